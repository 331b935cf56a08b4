import Flatbush from 'flatbush';
import { boxOf, contains } from '../../../engine/problem/geometry/polygon.ts';
import type { Degrees, SquareMeters } from '../../../engine/units.ts';
import type { Building, OsmExtract } from '../osm/extracted.ts';

/** A building in which people live, as the map knows it. */
export interface Dwelling {
  readonly lon: Degrees;
  readonly lat: Degrees;
  /** Ground times storeys. */
  readonly floorArea: SquareMeters;
  /** Doors with a number. */
  readonly addresses: number;
  readonly street: string | null;
}

export interface Dwellings {
  readonly list: readonly Dwelling[];
  /** How dwellings were told from other buildings. */
  readonly rule: { readonly en: string; readonly zh: string };
}

/** OpenStreetMap wiki, “Key:building”, accommodation. */
const RESIDENTIAL = new Set([
  ...['house', 'detached', 'semidetached_house', 'apartments', 'residential', 'terrace', 'bungalow', 'farm'],
  ...[
    'dormitory',
    'static_caravan',
    'cabin',
    'hut',
    'ger',
    'houseboat',
    'stilt_house',
    'tree_house',
    'trullo',
  ],
]);
/** Storeys where the map does not say them. */
const STOREYS: Readonly<Record<string, number>> = { apartments: 4, dormitory: 4, terrace: 2, residential: 2 };
/** Where fewer than this share of buildings have a type or an address, untyped ones must count. */
const WELL_MAPPED = 0.1;
/** An untyped building of this size may be one in which people live. */
const HOUSE = { least: 25, most: 5000 };

/** Buildings in which people live: by their type, by an address, or, where little is mapped, by their size. */
export function dwellingsOf({ buildings, addresses }: OsmExtract): Dwellings {
  const doors = doorsOf(buildings, addresses);
  const plain = (building: Building) => building.tags.get('building') === 'yes';
  const surely = buildings.filter(
    (building, i) => RESIDENTIAL.has(building.tags.get('building')!) || (plain(building) && doors[i]! > 0),
  );
  const bySize = surely.length < WELL_MAPPED * buildings.length;
  const list = buildings.flatMap((building, i): Dwelling[] => {
    const type = building.tags.get('building')!;
    const lived =
      RESIDENTIAL.has(type) ||
      (plain(building) &&
        (doors[i]! > 0 ||
          (bySize && building.squareMeters >= HOUSE.least && building.squareMeters <= HOUSE.most)));
    if (!lived) return [];
    const told = Number(building.tags.get('building:levels'));
    const storeys = told >= 1 && told <= 100 ? told : (STOREYS[type] ?? 1);
    return [
      {
        lon: building.lon,
        lat: building.lat,
        floorArea: building.squareMeters * storeys,
        addresses: doors[i]!,
        street: building.tags.get('addr:street') ?? building.tags.get('addr:place') ?? null,
      },
    ];
  });
  const rule = bySize
    ? {
        en: `buildings of a residential type, or untyped ones of ${HOUSE.least} to ${HOUSE.most} m²`,
        zh: `住宅类建筑，或占地 ${HOUSE.least}–${HOUSE.most} 平方米的未分类建筑`,
      }
    : {
        en: 'buildings of a residential type, or untyped ones with an address',
        zh: '住宅类建筑，或有门牌的未分类建筑',
      };
  return { list, rule };
}

/** Numbers of doors of each building: its own, and the points with a house number inside. */
function doorsOf(buildings: readonly Building[], addresses: OsmExtract['addresses']): Int32Array {
  const doors = Int32Array.from(buildings, ({ tags }) => (tags.has('addr:housenumber') ? 1 : 0));
  if (buildings.length === 0) return doors;
  const tree = new Flatbush(buildings.length);
  for (const { polygon } of buildings) {
    const { west, south, east, north } = boxOf(polygon);
    tree.add(west, south, east, north);
  }
  tree.finish();
  for (const { lon, lat } of addresses) {
    const home = tree.search(lon, lat, lon, lat).find((i) => contains(buildings[i]!.polygon, lon, lat));
    if (home !== undefined) doors[home]!++;
  }
  return doors;
}
