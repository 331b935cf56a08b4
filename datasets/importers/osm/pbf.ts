import { inflateSync } from 'node:zlib';
import { PbfReader } from 'pbf';
import type { ByteSource } from '../byte-source.ts';
import { Damage } from '../damage.ts';
import type { OsmSource, OsmVisitor } from './osm.ts';
import { readBlock } from './pbf-block.ts';

/** The format's own limits (OpenStreetMap wiki, “PBF Format”): larger ones are damage or an attack. */
const LARGEST_HEADER = 64 * 1024;
const LARGEST_BLOB = 32 * 1024 * 1024;
const KNOWN_FEATURES = new Set(['OsmSchema-V0.6', 'DenseNodes']);

/** Whether the first bytes are those of a PBF file: a short length, then the type `OSMHeader`. */
export function looksLikePbf(bytes: Uint8Array): boolean {
  if (bytes.length < 15 || bytes[0] !== 0 || bytes[1] !== 0) return false;
  return String.fromCharCode(...bytes.subarray(6, 15)) === 'OSMHeader';
}

interface Blob {
  readonly type: string;
  /** Where the blob itself lies in the file. */
  readonly start: number;
  readonly length: number;
}

/** An OSM PBF file, blob by blob: never more than one block of the file is in memory. */
export function pbfSource(bytes: ByteSource): OsmSource {
  /** Which kinds of elements a blob holds, learnt by the first pass: later passes skip what they do not need. */
  const kinds = new Map<number, number>();
  return {
    scan(visitor, onProgress) {
      const wanted = maskOf(visitor);
      let seenHeader = false;
      for (const blob of blobsOf(bytes)) {
        onProgress?.(blob.start / bytes.size);
        if (blob.type === 'OSMHeader') {
          checkHeader(unpacked(bytes, blob), blob);
          seenHeader = true;
        } else if (blob.type === 'OSMData') {
          if (!seenHeader) throw new Damage(blob.start, 'data before the header', '数据在文件头之前');
          const known = kinds.get(blob.start);
          if (known !== undefined && (known & wanted) === 0) continue;
          const content = unpacked(bytes, blob);
          try {
            kinds.set(blob.start, readBlock(new PbfReader(content), visitor));
          } catch (error) {
            if (error instanceof Damage) throw error;
            throw new Damage(blob.start, 'a block that cannot be understood', '数据块无法解析');
          }
        }
      }
      if (!seenHeader) throw new Damage(0, 'no header block', '没有文件头');
      onProgress?.(1);
    },
  };
}

const NODES = 1;
const WAYS = 2;
const RELATIONS = 4;

function maskOf(visitor: OsmVisitor): number {
  return (visitor.node ? NODES : 0) | (visitor.way ? WAYS : 0) | (visitor.relation ? RELATIONS : 0);
}

function* blobsOf(bytes: ByteSource): Generator<Blob> {
  let at = 0;
  while (at < bytes.size) {
    const lengthBytes = bytes.read(at, 4);
    if (lengthBytes.length < 4) throw cut(at);
    const headerLength = new DataView(lengthBytes.buffer, lengthBytes.byteOffset).getUint32(0);
    if (headerLength === 0 || headerLength > LARGEST_HEADER) {
      throw new Damage(at, `a block header of ${headerLength} bytes`, `块头长度为 ${headerLength} 字节`);
    }
    const header = bytes.read(at + 4, headerLength);
    if (header.length < headerLength) throw cut(at);
    const { type, size } = blobHeader(header, at + 4);
    const start = at + 4 + headerLength;
    if (size < 0 || size > LARGEST_BLOB)
      throw new Damage(at, `a block of ${size} bytes`, `数据块长度为 ${size} 字节`);
    if (start + size > bytes.size) throw cut(at);
    yield { type, start, length: size };
    at = start + size;
  }
}

function cut(at: number): Damage {
  return new Damage(at, 'the file ends in the middle of a block', '文件在数据块中间结束');
}

function blobHeader(header: Uint8Array, at: number): { type: string; size: number } {
  const found = { type: '', size: -1 };
  try {
    new PbfReader(header).readFields((tag, into, pbf) => {
      if (tag === 1) into.type = pbf.readString();
      else if (tag === 3) into.size = pbf.readVarint(true);
    }, found);
  } catch {
    throw new Damage(at, 'a block header that cannot be understood', '块头无法解析');
  }
  return found;
}

function unpacked(bytes: ByteSource, { start, length }: Blob): Uint8Array {
  const blob: { raw: Uint8Array | null; zlib: Uint8Array | null; other: boolean } = {
    raw: null,
    zlib: null,
    other: false,
  };
  try {
    new PbfReader(bytes.read(start, length)).readFields((tag, into, pbf) => {
      if (tag === 1) into.raw = pbf.readBytes();
      else if (tag === 3) into.zlib = pbf.readBytes();
      else if (tag > 3) into.other = true;
    }, blob);
  } catch {
    throw new Damage(start, 'a block that cannot be understood', '数据块无法解析');
  }
  if (blob.raw) return blob.raw;
  if (!blob.zlib) {
    const [en, zh] = blob.other
      ? ['a packing other than zlib; save the extract with zlib', '压缩方式不是 zlib；请用 zlib 重新保存']
      : ['a block without content', '数据块没有内容'];
    throw new Damage(start, en!, zh!);
  }
  try {
    return inflateSync(blob.zlib, { maxOutputLength: LARGEST_BLOB });
  } catch {
    throw new Damage(start, 'packed data that do not unpack', '压缩数据无法解压');
  }
}

function checkHeader(content: Uint8Array, { start }: Blob): void {
  const features: string[] = [];
  try {
    new PbfReader(content).readFields((tag, into, pbf) => {
      if (tag === 4) into.push(pbf.readString());
    }, features);
  } catch {
    throw new Damage(start, 'a header that cannot be understood', '文件头无法解析');
  }
  const unknown = features.find((feature) => !KNOWN_FEATURES.has(feature));
  if (unknown !== undefined) {
    const shown = unknown.slice(0, 40);
    throw new Damage(
      start,
      `a file that needs “${shown}”, which is not read`,
      `文件需要“${shown}”，无法读取`,
    );
  }
}
