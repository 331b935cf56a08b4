import { describe, expect, it } from 'vitest';
import { plansAgainstTruth } from '../support/plans-against-truth.ts';

const FIRST = 150;
const TOWNS = 2000;

describe('plans of the search, over two thousand small towns of which every plan was tried', () => {
  it('say nothing that the judge or brute force denies', async () => {
    const { seen, bounds, best, beaten } = await plansAgainstTruth(FIRST, FIRST + TOWNS);
    expect(seen.feasible + seen.optimal).toBeGreaterThan(TOWNS / 3);
    expect(seen.refused + seen.infeasible + seen.unknown).toBeGreaterThan(TOWNS / 5);
    expect(bounds).toBeGreaterThan(TOWNS / 3);
    // The first goal is to be reached in nearly all towns of a few units.
    expect(best).toBeGreaterThan(0.97 * (best + beaten));
  });
});
