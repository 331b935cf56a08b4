import { deflateSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Damage } from '../../../datasets/importers/damage.ts';
import { unpackPiece } from '../../../datasets/importers/raster/unpack.ts';
import { Random } from '../../../engine/random.ts';
import { lzwOf } from '../../support/lzw-writer.ts';

const [NONE, LZW, DEFLATE, PACKBITS, ZSTD] = [1, 5, 8, 32_773, 50_000];
const PACK: readonly [number, (bytes: Uint8Array) => Uint8Array][] = [
  [NONE, (bytes) => bytes],
  [LZW, lzwOf],
  [DEFLATE, (bytes) => deflateSync(bytes)],
  [PACKBITS, (bytes) => packBits(bytes)],
  [ZSTD, (bytes) => zstdCompressSync(bytes)],
];

/** Runs of two and more as runs, all else as it is. */
function packBits(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    let run = 1;
    while (run < 128 && bytes[at + run] === bytes[at]) run++;
    out.push(run === 1 ? 0 : 257 - run, bytes[at]!);
    at += run;
  }
  return Uint8Array.from(out);
}

/** Grids of few and of many values, of every length at which codes grow or the table is full. */
function grids(): Uint8Array[] {
  const random = new Random(5);
  const lengths = [
    1, 2, 3, 252, 253, 254, 255, 764, 765, 766, 767, 1788, 1789, 1790, 1791, 3836, 3837, 9000, 60_000,
  ];
  return lengths.flatMap((length) =>
    [1, 2, 5, 256].map((kinds) => Uint8Array.from({ length }, () => random.below(kinds))),
  );
}

describe.each(PACK)('packing %i', (packing, pack) => {
  it('gives back what was packed', () => {
    let tried = 0;
    for (const grid of grids()) {
      const piece = { offset: 0, least: grid.length, most: grid.length };
      expect(Buffer.compare(unpackPiece(packing, pack(grid), piece), grid)).toBe(0);
      tried++;
    }
    expect(tried).toBe(76);
  });

  it('refuses a piece that is too short, with its place', () => {
    const piece = { offset: 77, least: 101, most: 101 };
    expect(() => unpackPiece(packing, pack(new Uint8Array(100)), piece)).toThrow(Damage);
    try {
      unpackPiece(packing, pack(new Uint8Array(100)), piece);
    } catch (error) {
      expect((error as Damage).byte).toBe(77);
      expect((error as Damage).message).toBe('a piece of the grid with 100 of 101 bytes');
    }
  });

  it('never writes more than the piece holds, whatever the bytes', () => {
    const random = new Random(packing);
    const [least, most] = [0, 1000];
    let refused = 0;
    for (let tried = 0; tried < 500; tried++) {
      const packed = pack(Uint8Array.from({ length: 1 + random.below(999) }, () => random.below(3))).slice();
      for (let k = random.below(6); k >= 0; k--) packed[random.below(packed.length)] = random.below(256);
      try {
        expect(unpackPiece(packing, packed, { offset: 0, least, most }).length).toBeLessThanOrEqual(most);
      } catch (error) {
        expect(error).toBeInstanceOf(Damage);
        refused++;
      }
    }
    expect(refused > 0).toBe(packing !== NONE && packing !== PACKBITS);
  });
});
