import type { ExchangeState } from '../search/state.ts';
import type { Context } from '../task/context.ts';
import { floor } from '../task/rounding.ts';

/** Whole posts of a subject that a part has to spare (positive) or lacks (negative). */
export interface SubjectBalance {
  readonly school: string;
  readonly stage: string;
  readonly subject: string;
  readonly posts: number;
}

/** Subjects in balance in the last planned year, rounded towards zero: half a post to spare helps nobody. Zeros are left out. */
export function subjectBalances(context: Context, state: ExchangeState): readonly SubjectBalance[] {
  const { problem, parts, policy } = context;
  const { model } = state;
  const y = model.years - 1;
  const found: SubjectBalance[] = [];
  for (const [d, dim] of model.dims.entries()) {
    if (dim.kind !== 'lessons') continue;
    const stage = problem.stages[dim.stage]!.id;
    const load = floor(policy.load[stage] ?? 0);
    for (let s = 0; s < model.schools && load > 0; s++) {
      const part = s * parts.stages + dim.stage;
      if (!parts.inside[s] || !parts.taught[part]) continue;
      const have = state.z[(y * model.schools + s) * model.width + d]!;
      const asked = parts.demand[part * parts.subjects.length + dim.subject]!;
      const posts = Math.trunc((have - asked) / load);
      if (posts !== 0) {
        const subject = parts.subjects[dim.subject]!;
        found.push({ school: problem.schools[s]!.id, stage, subject, posts });
      }
    }
  }
  return found;
}
