import { describe, expect, it } from 'vitest';
import { GOALS, makeCase } from '../../engine/check/index.ts';
import { OBJECTIVES, objectiveValue as valueInSearch } from '../../engine/layout/objectives/index.ts';
import { resolve } from '../../engine/layout/resolve.ts';
import { Random } from '../../engine/random.ts';
import { randomTown } from '../support/random-town.ts';
import { type Mood, randomZones } from '../support/random-zones.ts';

const TOWNS = 2000;
const MOODS: readonly Mood[] = ['wild', 'any', 'careful'];

describe('the goals of zoning', () => {
  it('are the same in the search and in the judge, with the same units', () => {
    const names = (goals: readonly { id: string; unit: string }[]) =>
      goals.map(({ id, unit }) => `${id}: ${unit}`);
    expect(names(OBJECTIVES).toSorted()).toEqual(names(GOALS).toSorted());
  });

  it.each(OBJECTIVES)('$id: search and judge find the same value', (objective) => {
    const goal = GOALS.find((one) => one.id === objective.id)!;
    let [zero, positive] = [0, 0];
    for (let seed = 0; seed < TOWNS; seed++) {
      const town = randomTown(seed);
      const context = resolve(town).context!;
      const on = makeCase(town.problem, town.travel, town.policy, town.options);
      const random = new Random(seed, 9001);
      for (const mood of MOODS) {
        const zones = randomZones(on, random, mood);
        const schoolOf = context.stages.map(
          ({ id }) => zones[on.stages.findIndex((stage) => stage.id === id)]!,
        );
        const expected = goal.value(on, zones);
        const value = valueInSearch(objective, { context, schoolOf });
        expect(Math.abs(value - expected), `town ${seed}: ${value} for ${expected}`).toBeLessThanOrEqual(
          1e-9 * Math.max(1, expected),
        );
        if (expected === 0) zero++;
        else positive++;
      }
    }
    expect(zero + positive).toBe(TOWNS * MOODS.length);
    expect(positive).toBeGreaterThan(1000);
  });
});
