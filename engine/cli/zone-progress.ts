import type { ZoneProgress } from '../layout/index.ts';
import type { Language } from '../problem/index.ts';
import { goalName, shownNumber } from '../report/index.ts';

const WORDS = {
  en: { search: 'search', bound: 'bound', best: 'best', none: 'none yet', floor: 'bound', gap: 'gap' },
  zh: { search: '搜索', bound: '求界', best: '当前最好', none: '暂无', floor: '下界', gap: '差距' },
} as const;

/** `12.3 s   nearness search   best 1,234,567  bound 1,230,000  gap 0.37 %  iteration 12,345` */
export function progressLine(
  progress: ZoneProgress,
  goal: string,
  seconds: number,
  language: Language,
): string {
  const words = WORDS[language];
  const { phase, level, incumbent, bound, gap } = progress;
  const amount = (value: number | null | undefined) =>
    value === null || value === undefined || !Number.isFinite(value)
      ? words.none
      : shownNumber(value, { kind: 'number', decimals: Math.abs(value) < 10_000 ? 2 : 0 });
  const parts = [
    `${seconds.toFixed(1)} s`,
    `${goalName(goal)[language]} ${words[phase]}`,
    `${words.best} ${amount(incumbent[level])}`,
    `${words.floor} ${amount(bound[level])}`,
  ];
  if (gap !== null && Number.isFinite(gap))
    parts.push(`${words.gap} ${(gap * 100).toFixed(gap < 0.001 ? 4 : 2)} %`);
  return parts.join('   ');
}
