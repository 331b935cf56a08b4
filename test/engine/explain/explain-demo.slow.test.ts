import { beforeAll, expect, test } from 'vitest';
import type { PlanState } from '../../../engine/explain/index.ts';
import { demoInForce } from '../../support/demo-in-force.ts';
import { ExplainedAgainstJudge } from '../../support/explained-against-judge.ts';
import type { Town } from '../../support/tiny-town.ts';

let town: Town;
let state: PlanState;

beforeAll(async () => {
  ({ town, state } = await demoInForce());
}, 60_000);

/** Zones in force may lie with a school that takes none: such a unit has nothing to be explained. */
test.each([
  ['primary', 0],
  ['primary', 1],
  ['junior', 0],
  ['junior', 1],
])(
  'every unit of the demo, %s, half %i: what each other school would cost and break is what the judge finds',
  (id, half) => {
    const judge = new ExplainedAgainstJudge(town, state, 'twoZones');
    const { slot, takes } = state.context.stages.find((stage) => stage.id === id)!;
    let [units, alternatives] = [0, 0];
    for (let unit = half; unit < town.problem.units.count; unit += 2) {
      if (takes[state.schoolOf[slot]![unit]!] !== 1) continue;
      alternatives += judge.compare(slot, unit);
      units++;
    }
    expect(units).toBeGreaterThan((0.95 / 2) * town.problem.units.count);
    expect(alternatives).toBeGreaterThan(10 * units);
  },
  300_000,
);
