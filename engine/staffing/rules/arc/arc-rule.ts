import type { Context } from '../../task/context.ts';

/** A rule that allows or forbids one arc: member m to school s from planned year y on, whole or shared. */
export interface ArcRule {
  /** As in docs/exchange-model.md. */
  readonly id: string;
  allows(context: Context, m: number, s: number, y: number, shared: boolean): boolean;
}
