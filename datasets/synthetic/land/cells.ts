import { Delaunay } from 'd3-delaunay';
import type { Random } from '../../../engine/random.ts';
import type { Meters } from '../../../engine/units.ts';
import type { Land, TownSite } from '../places/towns.ts';
import { Crowd } from './crowd.ts';
import { noise } from './noise.ts';
import type { Outline } from './outline.ts';
import { distanceToRiver, pointOn, type River, tangent } from './river.ts';

/** What lies on a cell. */
export const LAND = 0;
export const WATER = 1;
export const OUTSIDE = 2;

/**
 * The county in small Voronoi cells. Every unit, the river and the border are unions of cells, so that what they have
 * in common they have to the last bit: nothing overlaps and nothing is left between.
 */
export interface Cells {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly ground: Uint8Array;
  /** Town site whose block the cell is, -1 for open country. */
  readonly town: Int32Array;
  /** Height of the ground at the cell's centre. */
  readonly elevation: Float64Array;
  /** Delaunay triangulation of the cells: three cells a triangle, three half-edges a triangle, -1 on the hull. */
  readonly triangles: Uint32Array;
  readonly halfedges: Int32Array;
  /** Centre of the circle around each triangle: the corner in which its three cells meet. */
  readonly cornerX: Float64Array;
  readonly cornerY: Float64Array;
}

export interface Grains {
  /** Distance of the cells of the open country. */
  readonly grain: Meters;
  readonly block: Meters;
}

class Points {
  readonly x: number[] = [];
  readonly y: number[] = [];
  readonly ground: number[] = [];
  readonly town: number[] = [];
  add(x: Meters, y: Meters, ground: number): void {
    this.x.push(x);
    this.y.push(y);
    this.ground.push(ground);
    this.town.push(-1);
  }
}

/** Lays rivers, town blocks and open country out as points, and cuts the plane into their cells. */
export function cellsOf(
  grains: Grains,
  { outline, relief, rivers }: Land,
  towns: readonly TownSite[],
  random: Random,
): Cells {
  const points = new Points();
  const margin = 3 * Math.max(grains.grain, grains.block);
  addRivers(points, grains, outline, rivers, margin);
  for (const [i, town] of towns.entries()) addBlocks(points, grains, rivers, town, i, random);
  addCountry(points, grains, outline, margin, random);
  const count = points.x.length;
  const ground = Uint8Array.from(points.ground);
  for (let i = 0; i < count; i++) {
    if (points.town[i] === -1 && outline.inside(points.x[i]!, points.y[i]!) < 0) ground[i] = OUTSIDE;
  }
  const flat = new Float64Array(2 * count);
  for (let i = 0; i < count; i++) {
    flat[2 * i] = points.x[i]!;
    flat[2 * i + 1] = points.y[i]!;
  }
  const delaunay = new Delaunay(flat);
  const { circumcenters } = delaunay.voronoi([-1e7, -1e7, 1e7, 1e7]);
  const corners = delaunay.triangles.length / 3;
  const cornerX = new Float64Array(corners);
  const cornerY = new Float64Array(corners);
  for (let t = 0; t < corners; t++) {
    cornerX[t] = circumcenters[2 * t]!;
    cornerY[t] = circumcenters[2 * t + 1]!;
  }
  return {
    count,
    x: Float64Array.from(points.x),
    y: Float64Array.from(points.y),
    ground,
    town: Int32Array.from(points.town),
    elevation: Float64Array.from(points.x, (x, i) => relief.elevation(x, points.y[i]!)),
    triangles: delaunay.triangles,
    halfedges: delaunay.halfedges,
    cornerX,
    cornerY,
  };
}

/**
 * Three rows of points along a river: the water, and each bank a river's width from it. The borders between the rows
 * then run half a width from the centre line, smooth on both sides, and no cell lies on two banks.
 */
function addRivers(
  points: Points,
  grains: Grains,
  outline: Outline,
  rivers: readonly River[],
  margin: Meters,
): void {
  const [main, ...others] = rivers as [River, ...River[]];
  const mainStep = Math.max(60, Math.min(150, 0.8 * Math.min(grains.grain, grains.block)));
  for (const river of rivers) {
    // A small river needs small steps: at its mouth the banks of the main river must not meet between two of them.
    const step = river === main ? mainStep : Math.min(mainStep, river.width);
    for (let s = river.from; s <= river.to; s += step) {
      const [x, y] = pointOn(river, s);
      if (outline.inside(x, y) < -margin) continue;
      const [tx, ty] = tangent(river, s);
      const inMain = river !== main && distanceToRiver(main, x, y) < 0.45 * main.width;
      if (!inMain) points.add(x, y, WATER);
      for (const side of [river.width, -river.width]) {
        const bx = x - side * ty;
        const by = y + side * tx;
        // The banks of the main river open where the tributary comes in; the tributary's end there.
        const open =
          river === main
            ? others.some((other) => distanceToRiver(other, bx, by) < 0.9 * other.width)
            : distanceToRiver(main, bx, by) < main.width + 0.4 * step;
        if (!open) points.add(bx, by, LAND);
      }
    }
  }
}

/** The blocks of a town: a lattice along its main street, a little bent, the nearest to the centre taken first. */
function addBlocks(
  points: Points,
  grains: Grains,
  rivers: readonly River[],
  town: TownSite,
  index: number,
  random: Random,
): void {
  const { block } = grains;
  const seed = random.uint32();
  const away = (x: Meters, y: Meters): Meters => {
    const u = (x - town.x) * town.dirX + (y - town.y) * town.dirY;
    const v = (y - town.y) * town.dirX - (x - town.x) * town.dirY;
    const ragged = 1 + 0.28 * noise((x / town.radius) * 1.7, (y / town.radius) * 1.7, seed);
    return Math.sqrt((u / 1.2) ** 2 + (v * 1.2) ** 2) * ragged;
  };
  const found: { away: Meters; x: Meters; y: Meters; at: number }[] = [];
  for (let at = 0; at < points.x.length; at++) {
    if (points.ground[at] !== LAND || points.town[at] !== -1) continue;
    const x = points.x[at]!;
    const y = points.y[at]!;
    if (Math.abs(x - town.x) < 2 * town.radius && Math.abs(y - town.y) < 2 * town.radius) {
      found.push({ away: away(x, y), x, y, at });
    }
  }
  const half = Math.ceil((1.9 * town.radius) / block);
  for (let i = -half; i <= half; i++) {
    for (let j = -half; j <= half; j++) {
      const u = (i + 0.16 * (random.float() - 0.5)) * block * 1.08;
      const v = (j + 0.16 * (random.float() - 0.5)) * block * 0.93;
      const bend = 0.5 * block * noise(u / (5 * block), v / (5 * block), seed + 5);
      const x = town.x + u * town.dirX - (v + bend) * town.dirY;
      const y = town.y + u * town.dirY + (v + bend) * town.dirX;
      if (rivers.some((river) => distanceToRiver(river, x, y) < river.width + 0.55 * block)) continue;
      found.push({ away: away(x, y), x, y, at: -1 });
    }
  }
  found.sort((a, b) => a.away - b.away);
  for (const { x, y, at } of found.slice(0, town.blocks)) {
    if (at === -1) points.add(x, y, LAND);
    points.town[at === -1 ? points.x.length - 1 : at] = index;
  }
}

/** A shaken triangular lattice over what is left. */
function addCountry(points: Points, grains: Grains, outline: Outline, margin: Meters, random: Random): void {
  const { grain, block } = grains;
  const clear = Math.max(0.55 * grain, 0.82 * block);
  const taken = new Crowd(outline.reach + margin, clear);
  for (let i = 0; i < points.x.length; i++) taken.add(points.x[i]!, points.y[i]!);
  const rows = Math.ceil((outline.reach + margin) / (grain * 0.866));
  const columns = Math.ceil((outline.reach + margin) / grain);
  for (let j = -rows; j <= rows; j++) {
    for (let i = -columns; i <= columns; i++) {
      const x = (i + (j & 1) / 2 + 0.62 * (random.float() - 0.5)) * grain;
      const y = (j * 0.866 + 0.62 * (random.float() - 0.5)) * grain;
      if (outline.inside(x, y) < -margin) continue;
      if (!taken.anyWithin(x, y, clear)) points.add(x, y, LAND);
    }
  }
}

/** Steps around a triangle. */
export function nextHalfedge(e: number): number {
  return e % 3 === 2 ? e - 2 : e + 1;
}

/** Length of the border that the cells at the two ends of a half-edge share. */
export function borderLength(cells: Cells, e: number): Meters {
  const a = Math.floor(e / 3);
  const b = Math.floor(cells.halfedges[e]! / 3);
  return Math.hypot(cells.cornerX[a]! - cells.cornerX[b]!, cells.cornerY[a]! - cells.cornerY[b]!);
}
