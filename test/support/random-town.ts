import type { Bus, Group, LevelOption, Lock, PlanOptions } from '../../engine/plan/index.ts';
import type { BalancePolicy } from '../../engine/policy/balance.ts';
import type { WalkingBand, ZoningPolicy } from '../../engine/policy/policy.ts';
import { NO_STOCKS } from '../../engine/problem/index.ts';
import { Random } from '../../engine/random.ts';
import {
  buildTown,
  REFERENCE_SPEED,
  type SchoolSpec,
  type StaffSpec,
  type Town,
  type TownSpec,
} from './tiny-town.ts';

export interface TownShape {
  readonly units: readonly [from: number, to: number];
  readonly schools: readonly [from: number, to: number];
  /** Most plans (one eligible school for every unit and stage) that the town may have; Infinity for no limit. */
  readonly assignments: number;
}

/** Any town: for tests that look at single plans of it. */
export const ANY_TOWN: TownShape = { units: [2, 9], schools: [2, 4], assignments: Infinity };
/** Few enough plans to try them all. */
export const COUNTABLE_TOWN: TownShape = { units: [2, 7], schools: [2, 3], assignments: 3000 };

/**
 * A small random town, the same for the same seed and shape: one or two stages or the single stage `all` of a
 * published instance, nine-year schools, combined classes, private, unsafe, candidate and siteless schools, two schools in
 * one unit, islands, pairs without a way, empty units, projected years, entry cohorts, locks, groups, buses, boarding.
 * Much of what it asks binds; about half of the towns have a plan that keeps every rule.
 */
export function randomTown(seed: number, shape: TownShape = ANY_TOWN): Town {
  for (let attempt = 0; ; attempt++) {
    const town = buildTown(randomSpec(new Random(seed, attempt), shape));
    if (assignments(town) <= shape.assignments) return town;
  }
}

/** Positions of the schools that a plan may give zones of the stage to, when it opens and closes nothing. */
export function schoolsOfStage(town: Town, stage: number): number[] {
  return town.problem.schools.flatMap((school, s) =>
    school.status === 'existing' &&
    school.ownership === 'public' &&
    school.stages.includes(stage) &&
    (school.safe || !town.policy.safeBuildingsOnly)
      ? [s]
      : [],
  );
}

/** Positions of the planned stages, in the order of the problem. */
export function plannedStages(town: Town): number[] {
  return town.problem.stages.flatMap(({ id }, k) => (town.options.stages.includes(id) ? [k] : []));
}

function assignments(town: Town): number {
  let product = 1;
  for (const k of plannedStages(town)) product *= schoolsOfStage(town, k).length ** town.problem.units.count;
  return product;
}

type Draw = { readonly random: Random; chance(p: number): boolean; pick<T>(from: readonly T[]): T };

function randomSpec(random: Random, shape: TownShape): TownSpec {
  const draw: Draw = {
    random,
    chance: (p) => random.float() < p,
    pick: (from) => from[random.below(from.length)]!,
  };
  const stages = drawStages(draw);
  const years = draw.chance(0.4) ? [2026, 2026 + random.between(1, 3)] : [2026];
  const ids = drawIds(draw, random.between(...shape.units));
  const gradeCount = stages.flatMap((stage) => stage.grades).length;
  const units = ids.map((id) => {
    const empty = draw.chance(0.15);
    return {
      id,
      pupils: years.map(() => Array.from({ length: gradeCount }, () => (empty ? 0 : random.below(5)))),
    };
  });
  const published = stages[0]!.id === 'all';
  const schools = drawSchools(draw, stages, ids, random.between(...shape.schools), published);
  const spec: TownSpec = {
    stages,
    years,
    units,
    schools,
    borders: drawBorders(draw, ids),
    seconds: drawSeconds(draw, ids, schools),
    ...(draw.chance(0.5) && { zonesInForce: drawZones(draw, stages, ids, schools) }),
    ...(!published && draw.chance(0.7) && { enrolment: drawEnrolment(draw, stages, schools) }),
    ...(draw.chance(0.2) && { cutoffSeconds: 3600 }),
    policy: drawPolicy(draw, published),
  };
  const asked = { ...spec, options: drawOptions(draw, spec, published) };
  const furnished = published || draw.chance(0.5) ? asked : withResources(draw, asked);
  const given = drawZones(draw, stages, ids, schools);
  const aimed = draw.chance(0.6) ? furnished : withGoals(draw, furnished);
  const chosen = aimed.enrolment && draw.chance(0.5) ? withChoice(draw, aimed) : aimed;
  return { ...chosen, options: { ...chosen.options, given } };
}

function drawStages({ chance, pick }: Draw): TownSpec['stages'] {
  if (chance(0.1)) return [{ id: 'all', grades: ['all'] }];
  const primary = pick([['g1'], ['g1', 'g2', 'g3'], ['g1', 'g2', 'g3', 'g4', 'g5', 'g6']]);
  const junior = pick([['g7'], ['g7', 'g8', 'g9']]);
  if (chance(0.3)) return [{ id: 'primary', grades: primary }];
  return [
    { id: 'primary', grades: primary },
    { id: 'junior', grades: junior },
  ];
}

function drawIds({ pick }: Draw, count: number): string[] {
  const named = pick([(u: number) => `u${u}`, (u: number) => `${count - u}`, (u: number) => `第${u + 1}村`]);
  return Array.from({ length: count }, (_, u) => named(u));
}

function drawSchools(
  draw: Draw,
  stages: TownSpec['stages'],
  unitIds: readonly string[],
  count: number,
  published: boolean,
): SchoolSpec[] {
  const { random, chance, pick } = draw;
  const names = stages.map((stage) => stage.id);
  const schools: SchoolSpec[] = Array.from({ length: count }, (_, s) => ({
    id: `s${s}`,
    // The first school teaches every stage and is always in service, so that no stage is without one.
    stages: s === 0 || chance(0.3) ? names : [pick(names)],
    ...(chance(0.85) && { unit: pick(unitIds) }),
    ...(!published && chance(0.7)
      ? { classrooms: random.between(2, 14) }
      : chance(0.8)
        ? { seats: random.between(8, 70) }
        : {}),
    combinedClasses: chance(0.25),
    boardingPlaces: chance(0.35) ? random.between(1, 12) : 0,
    ...(s > 0 && {
      status: chance(0.08) ? 'candidate' : 'existing',
      ownership: chance(0.08) ? 'private' : 'public',
      safe: !chance(0.1),
    }),
  }));
  if (count > 1 && schools[0]!.unit !== undefined && chance(0.15)) {
    schools[1] = { ...schools[1]!, unit: schools[0]!.unit };
  }
  return schools;
}

/** A strip of two rows with some borders missing, so that zones fall apart and islands arise. */
function drawBorders({ chance }: Draw, ids: readonly string[]): [string, string][] {
  const borders: [string, string][] = [];
  const missing = chance(0.25) ? 0.3 : 0.05;
  for (let u = 0; u < ids.length; u++) {
    for (const v of [u + 2, u % 2 === 0 ? u + 1 : ids.length]) {
      if (v < ids.length && !chance(missing)) borders.push([ids[u]!, ids[v]!]);
    }
  }
  return borders;
}

function drawSeconds(draw: Draw, ids: readonly string[], schools: readonly SchoolSpec[]) {
  const { random, chance } = draw;
  const absent = chance(0.2) ? 0.2 : 0.02;
  const ways: Record<string, Record<string, number>> = {};
  for (const unit of ids) {
    ways[unit] = {};
    for (const school of schools) {
      // Whole minutes often, so that times equal limits exactly.
      if (!chance(absent))
        ways[unit][school.id] = chance(0.5) ? 60 * random.below(45) : random.float() * 2700;
    }
  }
  return ways;
}

function drawZones(
  { chance, pick }: Draw,
  stages: TownSpec['stages'],
  ids: readonly string[],
  schools: readonly SchoolSpec[],
) {
  const zones: Record<string, Record<string, string>> = {};
  for (const { id: stage } of stages) {
    const teaching = schools.filter((school) => school.stages.includes(stage));
    zones[stage] = {};
    for (const unit of ids) if (!chance(0.15)) zones[stage][unit] = pick(teaching).id;
  }
  return zones;
}

function drawEnrolment({ random, chance }: Draw, stages: TownSpec['stages'], schools: readonly SchoolSpec[]) {
  const rows: [string, number, number][] = [];
  for (const school of schools) {
    for (const stage of stages.filter(({ id }) => school.stages.includes(id))) {
      for (const grade of stage.grades) {
        if (!chance(0.2)) rows.push([school.id, Number(grade.slice(1)), random.below(8)]);
      }
    }
  }
  return rows;
}

function drawPolicy({ random, chance, pick }: Draw, published: boolean): Partial<ZoningPolicy> {
  if (published) return chance(0.5) ? {} : { classCap: { all: random.between(3, 9) } };
  const limit = () => (chance(0.8) ? 60 * random.between(20, 45) : null);
  const band = (from: number, to: number): WalkingBand => ({
    grades: [from, to],
    speed: pick([0.9, 1, 1.1, REFERENCE_SPEED]),
    limit: limit(),
    tailFrom: 60 * random.between(5, 25),
  });
  const bands = [band(1, 2), band(3, 6), band(7, 9)].filter(() => !chance(0.1));
  return {
    classCap: { primary: random.between(4, 12), ...(chance(0.95) && { junior: random.between(4, 12) }) },
    combinedClassCap: chance(0.7) ? random.between(3, 9) : null,
    bands,
    boardingFromGrade: pick([null, 1, 3, 4, 7]),
    safeBuildingsOnly: chance(0.5),
  };
}

/** The same town with resources, and with limits on them as tight as its schools are unlike. */
function withResources({ random, chance, pick }: Draw, spec: TownSpec): TownSpec {
  const ratios = (['teachingArea', 'books', 'backboneTeachers'] as const).filter(
    (id) => id === 'teachingArea' || chance(0.6),
  );
  // The first school is always known and evaluated, so that a limit has something to be held against.
  const schools = spec.schools.map((school, s) => ({
    ...school,
    tier: s > 0 && chance(0.2) ? ('teachingPoint' as const) : null,
    stocks: {
      ...NO_STOCKS,
      teachingArea: s === 0 || chance(0.9) ? random.below(120) : null,
      books: chance(0.9) ? 10 * random.between(1, 40) : null,
    },
  }));
  const staff = spec.schools.flatMap(({ id, stages }) =>
    stages.flatMap((stage) =>
      Array.from(
        { length: random.below(4) },
        (): StaffSpec => ({ school: id, stage, backbone: chance(0.6) }),
      ),
    ),
  );
  const limit = () => pick([0.15, 0.3, 0.5, 0.8, 1.2, 2]);
  const standard = () =>
    Object.fromEntries(ratios.filter(() => chance(0.8)).map((id) => [id, random.between(1, 12)]));
  const balance: BalancePolicy = {
    ratios,
    standards: { primary: standard(), junior: standard() },
    steps: pick([[1], [1, 0.85], [1, 0.85, 0.5]]),
    evaluated: {
      owners: chance(0.5) ? null : ['public'],
      pointsFrom: chance(0.5) ? null : random.between(1, 12),
    },
    split: { junior: 1.1, senior: 1.2 },
    staff: {
      countedBy: pick(['teachingAt', 'post']),
      artsSubjects: [],
      aboveDegreeFrom: { primary: 'associate', junior: 'bachelor' },
    },
    coefficient: {
      binds: chance(0.45),
      scope: pick(['each', 'each', 'mean']),
      weight: pick(['pupils', 'pupils', 'plain']),
      deviation: pick(['population', 'population', 'sample']),
      decimals: pick([null, null, 2]),
      limits: { ...(chance(0.9) && { primary: limit() }), ...(chance(0.9) && { junior: limit() }) },
    },
    noHarm: {
      binds: spec.enrolment !== undefined && chance(0.5),
      reading: pick(['ownLevel', 'standard']),
      tolerance: pick([0, 0.05, 0.3, 0.6]),
    },
    crowdedFrom: chance(0.8) ? pick([0.5, 0.8, 0.95]) : null,
    underusedBelow: chance(0.8) ? pick([0.3, 0.5]) : null,
  };
  return {
    ...spec,
    schools,
    ...(chance(0.9) && { staff }),
    policy: { ...spec.policy, balance },
  };
}

/** The same town with children from outside the zones, and a limit on them; not all schools are of the kind that it binds. */
function withChoice({ random, chance, pick }: Draw, spec: TownSpec): TownSpec {
  const most = () => pick([0, 0.05, 0.1, 0.25, 0.4]);
  return {
    ...spec,
    schools: spec.schools.map((school, s) => ({
      ...school,
      tier: school.tier ?? (s === 0 ? 'urban' : pick(['urban', 'town', 'village'])),
      boardingPlaces: s === 0 ? 0 : (school.boardingPlaces ?? 0),
    })),
    // Fewer in the first grades of a stage: then those above them are more than today's share allows.
    outsideZone: spec.enrolment!.map(([, grade, pupils], row) => {
      if (row > 0 && chance(0.1)) return null;
      return chance(grade === 1 || grade === 7 ? 0.8 : 0.1) ? 0 : random.below(1 + pupils);
    }),
    options: { ...spec.options, mode: chance(0.8) ? 'entryCohort' : 'wholeSchool' },
    policy: {
      ...spec.policy,
      choice: {
        binds: spec.enrolment!.length > 0 && chance(0.9),
        most: { primary: most(), ...(chance(0.8) && { junior: most() }) },
      },
    },
  };
}

/** The same town with other goals besides, now and then weighed against each other. */
function withGoals({ random, chance, pick }: Draw, spec: TownSpec): TownSpec {
  const ids = ['travel', 'tail', 'shortfall', 'crowding', 'change', 'compactness', 'kept'];
  random.shuffle(ids);
  const tolerance = () => pick([0, 0.01, 0.1, 0.5]);
  const levels: LevelOption[] = ids
    .slice(0, random.between(2, 4))
    .map((id) => ({ id, tolerance: tolerance() }));
  if (chance(0.4)) {
    const weights = { [ids[4]!]: random.between(1, 5), [ids[5]!]: 0.5 * random.between(1, 9) };
    levels[random.below(levels.length)] = { id: 'weighted', tolerance: tolerance(), weights };
  }
  return { ...spec, options: { ...spec.options, levels } };
}

function drawOptions(draw: Draw, spec: TownSpec, published: boolean): Partial<PlanOptions> {
  const { random, chance, pick } = draw;
  const stages = spec.stages.map(({ id }) => id);
  const planned = stages.length > 1 && chance(0.3) ? [pick(stages)] : stages;
  const unitIds = spec.units.map(({ id }) => id);
  const locks: Lock[] = [];
  const keepTogether: Group[] = [];
  const buses: Bus[] = [];
  for (const stage of planned) {
    const teaching = spec.schools.filter((school) => school.stages.includes(stage));
    if (chance(0.25)) locks.push({ stage, unit: pick(unitIds), school: pick(teaching).id });
    if (chance(0.25)) {
      const units = unitIds.filter(() => chance(0.4));
      if (units.length > 1) keepTogether.push({ stage, units });
    }
  }
  for (const unit of !published && chance(0.4) ? unitIds.filter(() => chance(0.3)) : []) {
    buses.push({ unit, school: pick(spec.schools).id, minutes: random.between(3, 40) });
  }
  return {
    mode: !published && chance(0.4) ? 'entryCohort' : 'wholeSchool',
    stages: planned,
    year: pick(spec.years!),
    contiguity: chance(0.75),
    allowIslands: chance(0.5),
    locks,
    keepTogether,
    buses,
    levels: drawLevels(draw, published),
    seed: random.below(1000),
  };
}

function drawLevels({ random, chance, pick }: Draw, published: boolean): LevelOption[] {
  const tolerance = () => pick([0, 0, 0.01, 0.1]);
  if (published) return [{ id: chance(0.7) ? 'distance' : 'travel', tolerance: tolerance() }];
  const ids = ['travel', 'tail', 'change'];
  if (chance(0.3)) random.shuffle(ids);
  return ids.slice(0, chance(0.3) ? random.between(1, 2) : 3).map((id) => ({ id, tolerance: tolerance() }));
}
