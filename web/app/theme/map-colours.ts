import type { Theme } from '../state/settings.ts';

/** Red, green, blue and opacity, 0 … 1. */
export type Rgba = readonly [number, number, number, number];

/** Everything that the map paints, by theme. */
export interface MapColours {
  /** What lies outside of the county. */
  readonly beyond: string;
  /** Units that belong to no zone, or of which nothing is known. */
  readonly land: string;
  readonly water: string;
  readonly road: string;
  readonly roadCase: string;
  readonly rail: string;
  readonly label: string;
  readonly labelSoft: string;
  readonly halo: string;
  readonly unitLine: Rgba;
  readonly zoneLine: Rgba;
  /** The edge of the county and banks of rivers. */
  readonly countyLine: Rgba;
  readonly chosen: string;
  readonly bad: string;
  readonly ink: string;
  /** Zones: tint of the ground, and the stronger colour of its border. */
  readonly zones: readonly (readonly [tint: string, strong: string])[];
  /** From little to much. */
  readonly ramp: readonly string[];
  /** Gained … unchanged … lost. */
  readonly change: readonly [better: string, same: string, worse: string];
}

/**
 * Tints of zones were searched for in OKLCH: the two nearest of the seven lie 0.065 apart in OKLab, seen with normal, red-, green- or
 * blue-blind eyes (Machado et al. 2009); `test/web/app/drawing.test.ts` measures it.
 */
export const MAP_COLOURS: Readonly<Record<Theme, MapColours>> = {
  light: {
    beyond: '#e7e6e1',
    land: '#f6f4ee',
    water: '#9fc4da',
    road: '#ffffff',
    roadCase: '#a9a596',
    rail: '#77736a',
    label: '#1d2529',
    labelSoft: '#5a6164',
    halo: 'rgba(255, 255, 255, 0.88)',
    unitLine: [0.2, 0.22, 0.2, 0.3],
    zoneLine: [0.17, 0.2, 0.22, 0.85],
    countyLine: [0.35, 0.42, 0.46, 0.6],
    chosen: '#0b57d0',
    bad: '#b3261e',
    ink: '#1d2529',
    zones: [
      ['#efb09a', '#a14d2f'],
      ['#fbe5a9', '#846400'],
      ['#cad9c7', '#3f7932'],
      ['#bff3e7', '#007e6c'],
      ['#94e3f1', '#007a8f'],
      ['#adbff6', '#4e63ae'],
      ['#cfbac7', '#954a7e'],
    ],
    ramp: ['#fffbd1', '#c7e9b4', '#7fcdbb', '#41a5c4', '#2c6fae', '#253480'],
    change: ['#1f78a8', '#f1efe9', '#c9571e'],
  },
  dark: {
    beyond: '#12171a',
    land: '#262e32',
    water: '#0c2a3d',
    road: '#5b666b',
    roadCase: '#1a2023',
    rail: '#8a8f8c',
    label: '#f2f4f3',
    labelSoft: '#b6c0c2',
    halo: 'rgba(15, 20, 23, 0.85)',
    unitLine: [0.9, 0.95, 0.95, 0.16],
    zoneLine: [0.93, 0.96, 0.96, 0.75],
    countyLine: [0.6, 0.7, 0.75, 0.5],
    chosen: '#8ab4f8',
    bad: '#ff8a7d',
    ink: '#f2f4f3',
    zones: [
      ['#521710', '#e1897b'],
      ['#523d2d', '#d7935a'],
      ['#5a5b2e', '#a9ab54'],
      ['#056180', '#50b1dc'],
      ['#303e72', '#8aa1ea'],
      ['#352053', '#af95df'],
      ['#7d415f', '#d887ae'],
    ],
    ramp: ['#253480', '#2c6fae', '#41a5c4', '#7fcdbb', '#c7e9b4', '#fffbd1'],
    change: ['#5ab4e0', '#2b3236', '#f0935e'],
  },
};

/** `#rrggbb` as 0 … 255. */
export function bytesOf(hex: string): readonly [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** `#rrggbb` as 0 … 1, opaque. */
export function rgbaOf(hex: string): Rgba {
  const [r, g, b] = bytesOf(hex);
  return [r / 255, g / 255, b / 255, 1];
}
