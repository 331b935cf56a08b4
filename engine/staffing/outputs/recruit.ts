import type { RecruitPost } from '../../plan/index.ts';
import { STAFF_MEASURES } from '../../policy/index.ts';
import type { ExchangeState } from '../search/state.ts';
import type { Context } from '../task/context.ts';
import { needsOf } from '../task/needs.ts';
import { ceil, floor } from '../task/rounding.ts';

/** Posts that no move fills, by school, subject and measure, of the last planned year. */
export function recruitsOf(context: Context, state: ExchangeState): readonly RecruitPost[] {
  const { problem, parts, policy, options } = context;
  const { model } = state;
  const needs = needsOf(context);
  const y = model.years - 1;
  const posts: RecruitPost[] = [];
  for (const [d, dim] of model.dims.entries()) {
    if (dim.stage < 0) continue;
    const stage = problem.stages[dim.stage]!.id;
    for (let s = 0; s < model.schools; s++) {
      const part = s * parts.stages + dim.stage;
      if (!parts.inside[s] || !parts.taught[part]) continue;
      const have = state.z[(y * model.schools + s) * model.width + d]!;
      const entry = { school: problem.schools[s]!.id, stage, year: options.year + y };
      if (dim.kind === 'lessons') {
        const missing = parts.demand[part * parts.subjects.length + dim.subject]! - have;
        const load = floor(policy.load[stage] ?? 0);
        if (missing <= 0 || load === 0) continue;
        const what = parts.subjects[dim.subject]!;
        posts.push({ ...entry, kind: 'subject', what, posts: ceil(missing / load), missing });
      } else {
        const measure = (STAFF_MEASURES as readonly string[]).indexOf(dim.kind);
        if (measure < 0) continue;
        const missing = needs[part * STAFF_MEASURES.length + measure]! - have;
        if (missing > 0) posts.push({ ...entry, kind: 'measure', what: dim.kind, posts: missing, missing });
      }
    }
  }
  return posts;
}
