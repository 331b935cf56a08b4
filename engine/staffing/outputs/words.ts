import { exchangeRuleNames, type Words } from '../../plan/index.ts';
import type { Dim } from '../task/dims.ts';

/** A limit on an entry of the state that a decision breaks, and on which side. */
export interface BrokenLimit {
  readonly kind: Dim['kind'];
  readonly side: 'low' | 'high';
}

/** Rules, named apart by spaces, and what breaking them means. */
type Side = readonly [rules: string, en: string, zh: string];

const LIMITS: Readonly<Record<Dim['kind'], { readonly low?: Side; readonly high?: Side }>> = {
  lessons: { low: ['subjectHours', 'a subject would be short of lessons', '学科课时将不足'] },
  staff: { low: ['classHeads', 'a class would be without class head', '班主任将不足'] },
  higherDegree: {
    low: [
      'noHarm',
      'a school would fall below its own level of above-degree teachers',
      '学历水平将低于本校现状',
    ],
  },
  backbone: {
    low: [
      'noHarm villageBackbone',
      'a school would fall below its own level of backbone teachers',
      '骨干教师将低于本校现状',
    ],
  },
  artsSports: {
    low: [
      'noHarm',
      'a school would fall below its own level of PE and arts teachers',
      '体育艺术教师将低于本校现状',
    ],
  },
  middleTitle: {
    low: [
      'noHarm',
      'a school would fall below its own level of middle titles',
      '中级及以上职称教师将低于本校现状',
    ],
  },
  senior: { high: ['titleShare', 'the share of senior titles would be too high', '高级职称比例将超限'] },
  heads: {
    low: ['heads', 'a school would have no head', '将无校长'],
    high: ['heads', 'a school would have two heads', '将有两名校长'],
  },
  posts: { high: ['quota', 'the staff quota would be exceeded', '将超出编制'] },
  out: { high: ['turnover', 'too many would leave one school', '单校流出将过多'] },
  in: { high: ['turnover', 'too many would arrive at one school', '单校流入将过多'] },
  movers: {
    low: ['rate', 'fewer would move than the policy asks', '交流人数将低于最低比例'],
    high: ['maxRate', "the year's number of movers is used up", '年度交流人数已满'],
  },
  backboneMovers: {
    low: ['backboneShare', 'the share of backbone teachers would be missed', '骨干教师比例将不达标'],
  },
};

/** What a broken limit means, with the names of its rules. */
export function limitWords({ kind, side }: BrokenLimit): Words {
  const [rules, en, zh] = LIMITS[kind][side] ?? LIMITS[kind].low ?? LIMITS[kind].high!;
  const name = exchangeRuleNames(rules.split(' '));
  return { en: `${en} (${name.en})`, zh: `${zh}（${name.zh}）` };
}
