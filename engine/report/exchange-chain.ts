import type { ReportTable, Text } from './table.ts';

const INDICATORS: Readonly<Record<string, Text>> = {
  coverage: { en: 'Lessons a week without a teacher', zh: '缺课时' },
  shortfall: { en: 'Weighted shortfall', zh: '加权缺额' },
  posts: { en: 'Posts to recruit by subject', zh: '需招聘学科岗位' },
  higherDegree: { en: 'Coefficient: above degree', zh: '差异系数：高于规定学历' },
  backbone: { en: 'Coefficient: backbone', zh: '差异系数：骨干教师' },
  artsSports: { en: 'Coefficient: PE and arts', zh: '差异系数：体育艺术' },
  middleTitle: { en: 'Coefficient: middle title', zh: '差异系数：中级及以上' },
};
const STAGES: Readonly<Record<string, Text>> = {
  primary: { en: 'primary', zh: '小学' },
  junior: { en: 'junior', zh: '初中' },
};

/** The same indicators today, under new zones, and under new zones with the moves. */
export function exchangeChainTable(
  rows: readonly {
    readonly indicator: string;
    readonly stage: string | null;
    readonly today: number | null;
    readonly zones: number | null;
    readonly moves: number | null;
  }[],
): ReportTable {
  const figure = (id: string, en: string, zh: string) =>
    ({ id, header: { en, zh }, kind: 'number', decimals: 3, asNeeded: true }) as const;
  return {
    id: 'chain',
    title: { en: 'Zones, then exchange', zh: '先划片、后交流' },
    columns: [
      { id: 'indicator', header: { en: 'Indicator', zh: '指标' }, kind: 'text' },
      { id: 'stage', header: { en: 'Stage', zh: '学段' }, kind: 'text' },
      figure('today', 'Today', '现状'),
      figure('zones', 'New zones', '新学区'),
      figure('moves', 'New zones and moves', '新学区加交流'),
    ],
    rows: rows.map(({ indicator, stage, today, zones, moves }) => [
      INDICATORS[indicator] ?? indicator,
      stage === null ? { en: 'county', zh: '全县' } : (STAGES[stage] ?? stage),
      today,
      zones,
      moves,
    ]),
  };
}
