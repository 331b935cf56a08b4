import type { SchoolIndex } from '../../units.ts';
import type { Case } from '../case.ts';
import {
  type JudgedRatio,
  judgedRatios,
  type Provided,
  pupilsOf,
  sittingToday,
  sittingUnder,
  usesOthers,
  weightedPupils,
} from '../resources.ts';
import { schoolName, stageName } from '../words.ts';
import type { Broken, JudgedRule } from './rule.ts';

/** A hair's breadth for limits that are no whole numbers. */
const ROUNDING = 1e-9;

/** No school falls below its present level of any listed resource a pupil, or below the standard where the policy says so. */
export const noHarm: JudgedRule = {
  id: 'noHarm',
  judge(on, zones) {
    if (!on.policy.balance.noHarm.binds) return [];
    const [now, then] = [sittingToday(on), sittingUnder(on, zones)];
    const worst = new Map<string, Broken>();
    for (const one of judgedRatios(on, now)) {
      for (const before of one.provided) {
        if (!one.stage.schools.includes(before.school)) continue;
        const found = judgeSchool(on, one, before, now, then);
        if (found !== null && found.excess > (worst.get(found.subject)?.excess ?? 0))
          worst.set(found.subject, found);
      }
    }
    return [...worst.values()];
  },
};

type Sitting = Parameters<typeof judgedRatios>[1];

/** Whether one school keeps its level of one ratio. R stays, so that the level says how many pupils may share it. */
function judgeSchool(
  on: Case,
  { stage, ratio, provided: _ }: JudgedRatio,
  { school, pupils, resource }: Provided,
  now: Sitting,
  then: Sitting,
): Broken | null {
  if (!(resource > 0) || pupils === 0) return null;
  const { reading, tolerance } = on.policy.balance.noHarm;
  const standard = on.policy.balance.standards[stage.id]?.[ratio.id];
  const own = (ratio.per * resource) / pupils;
  const kept = reading === 'standard' && standard !== undefined ? Math.min(own, standard) : own;
  const level = kept * Math.max(1 - tolerance, 1e-9);
  const common = ratio.shared && usesOthers(on, school);
  // A common stock is shared by the weighted pupils of every stage: k·w·R ⁄ W, of which `own` is today's value.
  const sharing = common ? weightedPupils(on, school, then)! : pupilsOf(on, stage, school, then);
  const before = common ? weightedPupils(on, school, now)! : pupils;
  const most = (own * before) / level;
  if (sharing <= most + ROUNDING) return null;
  const where = schoolName(on.problem, school);
  const is = (own * before) / sharing;
  const loss = ((1 - is / own) * 100).toFixed(1);
  const of = stageName(stage.id);
  return {
    rule: 'noHarm',
    subject: subjectOf(on, school, stage.id, common),
    excess: sharing - most,
    unit: common ? 'weighted pupils' : 'pupils',
    text: {
      en: `${where.en} falls from ${own.toPrecision(4)} to ${is.toPrecision(4)} ${ratio.unit} (${of.en}: ${ratio.name.en}), by ${loss} %; the policy allows ${(tolerance * 100).toFixed(1)} %. Send about ${Math.ceil(sharing - most)} pupils elsewhere, give it more, or allow a loss of ${loss} %.`,
      zh: `${where.zh}（${of.zh}）${ratio.name.zh}由 ${own.toPrecision(4)} 降至 ${is.toPrecision(4)}，降幅 ${loss}%，政策允许 ${(tolerance * 100).toFixed(1)}%；请划出约 ${Math.ceil(sharing - most)} 名学生、为该校增配资源，或将允许降幅调至 ${loss}%。`,
    },
  };
}

function subjectOf({ problem }: Case, school: SchoolIndex, stage: string, common: boolean): string {
  const { id } = problem.schools[school]!;
  return common ? id : `${id}/${stage}`;
}
