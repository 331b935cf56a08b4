import { expect, test } from 'vitest';
import { countyFigures, countyUnderPlan } from '../../../engine/indicators/index.ts';
import { resolvePolicy } from '../../../engine/policy/index.ts';
import { buildTown } from '../../support/tiny-town.ts';

/** Two schools; p2 closes. In two years its first and second grades of today sit in grades 3 and 4. */
const town = buildTown({
  stages: [{ id: 'primary', grades: ['g1', 'g2', 'g3', 'g4'] }],
  years: [2026, 2028],
  units: [
    {
      id: 'u1',
      pupils: [
        [10, 10, 10, 10],
        [11, 12, 10, 10],
      ],
    },
    {
      id: 'u2',
      pupils: [
        [20, 20, 20, 20],
        [21, 22, 20, 20],
      ],
    },
  ],
  schools: [
    { id: 'p1', stages: ['primary'], unit: 'u1', classrooms: 20 },
    { id: 'p2', stages: ['primary'], unit: 'u2', classrooms: 8, status: 'candidate' },
  ],
  borders: [['u1', 'u2']],
  enrolment: [
    ['p1', 1, 10],
    ['p1', 2, 9],
    ['p2', 1, 16],
    ['p2', 2, 15],
    ['p2', 3, 14],
  ],
});

function pupilsUnder(mode: 'entryCohort' | 'wholeSchool'): number {
  const resolved = resolvePolicy('none', {});
  if (!('policy' in resolved)) throw new Error('The policy of the test does not resolve.');
  const county = countyUnderPlan(town.problem, resolved.policy, town.travel, {
    options: { ...town.options, mode, year: 2028 },
    assignment: { primary: { u1: 'p1', u2: 'p1' } },
    open: ['p1'],
    actions: [],
  });
  const { figure } = countyFigures(county).find(({ indicator }) => indicator.id === 'pupils')!;
  return figure as number;
}

test('who sits in a school that closes for entry cohorts stays, and is counted until he leaves', () => {
  // Grades 1 to 3 entered since and are zoned, grade 4 sat in grade 2 today: 9 at p1 and 15 at p2, which takes nobody new.
  expect(pupilsUnder('entryCohort')).toBe(11 + 12 + 10 + 21 + 22 + 20 + 9 + 15);
  expect(pupilsUnder('wholeSchool')).toBe(11 + 12 + 10 + 10 + 21 + 22 + 20 + 20);
});
