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
 * What makes a school strong. `standard`: it lacks nothing, and offers what it holds beyond its needs. `relative`: it stands no lower than
 * the county, and offers what it holds beyond its needs at the county's own level: where the whole county is short, the better half
 * still helps the weaker one.
 */
export type Surplus = 'standard' | 'relative';

/**
 * Pairing schools out of the cards of an exchange plan, one stage at a time: what is still lacking to the needs after the plan, and what
 * is to spare, measure by measure and, with `balances`, subject by subject. With `relative` surplus the county's level of a measure is
 * Σ held ⁄ Σ needed, at most 1, and a school's own is Σ min(held, needed) ⁄ Σ needed over its measures. A school is to have a partner
 * where it lacks a measure (relative: and stands below the county); the others can help `capacity` schools.
 */
export function pairingSchools(
  cards: readonly SchoolCard[],
  stage: string,
  capacity: number,
  balances: readonly Balance[] = [],
  surplus: Surplus = 'standard',
): readonly PairingSchool[] {
  const ofStage = cards.filter((card) => card.stage === stage);
  const levels = levelsOf(ofStage);
  const county = metShare(ofStage);
  return ofStage.map((card) => {
    const subjects = balances.filter((one) => one.school === card.school && one.stage === stage);
    const lacks: Record<string, number> = {};
    const offers: Record<string, number> = {};
    for (const [id, { need, after }] of Object.entries(card.measures)) {
      lacks[id] = Math.max(0, need - after);
      const kept = surplus === 'standard' ? need : Math.ceil(need * levels.get(id)! - 1e-9);
      offers[id] = Math.max(0, after - kept);
    }
    const lacking = Object.values(lacks).some((missing) => missing > 0);
    for (const { subject, posts } of subjects) {
      lacks[`subject ${subject}`] = Math.max(0, -posts);
      offers[`subject ${subject}`] = Math.max(0, posts);
    }
    const weak = lacking && (surplus === 'standard' || metShare([card])! < county!);
    return { id: card.school, lacks, offers, capacity: weak ? 0 : capacity, weak };
  });
}

/** Σ held ⁄ Σ needed of each measure over the county, at most 1; 1 where nothing is needed. */
function levelsOf(cards: readonly SchoolCard[]): ReadonlyMap<string, number> {
  const sums = new Map<string, { held: number; needed: number }>();
  for (const { measures } of cards) {
    for (const [id, { need, after }] of Object.entries(measures)) {
      const sum = sums.get(id) ?? { held: 0, needed: 0 };
      sums.set(id, { held: sum.held + after, needed: sum.needed + need });
    }
  }
  return new Map(
    Array.from(sums, ([id, { held, needed }]) => [id, needed === 0 ? 1 : Math.min(1, held / needed)]),
  );
}

/** Σ min(held, needed) ⁄ Σ needed over all measures; null where nothing is needed. */
function metShare(cards: readonly SchoolCard[]): number | null {
  let met = 0;
  let needed = 0;
  for (const { measures } of cards) {
    for (const { need, after } of Object.values(measures)) {
      met += Math.min(need, after);
      needed += need;
    }
  }
  return needed === 0 ? null : met / needed;
}
