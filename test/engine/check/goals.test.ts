import { describe, expect, it } from 'vitest';
import { GOALS, makeCase } from '../../../engine/check/index.ts';
import { NONE } from '../../../engine/units.ts';
import { buildTown, type TownSpec } from '../../support/tiny-town.ts';

/** Three units with 1, 2 and 4 pupils in grade 1 and 8, 16 and 32 in grade 7. */
const SPEC: TownSpec = {
  stages: [
    { id: 'primary', grades: ['g1'] },
    { id: 'junior', grades: ['g7'] },
  ],
  years: [2026, 2028],
  units: [
    {
      id: 'a',
      pupils: [
        [1, 8],
        [100, 800],
      ],
    },
    {
      id: 'b',
      pupils: [
        [2, 16],
        [200, 1600],
      ],
    },
    {
      id: 'c',
      pupils: [
        [4, 32],
        [400, 3200],
      ],
    },
  ],
  schools: [
    { id: 's', stages: ['primary', 'junior'] },
    { id: 't', stages: ['primary', 'junior'] },
  ],
  seconds: {
    a: { s: 60, t: 600 },
    b: { s: 120, t: 1200 },
    c: { s: 240, t: 2400 },
  },
  zonesInForce: { primary: { a: 's', b: 't' }, junior: { c: 's' } },
  policy: { bands: [{ grades: [1, 3], speed: 0.6, limit: null, tailFrom: 300 }] },
};
const [S, T] = [0, 1];

function values(
  spec: TownSpec,
  primary: readonly number[],
  junior: readonly number[],
): Record<string, number> {
  const town = buildTown(spec);
  const on = makeCase(town.problem, town.travel, town.policy, town.options);
  const zones = [Int32Array.from(primary), Int32Array.from(junior)].slice(-on.stages.length);
  return Object.fromEntries(GOALS.map((goal) => [goal.id, goal.value(on, zones)]));
}

describe('goals', () => {
  it('travel: pupils × minutes at the speed of their band', () => {
    // Grade 1 at half the speed: 1 × 2 + 2 × 4 + 4 × 80; grade 7 as in the table: 8 × 1 + 16 × 20 + 32 × 4.
    expect(values(SPEC, [S, S, T], [S, T, S]).travel).toBe(2 + 8 + 320 + 8 + 320 + 128);
  });

  it('tail: only what lies beyond where the band begins to call a way long; no tail outside bands', () => {
    // Grade 1: 2, 4 and 80 minutes, long from 5 on.
    expect(values(SPEC, [S, S, T], [T, T, T]).tail).toBe(4 * 75);
    expect(values(SPEC, [T, S, S], [T, T, T]).tail).toBe(15 + 4 * 3);
  });

  it('change: pupils whose unit leaves the school in force; units without one do not count', () => {
    expect(values(SPEC, [S, T, S], [S, T, S]).change).toBe(0);
    expect(values(SPEC, [T, S, S], [T, S, T]).change).toBe(1 + 2 + 32);
    const { zonesInForce: _, ...none } = SPEC;
    expect(values(none, [T, S, S], [T, S, T]).change).toBe(0);
  });

  it('distance: pupils × kilometres of the table', () => {
    // 1.2 m/s: 60 s are 72 m.
    expect(values(SPEC, [S, S, S], [S, S, S]).distance).toBeCloseTo(0.072 * (9 * 1 + 18 * 2 + 36 * 4), 12);
  });

  it('count the pupils of the planned year', () => {
    const later = { ...SPEC, options: { year: 2028 } };
    expect(values(later, [S, T, S], [S, S, T]).change).toBe(3200);
  });

  it('count zoned pupils only: the entry grades in entry-cohort mode', () => {
    const spec: TownSpec = {
      ...SPEC,
      stages: [{ id: 'primary', grades: ['g1', 'g2'] }],
      schools: ['s', 't'].map((id) => ({ id, stages: ['primary'] })),
      zonesInForce: { primary: { a: 't', b: 't', c: 't' } },
      options: { mode: 'entryCohort' },
    };
    expect(values(spec, [S, S, S], [S, S, S]).change).toBe(1 + 2 + 4);
    expect(values({ ...spec, options: {} }, [S, S, S], [S, S, S]).change).toBe(1 + 2 + 4 + 8 + 16 + 32);
  });

  it('count no distance for a pair that only a bus connects', () => {
    const seconds = { ...SPEC.seconds, c: { t: 2400 } };
    const options = { buses: [{ unit: 'c', school: 's', minutes: 7 }] };
    const found = values({ ...SPEC, seconds, options }, [S, S, S], [S, S, S]);
    expect(found.distance).toBeCloseTo(0.072 * (9 * 1 + 18 * 2), 12);
    expect(found.travel).toBe(2 + 8 + 8 + 32 + 36 * 7);
  });

  it('count nothing for a unit without pupils, whether or not there is a way', () => {
    const units = [...SPEC.units.slice(0, 2), { id: 'c', pupils: [[0, 0]] }];
    const seconds = { a: { s: 60, t: 600 }, b: { s: 120, t: 1200 } };
    const found = values({ ...SPEC, units, seconds }, [S, S, S], [S, S, T]);
    expect(found).toMatchObject({ travel: 2 + 8 + 8 + 32, tail: 0, change: 2 });
    expect(found.distance).toBeCloseTo(0.072 * 45, 12);
  });

  it('pass over units that have no school of the stage, or no way to it', () => {
    const cut = { ...SPEC, seconds: { ...SPEC.seconds, b: { t: 1200 } } };
    expect(values(cut, [NONE, S, S], [S, S, S])).toMatchObject({ travel: 4 * 8 + 8 + 128, change: 0 });
  });
});
