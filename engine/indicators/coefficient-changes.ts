import { type HonestChange, honestChange } from '../measures/honesty.ts';
import { type RatioId, ratioNamed } from '../policy/index.ts';
import type { SchoolIndex } from '../units.ts';
import type { County } from './county.ts';
import type { StageSheet } from './sheet.ts';
import { spreadOf, spreadRules } from './spread-of.ts';

/** One coefficient before and after, and whether the change is honest. */
export interface CoefficientChange {
  readonly ratio: RatioId;
  readonly before: StageSheet;
  readonly after: StageSheet;
  /** Over the schools that were evaluated before; schools that are new count too. */
  readonly change: HonestChange;
  /** As the profile evaluates it after, which may leave out schools that became small. */
  readonly official: number | null;
}

/** Every coefficient of the profile, or of all ratios where it lists none, by stage. Both counties are of one dataset. */
export function coefficientChanges(
  before: County,
  after: County,
  ids: readonly RatioId[] = before.policy.values['coefficient.ratios'] ?? [],
): readonly CoefficientChange[] {
  const { policy } = before;
  return before.sheets.flatMap((was, k) => {
    const is = after.sheets[k]!;
    const counts = before.problem.schools.map(
      (_, s) => was.evaluated[s] === 1 || (is.evaluated[s] === 1 && !was.schools.includes(s)),
    );
    const limit = was.policyStage && policy.values[`coefficient.limit.${was.policyStage}`];
    const eachLimited = policy.values['coefficient.scope'] === 'each' ? limit : null;
    return ids.flatMap((ratio): CoefficientChange[] => {
      const change = honestChange(
        { before: column(was, ratio, counts), after: column(is, ratio, counts) },
        eachLimited,
        spreadRules(policy),
        [],
        (s) => resourcesLeft(before, after, k, ratio, s),
      );
      const official = spreadOf(after.policy, is, ratio)?.coefficient ?? null;
      return change ? [{ ratio, before: was, after: is, change, official }] : [];
    });
  });
}

/**
 * Whether a school has less of what a ratio counts. Of a stock that its stages share the whole counts: a stage has a smaller part of
 * it as soon as another has more pupils, and nothing has left the school.
 */
export function resourcesLeft(
  before: County,
  after: County,
  stage: number,
  id: RatioId,
  school: SchoolIndex,
): boolean {
  const stockOf = ({ problem }: County) =>
    (problem.schools[school]!.stocks as Readonly<Record<string, number | null>>)[id] ?? Number.NaN;
  const [had, has] = ratioNamed(id).shared
    ? [stockOf(before), stockOf(after)]
    : [before.sheets[stage]!.resources[id][school]!, after.sheets[stage]!.resources[id][school]!];
  return has < had * (1 - ROUNDING);
}

const ROUNDING = 1e-9;

function column(sheet: StageSheet, ratio: RatioId, counts: readonly boolean[]) {
  const inService = new Set(sheet.schools);
  return {
    resources: sheet.resources[ratio],
    pupils: counts.map((counted, s) => (counted && inService.has(s) ? sheet.pupils[s]! : 0)),
  };
}
