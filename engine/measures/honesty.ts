import { OFFICIAL_SPREAD, type SpreadRules, spread } from './spread.ts';

/** Resource and pupils of the same schools, before and after; a school that was closed has no pupils after. */
export interface Change {
  readonly before: { readonly resources: ArrayLike<number>; readonly pupils: ArrayLike<number> };
  readonly after: { readonly resources: ArrayLike<number>; readonly pupils: ArrayLike<number> };
}

/** What a change of the difference coefficient is owed to. */
export interface HonestChange {
  readonly before: number;
  readonly after: number;
  /** The coefficient after, had no school that was above the county mean fallen below its own level. */
  readonly withoutLosses: number;
  /** The coefficient after on the old roster: closed schools with the pupils and resources that they had. */
  readonly oldRoster: number;
  /** Positions of the schools above the mean that fell, of those among them that lost resources, and of those closed. */
  readonly fell: readonly number[];
  readonly robbed: readonly number[];
  readonly closed: readonly number[];
  readonly warnings: readonly Trap[];
}

/**
 * What an improvement, or a verdict, hangs on. `levellingDown`: on a strong school having lost resources (T5).
 * `spreadThinner`: on a strong school having more pupils to share what it has. `merger`: on a school having been closed,
 * while the schools that were are no more alike than before (T6).
 */
export type Trap = 'levellingDown' | 'spreadThinner' | 'merger';

/** Ratios that differ by less are the same. */
const ROUNDING = 1e-9;

/**
 * Judges whether a difference coefficient improved for a good reason. `limit` is that of the profile, null where there is
 * none. `absorbed[i]` is what school i took over from closed ones (stock that moved with a merger), 0 by default. `lost` says whether
 * resources left school i, by default where it has less; stages that share a stock have less of it as soon as the other has more pupils.
 * Null when either coefficient is not known.
 */
export function honestChange(
  { before, after }: Change,
  limit: number | null = null,
  rules: SpreadRules = OFFICIAL_SPREAD,
  absorbed: ArrayLike<number> = [],
  lost = (i: number) => after.resources[i]! < before.resources[i]! * (1 - ROUNDING),
): HonestChange | null {
  const was = spread(before.resources, before.pupils, rules);
  const is = spread(after.resources, after.pupils, rules);
  if (!was || !is) return null;
  const fell: number[] = [];
  const closed: number[] = [];
  const robbed: number[] = [];
  const restored = Array.from(after.resources);
  const notTaken = Array.from(after.resources);
  const roster = Array.from(after.resources);
  for (let i = 0; i < restored.length; i++) {
    const [p0, p1] = [before.pupils[i]!, after.pupils[i]!];
    if (!(p0 > 0)) continue;
    const own = before.resources[i]! / p0;
    if (!(p1 > 0)) {
      closed.push(i);
      roster[i] = before.resources[i]!;
      continue;
    }
    roster[i]! -= absorbed[i] ?? 0;
    if (own <= was.mean || restored[i]! / p1 >= own * (1 - ROUNDING)) continue;
    fell.push(i);
    restored[i] = own * p1;
    if (!lost(i)) continue;
    robbed.push(i);
    notTaken[i] = own * p1;
  }
  const withoutLosses = spread(restored, after.pupils, rules)!.coefficient;
  const oldRoster = spread(roster, before.pupils, rules)?.coefficient ?? was.coefficient;
  // Improved, and without the doubtful part it is not: neither lower than before, nor within a limit it now keeps.
  const hangsOn = (without: number) =>
    is.coefficient < was.coefficient - ROUNDING &&
    without > is.coefficient + ROUNDING &&
    (without >= was.coefficient - ROUNDING || (limit !== null && is.coefficient <= limit && without > limit));
  const warnings: Trap[] = [];
  if (hangsOn(spread(notTaken, after.pupils, rules)!.coefficient)) warnings.push('levellingDown');
  else if (fell.length > 0 && hangsOn(withoutLosses)) warnings.push('spreadThinner');
  if (closed.length > 0 && hangsOn(oldRoster)) warnings.push('merger');
  return {
    before: was.coefficient,
    after: is.coefficient,
    withoutLosses,
    oldRoster,
    fell,
    robbed,
    closed,
    warnings,
  };
}
