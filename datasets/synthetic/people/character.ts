import type { Random } from '../../../engine/random.ts';
import { drawn, type Shares } from '../chance.ts';
import type { Geography } from '../geography.ts';

/** What kind of place a unit is; its name, its size and its future follow from it. */
export type Character =
  | 'oldStreet'
  | 'workUnit'
  | 'compound'
  | 'newCompound'
  | 'resettlement'
  | 'fewHomes'
  | 'seat'
  | 'village'
  | 'remoteVillage';

export interface Traits {
  /** Pupils of the place against others of its part of the county (towns, seats, villages), on average. */
  readonly crowd: number;
  /** How much that differs from place to place (standard deviation of the logarithm). */
  readonly spread: number;
  /** Children who enter grade 1 in a year, over those of the year before. */
  readonly growth: number;
  /** Share of a cohort that is still there, or has come, a year later. */
  readonly keep: number;
  /** Pupils among a thousand residents. */
  readonly perThousand: number;
  readonly migrantShare: number;
}

export const TRAITS: Readonly<Record<Character, Traits>> = {
  oldStreet: { crowd: 1, spread: 0.3, growth: 0.965, keep: 0.995, perThousand: 88, migrantShare: 0.1 },
  workUnit: { crowd: 0.9, spread: 0.3, growth: 0.975, keep: 0.995, perThousand: 95, migrantShare: 0.03 },
  compound: { crowd: 1.15, spread: 0.3, growth: 1, keep: 1.005, perThousand: 112, migrantShare: 0.08 },
  newCompound: { crowd: 1.3, spread: 0.35, growth: 1.065, keep: 1.02, perThousand: 128, migrantShare: 0.13 },
  resettlement: { crowd: 1.1, spread: 0.25, growth: 1.01, keep: 1.005, perThousand: 115, migrantShare: 0.16 },
  fewHomes: { crowd: 0.12, spread: 0.4, growth: 0.99, keep: 1, perThousand: 90, migrantShare: 0.3 },
  seat: { crowd: 1, spread: 0.3, growth: 0.98, keep: 1, perThousand: 100, migrantShare: 0.05 },
  village: { crowd: 1, spread: 0.45, growth: 0.945, keep: 0.985, perThousand: 84, migrantShare: 0.01 },
  remoteVillage: { crowd: 0.5, spread: 0.5, growth: 0.9, keep: 0.97, perThousand: 70, migrantShare: 0 },
};

/** Places of a county town lie in rings: old streets inside, work units and compounds, the new quarters at the edge. */
const RINGS: readonly { readonly upTo: number; readonly mix: Shares<Character> }[] = [
  {
    upTo: 0.42,
    mix: [
      ['oldStreet', 0.6],
      ['workUnit', 0.18],
      ['compound', 0.14],
      ['fewHomes', 0.08],
    ],
  },
  {
    upTo: 0.8,
    mix: [
      ['compound', 0.55],
      ['workUnit', 0.27],
      ['oldStreet', 0.09],
      ['fewHomes', 0.09],
    ],
  },
  {
    upTo: Infinity,
    mix: [
      ['newCompound', 0.56],
      ['resettlement', 0.2],
      ['compound', 0.12],
      ['fewHomes', 0.12],
    ],
  },
];

/** Above this many metres over the county's lowest unit a village counts as remote. */
const REMOTE_FROM_METERS = 150;

export function charactersOf({ settlements, towns, cells }: Geography, random: Random): Character[] {
  const lowest = settlements.elevation.reduce((low, height) => Math.min(low, height), Infinity);
  return Array.from(settlements.cell, (cell, u) => {
    const town = settlements.town[u]!;
    if (town === -1) {
      const high = settlements.elevation[u]! - lowest > REMOTE_FROM_METERS;
      return high || settlements.slope[u]! > 0.09 ? 'remoteVillage' : 'village';
    }
    const site = towns[town]!;
    if (site.kind === 'seat') return 'seat';
    const away = Math.hypot(cells.x[cell]! - site.x, cells.y[cell]! - site.y) / site.radius;
    const { mix } = RINGS.find((ring) => away < ring.upTo)!;
    return drawn(mix, random);
  });
}
