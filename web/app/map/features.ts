import type { MapData, MapSchool } from '../../shared/map.ts';
import type { Language, Text } from '../i18n/text.ts';
import { iconName, type SchoolRank, type SchoolShape, type SchoolState } from './school-icons.ts';

/** One school as the map shows it. */
export interface SchoolMark {
  readonly school: number;
  readonly state: SchoolState;
  /** Not of the stage that is looked at. */
  readonly dim: boolean;
}

export function nameIn(language: Language, name: string, nameEn: string | null): string {
  return language === 'en' ? (nameEn ?? name) : name;
}

export function unitName({ units }: MapData, unit: number, language: Language): string {
  return nameIn(language, units.names[unit]!, units.namesEn[unit] ?? null);
}

export function schoolName({ schools }: MapData, school: number, language: Language): string {
  const one = schools[school];
  return one ? nameIn(language, one.name, one.nameEn) : '';
}

/** Names of schools and units in both languages, for sentences. */
export function namesOf(data: MapData): { school: (index: number) => Text; unit: (index: number) => Text } {
  const both = (name: (language: Language) => string) => ({ zh: name('zh'), en: name('en') });
  return {
    school: (index) => both((language) => schoolName(data, index, language)),
    unit: (index) => both((language) => unitName(data, index, language)),
  };
}

/** A long name without what every name of the county begins with. */
function shortName(name: string, county: string): string {
  return county.length > 0 && name.startsWith(county) && name.length > county.length + 2
    ? name.slice(county.length)
    : name;
}

/** What the sign on the map tells already. */
const KIND_OF_SCHOOL =
  /[ -](?:(?:town )?cent(?:re|er) )?(?:(?:central|primary|elementary|junior|middle|junior (?:high|middle|secondary)|nine-year) school|teaching point|school)(?= \(|$)/i;

/** For a small scale: `Zaolin Town Centre Primary School` → `Zaolin`. Chinese names are short as they are. */
export function briefName(name: string): string {
  const brief = name.replace(KIND_OF_SCHOOL, '').trim();
  return brief.length >= 3 ? brief : name;
}

const RANK: Readonly<Record<NonNullable<MapSchool['tier']>, SchoolRank>> = {
  urban: 'large',
  town: 'large',
  village: 'medium',
  teachingPoint: 'small',
};

export function rankOf({ tier }: MapSchool): SchoolRank {
  return tier === null ? 'medium' : RANK[tier];
}

export function shapeOf(data: MapData, { stages }: MapSchool): SchoolShape {
  const ids = stages.map((stage) => data.stages[stage]?.id);
  if (ids.includes('primary') && ids.includes('junior')) return 'both';
  return ids.includes('junior') ? 'junior' : 'primary';
}

/** What the names of nearly all schools begin with, such as the county. */
export function commonStart(names: readonly string[]): string {
  for (let length = 6; length >= 2; length--) {
    const counts = new Map<string, number>();
    for (const name of names) {
      const start = name.slice(0, length);
      counts.set(start, (counts.get(start) ?? 0) + 1);
    }
    const [start, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
    if (count > names.length * 0.2 && count > 3 && /[县市区旗]$/.test(start)) return start;
  }
  return '';
}

export function schoolFeatures(
  data: MapData,
  marks: readonly SchoolMark[],
  language: Language,
): GeoJSON.FeatureCollection {
  const county = commonStart(data.schools.map(({ name }) => name));
  return collection(
    marks.flatMap(({ school, state, dim }) => {
      const one = data.schools[school]!;
      if (!Number.isFinite(one.lon) || !Number.isFinite(one.lat)) return [];
      const rank = rankOf(one);
      return [
        point(one.lon, one.lat, {
          school,
          name: shortName(nameIn(language, one.name, one.nameEn), county),
          brief: briefName(shortName(nameIn(language, one.name, one.nameEn), county)),
          icon: iconName(shapeOf(data, one), rank, state),
          over: state === 'over',
          dim,
          rank: (dim ? 10 : 0) + ['large', 'medium', 'small'].indexOf(rank),
        }),
      ];
    }),
  );
}

/** Townships at the middle of their pupils' homes. */
export function placeNames(data: MapData, language: Language): GeoJSON.FeatureCollection {
  const { units, townships } = data;
  const sums = townships.map(() => ({ lon: 0, lat: 0, count: 0 }));
  for (let u = 0; u < units.count; u++) {
    const sum = sums[units.township[u]!];
    if (!sum || !Number.isFinite(units.lon[u]!)) continue;
    sum.lon += units.lon[u]!;
    sum.lat += units.lat[u]!;
    sum.count++;
  }
  return collection(
    sums.flatMap(({ lon, lat, count }, k) =>
      count === 0
        ? []
        : [point(lon / count, lat / count, { name: townshipName(townships[k]!, language), rank: -count })],
    ),
  );
}

function townshipName(name: string, _language: Language): string {
  return name;
}

/** Names of some units. */
export function unitNames(
  data: MapData,
  units: readonly number[],
  language: Language,
): GeoJSON.FeatureCollection {
  const { lon, lat } = data.units;
  const known = units.filter((unit) => Number.isFinite(lon[unit]!));
  return collection(
    known.map((unit) => point(lon[unit]!, lat[unit]!, { name: unitName(data, unit, language) })),
  );
}

function collection(features: GeoJSON.Feature[]): GeoJSON.FeatureCollection {
  return { type: 'FeatureCollection', features };
}

function point(lon: number, lat: number, properties: Record<string, unknown>): GeoJSON.Feature {
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [lon, lat] } };
}
