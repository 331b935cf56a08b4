import { type Box, boxOf, contains, interiorPoint } from '../../../engine/problem/geometry/polygon.ts';
import type { MultiPolygon } from '../../../engine/problem/index.ts';
import type { Degrees } from '../../../engine/units.ts';
import type { Building, OsmArea, OsmPoint, OsmStreet } from './extracted.ts';
import { squareMetersOf } from './measure.ts';
import type { NodeTable } from './node-table.ts';
import type { Member, Tags } from './osm.ts';
import { joinRings, polygonsOf } from './rings.ts';
import { partingKind, type Walk, walkOf } from './walkable.ts';

/** The map's own resolution. */
const PER_DEGREE = 1e7;

/** Streets with more points than this are no county: memory and the dataset's files would burst. */
const MOST_STREET_POINTS = 4_000_000;

/** What was found so far. */
export interface Found {
  readonly streets: OsmStreet[];
  readonly barriers: OsmStreet[];
  readonly schools: OsmPoint[];
  readonly buildings: Building[];
  readonly places: OsmPoint[];
  readonly addresses: OsmPoint[];
  readonly areas: OsmArea[];
  readonly refused: { forbidden: number; private: number };
  readonly blockedNodes: Set<number>;
  incompleteWays: number;
  streetPoints: number;
  tooMany: boolean;
}

export interface Relation {
  readonly id: number;
  readonly ways: readonly Member[];
  readonly tags: Tags;
}

export function isArea(tags: Tags): boolean {
  return (
    tags.get('boundary') === 'administrative' ||
    tags.has('building') ||
    tags.get('amenity') === 'school' ||
    tags.get('landuse') === 'residential'
  );
}

export function isWanted(tags: Tags): boolean {
  return (
    isArea(tags) ||
    tags.has('highway') ||
    tags.get('route') === 'ferry' ||
    tags.get('public_transport') === 'platform' ||
    partingKind(tags) !== null
  );
}

export function isInside(box: Box | null, lon: Degrees, lat: Degrees): boolean {
  return box === null || (lon >= box.west && lon <= box.east && lat >= box.south && lat <= box.north);
}

/** Places, schools and addresses; `polygon` is the ground of a school or the outline of a building. */
export function addPoint(
  found: Found,
  id: string,
  lon: Degrees,
  lat: Degrees,
  tags: Tags,
  polygon: MultiPolygon | null,
): void {
  const point: OsmPoint = { id, lon, lat, tags, polygon };
  if (tags.get('amenity') === 'school') found.schools.push(point);
  if (tags.has('place') && tags.has('name') && polygon === null) found.places.push(point);
  if (tags.has('addr:housenumber') && !tags.has('building')) found.addresses.push(point);
}

export function addWay(
  found: Found,
  table: NodeTable,
  within: Box | null,
  id: number,
  refs: readonly number[],
  tags: Tags,
): void {
  if (!isWanted(tags)) return;
  const walk = walkOf(tags);
  if (typeof walk === 'object' && !tags.has('building'))
    addLine(found.streets, found, table, within, id, refs, walk);
  else if (walk === 'forbidden' || walk === 'private') found.refused[walk]++;
  const kind = partingKind(tags);
  if (kind) addLine(found.barriers, found, table, within, id, refs, { kind, direction: 0, seconds: null });
  if (
    !isArea(tags) ||
    tags.get('boundary') === 'administrative' ||
    refs.length < 4 ||
    refs[0] !== refs.at(-1)
  )
    return;
  const ring = ringOf(found, table, refs);
  if (ring) addShape(found, within, `way/${id}`, [[ring]], tags);
}

function ringOf(
  found: Found,
  table: NodeTable,
  refs: readonly number[],
): (readonly [Degrees, Degrees])[] | null {
  const ring: (readonly [Degrees, Degrees])[] = [];
  for (const ref of refs) {
    const place = table.place(ref);
    if (place) ring.push(place);
  }
  if (ring.length === refs.length) return ring;
  found.incompleteWays++;
  return null;
}

/** A street between places that the extract holds; a point that nobody passes takes the pieces on both sides with it. */
function addLine(
  list: OsmStreet[],
  found: Found,
  table: NodeTable,
  within: Box | null,
  id: number,
  refs: readonly number[],
  walk: Walk,
): void {
  let line: (readonly [Degrees, Degrees])[] = [];
  let inside = false;
  let missing = false;
  const end = () => {
    if (line.length > 1 && inside) pushLine(list, found, id, walk, line);
    line = [];
    inside = false;
  };
  for (const ref of refs) {
    const place = table.place(ref);
    missing ||= place === null;
    if (place === null || (list === found.streets && found.blockedNodes.has(ref))) {
      end();
      continue;
    }
    line.push(place);
    inside ||= isInside(within, place[0], place[1]);
  }
  end();
  if (missing) found.incompleteWays++;
}

function pushLine(
  list: OsmStreet[],
  found: Found,
  id: number,
  { kind, direction, seconds }: Walk,
  line: (readonly [Degrees, Degrees])[],
): void {
  found.streetPoints += line.length;
  if (found.streetPoints > MOST_STREET_POINTS) {
    found.tooMany = true;
    return;
  }
  list.push({
    id,
    kind,
    coordinates: direction === -1 ? line.reverse() : line,
    oneWayFoot: direction !== 0,
    seconds,
  });
}

function addShape(found: Found, within: Box | null, id: string, polygon: MultiPolygon, tags: Tags): void {
  const [lon, lat] = interiorPoint(polygon).map(
    (degrees) => Math.round(degrees * PER_DEGREE) / PER_DEGREE,
  ) as [Degrees, Degrees];
  if (!isInside(within, lon, lat)) return;
  addPoint(found, id, lon, lat, tags, polygon);
  if (tags.has('building')) {
    found.buildings.push({ id, lon, lat, tags, squareMeters: squareMetersOf(polygon), polygon });
  } else if (tags.get('landuse') === 'residential')
    found.areas.push({ id, kind: 'residential', tags, polygon });
}

export function addRelation(
  found: Found,
  table: NodeTable,
  parts: ReadonlyMap<number, readonly number[]>,
  within: Box | null,
  { id, ways, tags }: Relation,
): void {
  const role = (inner: boolean) =>
    ways.filter((way) => (way.role === 'inner') === inner).map(({ ref }) => parts.get(ref) ?? []);
  const outer = joinRings(role(false));
  const rings = (list: readonly (readonly number[])[]) =>
    list.flatMap((refs) => {
      const ring = ringOf(found, table, refs);
      return ring ? [ring] : [];
    });
  const polygon = polygonsOf(rings(outer.rings), rings(joinRings(role(true)).rings), contains);
  if (polygon.length === 0) {
    if (ways.length > 0) found.incompleteWays++;
    return;
  }
  if (tags.get('boundary') !== 'administrative') {
    addShape(found, within, `relation/${id}`, polygon, tags);
    return;
  }
  // A border that was cut is no area; and one elsewhere is of no use.
  if (outer.open > 0 || (within && !overlap(boxOf(polygon), within))) return;
  found.areas.push({ id: `relation/${id}`, kind: 'boundary', tags, polygon });
}

function overlap(a: Box, b: Box): boolean {
  return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}
