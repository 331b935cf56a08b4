import Flatbush from 'flatbush';
import { Groups } from '../../../engine/problem/adjacency/groups.ts';
import {
  METERS_PER_DEGREE,
  metersBetween,
  metersPerDegreeOfLongitude,
} from '../../../engine/problem/geometry/sphere.ts';
import { partsNeighbours, type RawLine } from '../../../engine/problem/index.ts';
import type { Meters } from '../../../engine/units.ts';
import type { Draft } from './draft.ts';

/** Lines drawn by hand end up to this far from the street that they mean; nodes of OpenStreetMap are shared exactly. */
export const GAP_METERS: Meters = 1;
/** A connected piece of less than this is a yard behind a gate, a garden path, a way that the edge of the extract cut off. */
export const PIECE_METERS: Meters = 1000;
const PER_DEGREE = 1e7;

export interface Cleaning {
  /** Loose ends so near to another street are led onto it; 0: none. */
  readonly gapMeters: Meters;
  /** Connected pieces shorter than this are left out; 0: none. */
  readonly shortestPieceMeters: Meters;
}

/** Closes gaps, leaves out pieces that lead nowhere, and tells how the streets hang together. */
export function cleanStreets(draft: Draft, { gapMeters, shortestPieceMeters }: Cleaning): void {
  const { roads } = draft;
  const isStreet = ({ kind, coordinates }: RawLine) => coordinates.length > 1 && !partsNeighbours(kind);
  const walked = roads?.lines.filter(isStreet) ?? [];
  if (!roads || walked.length === 0) return;
  const joined = gapMeters > 0 ? withoutGaps(draft, roads.file, walked, gapMeters) : walked;
  const lines = withoutPieces(draft, roads.file, joined, shortestPieceMeters);
  if (lines === walked) return;
  draft.roads = {
    ...roads,
    lines: [...lines, ...roads.lines.filter((line) => !isStreet(line))],
  };
}

const keyOf = ([lon, lat]: readonly number[]) =>
  `${Math.round(lon! * PER_DEGREE)},${Math.round(lat! * PER_DEGREE)}`;

/** The connected piece of each line, by shared points. */
function piecesOf(lines: readonly RawLine[]): {
  groups: Groups;
  numbers: Map<string, number>;
  degree: Int32Array;
} {
  const numbers = new Map<string, number>();
  for (const { coordinates } of lines) {
    for (const point of coordinates) {
      const key = keyOf(point);
      if (!numbers.has(key)) numbers.set(key, numbers.size);
    }
  }
  const groups = new Groups(numbers.size);
  const degree = new Int32Array(numbers.size);
  for (const { coordinates } of lines) {
    for (let i = 1; i < coordinates.length; i++) {
      const [a, b] = [numbers.get(keyOf(coordinates[i - 1]!))!, numbers.get(keyOf(coordinates[i]!))!];
      groups.join(a, b);
      degree[a]!++;
      degree[b]!++;
    }
  }
  return { groups, numbers, degree };
}

/** Loose ends near a street of another piece are led onto it: to its point where one is near, else onto the line itself. */
function withoutGaps(draft: Draft, file: string, lines: readonly RawLine[], gapMeters: Meters): RawLine[] {
  const { groups, numbers, degree } = piecesOf(lines);
  const pieces = lines.flatMap(({ coordinates }, line) =>
    coordinates.slice(1).map((_, i) => ({ line, at: i })),
  );
  const lat = lines[0]!.coordinates[0]![1]!;
  const [east, north] = [metersPerDegreeOfLongitude(lat), METERS_PER_DEGREE];
  const tree = new Flatbush(pieces.length);
  for (const { line, at } of pieces) {
    const [[x1, y1], [x2, y2]] = [
      lines[line]!.coordinates[at] as [number, number],
      lines[line]!.coordinates[at + 1] as [number, number],
    ];
    tree.add(
      Math.min(x1, x2) * east,
      Math.min(y1, y2) * north,
      Math.max(x1, x2) * east,
      Math.max(y1, y2) * north,
    );
  }
  tree.finish();
  const inserted = new Map<number, { at: number; share: number; point: readonly number[] }[]>();
  const moved = new Map<string, readonly number[]>();
  for (const { coordinates } of lines) {
    for (const end of [coordinates[0]!, coordinates.at(-1)!]) {
      const own = numbers.get(keyOf(end))!;
      if (degree[own] !== 1) continue;
      const [x, y] = [end[0]! * east, end[1]! * north];
      let best: { line: number; at: number; share: number; meters: Meters } | null = null;
      for (const i of tree.search(x - gapMeters, y - gapMeters, x + gapMeters, y + gapMeters)) {
        const { line, at } = pieces[i]!;
        const [p, q] = [lines[line]!.coordinates[at]!, lines[line]!.coordinates[at + 1]!];
        if (groups.of(numbers.get(keyOf(p))!) === groups.of(own)) continue;
        const [dx, dy] = [(q[0]! - p[0]!) * east, (q[1]! - p[1]!) * north];
        const squared = dx * dx + dy * dy;
        const share =
          squared === 0
            ? 0
            : Math.min(1, Math.max(0, ((x - p[0]! * east) * dx + (y - p[1]! * north) * dy) / squared));
        const meters = Math.hypot(p[0]! * east + share * dx - x, p[1]! * north + share * dy - y);
        if (meters <= gapMeters && (best === null || meters < best.meters))
          best = { line, at, share, meters };
      }
      if (best === null) continue;
      const [p, q] = [lines[best.line]!.coordinates[best.at]!, lines[best.line]!.coordinates[best.at + 1]!];
      const point = best.share === 0 ? p : best.share === 1 ? q : end;
      if (point === end)
        inserted.set(best.line, [
          ...(inserted.get(best.line) ?? []),
          { at: best.at, share: best.share, point },
        ]);
      else moved.set(keyOf(end), point);
      groups.join(own, numbers.get(keyOf(p))!);
      draft.complaints.add(
        'gap-closed',
        { file },
        { meters: best.meters.toFixed(2), place: `${end[0]!.toFixed(6)}, ${end[1]!.toFixed(6)}` },
      );
    }
  }
  return lines.map((line, l) => {
    const here = (inserted.get(l) ?? []).sort((a, b) => b.at - a.at || b.share - a.share);
    const coordinates = [...line.coordinates];
    for (const { at, point } of here) coordinates.splice(at + 1, 0, point);
    return { ...line, coordinates: coordinates.map((point) => moved.get(keyOf(point)) ?? point) };
  });
}

/** The lines without pieces that are too short, apart from the largest; the same list where nothing is left out. */
function withoutPieces(
  draft: Draft,
  file: string,
  lines: readonly RawLine[],
  shortest: Meters,
): readonly RawLine[] {
  const { groups, numbers } = piecesOf(lines);
  const pieceOf = ({ coordinates }: RawLine) => groups.of(numbers.get(keyOf(coordinates[0]!))!);
  const points = new Map<number, number>();
  for (const number of numbers.values())
    points.set(groups.of(number), (points.get(groups.of(number)) ?? 0) + 1);
  if (points.size < 2) return lines;
  const meters = new Map<number, Meters>();
  for (const line of lines) meters.set(pieceOf(line), (meters.get(pieceOf(line)) ?? 0) + metersOf(line));
  const most = Math.max(...points.values());
  const short = new Set(
    [...meters]
      .filter(([piece, length]) => length < shortest && points.get(piece) !== most)
      .map(([piece]) => piece),
  );
  let left = 0;
  for (const piece of short) left += meters.get(piece)!;
  draft.complaints.add(
    'streets-in-pieces',
    { file },
    {
      pieces: points.size,
      share: ((100 * most) / numbers.size).toFixed(1),
      tiny: short.size,
      meters: shortest,
      km: (left / 1000).toFixed(1),
    },
  );
  if (short.size === 0) return lines;
  tellLeftOut(draft, file, Map.groupBy(lines, pieceOf), [...short], meters);
  return lines.filter((line) => !short.has(pieceOf(line)));
}

/** How long each piece is and where, longest first, a page of them to a note. */
function tellLeftOut(
  draft: Draft,
  file: string,
  linesOf: ReadonlyMap<number, readonly RawLine[]>,
  pieces: readonly number[],
  meters: ReadonlyMap<number, Meters>,
): void {
  const sorted = pieces.toSorted((a, b) => meters.get(b)! - meters.get(a)!);
  const told = sorted.map((piece) => {
    const [lon, lat] = linesOf.get(piece)![0]!.coordinates[0]!;
    return `${Math.round(meters.get(piece)!)} m @ ${lon!.toFixed(5)}, ${lat!.toFixed(5)}`;
  });
  for (let first = 0; first < told.length; first += PIECES_OF_A_NOTE) {
    const list = told.slice(first, first + PIECES_OF_A_NOTE);
    draft.complaints.add(
      'street-pieces-left-out',
      { file },
      { first: first + 1, last: first + list.length, count: told.length, list: list.join('; ') },
    );
  }
}

/** So many pieces stand in one note. */
const PIECES_OF_A_NOTE = 8;

function metersOf({ coordinates }: RawLine): Meters {
  let length = 0;
  for (let i = 1; i < coordinates.length; i++) {
    const [a, b] = [coordinates[i - 1]!, coordinates[i]!];
    length += metersBetween(a[0]!, a[1]!, b[0]!, b[1]!);
  }
  return length;
}
