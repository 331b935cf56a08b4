import { SaxesParser } from 'saxes';
import type { ByteSource } from '../byte-source.ts';
import { Damage } from '../damage.ts';
import type { ElementType, Member, OsmSource, OsmVisitor } from './osm.ts';

const CHUNK_BYTES = 1 << 18;
/** Real files are four levels deep: osm, way, nd. */
const DEEPEST = 16;
/** A real way has at most 2,000 nodes; a relation may have some ten thousand members. */
const MOST_PARTS = 1_000_000;

/** Whether the text begins like OpenStreetMap XML. */
export function looksLikeOsmXml(bytes: Uint8Array): boolean {
  return /<osm[\s>]/.test(new TextDecoder().decode(bytes.subarray(0, 2000)));
}

interface Element {
  readonly type: ElementType;
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
  readonly refs: number[];
  readonly members: Member[];
  tags: Map<string, string> | null;
}

/**
 * OpenStreetMap XML, read piece by piece. Entities of a document type are not expanded (the reader refuses them), so that a
 * small file cannot become a large one.
 */
export function xmlSource(bytes: ByteSource): OsmSource {
  return {
    scan(visitor, onProgress) {
      const parser = new SaxesParser();
      const decoder = new TextDecoder('utf-8', { fatal: true });
      // The piece in hand: its first byte, its text, and how many characters came before it.
      let [at, text, before, last] = [0, '', 0, 0];
      const failAt = (character: number, line: number, en: string, zh: string): never => {
        const byte = at + Buffer.byteLength(text.slice(0, Math.max(0, character)));
        throw new Damage(byte, `${en} (line ${line})`, `${zh}（第 ${line} 行）`, line);
      };
      const fail = (en: string, zh: string) => failAt(parser.position - before, parser.line, en, zh);
      const failFrom = (index: number, en: string, zh: string) =>
        failAt(index, parser.line + text.slice(0, index).split('\n').length - 1, en, zh);
      parser.on('error', (error) => {
        const what = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
        fail(`no well-formed XML: ${what}`, `XML 格式错误：${what}`);
      });
      listen(parser, visitor, fail);
      for (; at < bytes.size; at += CHUNK_BYTES) {
        onProgress?.(at / bytes.size);
        before += text.length;
        const piece = bytes.read(at, CHUNK_BYTES);
        try {
          text = decoder.decode(piece, { stream: true });
        } catch {
          text = new TextDecoder().decode(piece, { stream: true });
          failFrom(text.indexOf('\ufffd'), 'no UTF-8', '不是 UTF-8 编码');
        }
        const nul = text.indexOf('\0');
        if (nul >= 0) failFrom(nul, 'NUL bytes', '含有 NUL 字节');
        parser.write(text);
        last = at;
      }
      at = last;
      parser.close();
      onProgress?.(1);
    },
  };
}

function listen(parser: SaxesParser, visitor: OsmVisitor, fail: (en: string, zh: string) => never): void {
  let depth = 0;
  let open: Element | null = null;
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > DEEPEST) fail('elements nested too deeply', '元素嵌套过深');
    const read = attributes as Readonly<Record<string, string>>;
    if (depth === 1) {
      if (name !== 'osm')
        fail(`the root is “${name.slice(0, 40)}”, not “osm”`, `根元素是“${name.slice(0, 40)}”而不是“osm”`);
    } else if (name === 'node' || name === 'way' || name === 'relation') {
      open = visitor[name] ? begin(name, read, fail) : null;
    } else if (open !== null) addPart(open, name, read, fail);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    if (open === null || name !== open.type) return;
    const { type, id, lon, lat, refs, members, tags } = open;
    open = null;
    if (type === 'node') visitor.node?.(id, lon, lat, tags);
    else if (type === 'way') visitor.way?.(id, refs, tags);
    else visitor.relation?.(id, members, tags);
  });
}

function begin(
  type: ElementType,
  read: Readonly<Record<string, string>>,
  fail: (en: string, zh: string) => never,
): Element {
  const id = Number(read.id);
  if (!Number.isSafeInteger(id)) fail(`a ${type} without a usable id`, `${type} 缺少有效编号`);
  const lon = Number(read.lon ?? 'none');
  const lat = Number(read.lat ?? 'none');
  // Deleted nodes of change files have no place; they are no part of a map.
  if (type === 'node' && read.visible !== 'false' && !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
    fail(`node ${id} is not on earth`, `节点 ${id} 坐标无效`);
  }
  return { type, id, lon, lat, refs: [], members: [], tags: null };
}

function addPart(
  element: Element,
  name: string,
  read: Readonly<Record<string, string>>,
  fail: (en: string, zh: string) => never,
): void {
  const { k, v, ref, role, type } = read;
  if (name === 'tag' && k !== undefined && v !== undefined) {
    element.tags ??= new Map();
    element.tags.set(k, v);
    return;
  }
  if (name !== 'nd' && name !== 'member') return;
  const number = Number(ref);
  if (!Number.isSafeInteger(number))
    fail(
      `${element.type} ${element.id} names no usable element`,
      `${element.type} ${element.id} 引用的编号无效`,
    );
  if (element.refs.length + element.members.length >= MOST_PARTS)
    fail(`${element.type} ${element.id} has too many parts`, `${element.type} ${element.id} 的成员过多`);
  if (name === 'nd') element.refs.push(number);
  else if (type === 'node' || type === 'way' || type === 'relation')
    element.members.push({ type, ref: number, role: role ?? '' });
}
