import { TIE_RULES, type TieRule } from '../rules/tie/index.ts';
import type { Context } from '../task/context.ts';

/** Who is kept together with whom: ties of teacher t are `tieStart[t]` … `tieStart[t + 1]`, each told by both of its ends. */
export interface Ties {
  readonly tieStart: Int32Array;
  readonly tieTo: Int32Array;
  readonly tieRule: readonly TieRule['id'][];
  /** Metres within which the two stay, at `tie * years + y`. */
  readonly tieLimit: Float64Array;
}

/** The ties of every rule that is not left out. */
export function compileTies(context: Context, without: ReadonlySet<string>): Ties {
  const { roster, policy } = context;
  const members = roster.teacher.length;
  const of = Array.from({ length: members }, (): [number, TieRule['id']][] => []);
  for (const rule of TIE_RULES) {
    if (without.has(rule.id)) continue;
    for (const [a, b] of rule.pairs(context)) {
      of[a]!.push([b, rule.id]);
      of[b]!.push([a, rule.id]);
    }
  }
  const tieStart = new Int32Array(members + 1);
  for (const [m, ties] of of.entries()) tieStart[m + 1] = tieStart[m]! + ties.length;
  const limits = of.flatMap((ties, m) =>
    ties.flatMap(([other]) =>
      Array.from({ length: roster.years }, (_, y) =>
        Math.max(policy.coupleDistance, context.meters(context.baseOf(m, y), context.baseOf(other, y))),
      ),
    ),
  );
  return {
    tieStart,
    tieTo: Int32Array.from(of.flatMap((ties) => ties.map(([other]) => other))),
    tieRule: of.flatMap((ties) => ties.map(([, rule]) => rule)),
    tieLimit: Float64Array.from(limits),
  };
}
