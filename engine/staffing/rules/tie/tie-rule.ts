import type { Context } from '../../task/context.ts';

/**
 * A rule that keeps teachers together: in every planned year the places of the two are at most `exchange.coupleDistance` apart, or as
 * far as they would be with nobody moved. Shared moves change no place.
 */
export interface TieRule {
  /** As in docs/exchange-model.md. */
  readonly id: 'couple' | 'household';
  /** Members of the roster who belong together, each pair once. */
  pairs(context: Context): readonly (readonly [a: number, b: number])[];
}
