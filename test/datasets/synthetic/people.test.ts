import { beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../engine/problem/index.ts';
import { demoCounty, existing, sum } from './county.ts';

const GRADES = 9;

describe('the people of the demo county', () => {
  let problem: Problem;
  /** County town, seats of townships, villages. */
  let parts: readonly (readonly number[])[];

  beforeAll(() => {
    ({ problem } = demoCounty());
    const town = problem.townships[problem.schools[0]!.township]!;
    const all = [...problem.units.ids.keys()];
    const urban = (u: number) => problem.units.urban[u] === 1;
    const inTown = (u: number) => problem.townships[problem.units.township[u]!] === town;
    parts = [
      all.filter((u) => urban(u) && inTown(u)),
      all.filter((u) => urban(u) && !inTown(u)),
      all.filter((u) => !urban(u)),
    ];
  });

  const pupils = (units: readonly number[], year: number, grades = [1, 2, 3, 4, 5, 6, 7, 8, 9]) =>
    sum(units.map((u) => sum(grades.map((g) => problem.units.pupils[year]![u * GRADES + g - 1]!))));

  it('number 22,000 pupils in 600 units, more than half of them in the county town', () => {
    expect(problem.years).toEqual([2026, 2027, 2028, 2029, 2030, 2031]);
    expect(parts.map((part) => part.length)).toEqual([216, 55, 329]);
    const [town, seats, villages] = parts.map((part) => pupils(part, 0)) as [number, number, number];
    expect(town + seats + villages).toBeGreaterThan(21_500);
    expect(town + seats + villages).toBeLessThan(22_700);
    expect(town / (town + seats + villages)).toBeCloseTo(0.55, 1);
    expect(villages / (town + seats + villages)).toBeCloseTo(0.335, 1);
  });

  it('leave the villages, where every entry cohort is smaller, and come to the county town', () => {
    const entry = parts.map((part) => problem.years.map((_, year) => pupils(part, year, [1])));
    const [town, , villages] = entry as [number[], number[], number[]];
    expect(villages[5]! / villages[0]!).toBeLessThan(0.8);
    expect(town[5]! / town[0]!).toBeGreaterThan(1.05);
    // In the villages the sixth grade of today is larger than the first by a quarter at least.
    expect(pupils(parts[2]!, 0, [6]) / pupils(parts[2]!, 0, [1])).toBeGreaterThan(1.2);
  });

  it('grow older by a year every year: a cohort changes by families that move alone', () => {
    let tried = 0;
    for (const part of parts) {
      for (let year = 0; year < 5; year++) {
        for (let g = 1; g < GRADES; g++) {
          const before = pupils(part, year, [g]);
          const after = pupils(part, year + 1, [g + 1]);
          expect(after / before).toBeGreaterThan(0.95);
          expect(after / before).toBeLessThan(1.04);
          tried++;
        }
      }
    }
    expect(tried).toBe(3 * 5 * 8);
  });

  it('live in places with names of their own, in Chinese and in pinyin or English', () => {
    const { names, namesEn, township } = problem.units;
    const seen = new Set<string>();
    for (const [u, name] of names.entries()) {
      expect(name).toMatch(/^\p{Script=Han}+\d*\p{Script=Han}*$/u);
      expect(namesEn[u]).toMatch(/^[A-Z][A-Za-zü' 0-9-]+$/);
      seen.add(`${township[u]} ${name}`);
    }
    expect(seen.size).toBe(600);
    expect(new Set(problem.townships).size).toBe(12);
    const schools = existing(problem);
    expect(new Set(schools.map(({ name }) => name)).size).toBe(48);
    expect(new Set(schools.map(({ nameEn }) => nameEn)).size).toBe(48);
  });

  it('live on plains, hills and mountains', () => {
    const counts = new Map<string | null, number>();
    for (const terrain of problem.units.terrain) counts.set(terrain, (counts.get(terrain) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual(['hill', 'mountain', 'plain']);
    for (const count of counts.values()) expect(count).toBeGreaterThan(10);
    expect(Math.max(...problem.units.elevation!) - Math.min(...problem.units.elevation!)).toBeGreaterThan(
      200,
    );
  });
});
