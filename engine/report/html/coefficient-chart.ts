import { type County, spreadOf } from '../../indicators/index.ts';
import { type RatioId, ratioNamed } from '../../policy/index.ts';
import type { Language } from '../../problem/index.ts';
import { stageName } from '../words.ts';
import { bar, COLOURS, cut, figure, label, rule } from './svg.ts';

const WIDTH = 680;
const LEFT = 345;
const ROW = 20;

/** Difference coefficients of the profile's ratios by stage, with the limit where it is one on each. Empty without any. */
export function coefficientChart(county: County, language: Language): string {
  const { values } = county.policy;
  const ids: readonly RatioId[] = values['coefficient.ratios'] ?? [];
  const each = values['coefficient.scope'] === 'each';
  const lines = county.sheets.flatMap((sheet) =>
    ids.flatMap((id) => {
      const of = spreadOf(county.policy, sheet, id);
      const limit = each && sheet.policyStage ? values[`coefficient.limit.${sheet.policyStage}`] : null;
      const name = `${stageName(sheet.id)[language]} · ${ratioNamed(id).name[language]}`;
      return of ? [{ name, value: of.coefficient, limit }] : [];
    }),
  );
  if (lines.length === 0) return '';
  const most = Math.max(0.7, ...lines.map(({ value }) => value));
  const scale = (WIDTH - LEFT - 60) / most;
  const content = lines.flatMap(({ name, value, limit }, i) => {
    const y = i * ROW;
    const over = limit !== null && value > limit;
    return [
      label(LEFT - 8, y + 14, cut(name, 62), 'end'),
      bar(LEFT, y + 4, value * scale, ROW - 8, over ? COLOURS.bad : COLOURS.bar),
      label(LEFT + value * scale + 5, y + 14, value.toFixed(3)),
      ...(limit === null
        ? []
        : [rule(LEFT + limit * scale, y, LEFT + limit * scale, y + ROW, '#1c2430', true)]),
    ];
  });
  const caption =
    language === 'zh'
      ? `差异系数${each ? '（虚线为限值，红色为超限）' : ''}`
      : `Difference coefficients${each ? ' (dashed: limit, red: over it)' : ''}`;
  return figure(caption, WIDTH, lines.length * ROW + 4, content);
}
