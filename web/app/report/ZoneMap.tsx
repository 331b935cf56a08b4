import { useMemo } from 'react';
import type { MapSchool } from '../../shared/index.ts';
import type { Geometry } from '../map/geometry.ts';
import { mercatorX, mercatorY } from '../map/mercator.ts';
import { bordersBetween } from '../map/zone-borders.ts';

const WIDTH = 1000;
const MARGIN = 14;
const LETTER = 17;

export interface ZoneColour {
  readonly tint: string;
  readonly strong: string;
}

/**
 * Zones as a drawing: crisp on paper, the same without WebGL, and whole by itself (colours are attributes), so that it can be saved as it is.
 */
export function ZoneMap({
  geometry,
  zone,
  colourOf,
  schools,
  names,
  label,
  id,
}: {
  geometry: Geometry;
  /** School of each unit, below 0 for none. */
  zone: Int32Array;
  colourOf: (school: number) => ZoneColour;
  schools: readonly MapSchool[];
  names: (school: MapSchool) => string;
  label: string;
  id?: string;
}) {
  const drawing = useMemo(() => draw(geometry, zone), [geometry, zone]);
  const { x, y, height, fills, borders } = drawing;
  const shown = schools
    .map((school, s) => ({ school, s }))
    .filter(({ s }) => fills.has(s))
    .map(({ school, s }) => ({
      s,
      name: names(school),
      left: x(mercatorX(school.lon) - geometry.origin[0]),
      top: y(mercatorY(school.lat) - geometry.origin[1]),
    }));
  const named = withRoom(shown);
  return (
    <svg
      id={id}
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={label}
      className="p-map"
    >
      <rect width={WIDTH} height={height} fill="#ffffff" />
      {[...fills].map(([school, path]) => {
        const fill = school < 0 ? '#f1efe9' : colourOf(school).tint;
        // Its own colour around each unit closes the hair between neighbours.
        return <path key={school} d={path} fill={fill} stroke={fill} strokeWidth="0.8" />;
      })}
      <path d={borders} fill="none" stroke="#3d4448" strokeWidth="1.6" strokeLinejoin="round" />
      {shown.map(({ s, left, top }) => (
        <circle
          key={s}
          cx={left}
          cy={top}
          r="4.5"
          fill={colourOf(s).strong}
          stroke="#ffffff"
          strokeWidth="1.5"
        />
      ))}
      {named.map(({ s, name, left, top }) => (
        <text
          key={s}
          x={left}
          y={top - 9}
          textAnchor="middle"
          fontSize={LETTER}
          fontFamily="PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif"
          fill="#1d2529"
          stroke="#ffffff"
          strokeWidth="3.5"
          paintOrder="stroke"
        >
          {name}
        </text>
      ))}
    </svg>
  );
}

function draw(geometry: Geometry, zone: Int32Array) {
  const { positions, ringStart, pointStart } = geometry;
  const bounds = { west: Infinity, east: -Infinity, north: Infinity, south: -Infinity };
  for (let i = 0; i < positions.length; i += 2) {
    bounds.west = Math.min(bounds.west, positions[i]!);
    bounds.east = Math.max(bounds.east, positions[i]!);
    bounds.north = Math.min(bounds.north, positions[i + 1]!);
    bounds.south = Math.max(bounds.south, positions[i + 1]!);
  }
  const by = (WIDTH - 2 * MARGIN) / (bounds.east - bounds.west || 1);
  const x = (value: number) => MARGIN + (value - bounds.west) * by;
  const y = (value: number) => MARGIN + (value - bounds.north) * by;
  const corner = (i: number) => `${x(positions[i * 2]!).toFixed(1)} ${y(positions[i * 2 + 1]!).toFixed(1)}`;
  const parts = new Map<number, string[]>();
  zone.forEach((school, unit) => {
    const path = parts.get(school) ?? [];
    parts.set(school, path);
    for (let r = ringStart[unit]!; r < ringStart[unit + 1]!; r++) {
      const corners: string[] = [];
      for (let i = pointStart[r]!; i < pointStart[r + 1]!; i++) corners.push(corner(i));
      if (corners.length > 2) path.push(`M${corners.join('L')}Z`);
    }
  });
  const { lines, count } = bordersBetween(geometry, zone);
  const borders: string[] = [];
  for (let e = 0; e < count; e++) {
    const at = (k: number) => lines[e * 4 + k]!;
    borders.push(
      `M${x(at(0)).toFixed(1)} ${y(at(1)).toFixed(1)}L${x(at(2)).toFixed(1)} ${y(at(3)).toFixed(1)}`,
    );
  }
  return {
    x,
    y,
    height: Math.ceil((bounds.south - bounds.north) * by + 2 * MARGIN),
    fills: new Map([...parts].map(([school, path]) => [school, path.join('')])),
    borders: borders.join(''),
  };
}

/** Names that do not run into those before them. */
function withRoom<P extends { readonly name: string; readonly left: number; readonly top: number }>(
  places: readonly P[],
): readonly P[] {
  const taken: { left: number; right: number; top: number }[] = [];
  return places.filter(({ name, left, top }) => {
    const half =
      ([...name].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 1 : 0.55), 0) * LETTER) / 2;
    const box = { left: left - half, right: left + half, top };
    const free = taken.every(
      (other) => other.right < box.left || other.left > box.right || Math.abs(other.top - top) > LETTER * 1.1,
    );
    if (free && box.left > 0 && box.right < WIDTH) taken.push(box);
    return free && box.left > 0 && box.right < WIDTH;
  });
}
