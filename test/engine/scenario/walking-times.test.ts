import { expect, test } from 'vitest';
import { resolvePolicy } from '../../../engine/policy/index.ts';
import type { Problem, StreetLine } from '../../../engine/problem/index.ts';
import { walkingTimes } from '../../../engine/scenario/walking-times.ts';
import { travelSeconds } from '../../../engine/travel/index.ts';
import { buildTown } from '../../support/tiny-town.ts';

const resolved = resolvePolicy('none');
if (!('policy' in resolved)) throw new Error('no policy');
const { policy } = resolved;

const STREET = (kind: string, ...coordinates: number[][]): StreetLine => ({
  kind,
  coordinates,
  oneWayFoot: false,
});

/** Two units on one meridian, 0.01° (about 1.1 km) apart; the school stands in the first. */
function townOn(streets: readonly StreetLine[] | null): Problem {
  const { problem } = buildTown({
    stages: [{ id: 'primary', grades: ['g1'] }],
    units: [
      { id: 'a', pupils: [[5]] },
      { id: 'b', pupils: [[7]] },
    ],
    schools: [{ id: 's', stages: ['primary'], unit: 'a', lon: 110, lat: 30 }],
    borders: [['a', 'b']],
  });
  const units = { ...problem.units, lon: Float64Array.of(110, 110), lat: Float64Array.of(30, 30.01) };
  return { ...problem, units, streets };
}

const codes = (problem: Problem) => walkingTimes(problem, policy)!.warnings.map(({ code }) => code);

test('a street that joins both says nothing and takes as long as the walk', () => {
  const problem = townOn([STREET('residential', [110, 30], [110, 30.01])]);
  const { travel, warnings } = walkingTimes(problem, policy)!;
  expect(warnings).toEqual([]);
  expect(travelSeconds(travel, 1, 0)).toBeCloseTo(1111.95 / policy.zoning.referenceSpeed, -1);
});

test('streets in pieces, streets cut by a river, and places without a street are told', () => {
  const apart = [
    STREET('residential', [110, 30], [110, 30.002]),
    STREET('residential', [110, 30.009], [110, 30.01]),
  ];
  expect(codes(townOn(apart))).toContain('streets-in-pieces');
  const cut = [
    STREET('residential', [110, 30], [110, 30.01]),
    STREET('barrier', [109.9, 30.005], [110.1, 30.005]),
  ];
  expect(codes(townOn(cut))).toEqual(expect.arrayContaining(['streets-in-pieces', 'streets-cut']));
  expect(codes(townOn([STREET('residential', [110.5, 30], [110.5, 30.01])]))).toContain('place-off-street');
});

test('without streets the fallback is declared', () => {
  const problem = townOn(null);
  expect(codes(problem)).toEqual(['travel-straight-line']);
  expect(walkingTimes(problem, policy)!.travel.mode).toBe('straight-line');
});
