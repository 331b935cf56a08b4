import { expect, test } from 'vitest';
import { countyToday, pricedNeeds } from '../../../engine/indicators/index.ts';
import { resolvePolicy } from '../../../engine/policy/index.ts';
import type { StockId } from '../../../engine/problem/index.ts';
import { buildTown } from '../../support/tiny-town.ts';

const resolved = resolvePolicy('none', {
  'standard.books.primary': { value: 5, unit: 'books/pupil' },
  'standard.books.junior': { value: 10, unit: 'books/pupil' },
  'unitCost.books': { value: 20, unit: 'yuan/unit' },
  'standard.desks.primary': { value: 1, unit: 'sets/pupil' },
});

test('a nine-year school needs what brings both stages to their standard under the split', () => {
  if (!('policy' in resolved)) throw new Error('The policy of the test does not resolve.');
  const { problem } = buildTown({
    stages: [
      { id: 'primary', grades: ['g1'] },
      { id: 'junior', grades: ['g7'] },
    ],
    units: [{ id: 'u', pupils: [[166, 210]] }],
    schools: [
      {
        id: 'nine',
        stages: ['primary', 'junior'],
        stocks: { books: 3000, desks: 0 } as Record<StockId, number>,
      },
      { id: 'empty', stages: ['primary'], stocks: { books: 0, desks: 0 } as Record<StockId, number> },
    ],
    enrolment: [
      ['nine', 1, 166],
      ['nine', 7, 210],
      ['empty', 1, 0],
    ],
  });
  const needs = pricedNeeds(countyToday(problem, resolved.policy, null));
  // Desks have a standard and no price, the empty school has no pupils: one need is left.
  expect(needs).toHaveLength(1);
  const [need] = needs;
  expect(need).toMatchObject({
    id: 'nine/primary+junior/books',
    resource: 3000,
    pupils: 376,
    unitCost: 20,
    lot: 1,
  });
  // Junior pupils hold 1.1 · 210 of 397 parts; 2,100 books in their part take more in all than 830 in the other.
  const total = Math.max((830 * 397) / 166, (2100 * 397) / 231);
  expect(need!.perPupil * 376).toBeCloseTo(total, 9);
});

test('an unsafe school needs its whole building renovated, and a full one classrooms as far as its site goes', () => {
  const priced = resolvePolicy('cn-national-2017', {
    'unitCost.renovation': { value: 900, unit: 'yuan/unit' },
  });
  if (!('policy' in priced)) throw new Error('The policy of the test does not resolve.');
  const { problem } = buildTown({
    stages: [{ id: 'primary', grades: ['g1'] }],
    units: [{ id: 'u', pupils: [[300]] }],
    schools: [
      {
        id: 'old',
        stages: ['primary'],
        classrooms: 9,
        safe: false,
        stocks: { buildingArea: 350 } as Record<StockId, number>,
      },
      { id: 'full', stages: ['primary'], classrooms: 2, maxClassrooms: 4, expansionCost: 500_000 },
      { id: 'unpriced', stages: ['primary'], classrooms: 2, maxClassrooms: 4 },
    ],
    enrolment: [
      ['old', 1, 70],
      ['full', 1, 230],
      ['unpriced', 1, 230],
    ],
  });
  const county = countyToday(problem, priced.policy, null);
  expect(pricedNeeds(county)).toEqual([
    expect.objectContaining({ id: 'old/renovation', resource: 0, pupils: 70, perPupil: 5, lot: 350 }),
    // 230 pupils make six classes of 45; the site carries four classrooms.
    expect.objectContaining({ id: 'full/classrooms', resource: 2, perPupil: 4 / 230, unitCost: 500_000 }),
  ]);
});
