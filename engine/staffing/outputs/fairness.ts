import type { FairnessRow } from '../../plan/index.ts';
import { SHARED, STAY } from '../model/model.ts';
import type { ExchangeState } from '../search/state.ts';
import type { Context } from '../task/context.ts';
import { whyIneligible } from '../task/eligibility.ts';

/** First ages of the groups. */
const AGES = [0, 30, 40, 50] as const;

/** Who carries the burden: by age, sex, tier of the school left and title, among those eligible in the first year. */
export function fairnessOf(context: Context, state: ExchangeState): readonly FairnessRow[] {
  const groups = new Map<string, { eligible: number; moved: number; minutes: number }>();
  for (let m = 0; m < context.roster.teacher.length; m++) {
    const moved = isMoved(state, m);
    const eligible = whyIneligible(context, m, 0) === null;
    if (!moved && !eligible) continue;
    for (const [by, group] of groupsOf(context, m)) {
      const key = `${by}/${group}`;
      const row = groups.get(key) ?? { eligible: 0, moved: 0, minutes: 0 };
      groups.set(key, row);
      if (eligible) row.eligible++;
      if (!moved) continue;
      row.moved++;
      const to = state.place(m, state.model.years - 1);
      row.minutes += Math.max(0, context.minutes(m, to) - context.minutes(m, context.baseOf(m, 0)));
    }
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { eligible, moved, minutes }]) => {
      const [by, group] = key.split('/') as [FairnessRow['by'], string];
      return { by, group, eligible, moved, meanExtraMinutes: moved === 0 ? null : minutes / moved };
    });
}

function isMoved({ model, decision }: ExchangeState, t: number): boolean {
  const arc = decision[t]!;
  return arc !== STAY && (model.arcFlags[arc]! & SHARED) === 0;
}

function groupsOf(context: Context, m: number): readonly (readonly [FairnessRow['by'], string])[] {
  const teacher = context.teacherOf(m);
  const age = teacher.birthYear === null ? null : context.options.year - teacher.birthYear;
  const first = age === null ? null : AGES.findLast((from) => from <= age)!;
  return [
    ['age', first === null ? 'unknown' : `${first}+`],
    ['sex', teacher.sex ?? 'unknown'],
    ['tier', context.schoolOf(context.baseOf(m, 0)).tier ?? 'unknown'],
    ['title', teacher.title ?? 'unknown'],
  ];
}
