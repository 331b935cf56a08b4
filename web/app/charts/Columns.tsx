import { HorizontalGrid, LimitLine } from './Axis.tsx';
import './charts.css';
import { Frame, type Words } from './Frame.tsx';
import { scale, ticks } from './scale.ts';
import { Legend, type Series, seriesColor } from './series.tsx';
import { useWidth } from './use-width.ts';

const HEIGHT = 220;
const TOP = 26;
const BOTTOM = 38;
const LEFT = 48;
/** Share of a class that stays empty between its neighbours. */
const AIR = 0.22;

/** How many of something fall into each class, for each of the things compared: walking times, class sizes. */
export function Columns({
  words,
  series,
  labels,
  values,
  xName,
  yName,
  format,
  limit,
}: {
  words: Words;
  series: readonly Series[];
  /** Name of each class. */
  labels: readonly string[];
  /** By series, then by class. */
  values: readonly (readonly number[])[];
  xName: string;
  yName: string;
  format: (value: number) => string;
  /** Between which classes a limit stands: before the class of that number. */
  limit?: { readonly before: number; readonly name: string } | undefined;
}) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const most = Math.max(1, ...values.flat());
  const marks = ticks(0, most, 4);
  const bottom = HEIGHT - BOTTOM;
  const y = scale(0, marks.at(-1)!, bottom, TOP);
  const band = (width - LEFT) / Math.max(1, labels.length);
  const bar = (band * (1 - AIR)) / series.length;
  // Names that would run into each other are told every second or third time.
  const every = Math.ceil(Math.max(...labels.map(({ length }) => length * 7 + 8)) / band);
  return (
    <Frame
      words={words}
      numbers={{
        header: [xName, ...series.map(({ name }) => name)],
        rows: labels.map((label, c) => [label, ...values.map((of) => format(of[c]!))]),
      }}
    >
      {series.length > 1 && <Legend series={series} lines={false} />}
      <div ref={ref}>
        <svg width={width} height={HEIGHT} role="img" aria-label={words.summary}>
          <HorizontalGrid y={y} marks={marks} format={format} name={yName} left={LEFT} right={width} />
          {labels.map((label, c) => (
            <g key={label} transform={`translate(${LEFT + c * band + (band * AIR) / 2} 0)`}>
              {values.map((of, s) => (
                <rect
                  key={series[s]!.id}
                  x={s * bar}
                  y={y.at(of[c]!)}
                  width={Math.max(1, bar - 1)}
                  height={Math.max(0, bottom - y.at(of[c]!))}
                  fill={seriesColor(s)}
                >
                  <title>{`${series[s]!.name} · ${label}: ${format(of[c]!)}`}</title>
                </rect>
              ))}
              {c % every === 0 && (
                <text className="c-axis-name" x={(band * (1 - AIR)) / 2} y={bottom + 15} textAnchor="middle">
                  {label}
                </text>
              )}
            </g>
          ))}
          <text className="c-axis-name" x={width} y={bottom + 32} textAnchor="end">
            {xName}
          </text>
          {limit && limit.before <= labels.length && (
            <LimitLine x={LEFT + limit.before * band} top={TOP - 6} bottom={bottom} name={limit.name} />
          )}
        </svg>
      </div>
    </Frame>
  );
}
