import type { Language } from '../../problem/index.ts';
import { STATES } from '../figures.ts';
import type { CheckRow, CheckState } from '../self-check.ts';
import { bar, COLOURS, cut, figure, label } from './svg.ts';

const WIDTH = 680;
const LEFT = 300;
const ROW = 20;
const ORDER: readonly CheckState[] = ['met', 'partly', 'notMet', 'unknown'];
const COLOUR: Readonly<Record<CheckState, string>> = {
  met: COLOURS.good,
  partly: COLOURS.part,
  notMet: COLOURS.bad,
  unknown: COLOURS.open,
};

/** How many schools stand where, by item of the self-check. Empty without rows. */
export function stateChart(rows: readonly CheckRow[], language: Language): string {
  const items = Map.groupBy(rows, ({ indicator }) => indicator);
  const content: string[] = [];
  let line = 0;
  for (const [indicator, of] of items) {
    content.push(label(LEFT - 8, line * ROW + 14, cut(indicator.name[language], 48), 'end'));
    let x = LEFT;
    for (const state of ORDER) {
      const count = of.filter((row) => row.state === state).length;
      const width = ((WIDTH - LEFT - 10) * count) / of.length;
      content.push(bar(x, line * ROW + 3, width, ROW - 6, COLOUR[state]));
      if (width > 18) {
        const white = state === 'met' || state === 'notMet' ? ' style="fill:#fff"' : '';
        content.push(label(x + width / 2, line * ROW + 14, String(count), 'middle', white));
      }
      x += width;
    }
    line++;
  }
  if (line === 0) return '';
  ORDER.forEach((state, i) => {
    content.push(bar(LEFT + i * 92, line * ROW + 8, 10, 10, COLOUR[state]));
    content.push(label(LEFT + i * 92 + 14, line * ROW + 17, STATES[state][language]));
  });
  const caption = language === 'zh' ? '自评结果（校·学段数）' : 'Self-check (schools by stage)';
  return figure(caption, WIDTH, line * ROW + 24, content);
}
