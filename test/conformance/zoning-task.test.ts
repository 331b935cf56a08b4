import { describe, expect, it } from 'vitest';
import { type Case, goalOf, makeCase, RULES, type Zones } from '../../engine/check/index.ts';
import { type Compiled, compile } from '../../engine/layout/compile.ts';
import { CONSTRAINTS } from '../../engine/layout/constraints/index.ts';
import { everyPlan } from '../support/brute-force.ts';
import { COUNTABLE_TOWN, randomTown } from '../support/random-town.ts';
import { judgeTask } from '../support/task-reference.ts';

const TOWNS = 250;
const FEW_PLANS = { ...COUNTABLE_TOWN, assignments: 1500 };
/** Rules that limit what a school holds, one entry a limit: a rule may have several. */
const loadRules = CONSTRAINTS.flatMap((rule) => (rule.loads ?? []).map(() => rule.id));
const countyRules = CONSTRAINTS.filter((rule) => rule.county).map((rule) => rule.id);

/** The zone of each item, or null where a group is split. */
function itemsOf(compiled: Compiled, on: Case, zones: Zones): Int32Array | null {
  const { context, grouping } = compiled;
  const zoneOfItem = new Int32Array(grouping!.itemCount);
  for (let item = 0; item < zoneOfItem.length; item++) {
    const slot = grouping!.itemStage[item]!;
    const zone = zones[on.stages.findIndex((stage) => stage.id === context!.stages[slot]!.id)]!;
    const schools = new Set(grouping!.unitsOf(item).map((unit) => zone[unit]!));
    if (schools.size > 1) return null;
    zoneOfItem[item] = grouping!.zoneOf(slot, [...schools][0]!);
  }
  return zoneOfItem;
}

/** What the judge says of a plan: excess by rule, and the values of the levels. */
function judged(on: Case, zones: Zones) {
  const excess = new Map(
    RULES.map((rule) => [
      rule.id,
      rule.judge(on, zones).reduce((sum, violation) => sum + violation.excess, 0),
    ]),
  );
  const values = on.options.levels.map((level) => goalOf(level)!.value(on, zones));
  return { excess, values };
}

describe('a compiled zoning task, over every plan of small towns', () => {
  it('keeps every plan that keeps the rules, counts loads, cut-off units and costs as the judge does', () => {
    let [plans, refused, loads, counties, cuts, kept] = [0, 0, 0, 0, 0, 0];
    for (let seed = 0; seed < TOWNS; seed++) {
      const town = randomTown(seed, FEW_PLANS);
      const on = makeCase(town.problem, town.travel, town.policy, town.options);
      const compiled = compile(town);
      for (const zones of everyPlan(on)) {
        plans++;
        const { excess, values } = judged(on, zones);
        const keeps = [...excess.values()].every((each) => each === 0);
        if (!compiled.task) {
          // What is refused before anything is searched must have no plan.
          expect(keeps, `town ${seed}: ${compiled.complaints.map((one) => one.text.en).join(' ')}`).toBe(
            false,
          );
          refused++;
          continue;
        }
        const zoneOfItem = itemsOf(compiled, on, zones);
        const verdict = zoneOfItem ? judgeTask(compiled.task, zoneOfItem) : null;
        if (!verdict?.candidates) {
          expect(keeps, `town ${seed}: a plan that keeps the rules is not offered`).toBe(false);
          continue;
        }
        for (const id of new Set(loadRules)) {
          const counted = verdict.loadExcess!.reduce(
            (sum, each, i) => sum + (loadRules[i] === id ? each : 0),
            0,
          );
          expect(Math.abs(counted - excess.get(id)!), `town ${seed}: ${id}`).toBeLessThanOrEqual(1e-6);
          if (excess.get(id)! > 0) loads++;
        }
        for (const id of countyRules) {
          const broken = verdict.countyExcess!.some((each) => each > 0);
          expect(broken, `town ${seed}: ${id}`).toBe(excess.get(id)! > 0);
          if (broken) counties++;
        }
        expect(verdict.cutOff, `town ${seed}: contiguity`).toBe(excess.get('contiguity'));
        if (verdict.cutOff! > 0) cuts++;
        for (const id of excess.keys()) {
          if (id === 'contiguity' || loadRules.includes(id) || countyRules.includes(id)) continue;
          expect(excess.get(id), `town ${seed}: ${id} in a plan of candidates`).toBe(0);
        }
        values.forEach((value, level) => {
          expect(Math.abs(verdict.cost![level]! - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, value));
        });
        if (keeps) kept++;
      }
    }
    expect(plans).toBeGreaterThan(20_000);
    expect(refused).toBeGreaterThan(1000);
    expect(loads).toBeGreaterThan(350);
    expect(counties).toBeGreaterThan(100);
    expect(cuts).toBeGreaterThan(200);
    expect(kept).toBeGreaterThan(200);
  });
});
