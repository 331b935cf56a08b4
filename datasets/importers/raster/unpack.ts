import { inflateSync, zstdDecompressSync } from 'node:zlib';
import { Damage } from '../damage.ts';

/** A strip or tile of a TIFF: where it lies, and how many bytes it holds unpacked. */
export interface Piece {
  readonly offset: number;
  /** What the rows within the grid need. */
  readonly least: number;
  /** The whole strip or tile: writers may fill up the last one. */
  readonly most: number;
}

type Unpack = (packed: Uint8Array, piece: Piece) => Uint8Array;

const inflate: Unpack = (packed, { most }) => inflateSync(packed, { maxOutputLength: most });

/**
 * Ways of packing by their number in a TIFF (tag 259) and how far each can shrink: the longest LZW string grows by a byte a code of
 * 12 bits, deflate writes 258 bytes in 2 bits, PackBits 128 in 2 bytes, Zstandard a block of 128 KB in 4 bytes.
 */
export const PACKINGS: ReadonlyMap<number, { readonly shrinks: number; readonly unpack: Unpack }> = new Map([
  [1, { shrinks: 1, unpack: (packed) => packed }],
  [5, { shrinks: 1400, unpack: unpackLzw }],
  [8, { shrinks: 1100, unpack: inflate }],
  [32_946, { shrinks: 1100, unpack: inflate }],
  [32_773, { shrinks: 64, unpack: unpackBits }],
  [
    50_000,
    { shrinks: 33_000, unpack: (packed, { most }) => zstdDecompressSync(packed, { maxOutputLength: most }) },
  ],
]);

/** The bytes of a piece, at least and at most as many as it holds, whatever is written in it. Throws `Damage`. */
export function unpackPiece(packing: number, packed: Uint8Array, piece: Piece): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = PACKINGS.get(packing)!.unpack(packed, piece);
  } catch (error) {
    if (error instanceof Damage) throw error;
    throw new Damage(piece.offset, 'a piece of the grid that does not unpack', '格网数据无法解压');
  }
  if (bytes.length < piece.least) {
    throw new Damage(
      piece.offset,
      `a piece of the grid with ${bytes.length} of ${piece.least} bytes`,
      `格网数据块应有 ${piece.least} 字节，只有 ${bytes.length} 字节`,
    );
  }
  return bytes;
}

const CLEAR = 256;
const END = 257;
const LONGEST_CODE = 12;

/** TIFF 6.0, section 13: codes of 9 to 12 bits, the highest bit first, that grow one code early. */
function unpackLzw(packed: Uint8Array, { offset, most }: Piece): Uint8Array {
  const out = new Uint8Array(most);
  const prefix = new Uint16Array(1 << LONGEST_CODE);
  const last = new Uint8Array(1 << LONGEST_CODE);
  const lengths = new Uint16Array(1 << LONGEST_CODE);
  for (let code = 0; code < CLEAR; code++) {
    last[code] = code;
    lengths[code] = 1;
  }
  let [filled, next, width, before] = [0, END + 1, 9, -1];
  let [position, held, bits] = [0, 0, 0];
  while (filled < most) {
    for (; bits < width && position < packed.length; bits += 8) held = (held << 8) | packed[position++]!;
    if (bits < width) break;
    bits -= width;
    const code = held >>> bits;
    held &= (1 << bits) - 1;
    if (code === END) break;
    if (code === CLEAR) {
      [next, width, before] = [END + 1, 9, -1];
      continue;
    }
    const known = before < 0 ? CLEAR : next;
    if (code > known || (code === known && (before < 0 || next === 1 << LONGEST_CODE))) {
      throw new Damage(offset + position - 1, `the LZW code ${code} of no string`, `LZW 编码 ${code} 无定义`);
    }
    const isNew = code === next;
    const end = filled + lengths[isNew ? before : code]! + (isNew ? 1 : 0);
    // A string comes from its end, each code holding its last byte and the code of what precedes it.
    let rest = isNew ? before : code;
    for (let at = filled + lengths[rest]!; at > filled; rest = prefix[rest]!) {
      at--;
      if (at < most) out[at] = last[rest]!;
    }
    const first = out[filled]!;
    if (isNew && end <= most) out[end - 1] = first;
    if (before >= 0 && next < 1 << LONGEST_CODE) {
      prefix[next] = before;
      last[next] = first;
      lengths[next] = lengths[before]! + 1;
      next++;
      if (next + 1 >= 1 << width && width < LONGEST_CODE) width++;
    }
    before = code;
    filled = Math.min(end, most);
  }
  return filled < most ? out.slice(0, filled) : out;
}

/** TIFF 6.0, section 9: a count and as many bytes, or a negative count and the byte that repeats. */
function unpackBits(packed: Uint8Array, { most }: Piece): Uint8Array {
  const out = new Uint8Array(most);
  let filled = 0;
  for (let at = 0; at + 1 < packed.length && filled < most; ) {
    const count = packed[at++]!;
    if (count === 128) continue;
    const length = count < 128 ? count + 1 : 257 - count;
    if (count < 128) {
      out.set(packed.subarray(at, Math.min(at + length, at + most - filled)), filled);
      at += length;
    } else out.fill(packed[at++]!, filled, filled + length);
    filled = Math.min(filled + length, most);
  }
  return filled < most ? out.slice(0, filled) : out;
}
