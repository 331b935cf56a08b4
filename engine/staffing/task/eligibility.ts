import type { ExchangePolicy } from '../../policy/index.ts';
import { NONE } from '../../units.ts';
import type { Context } from './context.ts';

/** Why a teacher may not move; the first that applies. */
export type Ineligible =
  | 'support'
  | 'outside'
  | 'exempt'
  | 'inTerm'
  | 'recentlyMoved'
  | 'age'
  | 'headTerms'
  | 'tooFewYears'
  | 'startYearUnknown';

/** Why member m may not make a whole move that begins in planned year y; null: eligible. */
export function whyIneligible(context: Context, m: number, y: number): Ineligible | null {
  const never = whyNever(context, m, y);
  if (never) return never;
  if (context.waived[m]) return null;
  const { roster, policy, options } = context;
  const teacher = context.teacherOf(m);
  const year = options.year + y;
  const latest = roster.latest[m];
  if (latest && year - latest.startYear < policy.minInterval) return 'recentlyMoved';
  const limit = ageLimit(policy, teacher.sex);
  if (limit !== null && teacher.birthYear !== null && year - teacher.birthYear > limit) return 'age';
  if (teacher.role === 'head' && policy.headTerms !== null) {
    return (teacher.terms ?? NONE) < policy.headTerms ? 'headTerms' : null;
  }
  if (teacher.startYear === null) return 'startYearUnknown';
  return year - teacher.startYear < policy.minYears ? 'tooFewYears' : null;
}

/** What holds for every form of moving and cannot be waived. */
export function whyNever(context: Context, m: number, y: number): Ineligible | null {
  const { roster, parts, options } = context;
  const teacher = context.teacherOf(m);
  const place = roster.base[m * roster.years + y]!;
  if (!parts.inside[place] || !parts.inside[teacher.school]) return 'outside';
  const firstDay = `${options.year + y}-09-01`;
  if (teacher.exempt !== null && (teacher.exemptUntil === null || teacher.exemptUntil >= firstDay)) {
    return 'exempt';
  }
  const latest = roster.latest[m];
  return latest?.returnYear != null && latest.returnYear > options.year ? 'inTerm' : null;
}

/** Oldest age of a sex that may move; the smaller limit where the sex is not known; null: none. */
export function ageLimit(policy: ExchangePolicy, sex: 'f' | 'm' | null): number | null {
  if (sex !== null) return policy.maxAge[sex];
  const { m, f } = policy.maxAge;
  return m === null ? f : f === null ? m : Math.min(m, f);
}

/** Whether the policy would have member m move by now: a head past the terms, a teacher past the most years. */
export function isOverdue(context: Context, m: number): boolean {
  const last = context.roster.years - 1;
  if (whyIneligible(context, m, last) !== null) return false;
  const { policy, options } = context;
  const teacher = context.teacherOf(m);
  if (teacher.role === 'head' && policy.headTerms !== null)
    return (teacher.terms ?? NONE) >= policy.headTerms;
  if (policy.maxYears === null || teacher.startYear === null) return false;
  return options.year + last - teacher.startYear >= policy.maxYears;
}
