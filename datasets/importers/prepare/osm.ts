import type { Box } from '../../../engine/problem/geometry/polygon.ts';
import { boxOf, contains } from '../../../engine/problem/geometry/polygon.ts';
import { metersBetween } from '../../../engine/problem/geometry/sphere.ts';
import type { MultiPolygon, RawLine } from '../../../engine/problem/index.ts';
import type { MetersPerSecond } from '../../../engine/units.ts';
import { tellCrossing } from '../crossing.ts';
import { extractOsm } from '../osm/extract.ts';
import type { OsmExtract } from '../osm/extracted.ts';
import type { OsmSource } from '../osm/osm.ts';
import { complainOfDamage } from '../tell-damage.ts';
import { addRecords, type Draft, tellOrigin } from './draft.ts';
import { unitsOfOsm } from './osm-units.ts';
import { takeOsmSchools } from './schools.ts';
import type { Weights } from './weights.ts';

export interface OsmFile {
  readonly file: string;
  readonly source: OsmSource;
}

/** A ferry without timetable goes at ten kilometres an hour. */
const FERRY_SPEED: MetersPerSecond = 10 / 3.6;
/** Fewer dwellings than this are no picture of where people live. */
const ENOUGH_DWELLINGS = 50;

/** Takes from an OpenStreetMap file what the other sources do not give: schools, units, streets. Gives weights of units made. */
export function takeOsm(
  draft: Draft,
  { file, source }: OsmFile,
  around: Box | null,
  onProgress?: (share: number) => void,
): Weights | null {
  try {
    const area = areaWithin(draft, file, source, around);
    if (area === 'unknown') return null;
    const { box: within, polygon } = area;
    const whole = extractOsm(source, { within, ...(onProgress ? { onProgress } : {}) });
    const extract = polygon ? insideOf(whole, polygon) : whole;
    draft.complaints.add('osm-read', { file }, extract.counts);
    if (extract.tooMany) {
      draft.complaints.add('osm-too-much', { file }, {});
      return null;
    }
    takeOsmSchools(draft, file, extract);
    const weights = takeUnits(draft, file, extract);
    takeStreets(draft, file, extract);
    return weights;
  } catch (error) {
    complainOfDamage(file, error, draft.complaints);
    return null;
  }
}

interface Area {
  readonly box: Box | null;
  /** The borders themselves, where a municipality was named. */
  readonly polygon: MultiPolygon | null;
}

/** Of a named municipality only the people and schools within its borders; streets go on to the edge of the box. */
function insideOf(extract: OsmExtract, polygon: MultiPolygon): OsmExtract {
  const inside = <T extends { readonly lon: number; readonly lat: number }>(list: readonly T[]) =>
    list.filter(({ lon, lat }) => contains(polygon, lon, lat));
  const { schools, buildings, places, addresses } = extract;
  return {
    ...extract,
    schools: inside(schools),
    buildings: inside(buildings),
    places: inside(places),
    addresses: inside(addresses),
  };
}

/** The area asked for: a box, or the borders of a municipality by its name; else what lies around the other sources. */
function areaWithin(draft: Draft, file: string, source: OsmSource, around: Box | null): Area | 'unknown' {
  const { within } = draft.mapping;
  if (within === undefined) return { box: around, polygon: null };
  if (typeof within !== 'string') {
    const [west, south, east, north] = within;
    return { box: { west, south, east, north }, polygon: null };
  }
  const { areas } = extractOsm(source, { only: 'borders' });
  const wanted = areas.find(({ tags }) =>
    [tags.get('name'), tags.get('name:zh'), tags.get('name:en')].includes(within),
  );
  if (wanted) return { box: boxOf(wanted.polygon), polygon: wanted.polygon };
  const names = areas.map(({ tags }) => tags.get('name') ?? '').filter((name) => name !== '');
  draft.complaints.add(
    'within-unknown',
    { file, value: within },
    { names: names.slice(0, 20).join(', ') || '—' },
  );
  return 'unknown';
}

function takeUnits(draft: Draft, file: string, extract: OsmExtract): Weights | null {
  const asked = draft.mapping.units.from;
  if (draft.tables.has('units') || asked === 'population') return null;
  const { cellMeters } = draft.mapping.units;
  const enough = extract.buildings.length >= ENOUGH_DWELLINGS;
  const made = asked
    ? unitsOfOsm(extract, asked, cellMeters)
    : ((enough ? unitsOfOsm(extract, 'buildings', cellMeters) : null) ?? unitsOfOsm(extract, 'places'));
  if (!made) {
    const source = { en: asked ?? 'buildings or named places', zh: asked ?? '建筑或地名' };
    draft.complaints.add('units-impossible', { file }, { source });
    return null;
  }
  addRecords(draft, 'units', file, made.records, made.rule.en);
  if (made.polygons.length > 0) draft.polygons = { file, features: made.polygons };
  for (const { row, unit, polygon } of made.polygons)
    tellCrossing(draft.complaints, { file, row, value: unit }, polygon);
  draft.complaints.add('units-derived', { file }, { count: made.records.length, rule: made.rule });
  return made.weights;
}

function takeStreets(draft: Draft, file: string, { streets, barriers, refused, blocked }: OsmExtract): void {
  if (draft.roads || streets.length === 0) return;
  let untimed = 0;
  const lines = streets.map(({ id, kind, coordinates, oneWayFoot, seconds }): RawLine => {
    const line = { row: id, kind, coordinates, oneWayFoot };
    if (kind !== 'ferry') return line;
    if (seconds === null) untimed++;
    return { ...line, seconds: Math.round(seconds ?? lengthOf(coordinates) / FERRY_SPEED) };
  });
  for (const { id, kind, coordinates } of barriers)
    lines.push({ row: id, kind, coordinates, oneWayFoot: false });
  draft.roads = { file, lines };
  tellOrigin(
    draft,
    'roads',
    'coordinates',
    file,
    'highways and ferries that people on foot may use; rivers, railways and motorways that part neighbours',
  );
  draft.complaints.add('streets-closed-to-walkers', { file }, { ...refused, gates: blocked });
  if (untimed > 0)
    draft.complaints.add(
      'ferry-time-assumed',
      { file },
      { count: untimed, speed: Math.round(FERRY_SPEED * 3.6) },
    );
}

function lengthOf(coordinates: readonly (readonly number[])[]): number {
  let meters = 0;
  for (let i = 1; i < coordinates.length; i++) {
    const [a, b] = [coordinates[i - 1]!, coordinates[i]!];
    meters += metersBetween(a[0]!, a[1]!, b[0]!, b[1]!);
  }
  return meters;
}
