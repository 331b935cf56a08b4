import { expect, test } from 'vitest';
import { compile, inThisThread, zone } from '../../../engine/layout/index.ts';
import { Budget, MOVES_PER_ITERATION } from '../../../engine/layout/search/budget.ts';
import { type CheckedSolver, solvers } from '../../../engine/solvers/index.ts';
import { afterIterations, afterSeconds, anyOf, type Stop } from '../../../engine/stop/index.ts';
import { gridTown } from '../../support/grid-town.ts';

/** A clock that stands still: no limit on seconds will ever end anything. */
const never = afterSeconds(1e6, () => 0);

/** The limits on its iterations of every program that a question put to the solver, and the iterations of its search. */
async function limitsOf(stop: Stop): Promise<{ programs: (number | undefined)[]; searched: number }> {
  // More candidates than are put to the solver as a whole.
  const { task } = compile(gridTown(4, { width: 18, height: 14, slack: 1.08, schools: 9, classes: false }));
  expect(task!.candidateZone.length).toBeGreaterThan(1500);
  const programs: (number | undefined)[] = [];
  const solver: CheckedSolver = {
    ...solvers[0]!,
    solve(program, options) {
      programs.push(options?.stop?.limits?.().iterations);
      return solvers[0]!.solve(program, options);
    },
  };
  const draft = await zone(task!, { stop, seed: 1, pool: inThisThread, solver, tolerances: [0] });
  expect(['feasible', 'optimal']).toContain(draft.status);
  return { programs, searched: draft.iterations };
}

test('a limit on iterations caps the programs of every phase, with a clock beside it too', async () => {
  for (const stop of [afterIterations(40), anyOf(afterIterations(40), never)]) {
    const { programs, searched } = await limitsOf(stop);
    expect(programs.length).toBeGreaterThan(0);
    for (const limit of programs) expect(limit).toBeLessThan(Infinity);
    expect(searched).toBeGreaterThan(0);
    expect(searched).toBeLessThanOrEqual(40);
  }
});

test('a limit of no iterations at all is spent from the start', () => {
  for (const stop of [afterIterations(0), anyOf(afterIterations(0), never)]) {
    const budget = new Budget(stop);
    expect(budget.spent()).toBe(1);
    expect(budget.movesUntil(1, Infinity)).toBe(0);
    expect(budget.reason(undefined, undefined, 0)).toBe('iterations');
  }
});

test('what is spent of a limit is the larger share of moves and of seconds', () => {
  let clock = 0;
  const budget = new Budget(
    anyOf(
      afterIterations(10),
      afterSeconds(100, () => clock),
    ),
  );
  budget.count(3 * MOVES_PER_ITERATION);
  expect(budget.spent()).toBeCloseTo(0.3, 9);
  clock = 50_000;
  expect(budget.spent()).toBeCloseTo(0.5, 9);
  expect(budget.counted).toBe(true);
});
