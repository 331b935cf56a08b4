import type { Priced } from '../bound/subgradient.ts';
import { Growing } from '../model/growing.ts';
import type { ExchangeModel } from '../model/model.ts';

/**
 * Arcs a teacher that the core keeps on average, besides those that the relaxation uses: few where neighbourhoods do most of the work, more at county size, where
 * prices have not come to rest and annealing needs room to mend broken rules.
 */
const ARCS_A_TEACHER = { few: 2, many: 6 };
const COUNTY_ARCS = 200_000;

/**
 * The arcs worth looking at: those whose reduced cost is least, about two a teacher, at county size six (the core of Balas and Zemel 1980). In a good plan nearly
 * every arc has a small one; the rest only makes a search slow.
 */
export function coreOf(model: ExchangeModel, { reduced, used }: Priced): Int32Array {
  const each = reduced.length > COUNTY_ARCS ? ARCS_A_TEACHER.many : ARCS_A_TEACHER.few;
  const most = each * model.teachers;
  if (reduced.length <= most) return Int32Array.from(reduced, (_, a) => a);
  const cut = reduced.slice().sort()[most]!;
  const core = new Growing();
  for (let a = 0; a < reduced.length; a++) if (reduced[a]! <= cut || used[a]! > 0) core.push(a);
  return core.toArray();
}

/** Chance in tenths with which an arc is proposed for what it was used in the relaxation. */
const SHARES = 10;

/** Arcs that the relaxation uses, each as often as it uses it, in tenths. */
export function favouritesOf({ used }: Priced): Int32Array {
  const favourites = new Growing();
  for (let a = 0; a < used.length; a++) {
    for (let times = Math.ceil(used[a]! * SHARES - 0.1); times > 0; times--) favourites.push(a);
  }
  return favourites.toArray();
}
