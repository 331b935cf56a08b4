/** One tile of a PMTiles file, by zoom, column and row. */
export interface Tile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

const HEADER_BYTES = 127;
const VERSION = 3;
const UNCOMPRESSED = 1;
const PNG = 2;
const DEGREES = 1e7;

/** A PMTiles file (version 3 of its specification) whose tiles are all the same PNG, not compressed. */
export function pmtilesFile(tiles: readonly Tile[], png: Uint8Array): Uint8Array {
  const ids = tiles.map(tileId).toSorted((a, b) => a - b);
  // One entry a tile: ids as differences, runs of one, lengths, then offsets plus one: all share the same bytes.
  const directory = Uint8Array.from([
    ...varint(ids.length),
    ...ids.flatMap((id, i) => varint(id - (ids[i - 1] ?? 0))),
    ...ids.flatMap(() => varint(1)),
    ...ids.flatMap(() => varint(png.length)),
    ...ids.flatMap(() => varint(1)),
  ]);
  const metadata = new TextEncoder().encode('{}');
  const bytes = new Uint8Array(HEADER_BYTES + directory.length + metadata.length + png.length);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('PMTiles'));
  bytes[7] = VERSION;
  const metadataAt = HEADER_BYTES + directory.length;
  const dataAt = metadataAt + metadata.length;
  const long = (at: number, value: number) => view.setBigUint64(at, BigInt(value), true);
  for (const [at, value] of [
    [8, HEADER_BYTES],
    [16, directory.length],
    [24, metadataAt],
    [32, metadata.length],
    [40, dataAt],
    [48, 0],
    [56, dataAt],
    [64, png.length],
    [72, ids.length],
    [80, ids.length],
    [88, 1],
  ] as const) {
    long(at, value);
  }
  bytes[96] = 1;
  bytes[97] = UNCOMPRESSED;
  bytes[98] = UNCOMPRESSED;
  bytes[99] = PNG;
  const zooms = tiles.map(({ z }) => z);
  bytes[100] = Math.min(...zooms);
  bytes[101] = Math.max(...zooms);
  for (const [at, value] of [
    [102, -180],
    [106, -85],
    [110, 180],
    [114, 85],
  ] as const) {
    view.setInt32(at, value * DEGREES, true);
  }
  bytes.set(directory, HEADER_BYTES);
  bytes.set(metadata, metadataAt);
  bytes.set(png, dataAt);
  return bytes;
}

/** Number of a tile: all of smaller zooms first, then along the Hilbert curve. */
export function tileId({ z, x, y }: Tile): number {
  let id = (4 ** z - 1) / 3;
  let [cx, cy] = [x, y];
  for (let half = 2 ** (z - 1); half >= 1; half /= 2) {
    const rx = (cx & half) > 0 ? 1 : 0;
    const ry = (cy & half) > 0 ? 1 : 0;
    id += half * half * ((3 * rx) ^ ry);
    if (ry === 0) {
      if (rx === 1) {
        cx = half - 1 - (cx & (half - 1));
        cy = half - 1 - (cy & (half - 1));
      }
      [cx, cy] = [cy, cx];
    }
  }
  return id;
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}
