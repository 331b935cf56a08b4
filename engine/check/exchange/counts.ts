import type { StaffMeasure } from '../../policy/index.ts';
import type { Teacher } from '../../problem/index.ts';
import { basePlace, down, isInside, moveOf, postMoves, stageTaught, up, type World } from './world.ts';

/** Pupils, classes and weekly lessons of one part (school × stage). */
export interface PartDemand {
  readonly pupils: number;
  readonly classes: number;
  readonly lessons: ReadonlyMap<string, number>;
}

/** Demand of the parts asked for so far: at county size every rule and goal asks again. */
const demands = new WeakMap<World, Map<string, PartDemand>>();

export function partDemand(world: World, school: number, stage: number): PartDemand {
  const known = demands.get(world) ?? new Map<string, PartDemand>();
  demands.set(world, known);
  const key = `${school}/${stage}`;
  const demand = known.get(key) ?? demandOf(world, school, stage);
  known.set(key, demand);
  return demand;
}

function demandOf(world: World, school: number, stage: number): PartDemand {
  const { problem, policy, options } = world;
  const id = problem.stages[stage]!.id;
  let pupils = 0;
  let classes = 0;
  const lessons = new Map<string, number>();
  for (const grade of problem.stages[stage]!.grades) {
    const number = Number(problem.grades[grade]!.slice(1));
    const planned = options.enrolments?.findLast(
      (row) => row.school === problem.schools[school]!.id && row.grade === number,
    );
    const recorded = problem.enrolment?.findLast((row) => row.school === school && row.grade === number);
    const row = planned ?? recorded;
    if (!row) continue;
    const cap = policy.classCap[id];
    const count = row.classes ?? (cap ? up(row.pupils / cap) : Math.min(1, row.pupils));
    pupils += row.pupils;
    classes += count;
    if (policy.load[id] === undefined) continue;
    for (const line of problem.curriculum ?? []) {
      if (line.stage !== stage || line.grade !== grade) continue;
      lessons.set(line.subject, (lessons.get(line.subject) ?? 0) + count * line.weeklyLessons);
    }
  }
  for (const [subject, sum] of lessons) lessons.set(subject, up(sum));
  return { pupils, classes, lessons };
}

/** Lessons a week that the teacher gives in each subject where the stage is taught. */
export function lessonsGiven(world: World, teacher: Teacher, stage: number): ReadonlyMap<string, number> {
  let load = down(world.policy.load[world.problem.stages[stage]!.id] ?? 0);
  if (teacher.role === 'head') load = down(load * world.policy.headLoad);
  const given = new Map<string, number>();
  const [main, ...others] = teacher.subjects;
  const each = others.length === 0 ? 0 : down((load * world.policy.secondSubjectShare) / others.length);
  for (const subject of others) given.set(subject, (given.get(subject) ?? 0) + each);
  if (main !== undefined) given.set(main, (given.get(main) ?? 0) + load - each * others.length);
  return given;
}

/** Lessons of a subject given at a part in a year. */
export function lessonsAt(
  world: World,
  school: number,
  stage: number,
  year: number,
  subject: string,
): number {
  let sum = 0;
  for (const teacher of world.present.get(`${school}/${year}`) ?? []) {
    if (stageTaught(world, teacher, school, year) !== stage) continue;
    const whole = lessonsGiven(world, teacher, stage).get(subject) ?? 0;
    const move = moveOf(world, teacher);
    const away = move?.shared && move.startYear <= year;
    sum += away ? whole - Math.floor(whole / 2) : whole;
  }
  for (const teacher of world.visitors.get(`${school}/${year}`) ?? []) {
    if (stageTaught(world, teacher, school, moveOf(world, teacher)!.startYear) !== stage) continue;
    sum += Math.floor((lessonsGiven(world, teacher, stage).get(subject) ?? 0) / 2);
  }
  return sum;
}

/** Staff who teach at a part in a year. */
export function teachersAt(world: World, school: number, stage: number, year: number): readonly Teacher[] {
  const here = world.present.get(`${school}/${year}`) ?? [];
  return here.filter((teacher) => stageTaught(world, teacher, school, year) === stage);
}

export function hasMeasure(world: World, teacher: Teacher, measure: StaffMeasure, stage: number): boolean {
  const degrees = ['secondary', 'associate', 'bachelor', 'master', 'doctor'];
  const least = world.policy.aboveDegreeFrom[world.problem.stages[stage]!.id];
  if (measure === 'backbone') return teacher.backbone;
  if (measure === 'higherDegree') {
    if (teacher.degree === null || least === undefined) return false;
    return degrees.indexOf(teacher.degree) >= degrees.indexOf(least);
  }
  if (measure === 'artsSports')
    return teacher.subjects.some((one) => world.policy.artsSubjects.includes(one));
  return teacher.title !== null && ['middle', 'senior', 'principal'].includes(teacher.title);
}

export function measured(
  world: World,
  school: number,
  stage: number,
  year: number,
  measure: StaffMeasure,
): number {
  return teachersAt(world, school, stage, year).filter((one) => hasMeasure(world, one, measure, stage))
    .length;
}

/** Parts that count: every stage of the schools inside. */
export function parts(world: World): readonly { school: number; stage: number }[] {
  return world.problem.schools.flatMap((school, s) =>
    isInside(world, s) ? school.stages.map((stage) => ({ school: s, stage })) : [],
  );
}

/** Parts of a stage that coefficients are taken over: what the policy evaluates by today's enrolment and that has pupils. */
export function evaluatedParts(world: World, stage: number): readonly { school: number; pupils: number }[] {
  const { owners, pointsFrom } = world.policy.evaluated;
  const now = { ...world, options: { ...world.options, enrolments: null } };
  return world.problem.schools.flatMap(({ status, stages, ownership, tier }, school) => {
    if (status !== 'existing' || !stages.includes(stage)) return [];
    if (owners !== null && !owners.includes(ownership)) return [];
    const small = tier === 'teachingPoint' && partDemand(now, school, stage).pupils < (pointsFrom ?? 0);
    const { pupils } = partDemand(world, school, stage);
    return small || pupils === 0 ? [] : [{ school, pupils }];
  });
}

/** Teachers of a measure that a part needs by the standard. `still` is the world in which nobody moves. */
export function need(still: World, school: number, stage: number, measure: StaffMeasure): number {
  const { policy, problem } = still;
  let standard = policy.standard[measure][problem.stages[stage]!.id] ?? null;
  if (standard === null && measure === 'middleTitle' && policy.experience === 'countyMean') {
    standard = countyMean(still, stage);
  }
  return standard === null ? 0 : up((standard * partDemand(still, school, stage).pupils) / 100);
}

/** Means of the stages asked for so far. */
const means = new WeakMap<World, Map<number, number | null>>();

/** Teachers of middle title or above per 100 pupils of the stage, county-wide; null without pupils. */
function countyMean(still: World, stage: number): number | null {
  const known = means.get(still) ?? new Map<number, number | null>();
  means.set(still, known);
  if (!known.has(stage)) known.set(stage, meanOf(still, stage));
  return known.get(stage)!;
}

function meanOf(still: World, stage: number): number | null {
  let [pupils, holders] = [0, 0];
  for (const { school } of parts(still).filter((part) => part.stage === stage)) {
    const here = partDemand(still, school, stage).pupils;
    pupils += here;
    if (here > 0) holders += measured(still, school, stage, still.options.year, 'middleTitle');
  }
  return pupils === 0 ? null : (100 * holders) / pupils;
}

/** Staff whose post sits at the school in a year. */
export function postsAt(world: World, school: number, year: number): number {
  let sum = 0;
  for (const teacher of world.staff) {
    const move = moveOf(world, teacher);
    const moved = move !== null && move.startYear <= year && postMoves(world, move);
    if ((moved ? move.to : teacher.school) === school) sum++;
  }
  return sum;
}

/** Whole moves that begin in a year. */
export function moversIn(world: World, year: number) {
  return world.moves.filter((move) => !move.shared && move.startYear === year);
}

export function leaversOf(world: World, school: number, year: number): number {
  return moversIn(world, year).filter((move) => basePlace(world, move.teacher, year) === school).length;
}
