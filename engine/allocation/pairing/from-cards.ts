import type { SchoolCard } from '../../plan/index.ts';
import type { PairingSchool } from './pairing.ts';

/** Posts of a subject that a school of a stage has to spare (positive) or lacks. */
export interface Balance {
  readonly school: string;
  readonly stage: string;
  readonly subject: string;
  readonly posts: number;
}

/**
 * Pairing schools out of the cards of an exchange plan, one stage at a time: what is still lacking to the needs after the
 * plan, and what is held beyond them, measure by measure and, with `balances`, subject by subject. A school is to have a partner
 * where it lacks a measure, and helps where it lacks none; `capacity` is how many it can help.
 */
export function pairingSchools(
  cards: readonly SchoolCard[],
  stage: string,
  capacity: number,
  balances: readonly Balance[] = [],
): readonly PairingSchool[] {
  return cards
    .filter((card) => card.stage === stage)
    .map((card) => {
      const measures = Object.entries(card.measures).map(
        ([id, { need, after }]) => [id, after - need] as const,
      );
      const subjects = balances
        .filter((one) => one.school === card.school && one.stage === stage)
        .map(({ subject, posts }) => [`subject ${subject}`, posts] as const);
      const all = [...measures, ...subjects];
      const weak = measures.some(([, spare]) => spare < 0);
      return {
        id: card.school,
        lacks: Object.fromEntries(all.map(([id, spare]) => [id, Math.max(0, -spare)])),
        offers: Object.fromEntries(all.map(([id, spare]) => [id, Math.max(0, spare)])),
        capacity: weak ? 0 : capacity,
        weak,
      };
    });
}
