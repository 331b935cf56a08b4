import type { Crs } from '../crs/index.ts';

/** One band of numbers over a rectangle. Cells are named by column from the west and row from the north, from 0. */
export interface Raster {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  /** Row after row; NaN where nothing is known. */
  readonly values: Float32Array | Float64Array | Int16Array;
  readonly crs: Crs;
  /** Outer corner in the north-west, and the size of a cell, in the raster's own system. */
  readonly west: number;
  readonly north: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

/** The value of a cell; NaN outside. */
export function cellAt({ width, height, values }: Raster, column: number, row: number): number {
  if (column < 0 || row < 0 || column >= width || row >= height) return Number.NaN;
  const value = values[row * width + column]!;
  return value === VOID_HEIGHT && values instanceof Int16Array ? Number.NaN : value;
}

/** What SRTM writes where the radar saw nothing. */
export const VOID_HEIGHT = -32_768;

/** The value at a place, between the middles of the four cells around it (bilinear); of the nearest cell at an edge. */
export function valueAt(raster: Raster, lon: number, lat: number): number {
  const [x, y] = raster.crs.fromWgs84(lon, lat);
  const across = (x - raster.west) / raster.cellWidth - 0.5;
  const down = (raster.north - y) / raster.cellHeight - 0.5;
  if (!(across >= -0.5 && down >= -0.5 && across <= raster.width - 0.5 && down <= raster.height - 0.5))
    return Number.NaN;
  const column = Math.floor(across);
  const row = Math.floor(down);
  const [u, v] = [across - column, down - row];
  let sum = 0;
  let weights = 0;
  for (const [dx, dy, weight] of [
    [0, 0, (1 - u) * (1 - v)],
    [1, 0, u * (1 - v)],
    [0, 1, (1 - u) * v],
    [1, 1, u * v],
  ] as const) {
    const value = cellAt(raster, column + dx, row + dy);
    if (Number.isNaN(value) || weight === 0) continue;
    sum += weight * value;
    weights += weight;
  }
  return weights === 0 ? Number.NaN : sum / weights;
}

/** The middle of a cell in WGS 84. */
export function middleOf(raster: Raster, column: number, row: number): readonly [number, number] {
  return raster.crs.toWgs84(
    raster.west + (column + 0.5) * raster.cellWidth,
    raster.north - (row + 0.5) * raster.cellHeight,
  );
}
