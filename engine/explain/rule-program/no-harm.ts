import { noHarm as rule } from '../../layout/constraints/no-harm.ts';
import { NONE } from '../../units.ts';
import { EFFORT } from './members.ts';
import type { RuleRows } from './rows.ts';

/** Every school keeps its present level of resources, where the policy makes that a rule. */
export function noHarm(on: RuleRows): void {
  const { balance } = on.task;
  if (balance.noHarm === null) return;
  const { tolerance } = on.context.policy.balance.noHarm;
  const rows = on.lowered;
  // Pupils allowed are today's times 1 ⁄ (1 − ε): the factor is what bends.
  const factor = 1 / Math.max(1 - tolerance, 1e-9);
  const more = on.options.elastic.has('noHarm')
    ? on.builder.column({ cost: 100 * EFFORT.noHarm, upper: 1e6 })
    : NONE;
  on.context.problem.schools.forEach((_, school) => {
    const only = (limits: Float64Array) =>
      limits.map((limit, at) => (at % on.task.schoolCount === school ? limit : Infinity));
    const own = { pupils: only(balance.noHarm!.pupils), weighted: only(balance.noHarm!.weighted) };
    const task = { ...on.task, balance: { ...balance, noHarm: own } };
    const added: number[] = [];
    for (const load of rule.loads!) {
      const first = on.builder.rows;
      if (load.binds(task)) load.lower(task, rows);
      if (on.builder.rows === first) continue;
      added.push(first);
      if (more !== NONE) on.builder.entry(first, more, -load.limit(task, school) / factor);
    }
    if (added.length > 0) on.add({ kind: 'noHarm', school }, added);
  });
  if (more === NONE) return;
  on.bends.push((x) => {
    const needed = 1 - 1 / (factor + x[more]!);
    return x[more]! > 1e-9 ? { kind: 'noHarm', tolerance: Math.ceil(needed * 1000 - 1e-6) / 1000 } : null;
  });
}
