import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export interface Definition {
  readonly code: number;
  readonly name: string;
  readonly proj4: string;
}

const resolve = createRequire(import.meta.url).resolve;

/** The EPSG definition of a code, from the index that is installed with the program; null where there is none. */
export function epsgDefinition(code: number): Definition | null {
  const own = chineseDefinition(code);
  if (own) return own;
  if (!Number.isInteger(code) || code < 1024 || code > 32767) return null;
  let file: string;
  try {
    file = resolve(`epsg-index/s/${code}.json`);
  } catch {
    return null;
  }
  const { name, proj4 } = JSON.parse(readFileSync(file, 'utf8'));
  return typeof proj4 === 'string' && proj4 !== '' ? { code, name: String(name), proj4 } : null;
}

/** A geodetic datum of China with the first EPSG code of each of its four families of Gauss-Krüger zones. */
export interface ChineseDatum {
  readonly id: 'CGCS2000' | 'Xian 1980' | 'Beijing 1954';
  readonly zh: string;
  readonly ellipsoid: string;
  /** Six-degree zones 13-23 and three-degree zones 25-45 with the zone number before the easting, then without it. */
  readonly first: {
    readonly six: number;
    readonly sixPlain: number;
    readonly three: number;
    readonly threePlain: number;
  };
  readonly geographic: number;
  /** Metres by which places may be off: the shifts to WGS 84 differ by region and are not public. */
  readonly uncertainty: number;
}

/**
 * By formula, because they matter most here: datum and ellipsoid as in the EPSG registry; for Beijing 1954 its shift for
 * all of China, for Xian 1980 none is published.
 */
export const CHINESE_DATUMS: readonly ChineseDatum[] = [
  {
    id: 'CGCS2000',
    zh: '国家2000',
    ellipsoid: '+ellps=GRS80',
    first: { six: 4491, sixPlain: 4502, three: 4513, threePlain: 4534 },
    geographic: 4490,
    uncertainty: 0,
  },
  {
    id: 'Xian 1980',
    zh: '西安80',
    ellipsoid: '+a=6378140 +rf=298.257',
    first: { six: 2327, sixPlain: 2338, three: 2349, threePlain: 2370 },
    geographic: 4610,
    uncertainty: 120,
  },
  {
    id: 'Beijing 1954',
    zh: '北京54',
    ellipsoid: '+ellps=krass +towgs84=15.8,-154.4,-82.3,0,0,0,0',
    first: { six: 21413, sixPlain: 21453, three: 2401, threePlain: 2422 },
    geographic: 4214,
    uncertainty: 50,
  },
];

/** Zone numbers of China: six-degree zone z has its meridian at 6z - 3, three-degree zone z at 3z. */
export const SIX_DEGREE = { first: 13, last: 23 } as const;
export const THREE_DEGREE = { first: 25, last: 45 } as const;

export interface Zone {
  readonly width: 3 | 6;
  readonly number: number;
  readonly prefixed: boolean;
}

/** EPSG code of a Gauss-Krüger zone. */
export function zoneCode(datum: ChineseDatum, { width, number, prefixed }: Zone): number {
  const { six, sixPlain, three, threePlain } = datum.first;
  if (width === 6) return (prefixed ? six : sixPlain) + number - SIX_DEGREE.first;
  return (prefixed ? three : threePlain) + number - THREE_DEGREE.first;
}

export function chineseDatumOf(code: number): ChineseDatum | null {
  return CHINESE_DATUMS.find((datum) => datum.geographic === code || zoneOf(datum, code) !== null) ?? null;
}

function zoneOf(datum: ChineseDatum, code: number): Zone | null {
  for (const width of [6, 3] as const) {
    const { first, last } = width === 6 ? SIX_DEGREE : THREE_DEGREE;
    for (const prefixed of [true, false]) {
      const number = first + code - zoneCode(datum, { width, number: first, prefixed });
      if (number >= first && number <= last) return { width, number, prefixed };
    }
  }
  return null;
}

function chineseDefinition(code: number): Definition | null {
  const datum = chineseDatumOf(code);
  if (!datum) return null;
  if (datum.geographic === code) {
    return { code, name: datum.id, proj4: `+proj=longlat ${datum.ellipsoid} +no_defs` };
  }
  const { width, number, prefixed } = zoneOf(datum, code)!;
  const meridian = width === 6 ? 6 * number - 3 : 3 * number;
  const easting = 500_000 + (prefixed ? number * 1_000_000 : 0);
  return {
    code,
    name: `${datum.id} / ${width}-degree Gauss-Krüger ${prefixed ? `zone ${number}` : `CM ${meridian}E`}`,
    proj4: `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${easting} +y_0=0 ${datum.ellipsoid} +units=m +no_defs`,
  };
}
