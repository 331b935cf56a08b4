import { describe, expect, it } from 'vitest';
import { makeCase } from '../../../engine/check/index.ts';
import { pupilsBySchool } from '../../../engine/check/pupils.ts';
import { rollOf, type ZonesFrom } from '../../../engine/problem/index.ts';
import { Random } from '../../../engine/random.ts';
import { randomTown } from '../../support/random-town.ts';
import { randomZones } from '../../support/random-zones.ts';
import { buildTown } from '../../support/tiny-town.ts';

/** Counts are powers of two, so that a sum names who is in it. Three grades, two units, three schools. */
const { problem } = buildTown({
  stages: [{ id: 'primary', grades: ['g1', 'g2', 'g3'] }],
  years: [2026, 2027, 2028, 2029],
  units: [
    {
      id: 'a',
      pupils: [
        [1, 2, 4],
        [8, 16, 32],
        [64, 128, 256],
        [512, 1024, 2048],
      ],
    },
    { id: 'b', pupils: [[0, 0, 0]] },
  ],
  schools: [
    { id: 'Old', stages: ['primary'], classrooms: 9 },
    { id: 'Mid', stages: ['primary'], classrooms: 9 },
    { id: 'New', stages: ['primary'], classrooms: 9 },
  ],
  enrolment: [
    ['Old', 1, 7],
    ['Old', 2, 11],
    ['Mid', 3, 13],
  ],
  zonesInForce: { primary: { a: 'Old', b: 'Old' } },
});
const [OLD, MID, NEW] = [0, 1, 2];
const to = (from: number, school: number): ZonesFrom => ({ from, schoolOf: Int32Array.of(school, school) });
const at = (pupils: Int32Array, school: number) => [...pupils.slice(3 * school, 3 * school + 3)];

describe('who sits where when nobody who has entered is moved', () => {
  it('lets those of today go up the grades, and the residents enter by the zones of their year', () => {
    const zones = [to(2027, MID), to(2028, NEW)];
    const now = rollOf(problem, 0, zones, 2027);
    // Who entered in 2026 and before sits where it sits.
    expect([at(now.pupils, OLD), at(now.pupils, MID), at(now.pupils, NEW)]).toEqual([
      [0, 7, 11],
      [8, 0, 0],
      [0, 0, 0],
    ]);
    expect([...now.stayed]).toEqual([0, 7, 11, 0, 0, 0, 0, 0, 0]);
    const later = rollOf(problem, 0, zones, 2029);
    // Entered in 2029 and 2028 under the newer zones, in 2027 under the older.
    expect([at(later.pupils, MID), at(later.pupils, NEW)]).toEqual([
      [0, 0, 2048],
      [512, 1024, 0],
    ]);
    expect([later.elsewhere, later.unplaced]).toEqual([2048, 0]);
  });

  it('sends those of a closed school where the zones of the year do, and names who sat there before', () => {
    const zones = [to(2027, MID), to(2028, NEW)];
    expect(at(rollOf(problem, 0, zones, 2029, new Set([MID])).pupils, NEW)).toEqual([512, 1024, 2048]);
    const { displaced, pupils } = rollOf(problem, 0, zones, 2027, new Set([OLD]));
    expect([...displaced]).toEqual([18, 0, 0]);
    expect(at(pupils, OLD)).toEqual([0, 0, 0]);
    expect(rollOf(problem, 0, zones, 2029, new Set([MID, NEW])).unplaced).toBe(512 + 1024 + 2048);
  });

  it('takes cohorts between today and the first new zones by the zones in force', () => {
    const { pupils } = rollOf(problem, 0, [to(2028, NEW)], 2028);
    expect([at(pupils, OLD), at(pupils, NEW)]).toEqual([
      [0, 128, 7],
      [64, 0, 0],
    ]);
  });

  it('is the whole school once everybody has entered under one set of zones', () => {
    expect(at(rollOf(problem, 0, [to(2026, NEW)], 2029).pupils, NEW)).toEqual([512, 1024, 2048]);
    expect(() => rollOf(problem, 0, [to(2026, NEW)], 2050)).toThrow(RangeError);
    expect(() => rollOf(problem, 0, [], 2026)).toThrow(RangeError);
  });

  it('is the count of the judge for entry cohorts, in random towns', () => {
    let [compared, fixed] = [0, 0];
    for (let seed = 1; seed <= 150; seed++) {
      const town = randomTown(seed);
      const { years } = town.problem;
      const all = town.problem.stages.map(({ id }) => id);
      const options = { ...town.options, mode: 'entryCohort' as const, stages: all, year: years.at(-1)! };
      const on = makeCase(town.problem, town.travel, town.policy, options);
      const zones = randomZones(on, new Random(seed, 7), 'careful');
      if (on.stages.some(({ schools }) => schools.length === 0)) continue;
      const judged = pupilsBySchool(on, zones);
      on.stages.forEach(({ index, schools }, k) => {
        const { grades } = town.problem.stages[index]!;
        const only = [{ from: years[0]!, schoolOf: zones[k]! }];
        const roll = rollOf(town.problem, index, only, options.year);
        for (const school of schools) {
          const mine = [...roll.pupils.slice(school * grades.length, (school + 1) * grades.length)];
          expect(mine).toEqual(grades.map((grade) => judged[school]![grade]!));
          compared++;
        }
        fixed += roll.stayed.filter((count) => count > 0).length;
      });
    }
    expect(compared).toBeGreaterThan(200);
    expect(fixed).toBeGreaterThan(20);
  });
});
