import Flatbush from 'flatbush';
import { type Meters, NONE } from '../../units.ts';
import { Groups } from '../adjacency/groups.ts';
import { parts } from '../adjacency/line-kinds.ts';
import type { ComplaintList } from '../complaints/list.ts';
import { METERS_PER_DEGREE, metersBetween, metersPerDegreeOfLongitude } from '../geometry/sphere.ts';
import type { StreetLine } from '../problem.ts';
import type { RawTables } from '../raw.ts';
import type { Places, Surroundings } from './places.ts';
import { statusOf } from './schools.ts';

/** Streets that come no nearer than this to any unit belong to another place. */
const ELSEWHERE_METERS = 5000;

/** The streets as given; complains of streets of another place and of units that stand on a piece without any school. */
export function streetsOf(
  raw: RawTables,
  units: Places,
  schools: Places,
  around: Surroundings | null,
  complaints: ComplaintList,
): StreetLine[] | null {
  if (!raw.roads) return null;
  const { file, lines } = raw.roads;
  const walked = lines.filter((line) => !parts(line.kind));
  if (around && walked.length > 0) {
    const points = streetPoints(walked);
    const index = indexOf(points, around.lat);
    if (nearestOf(units, points, index, around.lat) <= ELSEWHERE_METERS) {
      tellPieces(points, index, around.lat, units, schools, file, complaints);
    } else if (looksSwapped(points, around)) complaints.add('geojson-swapped', { file }, {});
    else complaints.add('roads-elsewhere', { file }, { km: ELSEWHERE_METERS / 1000 });
  }
  return lines.map(({ row: _, ...line }) => line);
}

interface StreetPoints {
  readonly lon: readonly number[];
  readonly lat: readonly number[];
  /** The connected piece of every point. */
  readonly piece: Int32Array;
  readonly pieces: number;
}

/** The distinct points of all lines; lines that share a point are connected. */
function streetPoints(lines: readonly { coordinates: readonly (readonly number[])[] }[]): StreetPoints {
  const numbers = new Map<string, number>();
  const lon: number[] = [];
  const lat: number[] = [];
  const numberOf = (point: readonly number[]): number => {
    const key = `${point[0]},${point[1]}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, lon.length);
    lon.push(point[0]!);
    lat.push(point[1]!);
    return lon.length - 1;
  };
  const ways = lines.map(({ coordinates }) => coordinates.map(numberOf));
  const groups = new Groups(lon.length);
  for (const way of ways) for (let i = 1; i < way.length; i++) groups.join(way[i - 1]!, way[i]!);
  const numberOfGroup = new Map<number, number>();
  const piece = Int32Array.from(lon, (_, p) => {
    const group = groups.of(p);
    const known = numberOfGroup.get(group) ?? numberOfGroup.size;
    numberOfGroup.set(group, known);
    return known;
  });
  return { lon, lat, piece, pieces: numberOfGroup.size };
}

function indexOf(points: StreetPoints, middle: number): Flatbush {
  const east = metersPerDegreeOfLongitude(middle);
  const index = new Flatbush(points.lon.length);
  for (let p = 0; p < points.lon.length; p++) {
    index.add(points.lon[p]! * east, points.lat[p]! * METERS_PER_DEGREE);
  }
  index.finish();
  return index;
}

/** The street point nearest to each place; NONE where the place is not known. */
function nearestPoints(places: Places, index: Flatbush, middle: number): Int32Array {
  const east = metersPerDegreeOfLongitude(middle);
  return Int32Array.from(places.lon, (lon, i) => {
    if (Number.isNaN(lon) || Number.isNaN(places.lat[i]!)) return NONE;
    return index.neighbors(lon * east, places.lat[i]! * METERS_PER_DEGREE, 1)[0] ?? NONE;
  });
}

function nearestOf(places: Places, points: StreetPoints, index: Flatbush, middle: number): Meters {
  let least = Infinity;
  nearestPoints(places, index, middle).forEach((p, i) => {
    if (p === NONE) return;
    least = Math.min(least, metersBetween(places.lon[i]!, places.lat[i]!, points.lon[p]!, points.lat[p]!));
  });
  return least;
}

function looksSwapped({ lon, lat }: StreetPoints, around: Surroundings): boolean {
  return lon.some((x, p) => {
    return Math.abs(x) <= 90 && metersBetween(lat[p]!, x, around.lon, around.lat) <= around.distant;
  });
}

function tellPieces(
  points: StreetPoints,
  index: Flatbush,
  middle: number,
  units: Places,
  schools: Places,
  file: string,
  complaints: ComplaintList,
): void {
  if (points.pieces === 1) return;
  const withSchool = new Set<number>();
  nearestPoints(schools, index, middle).forEach((p, s) => {
    // A site that is not built helps nobody yet.
    if (p !== NONE && statusOf(schools.rows, s) === 'existing') withSchool.add(points.piece[p]!);
  });
  let count = 0;
  let first = NONE;
  nearestPoints(units, index, middle).forEach((p, u) => {
    if (p === NONE || withSchool.has(points.piece[p]!)) return;
    if (count++ === 0) first = u;
  });
  if (count === 0) return;
  const example = units.rows.text('id', first) ?? '';
  complaints.add('roads-in-pieces', { file }, { pieces: points.pieces, count, example });
}
