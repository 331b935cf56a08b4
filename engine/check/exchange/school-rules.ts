import type { Violation } from '../../plan/index.ts';
import { STAFF_MEASURES } from '../../policy/index.ts';
import {
  leaversOf,
  lessonsAt,
  measured,
  moversIn,
  need,
  partDemand,
  parts,
  postsAt,
  teachersAt,
} from './counts.ts';
import { down, isInside, placeOf, up, type World, withoutMoves } from './world.ts';

/** Every rule on the state of a school that the plan breaks. */
export function judgeSchools(world: World): readonly Violation[] {
  const still = withoutMoves(world);
  return [
    ...parts(world).flatMap(({ school, stage }) =>
      world.years.flatMap((year) => judgePart(world, still, school, stage, year)),
    ),
    ...world.problem.schools.flatMap((_, school) =>
      isInside(world, school) ? world.years.flatMap((year) => judgeSchool(world, still, school, year)) : [],
    ),
  ];
}

function judgePart(world: World, still: World, school: number, stage: number, year: number) {
  const found: Violation[] = [];
  const { options, problem, policy } = world;
  const subject = `${problem.schools[school]!.id}/${problem.stages[stage]!.id}`;
  const least = (rule: string, value: number, floor: number, unit: string, what = '') => {
    if (value < floor) found.push({ rule, subject: `${subject}${what}`, excess: floor - value, unit });
  };
  const demand = partDemand(world, school, stage);
  if (options.noHarm !== 'off') {
    for (const [name, asked] of demand.lessons) {
      const before = lessonsAt(still, school, stage, year, name);
      const after = lessonsAt(world, school, stage, year, name);
      least('subjectHours', after, Math.min(before, asked), 'lessons', `/${name}`);
    }
  }
  const staff = (of: World) =>
    teachersAt(of, school, stage, year).filter((one) => one.role !== 'head').length;
  least('classHeads', staff(world), Math.min(staff(still), demand.classes), 'teachers');
  for (const measure of STAFF_MEASURES) {
    const before = measured(still, school, stage, year, measure);
    const after = measured(world, school, stage, year, measure);
    const standard = Math.min(before, need(still, school, stage, measure));
    const kept = Math.max(standard, up((1 - options.tolerance) * before));
    const floors = { strict: before, tolerance: kept, lend: standard, off: 0 };
    least('noHarm', after, floors[options.noHarm], 'teachers', `/${measure}`);
    const { tier } = problem.schools[school]!;
    if (
      measure === 'backbone' &&
      options.protectVillages &&
      (tier === 'village' || tier === 'teachingPoint')
    ) {
      least('villageBackbone', after, before, 'teachers');
    }
  }
  const share = policy.seniorShareMax;
  if (share !== null) {
    const score = (of: World) => {
      const here = teachersAt(of, school, stage, year);
      const seniors = here.filter((one) => one.title === 'senior' || one.title === 'principal').length;
      return 100 * seniors - share * staff(of);
    };
    const most = Math.max(0, score(still));
    if (score(world) > most) {
      found.push({ rule: 'titleShare', subject, excess: score(world) - most, unit: 'percent-teachers' });
    }
  }
  return found;
}

function judgeSchool(world: World, still: World, school: number, year: number): readonly Violation[] {
  const found: Violation[] = [];
  const subject = world.problem.schools[school]!.id;
  const most = (rule: string, value: number, ceiling: number, unit: string, what = '') => {
    if (value > ceiling) found.push({ rule, subject: `${subject}${what}`, excess: value - ceiling, unit });
  };
  const cap = world.policy.turnoverCap;
  if (cap !== null) {
    const staff = parts(world)
      .filter((part) => part.school === school)
      .flatMap((part) => teachersAt(still, school, part.stage, year))
      .filter((one) => one.role !== 'head').length;
    const ceiling = Math.max(1, down(cap * staff));
    const arrivals = moversIn(world, year).filter((move) => move.to === school).length;
    most('turnover', leaversOf(world, school, year), ceiling, 'teachers', '/out');
    most('turnover', arrivals, ceiling, 'teachers', '/in');
  }
  const quota = quotaFor(world, school);
  if (quota !== null) {
    most('quota', postsAt(world, school, year), Math.max(postsAt(still, school, year), quota), 'posts');
  }
  const heads = (of: World) =>
    of.staff.filter((one) => one.role === 'head' && placeOf(of, one, year) === school).length;
  most('heads', heads(world), Math.max(1, heads(still)), 'heads');
  const missing = Math.min(1, heads(still)) - heads(world);
  if (missing > 0) found.push({ rule: 'heads', subject, excess: missing, unit: 'heads' });
  return found;
}

function quotaFor(world: World, school: number): number | null {
  const { policy, problem } = world;
  const { staffQuota, tier, stages } = problem.schools[school]!;
  if (staffQuota !== null) return staffQuota;
  const area = tier === 'urban' ? 'urban' : tier === 'town' ? 'town' : 'rural';
  const demands = stages.map((stage) => partDemand(world, school, stage));
  let posts = 0;
  for (const [i, stage] of stages.entries()) {
    const ratio = policy.quota.ratio[problem.stages[stage]!.id]?.[area];
    if (ratio === null || ratio === undefined) return null;
    posts += demands[i]!.pupils / ratio;
  }
  const pupils = demands.reduce((sum, one) => sum + one.pupils, 0);
  const classes = demands.reduce((sum, one) => sum + one.classes, 0);
  const { postsPerClass, smallUpTo } = policy.quota;
  if (postsPerClass !== null && smallUpTo !== null && pupils <= smallUpTo) {
    posts = Math.max(posts, postsPerClass * classes);
  }
  return up(posts);
}
