import { partsNeighbours } from '../../engine/problem/index.ts';

/** Names of layers that hold what lies in the way instead of ways, with the kind of their lines. */
const BARRIER_NAMES = [
  { pattern: /river|waterway|canal|stream|水系|河|渠/i, kind: 'river' },
  { pattern: /railway|railroad|铁路/i, kind: 'railway' },
  { pattern: /motorway|expressway|freeway|高速/i, kind: 'motorway' },
  { pattern: /barrier|屏障|障碍/i, kind: 'barrier' },
] as const;

/** Barriers whose names end as those of streets do. */
const NO_STREETS = /铁路|高速公路|高速路|河道|水道|航道|渠道|railroads?/gi;
/** Streets are named after the waters that they follow: 河滨路, River Road. */
const STREETS = /(?:路|街|道|巷|弄|路网|roads?|streets?|paths?|trails?)$/i;

/** The kind of lines in a layer of this name; null where it names no barrier. */
export function barrierNamed(name: string): string | null {
  if (STREETS.test(name.replace(NO_STREETS, ''))) return null;
  return BARRIER_NAMES.find(({ pattern }) => pattern.test(name))?.kind ?? null;
}

/** Waters that one steps or jumps over. */
const SMALL_WATERS = new Set(['stream', 'ditch', 'drain', 'brook', 'tidal_channel', '沟', '溪']);
const RAILS = new Set(['rail', 'light_rail', 'narrow_gauge', 'subway', 'monorail']);
const YES = /^(?:1|t|true|yes|viaduct|culvert|是)$/i;

/** What is said of a line besides its kind. */
export interface LineWords {
  readonly kind: string;
  readonly waterway: string;
  readonly railway: string;
  readonly bridge: string;
  readonly tunnel: string;
}

/**
 * The kind of a line by its attributes; null for what is neither street nor barrier: a brook, a river in its pipe, a tram. Rivers and
 * railways by the words of OpenStreetMap are drawn together with the streets that cross them.
 */
export function lineKind(
  { kind, waterway, railway, bridge, tunnel }: LineWords,
  otherwise: string,
): string | null {
  const isRaised = YES.test(bridge) || YES.test(tunnel);
  if (kind === '' && waterway !== '') return isRaised || SMALL_WATERS.has(waterway) ? null : 'waterway';
  if (kind === '' && railway !== '') return isRaised || !RAILS.has(railway) ? null : 'rail';
  if (SMALL_WATERS.has(kind) || (isRaised && partsNeighbours(kind))) return null;
  if (YES.test(bridge)) return 'bridge';
  if (YES.test(tunnel)) return 'tunnel';
  return kind === '' ? otherwise : kind;
}
