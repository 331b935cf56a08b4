import { useState } from 'react';
import { HorizontalGrid, VerticalGrid } from './Axis.tsx';
import './charts.css';
import { Frame, type Words } from './Frame.tsx';
import { type Scale, scale, ticks } from './scale.ts';
import { Legend, type Series, seriesColor, seriesDash } from './series.tsx';
import { useWidth } from './use-width.ts';

const TOP = 26;
const BOTTOM = 38;
const LEFT = 62;

export type Point = readonly [x: number, y: number];

/** Values that hold until the next one, over time: incumbent and bound of a run, closing in. */
export function Curves({
  words,
  series,
  points,
  until,
  xName,
  yName,
  formatX,
  formatY,
  height = 240,
}: {
  words: Words;
  series: readonly Series[];
  /** By series, in order of x. */
  points: readonly (readonly Point[])[];
  /** How far the last values hold. */
  until: number;
  xName: string;
  yName: string;
  formatX: (value: number) => string;
  formatY: (value: number) => string;
  height?: number;
}) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const [at, setAt] = useState<number | null>(null);
  const all = points.flat().map(([, y]) => y);
  const low = all.length ? Math.min(...all) : 0;
  const high = all.length ? Math.max(...all) : 1;
  const room = (high - low || Math.abs(high) || 1) * 0.08;
  // What cannot be negative gets no negative axis.
  const marksY = ticks(low >= 0 ? Math.max(0, low - room) : low - room, high + room, 4);
  const marksX = ticks(0, Math.max(until, 1), width > 420 ? 6 : 3);
  const bottom = height - BOTTOM;
  const x = scale(0, Math.max(until, 1), LEFT, width - 10);
  const y = scale(marksY[0]!, marksY.at(-1)!, bottom, TOP);
  const read = (of: readonly Point[]) => {
    const found = at === null ? of.at(-1) : of.findLast(([px]) => px <= at);
    return found ? formatY(found[1]) : '—';
  };
  const times = [...new Set(points.flatMap((of) => of.map(([px]) => px)))].sort((a, b) => a - b);
  return (
    <Frame
      words={words}
      numbers={{
        header: [xName, ...series.map(({ name }) => name)],
        rows: times.map((time) => [
          formatX(time),
          ...points.map((of) => {
            const found = of.findLast(([px]) => px <= time);
            return found ? formatY(found[1]) : '—';
          }),
        ]),
      }}
    >
      <Legend series={series} lines values={points.map(read)} />
      <div ref={ref}>
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={words.summary}
          onPointerMove={({ clientX, currentTarget }) => {
            const inside = clientX - currentTarget.getBoundingClientRect().left;
            setAt(Math.max(0, ((inside - LEFT) / (width - 10 - LEFT)) * x.to));
          }}
          onPointerLeave={() => setAt(null)}
        >
          <HorizontalGrid y={y} marks={marksY} format={formatY} name={yName} left={LEFT} right={width - 10} />
          <VerticalGrid
            x={x}
            marks={marksX.filter((mark) => mark <= x.to)}
            format={formatX}
            name={xName}
            top={bottom}
            bottom={bottom}
          />
          {points[0] && points[1] && <path className="c-band" d={between(points[0], points[1], x, y)} />}
          {points.map((of, s) => (
            <path
              key={series[s]!.id}
              d={stairs(of, x, y)}
              fill="none"
              stroke={seriesColor(s)}
              strokeWidth="2.2"
              strokeDasharray={seriesDash(s)}
              strokeLinejoin="round"
            />
          ))}
          {at !== null && at <= x.to && (
            <line className="c-cursor" x1={x.at(at)} x2={x.at(at)} y1={TOP} y2={bottom} />
          )}
        </svg>
      </div>
    </Frame>
  );
}

function stairs(points: readonly Point[], x: Scale, y: Scale): string {
  if (points.length === 0) return '';
  const [first, ...others] = points;
  const steps = others.map(([px, py]) => `H${x.at(px)}V${y.at(py)}`);
  return `M${x.at(first![0])} ${y.at(first![1])}${steps.join('')}H${x.at(x.to)}`;
}

/** The area between two curves: what is not decided yet. */
function between(above: readonly Point[], below: readonly Point[], x: Scale, y: Scale): string {
  if (above.length === 0 || below.length === 0) return '';
  const start = Math.max(above[0]![0], below[0]![0]);
  const clip = (of: readonly Point[]): Point[] => {
    const held = of.findLast(([px]) => px <= start)!;
    return [[start, held[1]], ...of.filter(([px]) => px > start)];
  };
  const back = clip(below);
  const corners = [
    ...back.flatMap(([px, py], i): Point[] =>
      i
        ? [
            [px, back[i - 1]![1]],
            [px, py],
          ]
        : [[px, py]],
    ),
  ];
  corners.push([x.to, back.at(-1)![1]]);
  const line = corners.reverse().map(([px, py]) => `L${x.at(px)} ${y.at(py)}`);
  return `${stairs(clip(above), x, y)}${line.join('')}Z`;
}
