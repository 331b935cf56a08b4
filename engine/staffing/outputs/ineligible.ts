import type { Words } from '../../plan/index.ts';
import type { Context } from '../task/context.ts';
import { ageLimit, whyIneligible } from '../task/eligibility.ts';

/**
 * Why member m may not move in planned year y, with the numbers; null: eligible. Reasons of exemption stay in the roster: only the
 * date is told.
 */
export function ineligibleWords(context: Context, m: number, y: number): Words | null {
  const reason = whyIneligible(context, m, y);
  if (reason === null) return null;
  const { policy, options, roster } = context;
  const teacher = context.teacherOf(m);
  const year = options.year + y;
  const latest = roster.latest[m];
  switch (reason) {
    case 'support':
      return { en: 'support staff take no part in exchange', zh: '职员、工勤人员不参加教师交流' };
    case 'outside':
      return {
        en: 'the post or the place of teaching is not at an existing public school',
        zh: '编制或任教学校不是现有公办学校',
      };
    case 'exempt':
      return teacher.exemptUntil === null
        ? { en: 'exempt without an end (reason in the roster)', zh: '免予交流，未设截止日期（原因见名册）' }
        : {
            en: `exempt until ${teacher.exemptUntil} (reason in the roster)`,
            zh: `免予交流至 ${teacher.exemptUntil}（原因见名册）`,
          };
    case 'inTerm':
      return {
        en: `on a term away until ${latest!.returnYear}`,
        zh: `尚在交流期内，${latest!.returnYear} 年返回`,
      };
    case 'recentlyMoved':
      return {
        en: `moved in ${latest!.startYear}; two moves are at least ${policy.minInterval} years apart`,
        zh: `${latest!.startYear} 年刚交流过，两次交流至少间隔 ${policy.minInterval} 年`,
      };
    case 'age': {
      const limit = ageLimit(policy, teacher.sex);
      return { en: `older than the limit of ${limit} years`, zh: `超过 ${limit} 岁的年龄上限` };
    }
    case 'headTerms':
      return {
        en: `${teacher.terms ?? 'an unknown number of'} of ${policy.headTerms} terms as head served`,
        zh: `任校长 ${teacher.terms ?? '（届数不详）'} 届，未满 ${policy.headTerms} 届`,
      };
    case 'startYearUnknown':
      return { en: 'the year of arrival at the school is not known', zh: '到校年份不详' };
    case 'tooFewYears':
      return {
        en: `${year - teacher.startYear!} years at the school, ${policy.minYears} are asked for`,
        zh: `在本校任教 ${year - teacher.startYear!} 年，未满 ${policy.minYears} 年`,
      };
  }
}
