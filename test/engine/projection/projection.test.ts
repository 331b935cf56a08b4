import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolvePolicy, VARIANTS } from '../../../engine/policy/index.ts';
import type { BirthRow, Growth, HousingRow, Problem } from '../../../engine/problem/index.ts';
import {
  type ProjectionParameters,
  projectionParameters,
  projectPupils,
  wholeChildren,
} from '../../../engine/projection/index.ts';
import { buildTown } from '../../support/tiny-town.ts';

const GRADES = ['g1', 'g2', 'g3', 'g4', 'g5', 'g6', 'g7', 'g8', 'g9'];

/** Nobody moves, nothing changes, every dwelling is lived in at once. */
const STILL: ProjectionParameters = {
  variant: 'middle',
  entryAge: 6,
  birthTrend: 0,
  entry: { urban: 1, rural: 1 },
  stay: { urban: 1, rural: 1 },
  occupied: [1, 1, 1],
  perDwelling: { primary: 0.6, junior: 0.3 },
};

function county(pupils: readonly (readonly number[])[], growth: Partial<Growth> = {}): Problem {
  const { problem } = buildTown({
    stages: [
      { id: 'primary', grades: GRADES.slice(0, 6) },
      { id: 'junior', grades: GRADES.slice(6) },
    ],
    units: pupils.map((grades, u) => ({ id: `u${u}`, pupils: [grades] })),
    schools: [],
  });
  return { ...problem, growth: { births: null, housing: null, targets: null, ...growth } };
}

function births(counts: readonly (readonly number[])[], first: number): BirthRow[] {
  return counts.flatMap((years, unit) => years.map((one, k) => ({ unit, year: first + k, births: one })));
}

const gradesOf = (problem: Problem, pupils: Int32Array, unit: number) =>
  Array.from(pupils.slice(unit * problem.grades.length, (unit + 1) * problem.grades.length));
const total = (values: ArrayLike<number>) => Array.from(values).reduce((sum, one) => sum + one, 0);

describe('closed forms', () => {
  it('constant births and nobody moving leave every year as it is', () => {
    const problem = county([Array(9).fill(40), Array(9).fill(7)], {
      births: births([Array(6).fill(40), Array(6).fill(7)], 2018),
    });
    const { years, pupils, bases } = projectPupils(problem, STILL, 2046);
    expect(years).toHaveLength(21);
    for (const year of pupils) expect(year).toEqual(problem.units.pupils[0]);
    expect([bases.get(2029), bases.get(2030)]).toEqual(['births', 'birthTrend']);
  });

  it('where nobody moves, a year is the year before, one grade on, and the births of six years ago', () => {
    const today = [9, 8, 7, 6, 5, 4, 3, 2, 1];
    const problem = county([today], { births: births([[11, 13, 17]], 2021) });
    const { pupils } = projectPupils(problem, STILL, 2029);
    expect(gradesOf(problem, pupils[1]!, 0)).toEqual([11, 9, 8, 7, 6, 5, 4, 3, 2]);
    expect(gradesOf(problem, pupils[2]!, 0)).toEqual([13, 11, 9, 8, 7, 6, 5, 4, 3]);
    expect(gradesOf(problem, pupils[3]!, 0)).toEqual([17, 13, 11, 9, 8, 7, 6, 5, 4]);
  });

  it('without births, entries are the mean of the three youngest grades', () => {
    const problem = county([[30, 20, 10, 1, 1, 1, 1, 1, 1]]);
    const { pupils, bases } = projectPupils(problem, STILL, 2027);
    expect(gradesOf(problem, pupils[1]!, 0)[0]).toBe(20);
    expect(bases.get(2027)).toBe('grades');
  });

  it('a share that stays is a geometric series', () => {
    const problem = county([[1024, 0, 0, 0, 0, 0, 0, 0, 0]], { births: births([[0]], 2018) });
    const { pupils } = projectPupils(problem, { ...STILL, stay: { urban: 1, rural: 0.5 } }, 2034);
    expect(pupils.map((year) => total(year))).toEqual([1024, 512, 256, 128, 64, 32, 16, 8, 4]);
  });

  it('dwellings bring their pupils of each stage, spread over its grades, and no others', () => {
    const housing: HousingRow[] = [{ unit: 1, year: 2028, dwellings: 100, project: null }];
    const flat = [Array(9).fill(10), Array(9).fill(10)];
    const known = births([Array(9).fill(10), Array(9).fill(10)], 2018);
    const problem = county(flat, { births: known, housing });
    const { pupils, fromDwellings } = projectPupils(problem, STILL, 2029);
    expect(gradesOf(problem, pupils[1]!, 1)).toEqual(Array(9).fill(10));
    // 100 dwellings × 0.6 ⁄ 6 grades, × 0.3 ⁄ 3 grades.
    expect(gradesOf(problem, pupils[2]!, 1)).toEqual(Array(9).fill(20));
    expect(gradesOf(problem, pupils[3]!, 1)).toEqual(Array(9).fill(20));
    for (const year of pupils) expect(gradesOf(problem, year, 0)).toEqual(Array(9).fill(10));
    expect([...fromDwellings.values()]).toEqual([0, 90, 90]);
  });

  it('counts of what is lived in already are in the pupils of today and come once', () => {
    const housing: HousingRow[] = [{ unit: 0, year: 2024, dwellings: 1000, project: null }];
    const problem = county([Array(9).fill(10)], { housing, births: births([Array(9).fill(10)], 2018) });
    const { pupils } = projectPupils(problem, STILL, 2027);
    expect(pupils[1]).toEqual(problem.units.pupils[0]);
  });
});

describe('laws', () => {
  const people = fc.array(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 9, maxLength: 9 }), {
    minLength: 1,
    maxLength: 12,
  });
  const share = fc.double({ min: 0.5, max: 1.3, noNaN: true });

  it('units sum to the rounded county, grade by grade, and nobody is split', () => {
    let tried = 0;
    fc.assert(
      fc.property(people, share, share, (pupils, stay, entry) => {
        const known = births(
          pupils.map((grades) => grades.slice(0, 3)),
          2021,
        );
        const problem = county(pupils, { births: known });
        const moving = { ...STILL, stay: { urban: 1, rural: stay }, entry: { urban: 1, rural: entry } };
        const { pupils: years } = projectPupils(problem, moving, 2027);
        for (let g = 0; g < 9; g++) {
          const expected =
            g === 0
              ? entry * total(pupils.map((grades) => grades[0]!))
              : stay * total(pupils.map((grades) => grades[g - 1]!));
          const got = total(pupils.map((_, u) => years[1]![u * 9 + g]!));
          expect(Math.abs(got - expected)).toBeLessThanOrEqual(0.5 + 1e-6);
        }
        for (let u = 0; u < pupils.length; u++) {
          for (let g = 1; g < 9; g++) {
            expect(Math.abs(years[1]![u * 9 + g]! - stay * pupils[u]![g - 1]!)).toBeLessThan(1 + 1e-6);
          }
        }
        tried++;
      }),
      { numRuns: 60, seed: 8 },
    );
    expect(tried).toBe(60);
  });

  it('whole children: the sum is the rounded sum, each within one of what is expected, whole ones untouched', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 50, noNaN: true }), { maxLength: 40 }), (values) => {
        const whole = wholeChildren(Float64Array.from(values));
        expect(Math.abs(total(whole) - total(values))).toBeLessThanOrEqual(0.5 + 1e-6);
        values.forEach((value, i) => {
          expect(Math.abs(whole[i]! - value)).toBeLessThan(1 + 1e-6);
          if (Number.isInteger(value)) expect(whole[i]).toBe(value);
        });
      }),
      { numRuns: 200, seed: 8 },
    );
  });

  it('another order of the units permutes the projection of the county, up to ties of rounding', () => {
    const pupils = [
      [8, 7, 9, 3, 3, 3, 5, 5, 5],
      [40, 41, 42, 43, 44, 45, 46, 47, 48],
    ];
    const moving = { ...STILL, stay: { urban: 1, rural: 0.93 } };
    const [one, other] = [pupils, pupils.toReversed()].map((order) =>
      projectPupils(county(order), moving, 2036).pupils.map((year) => total(year)),
    );
    expect(other).toEqual(one);
  });

  it('is the same in one go and year by year where nothing is rounded', () => {
    const problem = county([[9, 8, 7, 6, 5, 4, 3, 2, 1]], { births: births([[11, 13, 17, 19]], 2021) });
    const once = projectPupils(problem, STILL, 2030);
    let step = problem;
    for (let year = 2027; year <= 2030; year++) {
      const { years, pupils } = projectPupils(step, STILL, year);
      step = { ...step, years, units: { ...step.units, pupils } };
    }
    expect(step.units.pupils).toEqual(once.pupils);
  });

  it('low is at most middle, middle at most high, in every year, with the numbers that come with the program', () => {
    const resolved = resolvePolicy('none');
    if (!('policy' in resolved)) throw new Error('no policy');
    const housing: HousingRow[] = [{ unit: 0, year: 2029, dwellings: 300, project: null }];
    const problem = county([Array(9).fill(90), Array(9).fill(33)], { housing });
    const [low, middle, high] = VARIANTS.map((variant) =>
      projectPupils(problem, projectionParameters(resolved.policy.values, variant), 2041),
    );
    let compared = 0;
    for (let y = 1; y < low!.years.length; y++) {
      expect(total(low!.pupils[y]!)).toBeLessThanOrEqual(total(middle!.pupils[y]!));
      expect(total(middle!.pupils[y]!)).toBeLessThanOrEqual(total(high!.pupils[y]!));
      compared++;
    }
    expect(compared).toBe(15);
  });

  it('begins where it is asked to, and keeps the years before', () => {
    const problem = county([Array(9).fill(40)]);
    const longer = projectPupils(problem, { ...STILL, birthTrend: 0.1 }, 2030);
    const known = { ...problem, years: longer.years, units: { ...problem.units, pupils: longer.pupils } };
    const again = projectPupils(known, STILL, 2028, 2026);
    expect(again.years).toEqual([2026, 2027, 2028]);
    expect(again.pupils[2]).toEqual(problem.units.pupils[0]);
    expect(() => projectPupils(problem, STILL, 2028, 2025)).toThrow(RangeError);
  });
});
