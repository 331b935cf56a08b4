import { expect, test } from 'vitest';
import { coefficientChanges, countyToday, resourcesLeft } from '../../../engine/indicators/index.ts';
import { resolvePolicy } from '../../../engine/policy/index.ts';
import type { StockId } from '../../../engine/problem/index.ts';
import { buildTown, type TownSpec } from '../../support/tiny-town.ts';

/** A rich nine-year school beside a primary school; `junior` pupils share the books of the first. */
function county(junior: number, books = 5000) {
  const resolved = resolvePolicy('cn-national-2012', { 'coefficient.ratios': { value: ['books'] } });
  if (!('policy' in resolved)) throw new Error('The policy of the test does not resolve.');
  const stocks = (amount: number) => ({ books: amount }) as Record<StockId, number>;
  const spec: TownSpec = {
    stages: [
      { id: 'primary', grades: ['g1'] },
      { id: 'junior', grades: ['g7'] },
    ],
    units: [{ id: 'u', pupils: [[200, junior]] }],
    schools: [
      { id: 'nine', stages: ['primary', 'junior'], stocks: stocks(books) },
      { id: 'small', stages: ['primary'], stocks: stocks(1000) },
    ],
    enrolment: [
      ['nine', 1, 100],
      ['nine', 7, junior],
      ['small', 1, 100],
    ],
  };
  return countyToday(buildTown(spec).problem, resolved.policy, null);
}

test('more junior pupils take nothing from a nine-year school, they share it: no levelling down', () => {
  const [before, after] = [county(100), county(300)];
  const change = coefficientChanges(before, after).find((one) => one.before.id === 'primary')!.change;
  // The primary part of the stock is smaller and the coefficient with it, yet not a book has left the school.
  expect(after.sheets[0]!.resources.books[0]).toBeLessThan(before.sheets[0]!.resources.books[0]!);
  expect(change.after).toBeLessThan(change.before);
  expect(resourcesLeft(before, after, 0, 'books', 0)).toBe(false);
  expect(change).toMatchObject({ fell: [0], robbed: [], warnings: ['spreadThinner'] });
});

test('books that are taken away are told as that', () => {
  const change = coefficientChanges(county(100), county(100, 3000)).find(
    (one) => one.before.id === 'primary',
  )!;
  expect(change.change).toMatchObject({ robbed: [0], warnings: ['levellingDown'] });
});
