import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type AssignmentResult, assign } from '../../../engine/flow/index.ts';
import { Random } from '../../../engine/random.ts';
import { describeWithData, sharedPath } from '../../support/shared-data.ts';

/** Least total over all ways to pair the shorter side; Infinity where there is none. */
function bruteForce(costs: Float64Array, rows: number, columns: number): number {
  if (rows > columns) {
    const turned = Float64Array.from(
      { length: costs.length },
      (_, k) => costs[(k % rows) * columns + Math.floor(k / rows)]!,
    );
    return bruteForce(turned, columns, rows);
  }
  const taken = new Array<boolean>(columns).fill(false);
  const best = (row: number): number => {
    if (row === rows) return 0;
    let least = Infinity;
    for (let j = 0; j < columns; j++) {
      if (taken[j]) continue;
      taken[j] = true;
      least = Math.min(least, costs[row * columns + j]! + best(row + 1));
      taken[j] = false;
    }
    return least;
  };
  return best(0);
}

function expectProof(costs: Float64Array, rows: number, columns: number, result: AssignmentResult): void {
  const { columnOf, rowDuals, columnDuals } = result;
  let pairs = 0;
  let least = Infinity;
  let worst = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const slack = costs[i * columns + j]! - rowDuals[i]! - columnDuals[j]!;
      least = Math.min(least, slack);
      if (columnOf[i] !== j) continue;
      worst = Math.max(worst, slack);
      pairs++;
    }
  }
  expect(least).toBeGreaterThan(-1e-9);
  expect(worst).toBeLessThan(1e-9);
  expect(pairs).toBe(Math.min(rows, columns));
  expect(new Set([...columnOf].filter((j) => j >= 0)).size).toBe(pairs);
  for (const dual of rows <= columns ? columnDuals : rowDuals) expect(dual).toBeLessThanOrEqual(0);
  expect(result.bound).toBeLessThanOrEqual(result.objective);
  expect(result.bound).toBeCloseTo(result.objective, 8);
}

describe('assign', () => {
  test('agrees with brute force on 1,000 matrices of every shape, with pairs that are not allowed', () => {
    const random = new Random(1);
    let optimal = 0;
    let infeasible = 0;
    for (let round = 0; round < 1000; round++) {
      const rows = random.between(1, 6);
      const columns = random.between(1, 6);
      const forbidden = random.below(3);
      const costs = Float64Array.from({ length: rows * columns }, () => {
        if (random.below(4) < forbidden) return Infinity;
        return random.below(2) === 0 ? random.between(-3, 3) : random.normal() * 4;
      });
      const truth = bruteForce(costs, rows, columns);
      const result = assign(costs, rows, columns);
      if (truth === Infinity) {
        infeasible++;
        expect(result).toMatchObject({ status: 'infeasible', objective: Infinity });
        // The side that must be placed whole has more members than all that they may take.
        const { clash } = result;
        const [many, few] = rows <= columns ? [clash!.rows, clash!.columns] : [clash!.columns, clash!.rows];
        expect(many.length).toBe(few.length + 1);
        const allowed = new Set<number>();
        for (const a of many) {
          for (let b = 0; b < Math.max(rows, columns); b++) {
            const cost = rows <= columns ? costs[a * columns + b] : costs[b * columns + a];
            if (cost !== undefined && cost < Infinity) allowed.add(b);
          }
        }
        expect([...allowed].sort()).toEqual([...few]);
        continue;
      }
      optimal++;
      expect(result.status).toBe('optimal');
      expect(result.objective).toBeCloseTo(truth, 9);
      expectProof(costs, rows, columns, result);
    }
    expect(optimal).toBeGreaterThan(400);
    expect(infeasible).toBeGreaterThan(60);
  });

  test('large matrices carry their own proof', () => {
    const random = new Random(2);
    for (const [rows, columns, range] of [
      [300, 300, 10],
      [200, 350, 1e6],
      [350, 200, 0],
    ] as const) {
      const costs = Float64Array.from({ length: rows * columns }, () =>
        range === 0 ? random.float() : random.below(range),
      );
      expectProof(costs, rows, columns, assign(costs, rows, columns));
    }
  });

  test('nothing to pair', () => {
    expect(assign(new Float64Array(0), 0, 3)).toMatchObject({ status: 'optimal', objective: 0 });
    expect(assign(new Float64Array(0), 3, 0)).toMatchObject({ status: 'optimal', objective: 0 });
  });

  test('what is no cost is named', () => {
    expect(() => assign(Float64Array.of(1, 2, 3, Number.NaN), 2, 2)).toThrow(/Row 1, column 1 costs NaN/);
    expect(() => assign(Float64Array.of(1, 2, 3), 2, 2)).toThrow(/has 4 costs, not 3/);
  });
});

describeWithData('orlib-assign', 'assign on the published instance', () => {
  test('assign100 has the optimum 305', () => {
    const [n, ...values] = readFileSync(sharedPath('orlib-assign', 'assign100.txt'), 'utf8')
      .trim()
      .split(/\s+/)
      .map(Number);
    expect(n).toBe(100);
    const costs = Float64Array.from(values);
    const result = assign(costs, 100, 100);
    expect(result.objective).toBe(305);
    expectProof(costs, 100, 100, result);
  });
});
