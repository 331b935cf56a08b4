import { describe, expect, it } from 'vitest';
import { makeCase, violationsOf } from '../../engine/check/index.ts';
import { NONE } from '../../engine/units.ts';
import { bruteForce, everyPlan } from './brute-force.ts';
import { COUNTABLE_TOWN, randomTown, schoolsOfStage } from './random-town.ts';
import { buildTown, type Town } from './tiny-town.ts';

const TOWNS = 1000;
const towns = Array.from({ length: TOWNS }, (_, seed) => randomTown(seed));

function pairs({ problem, travel }: Town): number {
  return travel.school.length - problem.units.count * problem.schools.length;
}

function emptyUnits({ problem }: Town): number {
  const width = problem.grades.length;
  return problem.units.ids.filter((_, u) => {
    return problem.units.pupils[0]!.slice(u * width, u * width + width).every((pupils) => pupils === 0);
  }).length;
}

function sharedAnchors({ problem }: Town): boolean {
  const anchors = problem.schools.map((school) => school.unit).filter((unit) => unit !== NONE);
  return new Set(anchors).size < anchors.length;
}

describe('random towns', () => {
  const features: readonly (readonly [string, (town: Town) => boolean])[] = [
    ['one stage', ({ problem }) => problem.stages.length === 1],
    ['two stages', ({ problem }) => problem.stages.length === 2],
    ['the stage of a published instance', ({ problem }) => problem.stages[0]!.id === 'all'],
    ['a stage that is not planned', ({ problem, options }) => options.stages.length < problem.stages.length],
    ['a nine-year school', ({ problem }) => problem.schools.some((school) => school.stages.length === 2)],
    [
      'combined classes',
      ({ problem, policy }) =>
        policy.combinedClassCap !== null && problem.schools.some((s) => s.combinedClasses),
    ],
    [
      'boarding',
      ({ problem, policy }) =>
        policy.boardingFromGrade !== null && problem.schools.some((s) => s.boardingPlaces > 0),
    ],
    ['a private school', ({ problem }) => problem.schools.some((school) => school.ownership === 'private')],
    ['a candidate site', ({ problem }) => problem.schools.some((school) => school.status === 'candidate')],
    [
      'an unsafe school where that matters',
      ({ problem, policy }) => policy.safeBuildingsOnly && problem.schools.some((s) => !s.safe),
    ],
    ['a school without a unit', ({ problem }) => problem.schools.some((school) => school.unit === NONE)],
    ['two schools in one unit', sharedAnchors],
    ['seats only', ({ problem }) => problem.schools.some((s) => s.seats !== null && s.classrooms === null)],
    [
      'no capacity known',
      ({ problem }) => problem.schools.some((s) => s.seats === null && s.classrooms === null),
    ],
    ['a unit without pupils', (town) => emptyUnits(town) > 0],
    ['a pair without a way', (town) => pairs(town) < 0],
    ['projected years', ({ problem }) => problem.years.length > 1],
    ['a later year planned', ({ problem, options }) => options.year !== problem.years[0]],
    [
      'entry cohorts with enrolment',
      ({ problem, options }) => options.mode === 'entryCohort' && problem.enrolment !== null,
    ],
    [
      'entry cohorts some years on',
      ({ problem, options }) => options.mode === 'entryCohort' && options.year > problem.years[0]!,
    ],
    ['locks', ({ options }) => options.locks.length > 0],
    ['groups', ({ options }) => options.keepTogether.length > 0],
    ['buses', ({ options }) => options.buses.length > 0],
    ['zones in force', ({ problem }) => problem.zonesInForce !== null],
    ['no contiguity', ({ options }) => !options.contiguity],
    ['islands allowed', ({ options }) => options.contiguity && options.allowIslands],
    ['a band without a limit', ({ policy }) => policy.bands.some((band) => band.limit === null)],
    [
      'a stage without a class cap',
      ({ policy, problem }) => problem.stages.some(({ id }) => policy.classCap[id] === undefined),
    ],
    ['levels in another order', ({ options }) => options.levels[0]!.id !== 'travel'],
  ];

  it.each(features)('hold %s often enough', (_, has) => {
    expect(towns.filter(has).length).toBeGreaterThan(TOWNS / 50);
  });

  it('always have a school for every planned stage', () => {
    for (const town of towns) {
      town.problem.stages.forEach((_, stage) => {
        expect(schoolsOfStage(town, stage).length).toBeGreaterThan(0);
      });
    }
  });

  it('are the same for the same seed, and differ between seeds', () => {
    expect(randomTown(17)).toEqual(randomTown(17));
    expect(randomTown(17)).not.toEqual(randomTown(18));
  });

  it('have a plan that keeps every rule about half of the time', () => {
    const feasible = Array.from(
      { length: 200 },
      (_, seed) => bruteForce(randomTown(seed, COUNTABLE_TOWN)).feasible,
    );
    const share = feasible.filter((count) => count > 0).length / feasible.length;
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.65);
  });
});

describe('brute force', () => {
  /** Two villages between two schools with room for three pupils each: only one way keeps everybody in. */
  const town = buildTown({
    stages: [{ id: 'primary', grades: ['g1'] }],
    units: [
      { id: 'a', pupils: [[1]] },
      { id: 'b', pupils: [[2]] },
      { id: 'c', pupils: [[3]] },
    ],
    schools: ['s', 't'].map((id) => ({ id, stages: ['primary'], seats: 3 })),
    seconds: { a: { s: 60, t: 120 }, b: { s: 120, t: 60 }, c: { s: 180, t: 60 } },
    options: {
      levels: [
        { id: 'travel', tolerance: 0.5 },
        { id: 'change', tolerance: 0 },
      ],
    },
    zonesInForce: { primary: { a: 't', b: 't', c: 's' } },
  });

  it('tries every plan once', () => {
    const on = makeCase(town.problem, town.travel, town.policy, town.options);
    const seen = new Set(Array.from(everyPlan(on), (zones) => zones.map((zone) => zone.join()).join('|')));
    expect(seen.size).toBe(2 ** 3);
    expect(bruteForce(town).tried).toBe(8);
  });

  it('finds the best at each level within the tolerance of those before', () => {
    // a + b in one school, c in the other: 1 + 4 + 3 = 8 or 2 + 2 + 9 = 13 pupil-minutes; 6 or 0 who change.
    expect(bruteForce(town)).toMatchObject({
      feasible: 2,
      levels: [
        { id: 'travel', reached: 8 },
        { id: 'change', reached: 6 },
      ],
    });
    const [first, second] = town.options.levels;
    const loose = { ...town, options: { ...town.options, levels: [{ ...first!, tolerance: 0.7 }, second!] } };
    const { levels, best } = bruteForce(loose);
    expect(levels[1]).toEqual({ id: 'change', reached: 0 });
    expect(best!.values).toEqual([13, 0]);
    const on = makeCase(town.problem, town.travel, town.policy, town.options);
    expect(violationsOf(on, best!.zones)).toEqual([]);
  });

  it('finds none where there is none', () => {
    const full = {
      ...town,
      problem: { ...town.problem, schools: town.problem.schools.map((school) => ({ ...school, seats: 2 })) },
    };
    expect(bruteForce(full)).toMatchObject({ feasible: 0, best: null });
  });
});
