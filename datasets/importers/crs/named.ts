import gcoord from 'gcoord';
import proj4, { type Converter } from 'proj4';
import type { Degrees, Meters } from '../../../engine/units.ts';
import { type Crs, rounded } from './crs.ts';
import { chineseDatumOf, epsgDefinition } from './definitions.ts';

const WGS84 = 'EPSG:4326';
/** Latitude and longitude to a metre, whatever they are called. */
const SAME_AS_WGS84 = new Set([4326, 4490, 4979, 4258, 4269]);

/**
 * The reference system of a name: `EPSG:4547`, `epsg4547`, `urn:ogc:def:crs:EPSG::4547`, `CRS84`, `WGS 84`, `GCJ-02`,
 * `BD-09`, `local:LON,LAT` (metres around a place), each with `+yx` behind it where the columns are exchanged; null for
 * any other text.
 */
export function crsNamed(text: string): Crs | null {
  const wanted = text.trim();
  const exchanged = /\+yx$/i.test(wanted);
  const crs = plainCrs(exchanged ? wanted.slice(0, -3) : wanted);
  return crs && exchanged ? withAxesExchanged(crs) : crs;
}

function plainCrs(text: string): Crs | null {
  const word = text.toLowerCase().replace(/[\s_-]/g, '');
  if (['wgs84', 'crs84', 'wgs1984'].includes(word) || /crs84$/.test(word)) return geographic(4326);
  if (['gcj02', 'amap', '高德', '火星坐标', 'gcj'].includes(word)) return GCJ02;
  if (['bd09', 'bd09ll', 'baidu', '百度'].includes(word)) return BD09;
  if (word === 'cgcs2000') return geographic(4490);
  const local = /^local:(-?[\d.]+),(-?[\d.]+)$/i.exec(text);
  if (local) return localPlane(Number(local[1]), Number(local[2]));
  const code = /(?:epsg:*|crs:)(\d{4,5})$/.exec(word.replace(/^urn:ogc:def:crs:epsg:[\d.]*:/, 'epsg:'));
  return code ? epsg(Number(code[1])) : null;
}

function withAxesExchanged(crs: Crs): Crs {
  return {
    ...crs,
    id: `${crs.id}+yx`,
    name: { en: `${crs.name.en}, northing first`, zh: `${crs.name.zh}（北向坐标在前）` },
    toWgs84: (x, y) => crs.toWgs84(y, x),
    fromWgs84(lon, lat) {
      const [x, y] = crs.fromWgs84(lon, lat);
      return [y, x];
    },
  };
}

function geographic(code: number): Crs {
  const name = code === 4490 ? 'CGCS2000' : 'WGS 84';
  return {
    id: `EPSG:${code}`,
    name: { en: name, zh: code === 4490 ? '国家2000经纬度' : 'WGS 84 经纬度' },
    uncertainty: 0,
    // As they are: what is in degrees already must come out as it came in.
    toWgs84: (x, y) => (Math.abs(x) <= 180 && Math.abs(y) <= 90 ? [x, y] : [Number.NaN, Number.NaN]),
    fromWgs84: (lon, lat) => [lon, lat],
  };
}

function epsg(code: number): Crs | null {
  if (SAME_AS_WGS84.has(code)) return { ...geographic(code === 4490 ? 4490 : 4326), id: `EPSG:${code}` };
  const definition = epsgDefinition(code);
  if (!definition) return null;
  const datum = chineseDatumOf(code);
  const zh = datum
    ? definition.name.replace(datum.id, datum.zh).replace('-degree Gauss-Krüger', '度带高斯-克吕格')
    : definition.name;
  return projected(`EPSG:${code}`, { en: definition.name, zh }, definition.proj4, datum?.uncertainty ?? 0);
}

/** A system by its definition in the language of PROJ or as well-known text; null where the library cannot read it. */
export function crsOfDefinition(text: string, id: string, name: string): Crs | null {
  return projected(id, { en: name, zh: name }, text, 0);
}

/** Without its grid of shifts, which no library brings, a datum is this far off at most. */
const WITHOUT_GRID_METERS: Meters = 200;
const GRID_OF_SHIFTS = /\s*\+nadgrids=(?!@null)("[^"]*"|\S+)/;

function projected(id: string, name: Crs['name'], said: string, told: Meters): Crs | null {
  const definition = said.replace(GRID_OF_SHIFTS, '');
  const uncertainty = definition === said ? told : Math.max(told, WITHOUT_GRID_METERS);
  let converter: Converter;
  try {
    converter = proj4(definition, WGS84);
    converter.forward([0, 0]);
  } catch {
    return null;
  }
  const safely = (convert: () => number[]): readonly [number, number] => {
    try {
      const [x, y] = convert();
      return [x ?? Number.NaN, y ?? Number.NaN];
    } catch {
      return [Number.NaN, Number.NaN];
    }
  };
  return {
    id,
    name,
    uncertainty,
    toWgs84: (x, y) => rounded(...safely(() => converter.forward([x, y]))),
    fromWgs84: (lon, lat) => safely(() => converter.inverse([lon, lat])),
  };
}

/** Metres east and north of a place, for drawings without any reference system: small angles on the sphere. */
function localPlane(lon: Degrees, lat: Degrees): Crs | null {
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 85)) return null;
  const definition = `+proj=aeqd +lat_0=${lat} +lon_0=${lon} +datum=WGS84 +units=m`;
  const name = { en: `metres around ${lon}, ${lat}`, zh: `以 ${lon}, ${lat} 为原点的米制坐标` };
  return projected(`local:${lon},${lat}`, name, definition, 0);
}

const GCJ02 = shifted('GCJ-02', '火星坐标（高德、腾讯）', gcoord.GCJ02);
const BD09 = shifted('BD-09', '百度坐标', gcoord.BD09);

/** The shifted longitudes and latitudes of Chinese map services; outside of China they are WGS 84. */
function shifted(id: string, zh: string, system: typeof gcoord.GCJ02 | typeof gcoord.BD09): Crs {
  return {
    id,
    name: { en: id, zh },
    uncertainty: 1,
    toWgs84: (x, y) => rounded(...gcoord.transform<[number, number]>([x, y], system, gcoord.WGS84)),
    fromWgs84: (lon, lat) => gcoord.transform<[number, number]>([lon, lat], gcoord.WGS84, system),
  };
}
