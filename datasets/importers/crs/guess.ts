import type { Degrees, Meters } from '../../../engine/units.ts';
import type { Crs } from './crs.ts';
import { CHINESE_DATUMS, SIX_DEGREE, THREE_DEGREE, type Zone, zoneCode } from './definitions.ts';
import { crsNamed } from './named.ts';

/** The rectangle of a layer in its own coordinates. */
export interface Extent {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** A system that fits the values, with what a person needs to say yes or no. */
export interface Candidate {
  readonly crs: Crs;
  /** Where the layer's middle would lie. */
  readonly lon: Degrees;
  readonly lat: Degrees;
  /** How far that is from what is already known of the county; null where nothing is. */
  readonly meters: Meters | null;
}

export interface Known {
  readonly lon: Degrees;
  readonly lat: Degrees;
}

/** Northings of Gauss-Krüger and UTM between the south and the north of China, metres. */
const NORTHING = { south: 300_000, north: 6_000_000 };
/** Eastings within a zone, false easting 500 km included. */
const EASTING = { west: 100_000, east: 900_000 };
const CHINA = { west: 72, east: 137, south: 3, north: 54 };
/** Of two candidates, one this much farther from what is known is out of the question. */
const ELSEWHERE_METERS = 300_000;

/**
 * The systems in which a layer of this extent may be, likeliest first: degrees; Gauss-Krüger zones with the number before
 * the easting, of any of the three datums; zones without it; Web Mercator; UTM. Candidates whose middle lies far from what is
 * `known` of the county fall out where others lie near. Empty where nothing fits.
 */
export function guessCrs(
  extent: Extent,
  known: Known | null,
  metersBetween: (a: Known, b: Known) => Meters,
): Candidate[] {
  const names = [...fitting(extent), ...fitting(exchanged(extent)).map((id) => `${id}+yx`)];
  const x = (extent.minX + extent.maxX) / 2;
  const y = (extent.minY + extent.maxY) / 2;
  const candidates: Candidate[] = [];
  for (const name of names) {
    const crs = crsNamed(name);
    if (!crs) continue;
    const [lon, lat] = crs.toWgs84(x, y);
    if (Number.isNaN(lon)) continue;
    candidates.push({ crs, lon, lat, meters: known && metersBetween(known, { lon, lat }) });
  }
  if (!known) return candidates;
  const nearest = Math.min(...candidates.map(({ meters }) => meters!));
  return candidates
    .filter(({ meters }) => meters! <= Math.max(ELSEWHERE_METERS, 2 * nearest))
    .sort((a, b) => Math.round(a.meters! / 10_000) - Math.round(b.meters! / 10_000));
}

function exchanged({ minX, minY, maxX, maxY }: Extent): Extent {
  return { minX: minY, minY: minX, maxX: maxY, maxY: maxX };
}

function fitting(extent: Extent): string[] {
  const { minX, minY, maxX, maxY } = extent;
  if (minX >= -180 && maxX <= 180 && minY >= -90 && maxY <= 90) return inDegrees(extent);
  const names: string[] = [];
  const inNorth = minY >= NORTHING.south && maxY <= NORTHING.north;
  const zone = Math.floor(minX / 1_000_000);
  const left = minX - zone * 1_000_000;
  const right = maxX - zone * 1_000_000;
  if (inNorth && left >= EASTING.west && right <= EASTING.east) {
    if (zone === 0) names.push(...plainZones());
    else names.push(...zonesNumbered(zone));
  }
  const mercator = crsNamed('EPSG:3857')!;
  const [west, south] = mercator.toWgs84(minX, minY);
  const [east, north] = mercator.toWgs84(maxX, maxY);
  if (west >= CHINA.west && east <= CHINA.east && south >= CHINA.south && north <= CHINA.north)
    names.push('EPSG:3857');
  return names;
}

/** Map services' shifted degrees cannot be told from true ones by their values; they are offered, never guessed. */
function inDegrees({ minX, minY, maxX, maxY }: Extent): string[] {
  const inChina = minX >= CHINA.west && maxX <= CHINA.east && minY >= CHINA.south && maxY <= CHINA.north;
  return inChina ? ['EPSG:4326', 'GCJ-02', 'BD-09'] : ['EPSG:4326'];
}

function zonesNumbered(number: number): string[] {
  const width = number >= THREE_DEGREE.first ? 3 : 6;
  const { first, last } = width === 3 ? THREE_DEGREE : SIX_DEGREE;
  if (number < first || number > last) return [];
  return codes({ width, number, prefixed: true });
}

function plainZones(): string[] {
  const names: string[] = [];
  for (let number = THREE_DEGREE.first; number <= THREE_DEGREE.last; number++) {
    names.push(...codes({ width: 3, number, prefixed: false }));
  }
  for (let utm = 43; utm <= 53; utm++) names.push(`EPSG:${32600 + utm}`);
  return names;
}

function codes(zone: Zone): string[] {
  return CHINESE_DATUMS.map((datum) => `EPSG:${zoneCode(datum, zone)}`);
}
