import { describe, expect, it } from 'vitest';
import { onThreads } from '../../../engine/cli/pool.ts';
import { compile, draftToPlan, inThisThread, type OpenPool, zone } from '../../../engine/layout/index.ts';
import type { PlanOptions } from '../../../engine/plan/index.ts';
import { solvers } from '../../../engine/solvers/index.ts';
import { afterIterations } from '../../../engine/stop/index.ts';
import { gridTown } from '../../support/grid-town.ts';
import type { Town } from '../../support/tiny-town.ts';

const LEVELS: PlanOptions['levels'] = [
  { id: 'travel', tolerance: 0.02 },
  { id: 'tail', tolerance: 0 },
];

async function planText(town: Town, seed: number, pool: OpenPool): Promise<string> {
  const { task, context, grouping, objectives } = compile(town);
  const draft = await zone(task!, {
    stop: afterIterations(150),
    seed,
    pool,
    solver: solvers[0]!,
    tolerances: LEVELS.map((level) => level.tolerance),
  });
  const frame = { overrides: {}, scenario: null, timings: {} };
  return JSON.stringify(draftToPlan(context!, grouping!, objectives, draft, frame));
}

describe('the same question, seed and iterations', () => {
  it('give the same plan byte by byte, twice and on one thread or two', async () => {
    for (const classes of [false, true]) {
      const town = gridTown(
        3,
        { width: 12, height: 10, schools: 7, slack: 1.15, classes },
        { levels: LEVELS },
      );
      const once = await planText(town, 1, inThisThread);
      expect(await planText(town, 1, inThisThread)).toBe(once);
      expect(await planText(town, 1, onThreads(2))).toBe(once);
      expect(['feasible', 'optimal']).toContain(JSON.parse(once).result.status);
    }
  });

  it('of which another seed searches otherwise', async () => {
    const town = gridTown(4, { width: 14, height: 14, schools: 9, slack: 1.05, classes: true });
    const { task } = compile(town);
    const paths: string[] = [];
    for (const seed of [1, 2]) {
      const path: (number | null)[] = [];
      await zone(task!, {
        stop: afterIterations(60),
        seed,
        pool: inThisThread,
        solver: solvers[0]!,
        tolerances: [0],
        onProgress: ({ incumbent }) => path.push(incumbent[0]!),
      });
      paths.push(path.join());
    }
    expect(paths[0]).not.toBe(paths[1]);
  });
});
