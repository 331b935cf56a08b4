import { ratioNamed } from '../../policy/ratios.ts';
import type { Case, JudgedStage } from '../case.ts';
import { sum } from '../pupils.ts';
import {
  type JudgedRatio,
  judgedRatios,
  type Provided,
  pupilsOf,
  type Sitting,
  sittingToday,
  sittingUnder,
} from '../resources.ts';
import { stageName, type Text } from '../words.ts';
import type { Broken, JudgedRule } from './rule.ts';

/** A coefficient counts as within its limit up to this. */
const ROUNDING = 1e-6;
/** A school of the roster without pupils counts as half a one, so that emptying it mends nothing. */
const NOBODY = 0.5;

/** The difference coefficients of each stage, or their mean over ratios, stay within the policy's limits. */
export const coefficient: JudgedRule = {
  id: 'coefficient',
  judge(on, zones) {
    const { coefficient: rule } = on.policy.balance;
    if (!rule.binds) return [];
    const now = sittingToday(on);
    const ratios = judgedRatios(on, sittingUnder(on, zones))
      .map((one) => ({
        ...one,
        provided: one.provided.filter(({ school }) => isEvaluated(on, now, one.stage, school)),
      }))
      .filter(({ provided }) => provided.length > 0);
    return on.stages.flatMap((stage) => {
      const limit = rule.limits[stage.id];
      const own = ratios.filter((one) => one.stage === stage);
      if (limit === undefined || own.length === 0) return [];
      const values = own.map((one) => ({ id: one.ratio.id as string, value: coefficientOf(on, one) }));
      const mean = { id: 'composite', value: sum(values.map(({ value }) => value)) / values.length };
      const limited = rule.scope === 'mean' ? [mean] : values;
      return limited
        .filter(({ value }) => asCompared(value, rule.decimals) > limit + ROUNDING)
        .map(({ id, value }) => broken(stage, id, value, limit));
    });
  },
};

/** The roster is that of today: a teaching point that the evaluation covers today stays in, and none comes in by growing. */
function isEvaluated(on: Case, now: Sitting, stage: JudgedStage, school: number): boolean {
  const { owners, pointsFrom } = on.policy.balance.evaluated;
  const { ownership, tier } = on.problem.schools[school]!;
  if (owners !== null && !owners.includes(ownership)) return false;
  if (tier !== 'teachingPoint' || pointsFrom === null) return true;
  return pupilsOf(on, stage, school, now) >= pointsFrom;
}

/** √(Σ (P ⁄ P_N)(x − X̄)²) ⁄ X̄ with x = R ⁄ P and X̄ = R_N ⁄ P_N; plain: every school counts the same. */
function coefficientOf(on: Case, { stage, ratio, provided }: JudgedRatio): number {
  const { weight, deviation } = on.policy.balance.coefficient;
  // A school of which nothing is to be had for the stage, because it has no pupils of it, is none of the stage.
  const counted = provided.filter(({ school, pupils, resource }) => {
    const splits =
      ratio.shared && (on.problem.schools[school]!.stages.length > 1 || on.problem.schools[school]!.senior);
    return pupils > 0 || (stage.schools.includes(school) && (!splits || resource > 0));
  });
  const schools = counted.length;
  const level = ({ resource, pupils }: Provided) => resource / Math.max(pupils, NOBODY);
  let variance: number;
  let mean: number;
  if (weight === 'plain') {
    mean = sum(counted.map(level)) / schools;
    variance = sum(counted.map((one) => (level(one) - mean) ** 2)) / schools;
  } else {
    const everybody = sum(counted.map(({ pupils }) => pupils));
    mean = sum(counted.map(({ resource }) => resource)) / everybody;
    // Σ P(x − X̄)² = Σ R² ⁄ P − R_N² ⁄ P_N; in the left form nothing cancels for schools with pupils.
    const squares = counted.map((one) =>
      one.pupils > 0 ? one.pupils * (level(one) - mean) ** 2 : one.resource * (level(one) - 2 * mean),
    );
    variance = sum(squares) / everybody;
  }
  if (!(mean > 0)) return 0;
  if (deviation === 'sample') variance = schools > 1 ? (variance * schools) / (schools - 1) : 0;
  return Math.sqrt(Math.max(0, variance)) / mean;
}

/** Rounded half up as the policy prescribes. */
function asCompared(value: number, decimals: number | null): number {
  if (decimals === null) return value;
  const scale = 10 ** decimals;
  return Math.round(value * scale * (1 + Number.EPSILON)) / scale;
}

function broken(stage: JudgedStage, id: string, value: number, limit: number): Broken {
  const level = stageName(stage.id);
  const what = id === 'composite' ? COMPOSITE : ratioNamed(id as JudgedRatio['ratio']['id']).name;
  const shown = value.toFixed(3) === limit.toFixed(3) ? value.toFixed(6) : value.toFixed(3);
  return {
    rule: 'coefficient',
    subject: `${stage.id}/${id}`,
    excess: value - limit,
    unit: 'coefficient',
    text: {
      en: `The difference coefficient of ${level.en} schools (${what.en}) is ${shown}; the limit is ${limit}. Send pupils from schools that have little for each to schools that have much, give the weak schools more, or raise the limit.`,
      zh: `${level.zh}学校间差异系数（${what.zh}）为 ${shown}，上限为 ${limit}；请将生均资源少的学校的部分生源划到资源较多的学校，或为薄弱学校增配资源，或放宽上限。`,
    },
  };
}

const COMPOSITE: Text = { en: 'composite', zh: '综合' };
