import { type Program, ProgramBuilder } from '../../milp/index.ts';
import type { CheckedSolver } from '../../solvers/index.ts';
import type { Stop } from '../../stop/index.ts';
import type { Meters } from '../../units.ts';

/** A school in a pairing (结对帮扶): what it lacks and what it could help with, by subject or measure, in the same unit. */
export interface PairingSchool {
  readonly id: string;
  readonly lacks: Readonly<Record<string, number>>;
  readonly offers: Readonly<Record<string, number>>;
  /** Schools that it can help at once; 0 for one that only receives. */
  readonly capacity: number;
  /** Whether it is to have a partner. */
  readonly weak: boolean;
}

export interface PairingOptions {
  /** Partners farther apart than this are none; null: any distance. */
  readonly limit: Meters | null;
}

export interface Pair {
  readonly strong: string;
  readonly weak: string;
  /** Units of what is lacking that the partner could help with. */
  readonly help: number;
  readonly meters: Meters;
}

export interface Pairing {
  readonly pairs: readonly Pair[];
  /** Weak schools that no school in reach can take. */
  readonly unpaired: readonly string[];
  readonly value: number;
  /** Whether the value was proved least. */
  readonly proved: boolean;
}

const METERS_PER_KM = 1000;
/** Prices, so chosen that a school without partner outweighs any help, and a unit of help 20 km of way. */
const PRICE = { unpaired: 100_000, help: 20, kilometre: 1 };

/** What the one could help the other with: of each thing the smaller of lacking and offered. */
export function helpOf(strong: PairingSchool, weak: PairingSchool): number {
  let help = 0;
  for (const [what, lacking] of Object.entries(weak.lacks)) {
    help += Math.min(lacking, strong.offers[what] ?? 0);
  }
  return help;
}

/**
 * Pairs weak schools with strong ones: fewest weak schools without partner, then most help, then shortest ways, within each
 * helper's capacity. Small enough for a solver in the browser: one yes-or-no a possible pair.
 */
export async function pairSchools(
  schools: readonly PairingSchool[],
  metersBetween: (strong: string, weak: string) => Meters,
  options: PairingOptions,
  solver: CheckedSolver,
  stop?: Stop,
): Promise<Pairing | null> {
  const candidates = candidatesOf(schools, metersBetween, options);
  const result = await solver.solve(pairingProgram(schools, candidates), stop ? { stop } : {});
  if (!result.x || result.objective === undefined) return null;
  const pairs = candidates.filter((_, j) => result.x![j]! > 0.5);
  const paired = new Set(pairs.map((pair) => pair.weak));
  const unpaired = schools
    .filter((school) => school.weak && !paired.has(school.id))
    .map((school) => school.id);
  return { pairs, unpaired, value: result.objective, proved: result.status === 'optimal' };
}

/** Pairs that the limit allows, in the order of the schools. */
export function candidatesOf(
  schools: readonly PairingSchool[],
  metersBetween: (strong: string, weak: string) => Meters,
  { limit }: PairingOptions,
): readonly Pair[] {
  return schools.flatMap((strong) => {
    if (strong.capacity <= 0) return [];
    return schools.flatMap((weak): readonly Pair[] => {
      if (!weak.weak || weak.id === strong.id) return [];
      const meters = metersBetween(strong.id, weak.id);
      if (limit !== null && meters > limit) return [];
      return [{ strong: strong.id, weak: weak.id, help: helpOf(strong, weak), meters }];
    });
  });
}

/** One column a candidate pair; one row a weak school (at most one partner) and a helper (its capacity). */
export function pairingProgram(schools: readonly PairingSchool[], candidates: readonly Pair[]): Program {
  const builder = new ProgramBuilder();
  for (const { strong, weak, help, meters } of candidates) {
    const cost = (PRICE.kilometre * meters) / METERS_PER_KM - PRICE.help * help - PRICE.unpaired;
    builder.binary(cost, `${strong}_${weak}`);
  }
  for (const { id, weak, capacity } of schools) {
    if (weak) {
      builder.constant(PRICE.unpaired);
      addRow(builder, candidates, (pair) => pair.weak === id, 1);
    }
    if (capacity > 0) addRow(builder, candidates, (pair) => pair.strong === id, capacity);
  }
  return builder.build('pairing');
}

function addRow(
  builder: ProgramBuilder,
  candidates: readonly Pair[],
  belongs: (pair: Pair) => boolean,
  most: number,
): void {
  const columns = [...candidates.keys()].filter((j) => belongs(candidates[j]!));
  if (columns.length > 0) builder.row(-Infinity, most, columns, new Array<number>(columns.length).fill(1));
}
