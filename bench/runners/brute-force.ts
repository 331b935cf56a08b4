import { makeCase, violationsOf } from '../../engine/check/index.ts';
import { compile } from '../../engine/layout/index.ts';
import { NONE } from '../../engine/units.ts';
import type { ZoningRunner } from './runner.ts';

/** Looks at the clock after so many assignments. */
const LOOKS = 4096;

/**
 * Every assignment in depth-first order, units by the spread of their costs, those that cannot be better left out; whoever is
 * cheaper than the best is shown to the judge. A proof, of tiny instances.
 */
export const bruteForce: ZoningRunner = {
  name: 'brute-force',
  help: 'every assignment that could be better, judged by the judge',
  absent: () => null,
  async run(instance, { seconds }, better) {
    const { task, grouping, complaints } = compile(instance);
    if (!task || !grouping) throw new Error(complaints.map(({ text }) => text.en).join('; '));
    const { problem, travel, policy, options } = instance;
    const on = makeCase(problem, travel, policy, options);
    const cost = task.cost[0]!;
    const candidatesOf = (item: number) => {
      const all = Array.from(
        { length: task.candidateStart[item + 1]! - task.candidateStart[item]! },
        (_, k) => task.candidateStart[item]! + k,
      );
      return all.sort((a, b) => cost[a]! - cost[b]!);
    };
    const items = Array.from({ length: task.itemCount }, (_, item) => ({
      item,
      candidates: candidatesOf(item),
    }));
    // Those with the most to lose first: the rest is then cut off high up.
    const regret = ({ candidates: [a, b] }: (typeof items)[number]) =>
      b === undefined ? Infinity : cost[b]! - cost[a!]!;
    items.sort((a, b) => regret(b) - regret(a));
    const rest = new Float64Array(items.length + 1);
    for (let k = items.length - 1; k >= 0; k--) rest[k] = rest[k + 1]! + cost[items[k]!.candidates[0]!]!;
    const zones = new Int32Array(problem.units.count).fill(NONE);
    let best: { zones: Int32Array; value: number } | null = null;
    let looks = 0;
    const until = performance.now() + 1000 * seconds;
    let complete = true;
    const visit = (k: number, soFar: number): void => {
      if (!complete || (best && soFar + rest[k]! >= best.value)) return;
      if (++looks % LOOKS === 0 && performance.now() > until) complete = false;
      if (k === items.length) {
        if (violationsOf(on, [zones]).length > 0) return;
        best = { zones: zones.slice(), value: soFar };
        better(soFar);
        return;
      }
      const { item, candidates } = items[k]!;
      const units = grouping.unitsOf(item);
      for (const candidate of candidates) {
        const school = grouping.zoneSchool[task.candidateZone[candidate]!]!;
        for (const unit of units) zones[unit] = school;
        visit(k + 1, soFar + cost[candidate]!);
      }
      for (const unit of units) zones[unit] = NONE;
    };
    visit(0, 0);
    const found = best as { zones: Int32Array; value: number } | null;
    if (!found) {
      const status = complete ? 'infeasible' : 'unknown';
      return { zones: null, objective: null, bound: null, status, falseClaims: [] };
    }
    return {
      zones: found.zones,
      objective: found.value,
      bound: complete ? found.value : null,
      status: complete ? 'optimal' : 'feasible',
      falseClaims: [],
    };
  },
};
