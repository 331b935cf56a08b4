import type { Seconds } from '../../../engine/units.ts';
import type { Tags } from './osm.ts';

/** How a way is walked; null where it is none or nobody may. */
export interface Walk {
  /** A kind of `engine/travel`: the word of `highway`, or `bridge`, `tunnel`, `steps`, `ferry`. */
  readonly kind: string;
  /** 1 forward only, -1 backward only, 0 both ways: for people on foot, not for cars. */
  readonly direction: 1 | -1 | 0;
  /** A ferry's time by its timetable, where the map says one. */
  readonly seconds: Seconds | null;
}

/** Streets on which people walk unless something forbids it (OpenStreetMap wiki, “Tag:highway” and “Key:foot”). */
const WALKED = new Set([
  ...['footway', 'path', 'pedestrian', 'living_street', 'residential', 'service', 'unclassified', 'track'],
  ...[
    'tertiary',
    'secondary',
    'primary',
    'trunk',
    'tertiary_link',
    'secondary_link',
    'primary_link',
    'trunk_link',
  ],
  ...['steps', 'cycleway', 'bridleway', 'road', 'corridor', 'platform', 'crossing'],
]);
/** Walked only where the map says that one may. */
const ONLY_IF_ALLOWED = new Set(['motorway', 'motorway_link', 'busway', 'bus_guideway']);
const ALLOWED = new Set([
  'yes',
  'designated',
  'permissive',
  'destination',
  'public',
  'official',
  'customers',
  'delivery',
]);
const FORBIDDEN = new Set([
  'no',
  'private',
  'use_sidepath',
  'discouraged',
  'military',
  'forestry',
  'agricultural',
  'restricted',
]);

/** Whether a word of `highway`, or our own `street`, is a street on which people walk. */
export const isWalked = (kind: string): boolean => kind === 'street' || WALKED.has(kind);

export type Refusal = 'forbidden' | 'private' | 'notAStreet';

/** Whether and how people walk along a way with these tags. */
export function walkOf(tags: Tags): Walk | Refusal {
  const highway = tags.get('highway');
  const ferry = tags.get('route') === 'ferry';
  if (highway === undefined && !ferry && tags.get('public_transport') !== 'platform') return 'notAStreet';
  const may = permission(tags);
  if (may === 'forbidden' || may === 'private') return may;
  if (ferry) return { kind: 'ferry', direction: direction(tags), seconds: secondsOf(tags.get('duration')) };
  const word = highway ?? 'platform';
  const walked = WALKED.has(word) && tags.get('motorroad') !== 'yes';
  if (!walked && !(may === 'allowed' && (WALKED.has(word) || ONLY_IF_ALLOWED.has(word)))) {
    return ONLY_IF_ALLOWED.has(word) || WALKED.has(word) ? 'forbidden' : 'notAStreet';
  }
  return { kind: kindOf(word, tags), direction: direction(tags), seconds: null };
}

/** What is said of people on foot goes before what is said of everybody. */
function permission(tags: Tags): 'allowed' | 'forbidden' | 'private' | 'unsaid' {
  const foot = tags.get('foot');
  if (foot !== undefined) {
    if (ALLOWED.has(foot)) return 'allowed';
    if (FORBIDDEN.has(foot)) return foot === 'private' ? 'private' : 'forbidden';
  }
  const access = tags.get('access');
  if (access === 'private') return 'private';
  if (access !== undefined && FORBIDDEN.has(access)) return 'forbidden';
  return 'unsaid';
}

function kindOf(highway: string, tags: Tags): string {
  const bridge = tags.get('bridge');
  if (bridge !== undefined && bridge !== 'no') return 'bridge';
  const tunnel = tags.get('tunnel');
  // A passage through a house is a street like any other.
  if (tunnel !== undefined && tunnel !== 'no' && tunnel !== 'building_passage') return 'tunnel';
  if (highway === 'crossing' || highway === 'busway') return 'street';
  if (ONLY_IF_ALLOWED.has(highway)) return 'street';
  return highway;
}

function direction(tags: Tags): 1 | -1 | 0 {
  const foot = tags.get('oneway:foot') ?? tags.get('foot:oneway');
  if (foot === '-1') return -1;
  if (foot === 'yes' || foot === '1' || foot === 'true') return 1;
  // On a moving pavement or escalator the plain word holds for people on foot too.
  const moving = tags.get('conveying');
  if (moving === 'forward') return 1;
  if (moving === 'backward') return -1;
  return 0;
}

/** `25`, `00:25`, `01:05:30` or `PT25M`: minutes without a colon. */
export function secondsOf(duration: string | undefined): Seconds | null {
  if (duration === undefined) return null;
  const iso = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(duration);
  const parts = iso ? iso.slice(1).map((part) => Number(part ?? 0)) : duration.split(':').map(Number);
  if (parts.some((part) => !(part >= 0 && part < 10_000))) return null;
  const [a = 0, b = 0, c = 0] = parts;
  const seconds = parts.length === 1 ? 60 * a : 3600 * a + 60 * b + c;
  return seconds > 0 ? seconds : null;
}

/**
 * What lies between neighbours: rivers and canals, railways, roads for motor traffic alone, in the words of `engine/problem/adjacency`.
 * Not where they are on a bridge, in a tunnel or a pipe: there one passes beneath or above. Streams and ditches part nobody.
 */
export function partingKind(tags: Tags): 'waterway' | 'rail' | 'motorroad' | null {
  const said = (key: string) => (tags.get(key) ?? 'no') !== 'no';
  if (said('bridge') || said('tunnel') || said('covered') || tags.get('location') === 'underground')
    return null;
  const waterway = tags.get('waterway');
  if (waterway === 'river' || waterway === 'canal') return 'waterway';
  if (RAILS.has(tags.get('railway') ?? '')) return 'rail';
  const highway = tags.get('highway') ?? '';
  const motors = MOTORWAYS.has(highway) || (tags.get('motorroad') === 'yes' && WALKED.has(highway));
  return motors && typeof walkOf(tags) === 'string' ? 'motorroad' : null;
}

const RAILS = new Set(['rail', 'light_rail', 'narrow_gauge', 'subway', 'monorail']);
const MOTORWAYS = new Set(['motorway', 'motorway_link']);

/** Things on a way that nobody passes unless it is said. */
const WALLS = new Set([
  'wall',
  'fence',
  'city_wall',
  'retaining_wall',
  'debris',
  'guard_rail',
  'jersey_barrier',
]);

/** Whether a point on a street (a gate, a wall) keeps people on foot from going on. */
export function blocks(tags: Tags): boolean {
  const barrier = tags.get('barrier');
  if (barrier === undefined || barrier === 'no') return false;
  const may = permission(tags);
  if (may === 'forbidden' || may === 'private') return true;
  return may === 'unsaid' && WALLS.has(barrier) && tags.get('locked') !== 'no';
}
