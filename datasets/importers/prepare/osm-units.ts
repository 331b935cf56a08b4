import KDBush from 'kdbush';
import { boxOf, contains } from '../../../engine/problem/geometry/polygon.ts';
import { METERS_PER_DEGREE, metersPerDegreeOfLongitude } from '../../../engine/problem/geometry/sphere.ts';
import type { RawPolygon, RawRecord } from '../../../engine/problem/index.ts';
import type { Degrees, Meters } from '../../../engine/units.ts';
import type { OsmArea, OsmExtract, OsmPoint } from '../osm/extracted.ts';
import { type Dwelling, type Dwellings, dwellingsOf } from './dwellings.ts';
import { nameOf, nearestName, osmNames } from './osm-names.ts';
import type { Weights } from './weights.ts';

export type UnitSource = 'buildings' | 'places' | 'residential' | 'boundaries';

export interface MadeUnits {
  readonly records: readonly RawRecord[];
  readonly polygons: readonly RawPolygon[];
  /** What may be used to spread pupils. */
  readonly weights: Weights;
  readonly rule: { readonly en: string; readonly zh: string };
}

/** A group of dwellings around a place that is to become a unit. */
interface Group {
  readonly id: string;
  readonly name: string | null;
  readonly lon: Degrees;
  readonly lat: Degrees;
  readonly dwellings: readonly Dwelling[];
  readonly polygon: OsmArea['polygon'] | null;
}

/** Side of the squares into which buildings are gathered, where nothing is asked: a block or small hamlet. */
export const CELL_METERS: Meters = 300;
/** Places that are too large to be one unit. */
const LIVED_IN = [
  'quarter',
  'neighbourhood',
  'city_block',
  'village',
  'hamlet',
  'isolated_dwelling',
  'farm',
  'allotments',
];

/** Units of an OpenStreetMap extract; null where it holds nothing of the kind asked for. */
export function unitsOfOsm(
  extract: OsmExtract,
  source: UnitSource,
  cellMeters: Meters = CELL_METERS,
): MadeUnits | null {
  const dwellings = dwellingsOf(extract);
  const groups = groupsOf(extract, source, dwellings, cellMeters);
  if (groups.length === 0) return null;
  const township = townshipFinder(extract);
  const { near, nameless } = osmNames(extract);
  const records = groups.map(({ id, name, lon, lat, dwellings: inside }): RawRecord => {
    const street = commonest(inside.map((one) => one.street));
    return {
      id,
      name:
        name ??
        ([near(lon, lat), street].filter((part) => part !== null).join(' ') ||
          nameless('dwellings', id, lon, lat)),
      township: township(lon, lat),
      lon,
      lat,
    };
  });
  return {
    records,
    polygons: groups.flatMap(({ id, polygon }, i) => (polygon ? [{ row: i + 1, unit: id, polygon }] : [])),
    weights: {
      floorArea: groups.map((group) => sum(group, (one) => one.floorArea)),
      dwellings: groups.map((group) => group.dwellings.length),
      addresses: groups.map((group) => sum(group, (one) => one.addresses)),
    },
    rule: ruleOf(source, dwellings, cellMeters),
  };
}

function ruleOf(source: UnitSource, { list, rule }: Dwellings, cellMeters: Meters): MadeUnits['rule'] {
  const counted = { en: `${list.length} dwellings: ${rule.en}`, zh: `${list.length} 栋住宅：${rule.zh}` };
  if (source === 'buildings')
    return {
      en: `dwellings gathered in squares of ${cellMeters} m (${counted.en})`,
      zh: `按 ${cellMeters} 米方格归并住宅（${counted.zh}）`,
    };
  const [en, zh] = {
    places: [
      'named villages, hamlets and quarters, each with the dwellings nearest to it',
      '有名称的村、组与社区，各含距其最近的住宅',
    ],
    residential: ['residential grounds with the dwellings on them', '居住用地及其上的住宅'],
    boundaries: ['municipalities and districts with the dwellings in them', '行政区及其内的住宅'],
  }[source] as [string, string];
  return { en: `${en} (${counted.en})`, zh: `${zh}（${counted.zh}）` };
}

function groupsOf(extract: OsmExtract, source: UnitSource, { list }: Dwellings, cellMeters: Meters): Group[] {
  if (source === 'buildings') return inSquares(list, cellMeters);
  if (source === 'places') return aroundPlaces(extract.places, list);
  if (source === 'residential')
    return inAreas(
      extract.areas.filter(({ kind }) => kind === 'residential'),
      list,
    );
  return inAreas(finestBoundaries(extract.areas), list);
}

/** Squares of a fixed side, from the south-west; a unit stands at the dwelling nearest to the middle of its floor area. */
function inSquares(list: readonly Dwelling[], side: Meters): Group[] {
  if (list.length === 0) return [];
  const middle = list.reduce((total, { lat }) => total + lat, 0) / list.length;
  const [east, north] = [metersPerDegreeOfLongitude(middle) / side, METERS_PER_DEGREE / side];
  const squares = new Map<string, { row: number; column: number; dwellings: Dwelling[] }>();
  for (const dwelling of list) {
    const [column, row] = [Math.floor(dwelling.lon * east), Math.floor(dwelling.lat * north)];
    const key = `${row},${column}`;
    const square = squares.get(key) ?? { row, column, dwellings: [] };
    squares.set(key, square);
    square.dwellings.push(dwelling);
  }
  const sorted = [...squares.values()].sort((a, b) => b.row - a.row || a.column - b.column);
  const digits = String(sorted.length).length;
  return sorted.map(({ dwellings }, i) => {
    const { lon, lat } = heartOf(dwellings);
    return { id: `U${String(i + 1).padStart(digits, '0')}`, name: null, lon, lat, dwellings, polygon: null };
  });
}

function heartOf(dwellings: readonly Dwelling[]): Dwelling {
  let [x, y, weight] = [0, 0, 0];
  for (const { lon, lat, floorArea } of dwellings) {
    x += lon * floorArea;
    y += lat * floorArea;
    weight += floorArea;
  }
  const far = ({ lon, lat }: Dwelling) =>
    (lon - x / weight) ** 2 * Math.cos((lat * Math.PI) / 180) ** 2 + (lat - y / weight) ** 2;
  return dwellings.reduce((best, one) => (far(one) < far(best) ? one : best));
}

/** Towns and suburbs stand for whole districts, so they are units only where nothing finer is named. */
function aroundPlaces(places: readonly OsmPoint[], list: readonly Dwelling[]): Group[] {
  const of = (kinds: readonly string[]) => places.filter(({ tags }) => kinds.includes(tags.get('place')!));
  const fine = of(LIVED_IN);
  const chosen = fine.length > 0 ? fine : of(['suburb', 'town', 'borough', 'city']);
  if (chosen.length === 0) return [];
  const index = new KDBush(chosen.length);
  const east = Math.cos((chosen[0]!.lat * Math.PI) / 180);
  for (const { lon, lat } of chosen) index.add(lon * east, lat);
  index.finish();
  const dwellings: Dwelling[][] = chosen.map(() => []);
  for (const dwelling of list) {
    const home = nearest(index, chosen, east, dwelling.lon, dwelling.lat);
    dwellings[home]!.push(dwelling);
  }
  return chosen.map(({ id, lon, lat, tags }, i) => ({
    id,
    name: nameOf(tags),
    lon,
    lat,
    dwellings: dwellings[i]!,
    polygon: null,
  }));
}

function nearest(
  index: KDBush,
  places: readonly OsmPoint[],
  east: number,
  lon: Degrees,
  lat: Degrees,
): number {
  for (let radius = 0.01; radius < 1000; radius *= 2) {
    const near = index.within(lon * east, lat, radius);
    if (near.length === 0) continue;
    const far = (i: number) => ((places[i]!.lon - lon) * east) ** 2 + (places[i]!.lat - lat) ** 2;
    return near.reduce((best, i) => (far(i) < far(best) || (far(i) === far(best) && i < best) ? i : best));
  }
  return 0;
}

function inAreas(areas: readonly OsmArea[], list: readonly Dwelling[]): Group[] {
  return areas.flatMap(({ id, tags, polygon }): Group[] => {
    const { west, south, east, north } = boxOf(polygon);
    const dwellings = list.filter(
      ({ lon, lat }) =>
        lon >= west && lon <= east && lat >= south && lat <= north && contains(polygon, lon, lat),
    );
    if (dwellings.length === 0) return [];
    const { lon, lat } = heartOf(dwellings);
    return [{ id, name: nameOf(tags), lon, lat, dwellings, polygon }];
  });
}

/** The level of borders that divides the extract finest, by the number of areas. */
function finestBoundaries(areas: readonly OsmArea[]): OsmArea[] {
  const byLevel = new Map<string, OsmArea[]>();
  for (const area of areas) {
    if (area.kind !== 'boundary') continue;
    const level = area.tags.get('admin_level') ?? '';
    byLevel.set(level, [...(byLevel.get(level) ?? []), area]);
  }
  return [...byLevel.values()].sort((a, b) => b.length - a.length)[0] ?? [];
}

/** The municipality that holds a place; else the nearest town; null where the map knows neither. */
function townshipFinder({ areas, places }: OsmExtract): (lon: Degrees, lat: Degrees) => string | null {
  const boundaries = finestBoundaries(areas).map((area) => ({ ...area, box: boxOf(area.polygon) }));
  const towns = places.filter(({ tags }) => tags.get('place') === 'town');
  return (lon, lat) => {
    const home = boundaries.find(
      ({ box, polygon }) =>
        lon >= box.west &&
        lon <= box.east &&
        lat >= box.south &&
        lat <= box.north &&
        contains(polygon, lon, lat),
    );
    if (home) return nameOf(home.tags);
    return boundaries.length > 1 ? null : nearestName(towns)(lon, lat);
  };
}

function commonest(words: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const word of words) if (word !== null) counts.set(word, (counts.get(word) ?? 0) + 1);
  let [best, most]: [string | null, number] = [null, 0];
  for (const [word, count] of counts) if (count > most) [best, most] = [word, count];
  return best;
}

function sum({ dwellings }: Group, value: (dwelling: Dwelling) => number): number {
  return dwellings.reduce((total, one) => total + value(one), 0);
}
