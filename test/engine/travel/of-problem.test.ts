import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../engine/problem/index.ts';
import { travelMeters, travelOfProblem, travelSeconds } from '../../../engine/travel/index.ts';
import { buildTown } from '../../support/tiny-town.ts';
import { METER } from './towns.ts';

/** Two units and a school at the corners of an L of streets, 300 m by 400 m; the school lies across. */
const { problem: plain } = buildTown({
  stages: [{ id: 'primary', grades: ['g1'] }],
  units: [
    { id: 'a', pupils: [[1]] },
    { id: 'b', pupils: [[2]] },
  ],
  schools: [{ id: 's', stages: ['primary'], lon: 0, lat: 400 * METER }],
});
const problem: Problem = {
  ...plain,
  units: { ...plain.units, lon: Float64Array.of(300 * METER, 0), lat: Float64Array.of(0, 0) },
  streets: null,
  travelRows: null,
};
const corner = [0, 0];
const streets = [
  { kind: 'residential', coordinates: [[300 * METER, 0], corner], oneWayFoot: false },
  { kind: 'residential', coordinates: [corner, [0, 400 * METER]], oneWayFoot: false },
];
const travelRows = [{ unit: 0, school: 0, minutes: 7, meters: null }];
const options = { referenceSpeed: 1, cutoffSeconds: Infinity, farthestMeters: 100, detourFactor: 1.3 };

describe('how far, of a problem', () => {
  it('is what its own table says, before anything else', () => {
    const { table, streets: used } = travelOfProblem({ ...problem, streets, travelRows }, options);
    expect([table!.mode, used, travelSeconds(table!, 0, 0)]).toEqual(['table', null, 420]);
  });

  it('is walked along its streets where there is no table', () => {
    const { table, streets: used } = travelOfProblem({ ...problem, streets }, options);
    expect(table!.mode).toBe('walk-network');
    expect(travelMeters(table!, 0, 0)).toBeCloseTo(700, 0);
    expect(used!.faults).toEqual([]);
    expect(used!.graph.pieces).toHaveLength(1);
  });

  it('is a straight line with a detour where there is neither, and says so', () => {
    const { table } = travelOfProblem(problem, options);
    expect(table!.mode).toBe('straight-line');
    expect(travelMeters(table!, 0, 0)).toBeCloseTo(1.3 * 500, 0);
  });

  it('is not known at all where that fallback is not wanted', () => {
    expect(travelOfProblem(problem, { ...options, detourFactor: null })).toEqual({
      table: null,
      streets: null,
    });
  });

  it('is not known when it was stopped', () => {
    const { table, streets: used } = travelOfProblem(
      { ...problem, streets },
      { ...options, shouldStop: () => true },
    );
    expect(table).toBeNull();
    expect(used!.travel.units.misses).toEqual([]);
  });
});
