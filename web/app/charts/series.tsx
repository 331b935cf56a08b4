import './charts.css';

/** One of the things compared; its place in the list gives colour, dash and mark, so that colour never tells alone. */
export interface Series {
  readonly id: string;
  readonly name: string;
}

export const seriesColor = (index: number): string => `var(--series-${index % 6})`;

const DASHES = [undefined, '7 3', '2 3', '9 3 2 3', '5 2', '1 4'];
export const seriesDash = (index: number): string | undefined => DASHES[index % DASHES.length];

const RADIUS = 4.5;
/** Circle, square, diamond, triangle, cross, bar: told apart without colour. */
const MARKS: readonly ((r: number) => string)[] = [
  (r) => `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`,
  (r) => `M${-r} ${-r}H${r}V${r}H${-r}Z`,
  (r) => `M0 ${-r * 1.3}L${r * 1.3} 0L0 ${r * 1.3}L${-r * 1.3} 0Z`,
  (r) => `M0 ${-r * 1.2}L${r * 1.2} ${r}H${-r * 1.2}Z`,
  (r) => `M0 ${r * 1.2}L${r * 1.2} ${-r}H${-r * 1.2}Z`,
  (r) => `M${-r * 0.5} ${-r * 1.3}H${r * 0.5}V${r * 1.3}H${-r * 0.5}Z`,
];

export function Mark({ index, x, y, title }: { index: number; x: number; y: number; title?: string }) {
  const path = MARKS[index % MARKS.length]!(RADIUS);
  return (
    <path
      d={path}
      transform={`translate(${x} ${y})`}
      fill={seriesColor(index)}
      className="c-mark"
      aria-hidden={!title}
    >
      {title && <title>{title}</title>}
    </path>
  );
}

/** Names beside their marks; with a value each where the pointer asks for one. */
export function Legend({
  series,
  lines,
  values,
}: {
  series: readonly Series[];
  /** Whether the chart draws lines or marks. */
  lines: boolean;
  values?: readonly string[] | undefined;
}) {
  return (
    <ul className="c-legend">
      {series.map(({ id, name }, i) => (
        <li key={id}>
          <svg width="22" height="12" aria-hidden="true">
            {lines ? (
              <path
                d="M0 6H22"
                stroke={seriesColor(i)}
                strokeWidth="2.5"
                strokeDasharray={seriesDash(i)}
                fill="none"
              />
            ) : (
              <Mark index={i} x={11} y={6} />
            )}
          </svg>
          <span>{name}</span>
          {values && <output className="c-value">{values[i]}</output>}
        </li>
      ))}
    </ul>
  );
}
