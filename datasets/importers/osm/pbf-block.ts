import type { PbfReader } from 'pbf';
import type { ElementType, Member, OsmVisitor, Tags } from './osm.ts';

/** A block being read: its words, and how its whole numbers become degrees. */
interface Block {
  readonly words: string[];
  readonly groups: { readonly start: number; readonly end: number }[];
  granularity: number;
  latOffset: number;
  lonOffset: number;
}

const NODES = 1;
const WAYS = 2;
const RELATIONS = 4;
const MEMBER_TYPES: readonly ElementType[] = ['node', 'way', 'relation'];
/** Offsets and steps are in thousand-millionths of a degree. */
const NANODEGREES = 1e9;

/**
 * Reads one `PrimitiveBlock` and calls the visitor; gives the kinds of elements in it as a mask. Granularity and offsets may
 * stand behind the groups, so the groups are noted first. Throws where the bytes are no block.
 */
export function readBlock(pbf: PbfReader, visitor: OsmVisitor): number {
  const block: Block = { words: [], groups: [], granularity: 100, latOffset: 0, lonOffset: 0 };
  pbf.readFields(readBlockField, block);
  if (!(block.granularity > 0)) throw new RangeError('granularity');
  let kinds = 0;
  for (const { start, end } of block.groups) {
    if (end > pbf.buf.length) throw new RangeError('group');
    pbf.pos = start;
    pbf.readFields(
      (tag) => {
        if (tag === 1) {
          kinds |= NODES;
          if (visitor.node) readNode(pbf, block, visitor.node);
        } else if (tag === 2) {
          kinds |= NODES;
          if (visitor.node) readDense(pbf, block, visitor.node);
        } else if (tag === 3) {
          kinds |= WAYS;
          if (visitor.way) readWay(pbf, block, visitor.way);
        } else if (tag === 4) {
          kinds |= RELATIONS;
          if (visitor.relation) readRelation(pbf, block, visitor.relation);
        }
      },
      null,
      end,
    );
  }
  return kinds;
}

function readBlockField(tag: number, block: Block, pbf: PbfReader): void {
  if (tag === 1)
    pbf.readMessage(
      (field, words, reader) => void (field === 1 && words.push(reader.readString())),
      block.words,
    );
  else if (tag === 2) {
    const end = pbf.readVarint() + pbf.pos;
    block.groups.push({ start: pbf.pos, end });
    pbf.pos = end;
  } else if (tag === 17) block.granularity = pbf.readVarint(true);
  else if (tag === 19) block.latOffset = pbf.readVarint(true);
  else if (tag === 20) block.lonOffset = pbf.readVarint(true);
}

function word(block: Block, index: number): string {
  const text = block.words[index];
  if (text === undefined) throw new RangeError('string table');
  return text;
}

function tagsOf(block: Block, keys: readonly number[], values: readonly number[]): Tags | null {
  if (keys.length !== values.length) throw new RangeError('tags');
  if (keys.length === 0) return null;
  const tags = new Map<string, string>();
  for (let i = 0; i < keys.length; i++) tags.set(word(block, keys[i]!), word(block, values[i]!));
  return tags;
}

function readNode(pbf: PbfReader, block: Block, visit: NonNullable<OsmVisitor['node']>): void {
  const node = { id: 0, lon: 0, lat: 0, keys: [] as number[], values: [] as number[] };
  pbf.readMessage((tag, into, reader) => {
    if (tag === 1) into.id = reader.readSVarint();
    else if (tag === 2) reader.readPackedVarint(into.keys);
    else if (tag === 3) reader.readPackedVarint(into.values);
    else if (tag === 8) into.lat = reader.readSVarint();
    else if (tag === 9) into.lon = reader.readSVarint();
  }, node);
  const { lon, lat } = degrees(block, node.lon, node.lat);
  visit(node.id, lon, lat, tagsOf(block, node.keys, node.values));
}

function degrees(block: Block, lon: number, lat: number): { lon: number; lat: number } {
  return {
    lon: (block.lonOffset + block.granularity * lon) / NANODEGREES,
    lat: (block.latOffset + block.granularity * lat) / NANODEGREES,
  };
}

function readDense(pbf: PbfReader, block: Block, visit: NonNullable<OsmVisitor['node']>): void {
  const dense = { ids: [] as number[], lats: [] as number[], lons: [] as number[], words: [] as number[] };
  pbf.readMessage((tag, into, reader) => {
    if (tag === 1) reader.readPackedSVarint(into.ids);
    else if (tag === 8) reader.readPackedSVarint(into.lats);
    else if (tag === 9) reader.readPackedSVarint(into.lons);
    else if (tag === 10) reader.readPackedVarint(into.words);
  }, dense);
  const { ids, lats, lons, words } = dense;
  if (lats.length !== ids.length || lons.length !== ids.length) throw new RangeError('dense nodes');
  let id = 0;
  let lat = 0;
  let lon = 0;
  let next = 0;
  for (let i = 0; i < ids.length; i++) {
    id += ids[i]!;
    lat += lats[i]!;
    lon += lons[i]!;
    let tags: Map<string, string> | null = null;
    // Key, value, key, value, 0 for each node; nothing at all where no node of the block has a tag.
    while (next < words.length && words[next] !== 0) {
      tags ??= new Map();
      tags.set(word(block, words[next]!), word(block, words[next + 1] ?? -1));
      next += 2;
    }
    next++;
    visit(
      id,
      (block.lonOffset + block.granularity * lon) / NANODEGREES,
      (block.latOffset + block.granularity * lat) / NANODEGREES,
      tags,
    );
  }
}

function readWay(pbf: PbfReader, block: Block, visit: NonNullable<OsmVisitor['way']>): void {
  const way = { id: 0, keys: [] as number[], values: [] as number[], refs: [] as number[] };
  pbf.readMessage((tag, into, reader) => {
    if (tag === 1) into.id = reader.readVarint(true);
    else if (tag === 2) reader.readPackedVarint(into.keys);
    else if (tag === 3) reader.readPackedVarint(into.values);
    else if (tag === 8) reader.readPackedSVarint(into.refs);
  }, way);
  addUp(way.refs);
  visit(way.id, way.refs, tagsOf(block, way.keys, way.values));
}

function readRelation(pbf: PbfReader, block: Block, visit: NonNullable<OsmVisitor['relation']>): void {
  const relation = {
    id: 0,
    keys: [] as number[],
    values: [] as number[],
    roles: [] as number[],
    refs: [] as number[],
    types: [] as number[],
  };
  pbf.readMessage((tag, into, reader) => {
    if (tag === 1) into.id = reader.readVarint(true);
    else if (tag === 2) reader.readPackedVarint(into.keys);
    else if (tag === 3) reader.readPackedVarint(into.values);
    else if (tag === 8) reader.readPackedVarint(into.roles);
    else if (tag === 9) reader.readPackedSVarint(into.refs);
    else if (tag === 10) reader.readPackedVarint(into.types);
  }, relation);
  const { refs, roles, types } = relation;
  addUp(refs);
  const members = refs.map((ref, i): Member => {
    const type = MEMBER_TYPES[types[i] ?? -1];
    if (!type) throw new RangeError('member');
    return { type, ref, role: word(block, roles[i] ?? -1) };
  });
  visit(relation.id, members, tagsOf(block, relation.keys, relation.values));
}

/** Differences to the number before become the numbers. */
function addUp(numbers: number[]): void {
  for (let i = 1; i < numbers.length; i++) numbers[i] = numbers[i]! + numbers[i - 1]!;
}
