import type { County } from '../../indicators/index.ts';
import { sittingInStage } from '../../indicators/index.ts';
import type { Language } from '../../problem/index.ts';
import { stageName } from '../words.ts';
import { bar, COLOURS, figure, label } from './svg.ts';

const WIDTH = 680;
const LEFT = 90;
const ROW = 20;

/** Today's classes by size, each stage with the bounds of its cap and of large classes. Empty where they are not known. */
export function classChart(county: County, language: Language): string {
  const { policy } = county;
  const content: string[] = [];
  let line = 0;
  for (const sheet of county.sheets) {
    const sizes = sittingInStage(county, sheet);
    if ('lack' in sizes) continue;
    const bounds = [
      policy.zoning.classCap[sheet.id],
      (policy.values['largeClass.from'] ?? Number.NaN) - 1,
      (policy.values['veryLargeClass.from'] ?? Number.NaN) - 1,
    ].filter((bound): bound is number => bound !== undefined && !Number.isNaN(bound));
    const atLeast = (size: number) => sizes.reduce((sum, grade) => sum + grade.atLeast(size), 0);
    const total = sizes.reduce((sum, grade) => sum + grade.classes, 0);
    const steps = [0, ...bounds, Infinity];
    for (let i = 1; i < steps.length; i++) {
      const [low, high] = [steps[i - 1]! + 1, steps[i]!];
      const count = (i === 1 ? total : atLeast(low)) - (high === Infinity ? 0 : atLeast(high + 1));
      const width = ((WIDTH - LEFT - 110) * count) / total;
      const name = high === Infinity ? `≥ ${low}` : i === 1 ? `≤ ${high}` : `${low}–${high}`;
      content.push(label(LEFT - 8, line * ROW + 14, `${stageName(sheet.id)[language]} ${name}`, 'end'));
      content.push(
        bar(LEFT, line * ROW + 3, width, ROW - 6, [COLOURS.good, COLOURS.part][i - 1] ?? COLOURS.bad),
      );
      content.push(
        label(LEFT + width + 5, line * ROW + 14, `${count} (${((100 * count) / total).toFixed(1)} %)`),
      );
      line++;
    }
  }
  if (line === 0) return '';
  const caption = language === 'zh' ? '现有班额分布（班数）' : 'Classes of today by size';
  return figure(caption, WIDTH, line * ROW + 4, content);
}
