import type { MultiPolygon } from '../../engine/problem/index.ts';

type Position = readonly [lon: number, lat: number];
type Ring = readonly Position[];

/** Why a geometry is of no use, for people. */
export interface Broken {
  readonly broken: { readonly en: string; readonly zh: string };
}

const broken = (en: string, zh: string): Broken => ({ broken: { en, zh } });

/** A polygon from GeoJSON coordinates; open rings are closed, heights dropped, repeated points left as they are. */
export function polygonOf(type: 'Polygon' | 'MultiPolygon', coordinates: unknown): MultiPolygon | Broken {
  const parts: unknown = type === 'Polygon' ? [coordinates] : coordinates;
  if (!Array.isArray(parts) || parts.length === 0) return broken('no coordinates', '没有坐标');
  const polygons: Ring[][] = [];
  for (const part of parts) {
    if (!Array.isArray(part) || part.length === 0) return broken('no coordinates', '没有坐标');
    const rings: Ring[] = [];
    for (const written of part) {
      const ring = ringOf(written);
      if ('broken' in ring) return ring;
      rings.push(ring);
    }
    polygons.push(rings);
  }
  return polygons;
}

function ringOf(written: unknown): Ring | Broken {
  if (!Array.isArray(written)) return broken('no coordinates', '没有坐标');
  const ring: Position[] = [];
  for (const point of written) {
    const position = positionOf(point);
    if (!position) return broken('a coordinate is no number', '坐标不是数字');
    ring.push([position[0]!, position[1]!]);
  }
  const first = ring[0];
  const last = ring.at(-1);
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) ring.push(first);
  if (new Set(ring.map(([lon, lat]) => `${lon},${lat}`)).size < 3) {
    return broken('a ring of fewer than three points', '环少于三个点');
  }
  return ring;
}

/** Points of a line, with heights where given. */
export function lineOf(coordinates: unknown): readonly (readonly number[])[] | Broken {
  if (!Array.isArray(coordinates)) return broken('no coordinates', '没有坐标');
  const points: (readonly number[])[] = [];
  for (const point of coordinates) {
    const position = positionOf(point);
    if (!position) return broken('a coordinate is no number', '坐标不是数字');
    points.push(position);
  }
  return points.length < 2 ? broken('a line of fewer than two points', '线少于两个点') : points;
}

export function positionOf(point: unknown): readonly number[] | null {
  if (!Array.isArray(point) || point.length < 2) return null;
  const [lon, lat, height] = point as unknown[];
  if (!isNumber(lon) || !isNumber(lat)) return null;
  return isNumber(height) ? [lon, lat, height] : [lon, lat];
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** What is wrong with the coordinates of a whole layer: metres of a projection, or latitude first. */
export function judgeRange(points: Iterable<readonly number[]>): 'fine' | 'projected' | 'swapped' {
  let swapped = false;
  for (const [x, y] of points) {
    if (Math.abs(x!) <= 180 && Math.abs(y!) <= 90) continue;
    if (Math.abs(x!) > 90 || Math.abs(y!) > 180) return 'projected';
    swapped = true;
  }
  return swapped ? 'swapped' : 'fine';
}
