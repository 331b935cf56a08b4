import { exchangeGoalName, exchangeStage, measureName } from '../plan/index.ts';
import type { ReportTable, Text } from './table.ts';

const POSTS: Text = { en: 'posts to recruit by subject', zh: '需招聘学科岗位' };

/** A goal, the posts to recruit, or the difference coefficient of a measure. */
function indicatorName(id: string): Text {
  if (id === 'posts') return POSTS;
  const goal = exchangeGoalName(id);
  if (goal) return goal;
  const { en, zh } = measureName(id);
  return { en: `difference coefficient: ${en}`, zh: `差异系数：${zh}` };
}

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
      indicatorName(indicator),
      stage === null ? { en: 'county', zh: '全县' } : exchangeStage(stage),
      today,
      zones,
      moves,
    ]),
  };
}
