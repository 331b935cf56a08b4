import { loadDataset } from '../../datasets/importers/index.ts';
import { type PlanState, planState } from '../../engine/explain/index.ts';
import { prepare } from '../../engine/scenario/prepare.ts';
import { EMPTY_SCENARIO } from '../../engine/scenario/scenario.ts';
import { walkingTimes } from '../../engine/scenario/walking-times.ts';
import { honestPlan } from './honest-plan.ts';
import { DEMO } from './run-cli.ts';
import type { Town } from './tiny-town.ts';

/** The demo county, and its zones in force as a plan that is explained. */
export async function demoInForce(): Promise<{ readonly town: Town; readonly state: PlanState }> {
  const built = await loadDataset(DEMO);
  if (!('problem' in built)) throw new Error('The demo cannot be read.');
  const prepared = prepare(built.problem, EMPTY_SCENARIO);
  if ('complaints' in prepared) throw new Error('The demo cannot be prepared.');
  const { problem, policy, options } = prepared;
  const { travel } = walkingTimes(problem, policy)!;
  const town = { problem, travel, policy: policy.zoning, options };
  const inForce = Object.fromEntries(
    options.stages.map((id) => {
      const zones = problem.zonesInForce![problem.stages.findIndex((stage) => stage.id === id)]!;
      return [
        id,
        Object.fromEntries(problem.units.ids.map((unit, u) => [unit, problem.schools[zones[u]!]!.id])),
      ];
    }),
  );
  const state = planState(town, honestPlan(town, inForce));
  if ('complaints' in state) throw new Error(state.complaints.map((one) => one.text.en).join('\n'));
  return { town, state };
}
