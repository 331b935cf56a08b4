import type { Context } from './context.ts';
import { ceil } from './rounding.ts';

/** Staff posts that a school may hold: as approved, else by pupils and, for a small school, by classes; null: no limit known. */
export function quotaOf(context: Context, s: number): number | null {
  const { parts, policy, problem } = context;
  const school = context.schoolOf(s);
  if (school.staffQuota !== null) return school.staffQuota;
  const area = school.tier === 'urban' || school.tier === 'town' ? school.tier : 'rural';
  let byPupils = 0;
  let pupils = 0;
  let classes = 0;
  for (const stage of school.stages) {
    const part = s * parts.stages + stage;
    const ratio = policy.quota.ratio[problem.stages[stage]!.id]?.[area] ?? null;
    if (ratio === null) return null;
    byPupils += parts.pupils[part]! / ratio;
    pupils += parts.pupils[part]!;
    classes += parts.classes[part]!;
  }
  const { postsPerClass, smallUpTo } = policy.quota;
  const small = postsPerClass !== null && smallUpTo !== null && pupils <= smallUpTo;
  return ceil(small ? Math.max(byPupils, classes * postsPerClass) : byPupils);
}
