import type { ExchangeForm, ExchangeMove, ExchangeOptions } from '../../plan/index.ts';
import type { ExchangePolicy } from '../../policy/index.ts';
import type { EarlierMove, Problem, Teacher } from '../../problem/index.ts';

/** A planned move with everything looked up. */
export interface JudgedMove {
  readonly teacher: Teacher;
  readonly to: number;
  readonly startYear: number;
  readonly shared: boolean;
}

/** Problem, policy, options and moves, with plain questions about them. Slow on purpose. */
export interface World {
  readonly problem: Problem;
  readonly policy: ExchangePolicy;
  readonly options: ExchangeOptions;
  readonly staff: readonly Teacher[];
  readonly moves: readonly JudgedMove[];
  readonly years: readonly number[];
  readonly moveBy: ReadonlyMap<Teacher, JudgedMove>;
  readonly latestBy: ReadonlyMap<Teacher, EarlierMove>;
  /** Who teaches at a school in a year (`school/year`), and who comes there for half of the lessons. */
  readonly present: ReadonlyMap<string, readonly Teacher[]>;
  readonly visitors: ReadonlyMap<string, readonly Teacher[]>;
}

export function buildWorld(
  problem: Problem,
  policy: ExchangePolicy,
  options: ExchangeOptions,
  moves: readonly JudgedMove[],
): World {
  const staff = (problem.teachers ?? []).filter((teacher) => teacher.role !== 'support');
  const years = Array.from({ length: options.years }, (_, i) => options.year + i);
  const latestBy = new Map<Teacher, EarlierMove>();
  for (const move of problem.moves ?? []) {
    const teacher = problem.teachers![move.teacher]!;
    const held = latestBy.get(teacher);
    if (!held || move.startYear > held.startYear) latestBy.set(teacher, move);
  }
  const moveBy = new Map(moves.map((move) => [move.teacher, move]));
  const empty: World = {
    problem,
    policy,
    options,
    staff,
    moves,
    years,
    moveBy,
    latestBy,
    present: new Map(),
    visitors: new Map(),
  };
  const present = new Map<string, Teacher[]>();
  const visitors = new Map<string, Teacher[]>();
  const add = (to: Map<string, Teacher[]>, school: number, year: number, teacher: Teacher) => {
    const key = `${school}/${year}`;
    to.set(key, [...(to.get(key) ?? []), teacher]);
  };
  for (const year of years) {
    for (const teacher of staff) {
      add(present, placeOf(empty, teacher, year), year, teacher);
      const move = moveBy.get(teacher);
      if (move?.shared && move.startYear <= year) add(visitors, move.to, year, teacher);
    }
  }
  return { ...empty, present, visitors };
}

/** The same world in which nobody moves. */
export function withoutMoves(world: World): World {
  return buildWorld(world.problem, world.policy, world.options, []);
}

export const up = (x: number) => Math.ceil(x - 1e-9);
export const down = (x: number) => Math.floor(x + 1e-9);

export function latestMove(world: World, teacher: Teacher): EarlierMove | null {
  return world.latestBy.get(teacher) ?? null;
}

/** Where a teacher teaches in a year if nothing is decided. */
export function basePlace(world: World, teacher: Teacher, year: number): number {
  const latest = latestMove(world, teacher);
  if (latest && latest.returnYear !== null && latest.returnYear <= year) return teacher.school;
  return teacher.teachingAt;
}

export function moveOf(world: World, teacher: Teacher): JudgedMove | null {
  return world.moveBy.get(teacher) ?? null;
}

/** Where a teacher teaches in a year under the plan; a shared teacher counts at the base place. */
export function placeOf(world: World, teacher: Teacher, year: number): number {
  const move = moveOf(world, teacher);
  if (move && !move.shared && move.startYear <= year) return move.to;
  return basePlace(world, teacher, year);
}

export function isInside(world: World, school: number): boolean {
  const { status, ownership } = world.problem.schools[school]!;
  return status === 'existing' && ownership === 'public';
}

/** Stage that the teacher teaches at a school in a year, null where none is allowed. */
export function stageTaught(world: World, teacher: Teacher, school: number, year: number): number | null {
  if (basePlace(world, teacher, year) === school) return teacher.stage;
  const offered = world.problem.schools[school]!.stages;
  const certified = teacher.certificates === null ? [teacher.stage] : teacher.certificates;
  if (offered.includes(teacher.stage) && certified.includes(teacher.stage)) return teacher.stage;
  if (!world.options.crossStage) return null;
  for (const stage of offered) if (certified.includes(stage)) return stage;
  return null;
}

export function formOfMove(world: World, move: JudgedMove): ExchangeForm {
  if (move.teacher.role === 'head') return 'head';
  if (world.options.flow === 'swaps') return 'swap';
  if (move.shared) return 'shared';
  const from = world.problem.schools[basePlace(world, move.teacher, move.startYear)]!.tier;
  const to = world.problem.schools[move.to]!.tier;
  const leavesTown = from === 'urban' || from === 'town';
  const arrivesInVillage = to === 'village' || to === 'teachingPoint';
  return leavesTown && arrivesInVillage ? 'secondment' : 'rotation';
}

export function postMoves(world: World, move: JudgedMove): boolean {
  const form = formOfMove(world, move);
  if (form === 'shared') return false;
  const sitsThere = move.teacher.school === basePlace(world, move.teacher, move.startYear);
  return sitsThere && world.policy.postFollows.includes(form);
}

/** What a move of the given plan says, in the judge's own terms; null where teacher or school is unknown. */
export function judged(problem: Problem, move: ExchangeMove): JudgedMove | null {
  const teacher = (problem.teachers ?? []).find((one) => one.id === move.teacher && one.role !== 'support');
  const to = problem.schools.findIndex((school) => school.id === move.to);
  if (!teacher || to < 0) return null;
  return { teacher, to, startYear: move.startYear, shared: move.form === 'shared' };
}

/** Great-circle metres on the mean sphere (haversine). */
export function meters(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const h =
    Math.sin(rad(b.lat - a.lat) / 2) ** 2 +
    Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(b.lon - a.lon) / 2) ** 2;
  const found = 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(h)));
  return Number.isNaN(found) ? 0 : found;
}

export function metersBetween(world: World, a: number, b: number): number {
  return a === b ? 0 : meters(world.problem.schools[a]!, world.problem.schools[b]!);
}

/** Way to work in whole minutes, one way. */
export function minutesFrom(world: World, teacher: Teacher, school: number): number {
  const hasHome = !Number.isNaN(teacher.homeLon) && !Number.isNaN(teacher.homeLat);
  const post = world.problem.schools[teacher.school]!;
  const start = hasHome ? { lon: teacher.homeLon, lat: teacher.homeLat } : { lon: post.lon, lat: post.lat };
  const way = meters(start, world.problem.schools[school]!) * world.policy.commute.detour;
  return Math.max(0, up(way / ((world.policy.commute.speed * 1000) / 60)));
}
