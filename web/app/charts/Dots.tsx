import { VerticalGrid } from './Axis.tsx';
import './charts.css';
import { Frame, type Words } from './Frame.tsx';
import { scale, ticks } from './scale.ts';
import { Legend, Mark, type Series } from './series.tsx';
import { useWidth } from './use-width.ts';

const ROW = 26;
const TOP = 6;
const BOTTOM = 36;
const WIDEST_NAMES = 190;

export interface DotRow {
  readonly id: string;
  readonly name: string;
  /** By series; null is not known. */
  readonly values: readonly (number | null)[];
  /** The numbers in words, where those of the marks are shares of something. */
  readonly written?: readonly string[] | undefined;
  /** What a rule sets for this row. */
  readonly limit?: number | null | undefined;
}

/** One line a school or indicator, one mark each for the things compared, and the limit: utilisation, shortfall, coefficients. */
export function Dots({
  words,
  series,
  rows,
  rowName,
  xName,
  limitName,
  format,
  onRow,
}: {
  words: Words;
  series: readonly Series[];
  rows: readonly DotRow[];
  rowName: string;
  xName: string;
  limitName: string;
  format: (value: number) => string;
  /** Makes names buttons, for instance to show a school on the map. */
  onRow?: ((id: string) => void) | undefined;
}) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const shown = (value: number | null | undefined) => (value == null ? '—' : format(value));
  const known = rows.flatMap(({ values, limit }) => [...values, limit ?? null]).filter((v) => v !== null);
  const limited = rows.some(({ limit }) => limit != null);
  const marks = ticks(0, Math.max(...known, 1e-9), width > 420 ? 5 : 3);
  const left = Math.min(WIDEST_NAMES, width * 0.4);
  const bottom = TOP + rows.length * ROW;
  const x = scale(marks[0]!, marks.at(-1)!, left, width - 14);
  const letters = Math.floor(left / 13) * 2;
  return (
    <Frame
      words={words}
      numbers={{
        header: [rowName, ...series.map(({ name }) => name), ...(limited ? [limitName] : [])],
        rows: rows.map(({ name, values, written, limit }) => [
          name,
          ...(written ?? values.map(shown)),
          ...(limited ? [shown(limit)] : []),
        ]),
      }}
    >
      <Legend series={series} lines={false} />
      <div ref={ref}>
        <svg width={width} height={bottom + BOTTOM} role={onRow ? 'group' : 'img'} aria-label={words.summary}>
          <VerticalGrid x={x} marks={marks} format={format} name={xName} top={TOP} bottom={bottom} />
          {rows.map(({ id, name, values, written, limit }, r) => {
            const y = TOP + (r + 0.5) * ROW;
            const places = values.filter((value) => value !== null).map(x.at);
            const act = onRow && {
              role: 'button',
              tabIndex: 0,
              className: 'c-row-button',
              onClick: () => onRow(id),
              onKeyDown: ({ key }: { key: string }) => key === 'Enter' && onRow(id),
            };
            return (
              <g key={id} {...act}>
                <text className="c-row-name" x={0} y={y} dy="0.34em">
                  {shortened(name, letters)}
                  <title>{name}</title>
                </text>
                {places.length > 1 && (
                  <line className="c-span" x1={Math.min(...places)} x2={Math.max(...places)} y1={y} y2={y} />
                )}
                {limit != null && (
                  <g className="c-limit">
                    <line x1={x.at(limit)} x2={x.at(limit)} y1={y - 9} y2={y + 9}>
                      <title>{`${limitName}: ${format(limit)}`}</title>
                    </line>
                  </g>
                )}
                {values.map(
                  (value, s) =>
                    value !== null && (
                      <Mark
                        key={series[s]!.id}
                        index={s}
                        x={x.at(value)}
                        y={y}
                        title={`${name} · ${series[s]!.name}: ${written?.[s] ?? format(value)}`}
                      />
                    ),
                )}
              </g>
            );
          })}
        </svg>
      </div>
    </Frame>
  );
}

/** Cut at a width in half letters: a Chinese sign takes two, a Latin one about one. */
function shortened(name: string, halves: number): string {
  let taken = 0;
  for (const [i, letter] of [...name].entries()) {
    taken += letter.charCodeAt(0) > 0x2e80 ? 2 : 1.1;
    if (taken > halves) return `${[...name].slice(0, Math.max(1, i - 1)).join('')}…`;
  }
  return name;
}
