import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/layout/index.ts';
import { annealAndCompare } from '../../support/anneal-and-compare.ts';
import { gridTown } from '../../support/grid-town.ts';
import { ANY_TOWN, randomTown } from '../../support/random-town.ts';

const MOVES = 1_000_000;
/** Of these, in towns of 168 units, where zones have an inside and chains are long. */
const MOVES_IN_LARGER_TOWNS = 100_000;

describe('the state of a search', () => {
  it('equals the count from scratch after each of a million moves', () => {
    let [moved, loose, towns, larger] = [0, 0, 0, 0];
    for (let seed = 0; moved < MOVES_IN_LARGER_TOWNS; seed++) {
      const shape = { width: 14, height: 12, schools: 9, slack: 1.1, classes: seed % 2 === 0 };
      const { task } = compile(gridTown(seed, shape));
      moved += annealAndCompare(task!, seed, 20_000, 300).moved;
      larger++;
    }
    for (let seed = 0; moved < MOVES; seed++) {
      const { task } = compile(randomTown(10_000 + seed, ANY_TOWN));
      if (!task) continue;
      towns++;
      const found = annealAndCompare(task, seed, 5000, 50);
      moved += found.moved;
      loose += found.loose;
    }
    expect(moved).toBeGreaterThanOrEqual(MOVES);
    expect(larger).toBeGreaterThan(3);
    expect(towns).toBeGreaterThan(500);
    expect(loose).toBeGreaterThan(2000);
  });
});
