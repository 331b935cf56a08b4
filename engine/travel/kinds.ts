/** What a walker may do on a street of some kind. */
export interface StreetKind {
  readonly id: string;
  readonly walkable: boolean;
  /** Lies across the way of streets that do not pass it by a bridge, tunnel or crossing. */
  readonly barrier: boolean;
  /** Leads over or under barriers. */
  readonly passes: boolean;
  /** One can step onto it anywhere along its length, not only at its ends. */
  readonly open: boolean;
  /** Speed on it over the walker's speed on a street. */
  readonly speedFactor: number;
  /** Terrain slows the walker; not so on decks, in tubes, on boats, nor on steps, whose factor says it already. */
  readonly sloped: boolean;
}

const street = { walkable: true, barrier: false, passes: false, open: true, speedFactor: 1, sloped: true };
const link = { ...street, passes: true, open: false, sloped: false };
const obstacle = { ...street, walkable: false, barrier: true, open: false };
const closed = { ...obstacle, barrier: false };

/**
 * Kinds of street lines, by the words of OpenStreetMap's `highway` where it has one. On steps people walk at about
 * half the speed (0.61 m/s up, 0.69 down against 1.34; U. Weidmann, Transporttechnik der Fussgänger, ETH Zürich 1993).
 */
export const STREET_KINDS: readonly StreetKind[] = [
  { id: 'street', ...street },
  ...[
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
    ...['cycleway', 'bridleway', 'road', 'corridor', 'platform', 'alley'],
  ].map((id) => ({ id, ...street })),
  { id: 'steps', ...street, speedFactor: 0.5, sloped: false },
  ...['bridge', 'tunnel', 'ferry'].map((id) => ({ id, ...link })),
  { id: 'crossing', ...link, sloped: true },
  ...['barrier', 'motorway', 'motorway_link', 'railway', 'river', 'canal', 'water', 'wall'].map((id) => ({
    id,
    ...obstacle,
  })),
  // Part neighbours (`engine/problem/adjacency`), and cut no street: they are drawn together with the streets that cross them.
  ...['waterway', 'rail', 'motorroad'].map((id) => ({ id, ...closed })),
  ...['construction', 'proposed', 'raceway', 'bus_guideway', 'closed'].map((id) => ({ id, ...closed })),
];

const codes = new Map(STREET_KINDS.map((kind, code) => [kind.id, code]));

/** Position of a kind in STREET_KINDS; undefined for a word that is none of them. */
export function kindCode(id: string): number | undefined {
  return codes.get(id);
}

/** The kind that an edge has when nothing is said of it. */
export const PLAIN_STREET = 0;
