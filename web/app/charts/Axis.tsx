import './charts.css';
import type { Scale } from './scale.ts';

const GAP = 6;

/** Lines across the plot with their numbers at the left; the name of the axis stands above them. */
export function HorizontalGrid({
  y,
  marks,
  format,
  name,
  left,
  right,
}: {
  y: Scale;
  marks: readonly number[];
  format: (value: number) => string;
  name: string;
  left: number;
  right: number;
}) {
  const top = Math.min(...marks.map(y.at));
  return (
    <g className="c-axis">
      {marks.map((mark) => (
        <g key={mark}>
          <line className="c-grid" x1={left} x2={right} y1={y.at(mark)} y2={y.at(mark)} />
          <text x={left - GAP} y={y.at(mark)} dy="0.32em" textAnchor="end">
            {format(mark)}
          </text>
        </g>
      ))}
      <text x={0} y={top - 2 * GAP} className="c-axis-name">
        {name}
      </text>
    </g>
  );
}

/** Lines down the plot with their numbers below. */
export function VerticalGrid({
  x,
  marks,
  format,
  name,
  top,
  bottom,
}: {
  x: Scale;
  marks: readonly number[];
  format: (value: number) => string;
  name: string;
  top: number;
  bottom: number;
}) {
  const end = Math.max(...marks.map(x.at));
  return (
    <g className="c-axis">
      {marks.map((mark) => (
        <g key={mark}>
          <line className="c-grid" x1={x.at(mark)} x2={x.at(mark)} y1={top} y2={bottom} />
          <text x={x.at(mark)} y={bottom + 15} textAnchor="middle">
            {format(mark)}
          </text>
        </g>
      ))}
      <text x={end} y={bottom + 30} textAnchor="end" className="c-axis-name">
        {name}
      </text>
    </g>
  );
}

/** A limit that rules set: line and name, never colour alone. */
export function LimitLine({
  x,
  top,
  bottom,
  name,
}: {
  x: number;
  top: number;
  bottom: number;
  name: string;
}) {
  return (
    <g className="c-limit">
      <line x1={x} x2={x} y1={top} y2={bottom} />
      <text x={x + 4} y={top + 10}>
        {name}
      </text>
    </g>
  );
}
