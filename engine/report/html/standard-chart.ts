import type { County } from '../../indicators/index.ts';
import { POLICY_STAGES, RATIOS } from '../../policy/index.ts';
import type { Language } from '../../problem/index.ts';
import { stageName } from '../words.ts';
import { COLOURS, cut, dot, figure, label, rule } from './svg.ts';

const WIDTH = 680;
const LEFT = 345;
const ROW = 24;
/** Schools with more than this many times the standard stand at the edge. */
const MOST = 3;

/** Every school as a dot at its share of each standard: valleys lie left of 100 %. Empty where the profile has no standards. */
export function standardChart(county: County, language: Language): string {
  const { problem, policy } = county;
  const scale = (WIDTH - LEFT - 20) / MOST;
  const content: string[] = [];
  let row = 0;
  for (const stage of POLICY_STAGES) {
    const sheet = county.sheets.find((one) => one.policyStage === stage);
    if (!sheet) continue;
    for (const { id, per, name } of RATIOS) {
      const standard = policy.values[`standard.${id}.${stage}`];
      if (!standard) continue;
      const dots = sheet.schools.flatMap((s) => {
        const share = (per * sheet.resources[id][s]!) / sheet.pupils[s]! / standard;
        if (!Number.isFinite(share)) return [];
        const colour = share >= 1 ? COLOURS.good : share >= FLOOR ? COLOURS.part : COLOURS.bad;
        const title = `${problem.schools[s]!.name}: ${Math.round(share * 100)} %`;
        // Three heights keep schools of the same share apart.
        return [dot(LEFT + Math.min(share, MOST) * scale, row * ROW + 6 + 6 * (s % 3), 3, colour, title)];
      });
      if (dots.length === 0) continue;
      content.push(
        label(LEFT - 8, row * ROW + 16, cut(`${stageName(stage)[language]} · ${name[language]}`, 62), 'end'),
      );
      content.push(rule(LEFT, (row + 1) * ROW, WIDTH - 20, (row + 1) * ROW, '#e8ebef'), ...dots);
      row++;
    }
  }
  if (row === 0) return '';
  const ticks = [0, 1, 2, MOST].flatMap((share) => [
    rule(
      LEFT + share * scale,
      0,
      LEFT + share * scale,
      row * ROW,
      share === 1 ? '#1c2430' : '#d5dae1',
      share === 1,
    ),
    label(
      LEFT + share * scale,
      row * ROW + 14,
      share === MOST ? `≥${100 * MOST}%` : `${share * 100}%`,
      'middle',
    ),
  ]);
  const caption =
    language === 'zh'
      ? '各校达到标准的程度（每点一校，100% 为标准）'
      : 'Schools by share of the standard they reach (one dot a school, 100 % is the standard)';
  return figure(caption, WIDTH, row * ROW + 20, [...ticks, ...content]);
}

/** Below it a dot is red; the chart's own shade, the verdicts come from the profile. */
const FLOOR = 0.85;
