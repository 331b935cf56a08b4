import { bar, cut, figure, label, round, rule } from '../../engine/report/html/svg.ts';
import type { Curve } from './curves.ts';

const WIDTH = 680;
const HEIGHT = 260;
const LEFT = 60;
const RIGHT = 150;
const BOTTOM = 30;
const TOP = 8;
const RULE = '#d5dae1';

/** Told apart by the colour-blind too; the dashes tell them apart in grey. */
const COLOURS = ['#1b6ca8', '#d1495b', '#2e8b57', '#b8860b', '#6a4c93', '#008b8b', '#555555', '#a0522d'];
const DASHES = ['', '6 3', '2 3', '8 3 2 3', '12 4', '4 2', '1 3', '10 2 2 2'];

export interface Axis {
  readonly label: string;
  readonly ticks: readonly (readonly [value: number, text: string])[];
  /** Position of a value between 0 and 1. */
  readonly at: (value: number) => number;
}

/** A position on a logarithmic axis from `low` to `high`; what is below the low end stands there. */
export function logarithmic(low: number, high: number): (value: number) => number {
  return (value) => Math.min(1, Math.max(0, Math.log(Math.max(value, low) / low) / Math.log(high / low)));
}

/** Curves of runners over two axes, each named at the right; steps where a value holds until the next. */
export function lineChart(caption: string, x: Axis, y: Axis, curves: readonly Curve[]): string {
  const px = (value: number) => LEFT + x.at(value) * (WIDTH - LEFT - RIGHT);
  const py = (value: number) => HEIGHT - BOTTOM - y.at(value) * (HEIGHT - BOTTOM - TOP);
  const grid = [
    ...x.ticks.flatMap(([value, text]) => [
      rule(px(value), TOP, px(value), HEIGHT - BOTTOM, RULE),
      label(px(value), HEIGHT - BOTTOM + 14, text, 'middle'),
    ]),
    ...y.ticks.flatMap(([value, text]) => [
      rule(LEFT, py(value), WIDTH - RIGHT, py(value), RULE),
      label(LEFT - 6, py(value) + 4, text, 'end'),
    ]),
    label(WIDTH - RIGHT, HEIGHT - 3, x.label, 'end'),
  ];
  const lines = curves.map(({ points }, k) => {
    const path = points.map(([a, b]) => `${round(px(a))},${round(py(b))}`).join(' ');
    return `<polyline points="${path}" fill="none" stroke="${COLOURS[k % COLOURS.length]}" stroke-width="2" stroke-dasharray="${DASHES[k % DASHES.length]}"/>`;
  });
  const legend = curves.flatMap(({ runner }, k) => {
    const at = TOP + 14 + 18 * k;
    const left = WIDTH - RIGHT + 12;
    return [
      `<line x1="${left}" y1="${at - 4}" x2="${left + 24}" y2="${at - 4}" stroke="${COLOURS[k % COLOURS.length]}" stroke-width="2" stroke-dasharray="${DASHES[k % DASHES.length]}"/>`,
      label(left + 30, at, cut(runner, 20)),
    ];
  });
  return figure(`${caption} (${y.label})`, WIDTH, HEIGHT, [...grid, ...lines, ...legend]);
}

const ROW = 20;

/** One bar a runner, with its number. */
export function barChart(
  caption: string,
  bars: readonly { readonly name: string; readonly value: number; readonly text: string }[],
): string {
  const most = Math.max(...bars.map(({ value }) => value), 1e-9);
  const left = 160;
  const content = bars.flatMap(({ name, value, text }, i) => {
    const width = ((WIDTH - left - 90) * value) / most;
    return [
      label(left - 8, i * ROW + 14, cut(name, 24), 'end'),
      bar(left, i * ROW + 4, width, ROW - 8, COLOURS[0]!),
      label(left + width + 5, i * ROW + 14, text),
    ];
  });
  return figure(caption, WIDTH, bars.length * ROW + 4, content);
}
