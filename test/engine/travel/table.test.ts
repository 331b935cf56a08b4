import { describe, expect, it } from 'vitest';
import { Random } from '../../../engine/random.ts';
import {
  bandCutoff,
  bandFactor,
  bandSeconds,
  greatCircleMeters,
  isWithin,
  pairIndex,
  reach,
  reachWithin,
  travelEuclidean,
  travelFromTable,
  travelMeters,
  travelSeconds,
  travelStraightLine,
} from '../../../engine/travel/index.ts';

const given = (unit: number, school: number, minutes: number, meters: number | null = null) => ({
  unit,
  school,
  minutes,
  meters,
});

describe('a table of given times', () => {
  it('holds every pair, found by unit and school, whatever the order of lines', () => {
    const random = new Random(6);
    let [present, absent] = [0, 0];
    for (let round = 0; round < 50; round++) {
      const [unitCount, schoolCount] = [1 + random.below(30), 1 + random.below(12)];
      const truth = new Map<number, number>();
      const rows = Array.from({ length: random.below(200) }, () =>
        given(random.below(unitCount), random.below(schoolCount), random.below(60)),
      );
      for (const { unit, school, minutes } of rows) {
        const key = unit * schoolCount + school;
        truth.set(key, Math.min(truth.get(key) ?? Infinity, minutes));
      }
      const table = travelFromTable(rows, { unitCount, schoolCount, referenceSpeed: 1 });
      expect(table.school.length).toBe(truth.size);
      for (let u = 0; u < unitCount; u++) {
        for (let s = 0; s < schoolCount; s++) {
          const minutes = truth.get(u * schoolCount + s);
          expect(travelSeconds(table, u, s)).toBe(minutes === undefined ? Infinity : minutes * 60);
          expect(reach(table, u, s)).toBe(minutes === undefined ? 'unreachable' : 'reached');
          if (minutes === undefined) absent++;
          else present++;
        }
      }
    }
    expect(Math.min(present, absent)).toBeGreaterThan(2000);
  });

  it('that is said to hold all pairs up to some time makes the others too far', () => {
    const counts = { unitCount: 1, schoolCount: 2, referenceSpeed: 1.2 };
    const rows = [given(0, 1, 10, 700)];
    expect(reach(travelFromTable(rows, { ...counts, cutoffSeconds: 1800 }), 0, 0)).toBe('tooFar');
    expect(reach(travelFromTable(rows, counts), 0, 0)).toBe('unreachable');
  });

  it('takes metres as stated, else those that the reference walker walks', () => {
    const table = travelFromTable([given(0, 0, 10, 700), given(0, 1, 10)], {
      unitCount: 1,
      schoolCount: 2,
      referenceSpeed: 1.2,
    });
    expect([travelMeters(table, 0, 0), travelMeters(table, 0, 1)]).toEqual([700, 720]);
  });

  it('refuses pairs that do not exist, by name', () => {
    const options = { unitCount: 2, schoolCount: 2, referenceSpeed: 1 };
    for (const row of [
      given(2, 0, 1),
      given(0, -1, 1),
      given(0, 0, -1),
      given(0, 0, NaN),
      given(0, 0, Infinity),
    ]) {
      expect(() => travelFromTable([row], options)).toThrow(/^Row 0: unit/);
    }
  });
});

describe('times by grade band', () => {
  const table = travelFromTable([given(0, 0, 30)], {
    unitCount: 1,
    schoolCount: 2,
    referenceSpeed: 1.2,
    cutoffSeconds: 2400,
  });

  it('are the reference times over the ratio of speeds', () => {
    expect(bandFactor(1.2, 0.8)).toBeCloseTo(1.5, 15);
    expect(bandSeconds(table, 0, 0, 0.8)).toBeCloseTo(2700, 9);
    expect(bandSeconds(table, 0, 1, 0.8)).toBe(Infinity);
    expect(bandCutoff(table, 0.8)).toBeCloseTo(3600, 9);
  });

  it('keep limits inclusively, safe against the last bit of a product', () => {
    expect(reachWithin(table, 0, 0, 1.2, 1800)).toBe('reached');
    expect(reachWithin(table, 0, 0, 1.2, 1799.999)).toBe('tooFar');
    expect(reachWithin(table, 0, 1, 1.2, 1e9)).toBe('tooFar');
    let tried = 0;
    for (let speed = 0.5; speed < 2; speed += 0.01) {
      for (let minutes = 1; minutes <= 60; minutes++) {
        const seconds = minutes * 60 * bandFactor(1.2, speed);
        expect(isWithin(seconds * (speed / 1.2), minutes * 60)).toBe(true);
        expect(isWithin(minutes * 60 + 0.001, minutes * 60)).toBe(false);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(8000);
  });

  it.each([0, -1, NaN, Infinity])('refuse %s metres a second', (speed) => {
    expect(() => bandFactor(1.2, speed)).toThrow(RangeError);
  });
});

describe('straight lines', () => {
  it('are great circles times the detour factor', () => {
    const quarter = travelStraightLine(
      { lon: [0], lat: [0] },
      { lon: [90, 0, 0], lat: [0, 90, 0] },
      { detourFactor: 1.3, referenceSpeed: 2 },
    );
    const earth = 1.3 * (Math.PI / 2) * 6_371_008.8;
    expect(travelMeters(quarter, 0, 0)).toBeCloseTo(earth, 3);
    expect(travelMeters(quarter, 0, 1)).toBeCloseTo(earth, 3);
    expect(travelSeconds(quarter, 0, 0)).toBeCloseTo(earth / 2, 3);
    expect(travelMeters(quarter, 0, 2)).toBe(0);
    // Paris (48.8566 N, 2.3522 E) to London (51.5074 N, 0.1278 W): 343.5 km by any atlas.
    expect(greatCircleMeters(2.3522, 48.8566, -0.1278, 51.5074) / 1000).toBeCloseTo(343.5, 0);
  });

  it('leave out what has no coordinates, and what is beyond the cutoff, and tell the two apart', () => {
    const table = travelStraightLine(
      { lon: [0, NaN], lat: [0, 0] },
      { lon: [0.001, 0.1], lat: [0, 0] },
      { detourFactor: 1, referenceSpeed: 1, cutoffSeconds: 600 },
    );
    expect([reach(table, 0, 0), reach(table, 0, 1), reach(table, 1, 0)]).toEqual([
      'reached',
      'tooFar',
      'unreachable',
    ]);
  });

  it('refuse a detour shorter than the straight line', () => {
    const place = { lon: [0], lat: [0] };
    for (const detourFactor of [0.99, 0, NaN, Infinity]) {
      expect(() => travelStraightLine(place, place, { detourFactor, referenceSpeed: 1 })).toThrow(RangeError);
    }
  });

  it('in the plane are exact: 3, 4, 5', () => {
    const table = travelEuclidean(
      { x: [0, 3], y: [0, 0] },
      { x: [3, 0], y: [4, 0] },
      { referenceSpeed: 0.5 },
    );
    expect([...table.meters]).toEqual([5, 0, 4, 3]);
    expect([...table.seconds]).toEqual([10, 0, 8, 6]);
    expect(pairIndex(table, 1, 0)).toBe(2);
  });
});
