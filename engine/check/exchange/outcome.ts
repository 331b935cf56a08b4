import type { FairnessRow, RecruitPost, SchoolCard, StaffCoefficient } from '../../plan/index.ts';
import { STAFF_MEASURES, type StaffMeasure } from '../../policy/index.ts';
import type { Teacher } from '../../problem/index.ts';
import {
  evaluatedParts,
  hasMeasure,
  leaversOf,
  lessonsAt,
  measured,
  moversIn,
  need,
  partDemand,
  parts,
  teachersAt,
} from './counts.ts';
import { isEligible } from './eligibility.ts';
import {
  basePlace,
  down,
  minutesFrom,
  moveOf,
  placeOf,
  postMoves,
  stageTaught,
  up,
  type World,
  withoutMoves,
} from './world.ts';

/** What a plan must say of schools, recruitment, differences and fairness (docs/exchange-model.md, "Statements"). */
export interface Outcome {
  readonly schools: readonly SchoolCard[];
  readonly coefficients: readonly StaffCoefficient[];
  readonly recruit: readonly RecruitPost[];
  readonly fairness: readonly FairnessRow[];
}

export function recomputedOutcome(world: World): Outcome {
  const still = withoutMoves(world);
  const schools = parts(world).map(({ school, stage }) => cardOf(world, still, school, stage));
  return {
    schools,
    coefficients: coefficientsOf(world, still),
    recruit: parts(world).flatMap(({ school, stage }) => recruitsOf(world, still, school, stage)),
    fairness: fairnessOf(world),
  };
}

function cardOf(world: World, still: World, school: number, stage: number): SchoolCard {
  const { problem, years } = world;
  const year = years.at(-1)!;
  const { pupils, classes, lessons } = partDemand(world, school, stage);
  const staff = (of: World) =>
    teachersAt(of, school, stage, year).filter((one) => one.role !== 'head').length;
  const missing = (of: World) =>
    [...lessons].reduce(
      (sum, [subject, asked]) => sum + Math.max(0, asked - lessonsAt(of, school, stage, year, subject)),
      0,
    );
  const moves = years.flatMap((one) => moversIn(world, one));
  return {
    school: problem.schools[school]!.id,
    stage: problem.stages[stage]!.id,
    pupils,
    classes,
    teachers: { before: staff(still), after: staff(world) },
    lessonsMissing: { before: missing(still), after: missing(world) },
    measures: Object.fromEntries(
      STAFF_MEASURES.map((measure) => {
        const have = (of: World) => measured(of, school, stage, year, measure);
        return [
          measure,
          { before: have(still), after: have(world), need: need(still, school, stage, measure) },
        ];
      }),
    ),
    leave: years.reduce((sum, one) => sum + leaversOf(world, school, one), 0),
    arrive: moves.filter((move) => move.to === school).length,
  };
}

/** s ⁄ mean of teachers a pupil, with the weights, the divisor and the place of counting that the profile names. */
function coefficientsOf(world: World, still: World): readonly StaffCoefficient[] {
  return world.problem.stages.flatMap(({ id }, stage) => {
    const ofStage = evaluatedParts(world, stage);
    if (ofStage.length === 0) return [];
    return STAFF_MEASURES.map((measure) => {
      const coefficient = (of: World) =>
        coefficientOf(
          ofStage.map(({ school, pupils }) => ({ have: countedAt(of, school, stage, measure), pupils })),
          world.policy.spread,
        );
      return { stage: id, measure, before: coefficient(still), after: coefficient(world) };
    });
  });
}

/** Teachers of a measure in the last year at a part: those who teach there, or those whose post sits there. */
function countedAt(world: World, school: number, stage: number, measure: StaffMeasure): number {
  const year = world.years.at(-1)!;
  if (world.policy.spread.countedBy === 'teachingAt') return measured(world, school, stage, year, measure);
  return world.staff.filter((one) => {
    const move = moveOf(world, one);
    const follows = move !== null && postMoves(world, move);
    const post = follows ? move.to : one.school;
    const taught = follows ? stageTaught(world, one, move.to, move.startYear) : one.stage;
    return post === school && taught === stage && hasMeasure(world, one, measure, stage);
  }).length;
}

function coefficientOf(
  rows: readonly { readonly have: number; readonly pupils: number }[],
  { weight, deviation }: World['policy']['spread'],
): number | null {
  const weightOf = (pupils: number) => (weight === 'plain' ? 1 : pupils);
  const all = rows.reduce((sum, { pupils }) => sum + weightOf(pupils), 0);
  const average = (read: (ratio: number) => number) =>
    rows.reduce((sum, { have, pupils }) => sum + (weightOf(pupils) / all) * read(have / pupils), 0);
  const mean = average((ratio) => ratio);
  const variance = average((ratio) => (ratio - mean) ** 2);
  if (mean === 0 || (deviation === 'sample' && rows.length === 1)) return null;
  const divisor = deviation === 'sample' ? rows.length / (rows.length - 1) : 1;
  return Math.sqrt(variance * divisor) / mean;
}

function recruitsOf(world: World, still: World, school: number, stage: number): readonly RecruitPost[] {
  const { problem, policy } = world;
  const year = world.years.at(-1)!;
  const part = { school: problem.schools[school]!.id, stage: problem.stages[stage]!.id, year };
  const load = down(policy.load[part.stage] ?? 0);
  const posts: RecruitPost[] = [];
  for (const [what, asked] of partDemand(world, school, stage).lessons) {
    const missing = asked - lessonsAt(world, school, stage, year, what);
    if (missing <= 0 || load === 0) continue;
    posts.push({ ...part, kind: 'subject', what, posts: up(missing / load), missing });
  }
  for (const what of STAFF_MEASURES) {
    const missing = need(still, school, stage, what) - measured(world, school, stage, year, what);
    if (missing > 0) posts.push({ ...part, kind: 'measure', what, posts: missing, missing });
  }
  return posts;
}

function fairnessOf(world: World): readonly FairnessRow[] {
  const first = world.options.year;
  const last = world.years.at(-1)!;
  const moved = (teacher: Teacher) => moveOf(world, teacher)?.shared === false;
  const extra = (teacher: Teacher) =>
    Math.max(
      0,
      minutesFrom(world, teacher, placeOf(world, teacher, last)) -
        minutesFrom(world, teacher, basePlace(world, teacher, first)),
    );
  const concerned = world.staff.filter((one) => moved(one) || isEligible(world, one, first));
  const groups = {
    age: (one: Teacher) => (one.birthYear === null ? 'unknown' : ageGroup(first - one.birthYear)),
    sex: (one: Teacher) => one.sex ?? 'unknown',
    tier: (one: Teacher) => world.problem.schools[basePlace(world, one, first)]!.tier ?? 'unknown',
    title: (one: Teacher) => one.title ?? 'unknown',
  };
  return (['age', 'sex', 'tier', 'title'] as const).flatMap((by) =>
    Array.from(Map.groupBy(concerned, groups[by]), ([group, members]): FairnessRow => {
      const movers = members.filter(moved);
      const minutes = movers.reduce((sum, one) => sum + extra(one), 0);
      return {
        by,
        group,
        eligible: members.filter((one) => isEligible(world, one, first)).length,
        moved: movers.length,
        meanExtraMinutes: movers.length === 0 ? null : minutes / movers.length,
      };
    }),
  );
}

function ageGroup(age: number): string {
  if (age >= 50) return '50+';
  if (age >= 40) return '40+';
  return age >= 30 ? '30+' : '0+';
}
