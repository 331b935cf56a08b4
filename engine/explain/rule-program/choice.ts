import { staysFromOutside } from '../../layout/choice.ts';
import { choice as rule } from '../../layout/constraints/choice.ts';
import { EFFORT } from './members.ts';
import type { RuleRows } from './rows.ts';

/** Every school that the policy limits has enough children of its own zone beside those from outside it. */
export function choice(on: RuleRows): void {
  const { choice: least, schoolCount } = on.task;
  if (least === null) return;
  const rows = on.lowered;
  on.context.stages.forEach((stage, slot) => {
    on.context.problem.schools.forEach((_, school) => {
      const at = slot * schoolCount + school;
      if (least[at] === 0) return;
      const own = new Float64Array(least.length);
      own[at] = least[at]!;
      const row = on.builder.rows;
      rule.loads![slot]!.lower({ ...on.task, choice: own }, rows);
      if (on.builder.rows === row) return;
      on.add({ kind: 'choice', slot, school }, [row]);
      if (!on.options.elastic.has('choice')) return;
      const outside = staysFromOutside(on.context, stage, school);
      const most = on.context.policy.choice.most[stage.id]!;
      // A pupil fewer lets the share grow by about outside ⁄ least².
      const cost = (100 * EFFORT.choice * outside) / least[at]! ** 2;
      const missing = on.builder.column({ cost, upper: least[at]! });
      on.builder.entry(row, missing, 1);
      on.bends.push((x) => {
        if (x[missing]! < 1e-6) return null;
        const pupils = Math.max(outside, Math.floor(least[at]! - x[missing]! + 1e-6));
        const share = Math.ceil((1000 * outside) / pupils) / 1000;
        return share > most ? { kind: 'choice', slot, most: share } : null;
      });
    });
  });
}
