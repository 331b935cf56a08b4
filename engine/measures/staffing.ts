/** Pupils for one post by stage; null where the policy gives none. */
export interface QuotaRatios {
  readonly primary: number | null;
  readonly junior: number | null;
  readonly senior: number | null;
}

/**
 * K6: staff posts by pupils, P_pri ⁄ 19 + P_jun ⁄ 13.5 + P_sen ⁄ 12.5; for a small school at least β · classes where the policy
 * has β (生师比与班师比相结合). Null when a ratio that is needed is not given.
 */
export function staffQuota(
  pupils: { readonly primary: number; readonly junior: number; readonly senior: number },
  ratios: QuotaRatios,
  small: { readonly classes: number; readonly postsPerClass: number } | null = null,
): number | null {
  let posts = 0;
  for (const stage of ['primary', 'junior', 'senior'] as const) {
    if (pupils[stage] === 0) continue;
    const ratio = ratios[stage];
    if (ratio === null) return null;
    posts += pupils[stage] / ratio;
  }
  return small ? Math.max(posts, small.classes * small.postsPerClass) : posts;
}

/** K7: full posts that a subject needs, Σ over grades of classes × weekly lessons, over the lessons of a full post. */
export function subjectDemand(
  classes: readonly number[],
  weeklyLessons: readonly number[],
  lessonsOfAPost: number,
): number {
  let lessons = 0;
  for (let g = 0; g < classes.length; g++) lessons += classes[g]! * weeklyLessons[g]!;
  return lessons / lessonsOfAPost;
}

/** K10: whether a teacher is to be exchanged: years at the school, age, no exemption. An unknown age does not exempt. */
export function exchangeEligible(
  teacher: { readonly yearsAtSchool: number; readonly age: number | null; readonly exempt: boolean },
  rule: { readonly minYears: number; readonly maxAge: number | null },
): boolean {
  if (teacher.exempt || teacher.yearsAtSchool < rule.minYears) return false;
  return rule.maxAge === null || teacher.age === null || teacher.age <= rule.maxAge;
}

/** K8, K9: share of part in whole; null without whole. */
export function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
