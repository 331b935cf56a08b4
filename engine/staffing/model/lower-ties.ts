import type { ProgramBuilder } from '../../milp/index.ts';
import type { ExchangeState } from '../search/state.ts';
import { SHARED } from './model.ts';

/** Where a teacher may be in a year: the base place and what arcs lead to, with the arcs. */
interface Place {
  readonly school: number;
  readonly columns: readonly number[];
}

/**
 * Couples and households: for each place of the one, being there and being at any place of the other that is too far away exclude each
 * other. Being at the base place is "no arc leads elsewhere".
 */
export function lowerTies(
  state: ExchangeState,
  builder: ProgramBuilder,
  free: Int32Array,
  columnOf: ReadonlyMap<number, number>,
): void {
  const { model } = state;
  const isFree = new Set(free);
  for (const t of free) {
    for (let tie = model.tieStart[t]!; tie < model.tieStart[t + 1]!; tie++) {
      const other = model.tieTo[tie]!;
      if (isFree.has(other) && other < t) continue;
      for (let y = 0; y < model.years; y++) lowerTie(state, builder, columnOf, isFree, t, tie, y);
    }
  }
}

function lowerTie(
  state: ExchangeState,
  builder: ProgramBuilder,
  columnOf: ReadonlyMap<number, number>,
  isFree: ReadonlySet<number>,
  t: number,
  tie: number,
  y: number,
): void {
  const { model } = state;
  const partner = model.tieTo[tie]!;
  const limit = model.tieLimit[tie * model.years + y]!;
  const mine = placesOf(state, t, y, columnOf, true);
  const theirs = placesOf(state, partner, y, columnOf, isFree.has(partner));
  const away = (places: readonly Place[]) => places.slice(1).flatMap((place) => place.columns);
  for (const [i, here] of mine.entries()) {
    const far = theirs.filter(
      (there) => model.distances[here.school * model.schools + there.school]! > limit,
    );
    if (far.length === 0) continue;
    let most = 1;
    const row: [number, number][] = [];
    const add = (columns: readonly number[], sign: number) => {
      for (const column of columns) row.push([column, sign]);
    };
    // Base place: 1 − Σ arcs elsewhere.
    if (i === 0) {
      add(away(mine), -1);
      most -= 1;
    } else add(here.columns, 1);
    for (const there of far) {
      if (there === theirs[0]) {
        add(away(theirs), -1);
        most -= 1;
      } else add(there.columns, 1);
    }
    builder.row(
      -Infinity,
      most,
      row.map(([column]) => column),
      row.map(([, sign]) => sign),
      `together_${tie}_${y}_${here.school}`,
    );
  }
}

/** The base (or fixed) place first. */
function placesOf(
  state: ExchangeState,
  t: number,
  y: number,
  columnOf: ReadonlyMap<number, number>,
  free: boolean,
): readonly Place[] {
  const { model } = state;
  if (!free) return [{ school: state.place(t, y), columns: [] }];
  const bySchool = new Map<number, number[]>();
  for (let a = model.arcStart[t]!; a < model.arcStart[t + 1]!; a++) {
    if ((model.arcFlags[a]! & SHARED) !== 0 || model.arcYear[a]! > y) continue;
    const column = columnOf.get(a);
    if (column === undefined) continue;
    const s = model.arcSchool[a]!;
    bySchool.set(s, [...(bySchool.get(s) ?? []), column]);
  }
  const base = { school: model.basePlace[t * model.years + y]!, columns: [] };
  return [base, ...[...bySchool].map(([school, columns]) => ({ school, columns }))];
}
