/**
 * What lines of a kind are to neighbours. The words are those of `kind` in `roads.geojson`, which `engine/travel` knows as well.
 */

/** Drawn without regard to streets: a street that meets one ends there unless it passes. */
export const CUTTING_KINDS: ReadonlySet<string> = new Set([
  'barrier',
  'river',
  'canal',
  'water',
  'wall',
  'railway',
  'motorway',
  'motorway_link',
]);

/** Drawn together with the streets, as in OpenStreetMap: streets that meet one cross it, whether a bridge is named or not. */
export const MAPPED_KINDS: ReadonlySet<string> = new Set(['waterway', 'rail', 'motorroad']);

/** Over or under a barrier on foot at any time; a ferry is no neighbourhood. */
export const PASSING_KINDS: ReadonlySet<string> = new Set(['bridge', 'tunnel', 'crossing']);

/** Nobody walks here, and nothing is parted either. */
const CLOSED_KINDS: ReadonlySet<string> = new Set([
  'construction',
  'proposed',
  'raceway',
  'bus_guideway',
  'closed',
]);

/** Whether neighbours on both sides of such a line are parted unless streets cross it. */
export function parts(kind: string): boolean {
  return CUTTING_KINDS.has(kind) || MAPPED_KINDS.has(kind);
}

/** Whether such a line is a street that leads from neighbour to neighbour. */
export function leads(kind: string): boolean {
  return !parts(kind) && !CLOSED_KINDS.has(kind) && kind !== 'ferry';
}
