import type { SchoolCard } from '../../plan/index.ts';
import type { PairingSchool } from './pairing.ts';

/**
 * Pairing schools out of the cards of an exchange plan, one stage at a time: what is still lacking to the needs after the
 * plan, and what is held beyond them. A school helps where it lacks nothing; `capacity` is how many it can help.
 */
export function pairingSchools(
  cards: readonly SchoolCard[],
  stage: string,
  capacity: number,
): readonly PairingSchool[] {
  return cards
    .filter((card) => card.stage === stage)
    .map((card) => {
      const entries = Object.entries(card.measures);
      const lacks = entries.map(([id, { need, after }]) => [id, Math.max(0, need - after)] as const);
      const offers = entries.map(([id, { need, after }]) => [id, Math.max(0, after - need)] as const);
      const weak = lacks.some(([, missing]) => missing > 0);
      return {
        id: card.school,
        lacks: Object.fromEntries(lacks),
        offers: Object.fromEntries(offers),
        capacity: weak ? 0 : capacity,
        weak,
      };
    });
}
