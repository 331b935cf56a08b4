import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadDataset } from '../../../datasets/importers/index.ts';
import { LivePlan, startLive } from '../../../engine/live.ts';
import { judgeZones } from '../../../engine/scenario/judge-zones.ts';
import { prepare } from '../../../engine/scenario/prepare.ts';
import { walkingTimes } from '../../../engine/scenario/walking-times.ts';

const DEMO = fileURLToPath(new URL('../../../datasets/demo', import.meta.url));

test('zones in force that send units to an unsafe school are judged, not refused, and the live plan counts the same breaches', async () => {
  const built = await loadDataset(DEMO);
  if (!('problem' in built)) throw new Error('The demo county does not load.');
  const ready = prepare(built.problem, {});
  if (!('policy' in ready)) throw new Error('The demo county has no policy.');
  const { problem, policy, options } = ready;
  const { travel } = walkingTimes(problem, policy)!;
  const inForce = problem.zonesInForce!;
  const assignment = Object.fromEntries(
    problem.stages.map(({ id }, k) => [
      id,
      Object.fromEntries(
        [...inForce[k]!].flatMap((s, u) => (s < 0 ? [] : [[problem.units.ids[u]!, problem.schools[s]!.id]])),
      ),
    ]),
  );
  const unsafe = problem.schools
    .filter(({ safe, status }) => !safe && status === 'existing')
    .map(({ id }) => id);
  expect(unsafe.length).toBeGreaterThan(0);
  const question = { problem, travel, policy: policy.zoning, options, overrides: {}, scenario: null };
  const { plan, report } = judgeZones(question, assignment);
  expect(report.claims).toEqual([]);
  expect(plan.open.filter((id) => unsafe.includes(id))).toEqual([]);
  const live = startLive({ problem: built.problem, travel, scenario: {}, assignment: inForce });
  if (!(live instanceof LivePlan)) throw new Error('The live plan does not open.');
  expect(live.breaches().length).toBe(report.violations.length);
  expect(report.violations.length).toBeGreaterThan(50);
});
