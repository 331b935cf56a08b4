import type { Degrees } from '../../../engine/units.ts';
import type { OsmExtract, OsmPoint } from '../osm/extracted.ts';

/** What the map calls a place; null where it does not. */
export function nameOf(tags: OsmPoint['tags']): string | null {
  return tags.get('name') ?? null;
}

/** The name of the place nearest to a spot; null where no place is named. */
export function nearestName(places: readonly OsmPoint[]): (lon: Degrees, lat: Degrees) => string | null {
  const named = places.filter(({ tags }) => tags.has('name'));
  return (lon, lat) => {
    const east = Math.cos((lat * Math.PI) / 180);
    let [name, least]: [string | null, number] = [null, Infinity];
    for (const place of named) {
      const far = ((place.lon - lon) * east) ** 2 + (place.lat - lat) ** 2;
      if (far < least) [name, least] = [nameOf(place.tags), far];
    }
    return name;
  };
}

const WORDS = {
  dwellings: { en: 'Dwellings', zh: '住宅' },
  school: { en: 'School', zh: '学校' },
} as const;

/** Names for what the map has no name for: the nearest place, the thing and its number, in the script of the map's own names. */
export function osmNames({ places, schools }: Pick<OsmExtract, 'places' | 'schools'>) {
  const near = nearestName(places);
  const names = [...places, ...schools].flatMap(({ tags }) => nameOf(tags) ?? []);
  const chinese = names.filter((name) => /\p{Script=Han}/u.test(name)).length;
  const language = 2 * chinese > names.length ? 'zh' : 'en';
  return {
    near,
    /** `way/123` near 石桥: “石桥 学校 123”. */
    nameless: (thing: keyof typeof WORDS, id: string, lon: Degrees, lat: Degrees): string =>
      [near(lon, lat), WORDS[thing][language], id.replace(/^\w+\//, '')]
        .filter((part) => part !== null)
        .join(' '),
  };
}
