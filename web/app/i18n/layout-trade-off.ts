import { words } from './text.ts';

/** What a trade-off between layouts limits step by step. */
export const axisNames = words({
  schools: { zh: '学校数', en: 'Schools' },
  yuan: { zh: '年费用', en: 'Money a year' },
  minutes: { zh: '路程', en: 'Ways' },
});

export const tradeOffWords = words({
  trade: { zh: '权衡', en: 'Trade-off' },
  tradeLead: {
    zh: '在学校数、年费用或路程上限逐步收紧时，各得一个布局及其与理论最优的差距；括号内为较无上限布局的增减。均按最后一年比较。',
    en: 'One layout for each tighter limit on the number of schools, money or ways, each with how far from the best it may be; in brackets what it gives up or gains against the layout without a limit. Last year of each.',
  },
  tradeAxis: { zh: '逐步收紧', en: 'Tighten step by step' },
  trace: { zh: '求解四档', en: 'Decide four steps' },
  limit: { zh: '上限', en: 'Limit' },
  yearly: { zh: '年费用（万元）', en: 'Money a year, 10,000 yuan' },
  proof: { zh: '最优性', en: 'Proof' },
  beaten: { zh: '各项均不优于另一布局', en: 'another is nowhere worse' },
  look: { zh: '查看', en: 'Look' },
  noLimit: { zh: '无上限', en: 'none' },
  atMostSchools: (n: number) => ({ zh: `学校至多 ${n} 所`, en: `at most ${n} schools` }),
  atMostYuan: (wan: string) => ({ zh: `年费用至多 ${wan} 万元`, en: `at most ${wan} × 10,000 yuan a year` }),
  atMostMinutes: (n: string) => ({ zh: `路程至多 ${n} 人·分钟`, en: `at most ${n} pupil-minutes` }),
});
