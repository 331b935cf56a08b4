import { type County, INDICATORS, isKnown } from '../../indicators/index.ts';
import type { Language } from '../../problem/index.ts';
import { stageName } from '../words.ts';
import { bar, COLOURS, cut, figure, label, rule } from './svg.ts';

const WIDTH = 680;
const LEFT = 260;
const ROW = 18;

/** Net flow of pupils by kind of school and township: right of the line they leave, left of it they come in. Empty where not known. */
export function leakageChart(county: County, language: Language): string {
  const leakage = INDICATORS.find(({ id }) => id === 'leakage')!;
  const lines = county.sheets.flatMap((sheet) =>
    leakage.parts!(county, sheet).flatMap(({ name, figure: value }) =>
      isKnown(value) ? [{ name: `${stageName(sheet.id)[language]} · ${name[language]}`, value }] : [],
    ),
  );
  if (lines.length === 0) return '';
  const most = Math.max(1, ...lines.map(({ value }) => Math.abs(value)));
  const middle = LEFT + (WIDTH - LEFT) / 2;
  const scale = ((WIDTH - LEFT) / 2 - 50) / most;
  const content = lines.flatMap(({ name, value }, i) => {
    const width = Math.abs(value) * scale;
    const left = value < 0 ? middle - width : middle;
    const at = value < 0 ? left - 5 : left + width + 5;
    return [
      label(LEFT - 8, i * ROW + 13, cut(name, 46), 'end'),
      bar(left, i * ROW + 3, width, ROW - 6, value < 0 ? COLOURS.bar : COLOURS.part),
      label(at, i * ROW + 13, String(value), value < 0 ? 'end' : 'start'),
    ];
  });
  const caption =
    language === 'zh'
      ? '各类学校及各乡镇学生净流出（右）与净流入（左），人'
      : 'Pupils by kind of school and township: net outflow (right) and inflow (left)';
  return figure(caption, WIDTH, lines.length * ROW + 4, [
    rule(middle, 0, middle, lines.length * ROW, '#1c2430'),
    ...content,
  ]);
}
