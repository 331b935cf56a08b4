import { pairsFromPoints } from '../adjacency/from-points.ts';
import { pairsFromPolygons } from '../adjacency/from-polygons.ts';
import { adjacencyOf, type Pair, piecesOf } from '../adjacency/pairs.ts';
import { ACCESS_METERS, MOST_DETOUR, partAtBarriers } from '../adjacency/part.ts';
import type { Filling } from '../complaints/catalogue.ts';
import type { ComplaintList } from '../complaints/list.ts';
import type { Adjacency, MultiPolygon, StreetLine } from '../problem.ts';
import { pairsFromTable } from './adjacency-table.ts';
import type { Ids } from './ids.ts';
import type { Places } from './places.ts';
import type { UnitPolygons } from './polygons.ts';
import type { Rows } from './rows.ts';

/**
 * Which units are neighbours: as the table says; else as shared borders of the polygons show, where every unit has one;
 * else by the Voronoi cells of the units' places. Derived neighbours are parted by rivers, railways and motorways among the
 * streets that no street crosses nearby. Islands and separate pieces are told.
 */
export function adjacencyFor(
  table: Rows | null,
  units: Places,
  ids: Ids,
  polygons: UnitPolygons | null,
  streets: Streets | null,
  complaints: ComplaintList,
): Adjacency {
  const { rows } = units;
  if (table) {
    const pairs = pairsFromTable(table, rows, ids, complaints);
    const adjacency = adjacencyOf(rows.count, pairs);
    tellPieces(adjacency, rows, complaints);
    return adjacency;
  }
  const known = polygons?.every((polygon) => polygon !== null) ?? false;
  const touching = known
    ? pairsFromPolygons(polygons as readonly MultiPolygon[])
    : pairsFromPoints(units.lon, units.lat);
  tellSource(touching, rows, known ? BORDERS : CELLS, complaints);
  const pairs = streets ? withBarriers(touching, units, streets, complaints) : touching;
  const adjacency = adjacencyOf(rows.count, pairs);
  for (let u = 0; u < rows.count; u++) {
    if (rows.count > 1 && adjacency.start[u] === adjacency.start[u + 1]) {
      complaints.add('unit-island', rows.at(u, 'id'), {});
    }
  }
  tellPieces(adjacency, rows, complaints);
  return adjacency;
}

const BORDERS: Filling = { en: 'the shared borders of the polygons', zh: '面的公共边界' };
const CELLS: Filling = {
  en: 'the Voronoi cells around the units’ places',
  zh: '单元位置的泰森多边形',
};

interface Streets {
  readonly file: string;
  readonly lines: readonly StreetLine[];
}

/** So many pairs are named where barriers part or spare them. */
const NAMED_PAIRS = 5;

function withBarriers(
  pairs: readonly Pair[],
  { rows, lon, lat }: Places,
  { file, lines }: Streets,
  complaints: ComplaintList,
): readonly Pair[] {
  const found = partAtBarriers(pairs, lon, lat, lines);
  const nameOf = (u: number) => rows.text('name', u) ?? rows.text('id', u) ?? '';
  const named = (list: readonly Pair[]) =>
    list
      .slice(0, NAMED_PAIRS)
      .map(({ a, b }) => `${nameOf(a)}–${nameOf(b)}`)
      .join(', ') + (list.length > NAMED_PAIRS ? ', …' : '');
  const [parted, crossed, kept] = [found.parted.length, found.crossed.length, found.kept.length];
  if (parted + crossed > 0)
    complaints.add(
      'adjacency-parted',
      { file },
      { parted, pairs: named(found.parted) || '—', crossed, times: MOST_DETOUR, meters: ACCESS_METERS },
    );
  if (kept > 0) complaints.add('adjacency-kept', { file }, { kept, pairs: named(found.kept) });
  return found.pairs;
}

function tellSource(pairs: readonly Pair[], units: Rows, source: Filling, complaints: ComplaintList): void {
  complaints.add('adjacency-derived', { file: units.file }, { source, pairs: pairs.length });
}

/** Units outside the largest connected piece, apart from single islands, which are told one by one. */
function tellPieces(adjacency: Adjacency, units: Rows, complaints: ComplaintList): void {
  const { piece, sizes } = piecesOf(adjacency);
  const largest = sizes.indexOf(Math.max(...sizes));
  const apart = sizes.filter((size, k) => k !== largest && size > 1);
  if (apart.length === 0) return;
  const example = piece.findIndex((k) => k !== largest && sizes[k]! > 1);
  complaints.add(
    'adjacency-in-pieces',
    { file: units.file },
    {
      pieces: apart.length + 1,
      outside: apart.reduce((sum, size) => sum + size, 0),
      example: units.text('id', example) ?? '',
    },
  );
}
