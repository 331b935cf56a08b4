import type { Random } from '../../../engine/random.ts';
import type { Scenario } from '../../../engine/scenario/scenario.ts';
import type { SchoolSpec, TownSpec } from '../tiny-town.ts';

/** Seconds of a walk from one cell to the next, and inside a cell. */
export const STEP = 120;
export const AT_HOME = 60;
/** Largest class; most causes fill whole classes so that what fits can be counted by hand. */
export const CAP = 40;
export const STAGE = 'primary';

export type Modification = NonNullable<Scenario['modifications']>[number];
/** Raw settings of `policy.json`. */
export type Settings = Readonly<Record<string, unknown>>;

/**
 * A county on a grid, cells joined to their four neighbours, schools scattered over it. Everybody fits at the nearest school, whose
 * zone then hangs together: what does not fit afterwards does not because of the one thing that a case has added.
 */
export interface Grid {
  readonly random: Random;
  readonly width: number;
  readonly height: number;
  readonly ids: readonly string[];
  /** Cells in which the schools stand. */
  readonly sites: readonly number[];
  /** Position of the nearest school of each cell. */
  readonly nearest: readonly number[];
  /** Pupils of each cell in the one grade. */
  readonly pupils: readonly number[];
  readonly borders: readonly (readonly [number, number])[];
}

export interface GridSize {
  readonly width: number;
  readonly height: number;
  readonly schools: number;
}

export function gridOf(random: Random, { width, height, schools }: GridSize): Grid {
  const count = width * height;
  const cells = Int32Array.from({ length: count }, (_, cell) => cell);
  random.shuffle(cells);
  const sites: number[] = [];
  const apart = Math.max(2, Math.floor(Math.sqrt(count / schools) * 0.8));
  for (const cell of cells) {
    if (sites.length === schools) break;
    if (sites.every((site) => stepsBetween(width, cell, site) >= apart)) sites.push(cell);
  }
  if (sites.length < schools) return gridOf(random, { width, height, schools });
  const borders: (readonly [number, number])[] = [];
  for (let cell = 0; cell < count; cell++) {
    if ((cell + 1) % width !== 0) borders.push([cell, cell + 1]);
    if (cell + width < count) borders.push([cell, cell + width]);
  }
  return {
    random,
    width,
    height,
    ids: Array.from({ length: count }, (_, cell) => `u${cell}`),
    sites,
    nearest: grown(width, count, sites),
    pupils: Array.from({ length: count }, () => random.between(4, CAP)),
    borders,
  };
}

export function stepsBetween(width: number, a: number, b: number): number {
  return Math.abs((a % width) - (b % width)) + Math.abs(Math.floor(a / width) - Math.floor(b / width));
}

export function steps(grid: Grid, cell: number, school: number): number {
  return stepsBetween(grid.width, cell, grid.sites[school]!);
}

export function neighboursOf({ borders }: Pick<Grid, 'borders'>, cell: number): number[] {
  return borders.flatMap(([a, b]) => (a === cell ? [b] : b === cell ? [a] : []));
}

/** Farthest that anybody is from the nearest school. */
export function farthest(grid: Grid): number {
  return Math.max(...grid.nearest.map((school, cell) => steps(grid, cell, school)));
}

export function zoneOf(grid: Grid, school: number): number[] {
  return grid.nearest.flatMap((own, cell) => (own === school ? [cell] : []));
}

export function pupilsIn(grid: Grid, cells: readonly number[]): number {
  return cells.reduce((sum, cell) => sum + grid.pupils[cell]!, 0);
}

export function classesOf(pupils: number): number {
  return Math.ceil(pupils / CAP);
}

export const schoolId = (school: number) => `S${school}`;

/** Cells that are nobody's site. */
export function openCells(grid: Grid): number[] {
  return [...grid.ids.keys()].filter((cell) => !grid.sites.includes(cell));
}

/** The county as a town, with whatever a case wants otherwise. */
export function townSpec(
  grid: Grid,
  rooms: (school: number) => number,
  change: (school: number) => Partial<SchoolSpec> = () => ({}),
): TownSpec {
  return {
    stages: [{ id: STAGE, grades: ['g4'] }],
    units: grid.ids.map((id, cell) => ({ id, pupils: [[grid.pupils[cell]!]] })),
    schools: grid.sites.map((site, school) => ({
      id: schoolId(school),
      stages: [STAGE],
      unit: grid.ids[site]!,
      classrooms: rooms(school),
      ...change(school),
    })),
    borders: grid.borders.map(([a, b]) => [grid.ids[a]!, grid.ids[b]!] as const),
    seconds: Object.fromEntries(
      grid.ids.map((id, cell) => [
        id,
        Object.fromEntries(
          grid.sites.map((_, school) => [schoolId(school), AT_HOME + STEP * steps(grid, cell, school)]),
        ),
      ]),
    ),
  };
}

/** Rooms for the nearest zones, and some to spare. */
export function roomy(grid: Grid, spare = 1): (school: number) => number {
  return (school) => classesOf(pupilsIn(grid, zoneOf(grid, school))) + spare;
}

/** Minutes of so many steps. */
export function minutesOf(count: number): number {
  return (AT_HOME + STEP * count) / 60;
}

/** Zones by growing from all sites at once: each hangs together. */
function grown(width: number, count: number, sites: readonly number[]): number[] {
  const nearest = new Array<number>(count).fill(-1);
  const queue = sites.map((site, school) => {
    nearest[site] = school;
    return site;
  });
  for (const cell of queue) {
    const around = [
      ...(cell % width > 0 ? [cell - 1] : []),
      ...((cell + 1) % width > 0 ? [cell + 1] : []),
      cell - width,
      cell + width,
    ];
    for (const next of around) {
      if (next < 0 || next >= count || nearest[next] !== -1) continue;
      nearest[next] = nearest[cell]!;
      queue.push(next);
    }
  }
  return nearest;
}
