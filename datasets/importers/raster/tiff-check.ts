import { Damage } from '../damage.ts';
import { PACKINGS, type Piece } from './unpack.ts';

/** Bytes of one value of each type (TIFF 6.0, section 2; BigTIFF). */
const SIZES: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  16: 8,
  17: 8,
  18: 8,
};

/** Types of a size, count or place. */
const WHOLE: Readonly<Record<number, (view: DataView, at: number, little: boolean) => number>> = {
  1: (view, at) => view.getUint8(at),
  3: (view, at, little) => view.getUint16(at, little),
  4: (view, at, little) => view.getUint32(at, little),
  16: (view, at, little) => Number(view.getBigUint64(at, little)),
};
const MOST_ENTRIES = 4096;
const MOST_CELLS = 20_000_000;
const MOST_SAMPLES = 64;
const MOST_TILES = 200_000;
/** Of all strips or tiles, packed or unpacked. */
const MOST_BYTES = 400_000_000;

/** Tags that the decoder believes without asking. */
const TAG = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  stripOffsets: 273,
  samples: 277,
  rowsPerStrip: 278,
  stripBytes: 279,
  planar: 284,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileBytes: 325,
} as const;
const TRUSTED: ReadonlySet<number> = new Set(Object.values(TAG));
const LISTS: ReadonlySet<number> = new Set([
  TAG.bits,
  TAG.stripOffsets,
  TAG.stripBytes,
  TAG.tileOffsets,
  TAG.tileBytes,
]);

/** How the grid is packed, and its strips or tiles in the decoder's order. */
export interface TiffPieces {
  readonly packing: number;
  readonly pieces: readonly Piece[];
}

/**
 * Looks through the first directory of a TIFF before the decoder does, which trusts what it finds there and then loops or fills
 * the memory: every entry lies within the file, sizes are sizes, and the strips or tiles are as many as the grid needs. Throws `Damage`.
 */
export function checkTiff(bytes: Uint8Array): TiffPieces {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const refuse = (at: number, en: string, zh: string): never => {
    throw new Damage(at, en, zh);
  };
  const little = bytes[0] === 0x49;
  const big = bytes.length > 16 && view.getUint16(2, little) === 43;
  const word = (at: number) => {
    if (at + 8 > bytes.length) refuse(at, 'the file ends in its directory', '文件在目录中结束');
    return big ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little);
  };
  if (bytes.length < 16) refuse(bytes.length, 'the file ends in its header', '文件在文件头中结束');
  const start = big ? word(8) : word(4);
  const countBytes = big ? 8 : 2;
  if (start + countBytes > bytes.length) refuse(start, 'a directory outside of the file', '目录超出文件');
  const count = big ? Number(view.getBigUint64(start, little)) : view.getUint16(start, little);
  const entryBytes = big ? 20 : 12;
  if (count === 0 || count > MOST_ENTRIES || start + countBytes + count * entryBytes > bytes.length) {
    refuse(start, `a directory of ${count} entries`, `目录有 ${count} 项`);
  }
  const values = new Map<number, number[]>();
  let all = 0;
  for (let i = 0; i < count; i++) {
    const at = start + countBytes + i * entryBytes;
    const tag = view.getUint16(at, little);
    const type = view.getUint16(at + 2, little);
    const size =
      SIZES[type] ?? refuse(at + 2, `an entry of the unknown type ${type}`, `未知的项类型 ${type}`);
    const number = big ? Number(view.getBigUint64(at + 4, little)) : view.getUint32(at + 4, little);
    const inline = number * size <= (big ? 8 : 4);
    const place = inline ? at + (big ? 12 : 8) : word(at + (big ? 12 : 8));
    if (!(number * size <= bytes.length) || place + number * size > bytes.length) {
      refuse(at, `an entry of ${number} values that do not fit`, `项有 ${number} 个值，超出文件`);
    }
    all += number * size;
    if (all > bytes.length) refuse(at, 'entries that share their values', '目录各项的数值互相重叠');
    if (!TRUSTED.has(tag)) continue;
    if (!(type in WHOLE) || number === 0 || (number > 1 && !LISTS.has(tag)))
      refuse(
        at,
        `${number} values of type ${type} in the tag ${tag}`,
        `标签 ${tag} 有 ${number} 个类型 ${type} 的值`,
      );
    const numbers: number[] = [];
    for (let k = 0; k < Math.min(number, MOST_TILES); k++)
      numbers.push(WHOLE[type]!(view, place + k * size, little));
    values.set(tag, numbers);
  }
  return checkGrid(values, bytes.length, start, refuse);
}

function checkGrid(
  values: ReadonlyMap<number, readonly number[]>,
  size: number,
  at: number,
  refuse: (at: number, en: string, zh: string) => never,
): TiffPieces {
  const one = (tag: number, missing: number) => values.get(tag)?.[0] ?? missing;
  const [width, height] = [one(TAG.width, 0), one(TAG.height, 0)];
  if (!(width > 0 && height > 0 && width * height <= MOST_CELLS))
    refuse(at, `a grid of ${width} × ${height} cells`, `格网为 ${width} × ${height}`);
  const samples = one(TAG.samples, 1);
  const bits = values.get(TAG.bits) ?? [8];
  if (
    !(samples >= 1 && samples <= MOST_SAMPLES && width * height * samples <= 2 * MOST_CELLS) ||
    !bits.every((one) => [8, 16, 32, 64].includes(one))
  ) {
    refuse(at, `${samples} bands of ${bits[0]} bits`, `${samples} 个波段，每值 ${bits[0]} 位`);
  }
  if (bits.length !== samples)
    refuse(at, `${bits.length} widths for ${samples} bands`, `${samples} 个波段却有 ${bits.length} 个位宽`);
  // As the decoder tells them apart.
  const tiled = !values.has(TAG.stripOffsets);
  const across = tiled ? one(TAG.tileWidth, 0) : width;
  const down = tiled ? one(TAG.tileHeight, 0) : Math.min(one(TAG.rowsPerStrip, height), height);
  if (!(across > 0 && down > 0 && across * down * samples <= 2 * MOST_CELLS))
    refuse(at, `tiles of ${across} × ${down} cells`, `分块为 ${across} × ${down}`);
  const [columns, rows] = [Math.ceil(width / across), Math.ceil(height / down)];
  const apart = one(TAG.planar, 1) === 2;
  const needed = columns * rows * (apart ? samples : 1);
  const offsets = values.get(tiled ? TAG.tileOffsets : TAG.stripOffsets) ?? [];
  const lengths = values.get(tiled ? TAG.tileBytes : TAG.stripBytes) ?? [];
  if (offsets.length < needed || lengths.length < needed) {
    refuse(
      at,
      `${Math.min(offsets.length, lengths.length)} of ${needed} pieces of the grid`,
      `格网应有 ${needed} 块，只有 ${Math.min(offsets.length, lengths.length)} 块`,
    );
  }
  const packing = one(TAG.compression, 1);
  const { shrinks } =
    PACKINGS.get(packing) ??
    refuse(
      at,
      `a grid packed in the way ${packing}; save it with deflate or LZW`,
      `格网压缩方式 ${packing} 不支持；请以 deflate 或 LZW 保存`,
    );
  const pixels = columns * rows * across * down;
  const stored = lengths.slice(0, needed).reduce((sum, length) => sum + length, 0);
  const pixelBytes = bits.reduce((sum, one) => sum + one / 8, 0);
  if (pixels * pixelBytes > MOST_BYTES || stored > MOST_BYTES)
    refuse(at, `${needed} pieces of ${across} × ${down} cells`, `${needed} 块 ${across} × ${down} 的数据`);
  const pieces: Piece[] = [];
  for (let i = 0; i < needed; i++) {
    const [offset, length] = [offsets[i]!, lengths[i]!];
    if (offset + length > size) refuse(offset, 'a piece of the grid outside of the file', '格网数据超出文件');
    const rowBytes = across * (apart ? bits[Math.floor(i / (columns * rows))]! / 8 : pixelBytes);
    const row = Math.floor(i / columns) % rows;
    const least = rowBytes * (tiled ? down : Math.min(down, height - row * down));
    // A piece of no bytes is one without values.
    if (length > 0 && length * shrinks < least)
      refuse(
        offset,
        `${length} bytes for ${least} of the grid`,
        `格网数据应有 ${least} 字节，只有 ${length} 字节`,
      );
    pieces.push({ offset, least, most: rowBytes * down });
  }
  return { packing, pieces };
}
