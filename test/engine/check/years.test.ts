import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../engine/check/index.ts';
import { placementOfPlan } from '../../../engine/indicators/index.ts';
import { summaryLines } from '../../../engine/report/index.ts';
import { honestPlan } from '../../support/honest-plan.ts';
import { buildTown } from '../../support/tiny-town.ts';

/** West grows by 20 children a year; its school holds two classes of 30. */
const town = buildTown({
  stages: [{ id: 'primary', grades: ['g1'] }],
  years: [2026, 2027, 2028, 2029],
  units: [
    { id: 'east', pupils: [[30], [30], [30], [30]] },
    { id: 'west', pupils: [[20], [40], [60], [80]] },
  ],
  schools: [
    { id: 'East', stages: ['primary'], unit: 'east', classrooms: 2 },
    { id: 'West', stages: ['primary'], unit: 'west', classrooms: 2 },
  ],
  policy: { classCap: { primary: 30 } },
});
const plan = honestPlan(town, { primary: { east: 'East', west: 'West' } });

describe('a plan in the years after its own', () => {
  const report = checkPlan(town.problem, town.travel, town.policy, plan);

  it('keeps every rule today and tells the year in which a zone bursts', () => {
    expect(report.verdict).toBe('keeps every rule');
    expect(report.years.map(({ year, violations }) => [year, violations.length])).toEqual([
      [2027, 0],
      [2028, 0],
      [2029, 1],
    ]);
    const [burst] = report.years.at(-1)!.violations;
    expect(burst).toMatchObject({ rule: 'capacity', subject: 'West', excess: 1, unit: 'classes' });
    expect(report.years.at(-1)!.text.en).toMatch(/2029.*West.*Plan for that year/);
    expect(report.years.at(-1)!.text.zh).toMatch(/2029.*West.*请/);
  });

  it('is summed up year by year', () => {
    const after = placementOfPlan(town.problem, town.policy, town.travel, plan);
    const lines = summaryLines(null, after, false).filter(({ id }) => id.startsWith('fullSchools'));
    expect(lines.map(({ id, after: value }) => [id, value])).toEqual([
      ['fullSchools', 0],
      ['fullSchools.2027', 0],
      ['fullSchools.2028', 0],
      ['fullSchools.2029', 1],
    ]);
  });
});
