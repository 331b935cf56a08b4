import { exchangeStage, schoolNamer } from '../plan/index.ts';
import type { Problem } from '../problem/index.ts';
import type { ReportTable } from './table.ts';

/** A weak school of a stage with its partner; null where no strong school is left for it. */
export interface PairRow {
  readonly stage: string;
  readonly weak: string;
  readonly strong: string | null;
  /** Teachers' worth of what the one lacks and the other has to spare. */
  readonly help: number | null;
  readonly meters: number | null;
}

/** Who helps whom (结对帮扶) after the moves. */
export function exchangePairsTable(problem: Problem, rows: readonly PairRow[]): ReportTable {
  const name = schoolNamer(problem);
  return {
    id: 'pairs',
    title: { en: 'Paired schools', zh: '结对帮扶' },
    columns: [
      { id: 'stage', header: { en: 'Stage', zh: '学段' }, kind: 'text' },
      { id: 'weak', header: { en: 'School', zh: '受援学校' }, kind: 'text' },
      { id: 'strong', header: { en: 'Partner', zh: '支援学校' }, kind: 'text' },
      { id: 'help', header: { en: 'Posts it can help with', zh: '可帮扶缺额' }, kind: 'number' },
      { id: 'km', header: { en: 'km', zh: '距离（千米）' }, kind: 'number', decimals: 1 },
    ],
    rows: rows.map(({ stage, weak, strong, help, meters }) => [
      exchangeStage(stage),
      name(weak),
      strong === null ? { en: 'none left', zh: '无可安排' } : name(strong),
      help,
      meters === null ? null : meters / 1000,
    ]),
  };
}
