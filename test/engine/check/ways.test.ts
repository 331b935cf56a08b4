import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../engine/check/index.ts';
import type { Bus } from '../../../engine/plan/index.ts';
import type { WalkingBand, ZoningPolicy } from '../../../engine/policy/policy.ts';
import { everybodyTo, honestPlan } from '../../support/honest-plan.ts';
import { buildTown, type SchoolSpec } from '../../support/tiny-town.ts';

/** Grades 1-3 walk 30 minutes at 1.2 m/s, the reference; 4-6 walk 20 at half of it. */
const SMALL: WalkingBand = { grades: [1, 3], speed: 1.2, limit: 1800, tailFrom: 600 };
const SLOW: WalkingBand = { grades: [4, 6], speed: 0.6, limit: 1200, tailFrom: 1200 };

interface Question {
  /** Minutes of the reference walker to Here (to which all go) and There; null for no way. */
  readonly here: number | null;
  readonly there?: number | null;
  /** Pupils of grades 3 and 4. */
  readonly pupils?: readonly [number, number];
  readonly bus?: number;
  readonly otherBus?: number;
  readonly school?: Partial<SchoolSpec>;
  /** What is special about There. */
  readonly other?: Partial<SchoolSpec>;
  readonly policy?: Partial<ZoningPolicy>;
  readonly cutoffSeconds?: number;
}

function judge({
  here,
  there = null,
  pupils = [1, 0],
  bus,
  otherBus,
  school,
  other,
  policy,
  cutoffSeconds,
}: Question) {
  const seconds = (minutes: number | null, id: string) => (minutes === null ? {} : { [id]: minutes * 60 });
  const buses: Bus[] = [];
  if (bus !== undefined) buses.push({ unit: 'u', school: 'Here', minutes: bus });
  if (otherBus !== undefined) buses.push({ unit: 'u', school: 'There', minutes: otherBus });
  const town = buildTown({
    stages: [{ id: 'primary', grades: ['g3', 'g4'] }],
    units: [{ id: 'u', pupils: [pupils] }],
    schools: [
      { id: 'Here', stages: ['primary'], ...school },
      { id: 'There', stages: ['primary'], ...other },
    ],
    seconds: { u: { ...seconds(here, 'Here'), ...seconds(there, 'There') } },
    ...(cutoffSeconds !== undefined && { cutoffSeconds }),
    policy: { bands: [SMALL, SLOW], ...policy },
    options: { buses },
  });
  const report = checkPlan(
    town.problem,
    town.travel,
    town.policy,
    honestPlan(town, everybodyTo(town, 'Here')),
  );
  const value = (id: string) => report.levels.find((level) => level.id === id)!.value;
  return {
    broken: report.violations.map(
      ({ rule, subject, excess, unit }) => `${rule} ${subject} ${excess} ${unit}`,
    ),
    exceptions: report.exceptions.map(
      ({ kind, grades, minutes }) => `${kind} ${grades.join('+')} ${minutes}`,
    ),
    sentences: report.violations.map(({ text }) => text.en),
    travel: value('travel'),
    tail: value('tail'),
  };
}

describe('the walking limit', () => {
  it('is inclusive, in the time of the band', () => {
    expect(judge({ here: 30, there: 1 })).toMatchObject({ broken: [], exceptions: [] });
    expect(judge({ here: 31, there: 1 }).broken).toEqual(['walkingLimit u/primary 60 seconds']);
    // Half the speed, twice the time: 10 minutes become 20.
    expect(judge({ here: 10, there: 1, pupils: [0, 1] })).toMatchObject({ broken: [], exceptions: [] });
    expect(judge({ here: 11, there: 1, pupils: [0, 1] }).broken).toEqual([
      'walkingLimit u/primary 120 seconds',
    ]);
  });

  it('adds the excess of every band that has pupils', () => {
    // 31 minutes: 1 over 30; at half the speed 62: 42 over 20.
    expect(judge({ here: 31, there: 1, pupils: [5, 5] }).broken).toEqual([
      'walkingLimit u/primary 2580 seconds',
    ]);
    expect(judge({ here: 31, there: 1, pupils: [0, 0] })).toMatchObject({ broken: [], exceptions: [] });
  });

  it('binds no band without a limit and no grade outside every band', () => {
    const free = { bands: [{ ...SMALL, limit: null }] };
    expect(judge({ here: 500, there: 1, pupils: [1, 1], policy: free })).toMatchObject({
      broken: [],
      exceptions: [],
    });
  });

  it('does not bind a grade below or above its band', () => {
    for (const grades of [
      [4, 6],
      [1, 2],
    ] as const) {
      const bands = [{ ...SMALL, grades }];
      expect(judge({ here: 500, there: 1, policy: { bands } })).toMatchObject({ broken: [], tail: 0 });
    }
  });

  it('follows the first of two bands that hold a grade', () => {
    const bands = [{ ...SMALL, limit: 600 }, SMALL];
    expect(judge({ here: 15, there: 1, policy: { bands } }).broken).toEqual([
      'walkingLimit u/primary 300 seconds',
    ]);
  });

  it('takes a time that only rounding puts beyond it', () => {
    // 35 s × 1.2 ⁄ 0.7 are 60 s, and 60.00000000000001 in floating point.
    const bands = [{ ...SMALL, speed: 0.7, limit: 60 }];
    expect(35 * (1.2 / 0.7)).toBeGreaterThan(60);
    expect(judge({ here: 35 / 60, there: 0, policy: { bands } })).toMatchObject({
      broken: [],
      exceptions: [],
    });
  });
});

describe('the exception bus', () => {
  it('replaces the walk for limit, travel and tail', () => {
    expect(judge({ here: 50, there: 1, bus: 20 })).toMatchObject({
      broken: [],
      exceptions: ['bus g3 20'],
      travel: 20,
      tail: 10,
    });
  });

  it('takes as long for every band, at the speed of none', () => {
    const both = judge({ here: 50, there: 1, bus: 20, pupils: [1, 1] });
    expect(both).toMatchObject({ broken: [], exceptions: ['bus g3 20', 'bus g4 20'], travel: 40, tail: 10 });
  });

  it('must keep the limit itself', () => {
    expect(judge({ here: 50, there: 1, bus: 30 }).broken).toEqual([]);
    expect(judge({ here: 50, there: 1, bus: 32 }).broken).toEqual(['walkingLimit u/primary 120 seconds']);
  });

  it('replaces a shorter walk too, and is no exception where the walk keeps the limit', () => {
    expect(judge({ here: 5, there: 1, bus: 20 })).toMatchObject({ broken: [], exceptions: [], travel: 20 });
    expect(judge({ here: 5, there: 1, bus: 31 }).broken).toEqual(['walkingLimit u/primary 60 seconds']);
  });

  it('reaches where no path does', () => {
    expect(judge({ here: null, there: 1, bus: 20 })).toMatchObject({
      broken: [],
      exceptions: ['bus g3 20'],
      travel: 20,
    });
  });
});

describe('the exception boarding', () => {
  const policy = { boardingFromGrade: 3, bands: [{ ...SMALL, grades: [3, 3] as const }, SLOW] };
  const school = { boardingPlaces: 4 };

  it('is for bands that begin at or above the first boarding grade, at schools with places', () => {
    expect(judge({ here: 40, there: 1, policy, school })).toMatchObject({
      broken: [],
      exceptions: ['boarding g3 40'],
      travel: 40,
      tail: 30,
    });
    expect(judge({ here: 40, there: 1, policy }).broken).toEqual(['walkingLimit u/primary 600 seconds']);
    const later = { ...policy, boardingFromGrade: 4 };
    expect(judge({ here: 40, there: 1, policy: later, school }).broken).toHaveLength(1);
    const never = { ...policy, boardingFromGrade: null };
    expect(judge({ here: 40, there: 1, policy: never, school }).broken).toHaveLength(1);
    // The band 1-3 begins below grade 3, though its pupils are in it.
    const early = { ...policy, bands: [SMALL, SLOW] };
    expect(judge({ here: 40, there: 1, policy: early, school }).broken).toHaveLength(1);
  });

  it('needs a place for each who boards', () => {
    expect(judge({ here: 40, there: 1, pupils: [4, 0], policy, school }).broken).toEqual([]);
    expect(judge({ here: 40, there: 1, pupils: [4, 3], policy, school }).broken).toEqual([
      'boardingPlaces Here 3 pupils',
    ]);
    expect(judge({ here: 40, there: 1, pupils: [1, 4], policy, school }).broken).toEqual([
      'boardingPlaces Here 1 pupils',
    ]);
    // Twelve minutes are near for grade 3 and 24, too far, for grade 4: only those board.
    expect(judge({ here: 12, there: 1, pupils: [40, 4], policy, school })).toMatchObject({
      broken: [],
      exceptions: ['boarding g4 24'],
    });
  });

  it('comes after a bus that keeps the limit, and before nobodyInReach', () => {
    expect(judge({ here: 40, there: 1, policy, school, bus: 20 }).exceptions).toEqual(['bus g3 20']);
    expect(judge({ here: 40, there: 1, policy, school, bus: 35 }).exceptions).toEqual(['boarding g3 35']);
    expect(judge({ here: 40, there: 50, policy, school }).exceptions).toEqual(['boarding g3 40']);
  });
});

describe('the exception nobodyInReach', () => {
  it('holds when no school of the stage is within the limit of the band', () => {
    expect(judge({ here: 40, there: 31 })).toMatchObject({ broken: [], exceptions: ['nobodyInReach g3 40'] });
    expect(judge({ here: 40, there: 30 }).broken).toEqual(['walkingLimit u/primary 600 seconds']);
    expect(judge({ here: 40, there: null }).exceptions).toEqual(['nobodyInReach g3 40']);
  });

  it('looks at schools of the stage only', () => {
    const other = { ownership: 'private' as const };
    expect(judge({ here: 40, there: 1, other }).exceptions).toEqual(['nobodyInReach g3 40']);
  });

  it('is judged band by band', () => {
    // There is 15 minutes off: near for grade 3, 30 and too far for grade 4.
    const { broken, exceptions } = judge({ here: 40, there: 15, pupils: [1, 1] });
    expect(broken).toEqual(['walkingLimit u/primary 600 seconds']);
    expect(exceptions).toEqual(['nobodyInReach g4 80']);
  });

  it('does not hold where a bus reaches another school in time, nor because a bus is late', () => {
    expect(judge({ here: 40, there: 50, otherBus: 10 }).broken).toHaveLength(1);
    expect(judge({ here: 40, there: 10, otherBus: 50 }).exceptions).toEqual(['nobodyInReach g3 40']);
  });
});

describe('reach', () => {
  it('is broken where there is no way and no bus, whatever else would excuse it', () => {
    const policy = { boardingFromGrade: 3, bands: [{ ...SMALL, grades: [3, 3] as const }, SLOW] };
    const lost = judge({ here: null, there: null, policy, school: { boardingPlaces: 9 } });
    expect(lost).toMatchObject({ broken: ['reach u/primary 1 units'], exceptions: [], travel: 0, tail: 0 });
  });

  it('counts what the table leaves out as beyond its cutoff the same', () => {
    expect(judge({ here: null, there: 1, cutoffSeconds: 3600 }).broken).toEqual(['reach u/primary 1 units']);
  });

  it('asks nothing for units without pupils', () => {
    expect(judge({ here: null, there: 1, pupils: [0, 0] })).toMatchObject({ broken: [], travel: 0, tail: 0 });
  });

  it('says whether there is no way or only none that the table looks for', () => {
    expect(judge({ here: null, there: 1 }).sentences[0]).toContain('no way to Here');
    expect(judge({ here: null, there: 1, cutoffSeconds: 3600 }).sentences[0]).toContain(
      'further than the travel table',
    );
  });
});
