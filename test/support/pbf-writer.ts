import { deflateSync } from 'node:zlib';
import { PbfWriter } from 'pbf';
import type { Member } from '../../datasets/importers/osm/osm.ts';

export interface NodeToWrite {
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface WayToWrite {
  readonly id: number;
  readonly refs: readonly number[];
  readonly tags?: Readonly<Record<string, string>>;
}

export interface RelationToWrite {
  readonly id: number;
  readonly members: readonly Member[];
  readonly tags?: Readonly<Record<string, string>>;
}

export interface BlockToWrite {
  readonly nodes?: readonly NodeToWrite[];
  readonly ways?: readonly WayToWrite[];
  readonly relations?: readonly RelationToWrite[];
}

const MEMBER_TYPES = ['node', 'way', 'relation'];

/** The first block of an OSM PBF file. */
export function pbfHeader(features: readonly string[] = ['OsmSchema-V0.6', 'DenseNodes']): Uint8Array {
  const header = new PbfWriter();
  for (const feature of features) header.writeStringField(4, feature);
  return fileBlock('OSMHeader', header.finish());
}

/** A block of nodes, ways or relations, packed unless `raw`. */
export function pbfBlock(block: BlockToWrite, raw = false): Uint8Array {
  const words = new Map<string, number>([['', 0]]);
  const wordOf = (text: string) => {
    const known = words.get(text) ?? words.size;
    words.set(text, known);
    return known;
  };
  const groups = new PbfWriter();
  if (block.nodes)
    groups.writeMessage(
      2,
      (_, pbf) => pbf.writeMessage(2, writeDense, { nodes: block.nodes!, wordOf }),
      null,
    );
  for (const way of block.ways ?? [])
    groups.writeMessage(2, (_, pbf) => pbf.writeMessage(3, writeWay, { way, wordOf }), null);
  for (const relation of block.relations ?? []) {
    groups.writeMessage(2, (_, pbf) => pbf.writeMessage(4, writeRelation, { relation, wordOf }), null);
  }
  const body = groups.finish();
  const whole = new PbfWriter();
  whole.writeMessage(
    1,
    (_, pbf) => {
      for (const word of words.keys()) pbf.writeStringField(1, word);
    },
    null,
  );
  const table = whole.finish();
  const content = new Uint8Array(table.length + body.length);
  content.set(table);
  content.set(body, table.length);
  return fileBlock('OSMData', content, raw);
}

function fileBlock(type: string, content: Uint8Array, raw = false): Uint8Array {
  const blob = new PbfWriter();
  if (raw) blob.writeBytesField(1, content);
  else {
    blob.writeVarintField(2, content.length);
    blob.writeBytesField(3, deflateSync(content, { level: 1 }));
  }
  const packed = blob.finish();
  const head = new PbfWriter();
  head.writeStringField(1, type);
  head.writeVarintField(3, packed.length);
  const header = head.finish();
  const all = new Uint8Array(4 + header.length + packed.length);
  new DataView(all.buffer).setUint32(0, header.length);
  all.set(header, 4);
  all.set(packed, 4 + header.length);
  return all;
}

interface Words {
  readonly wordOf: (text: string) => number;
}

function writeDense({ nodes, wordOf }: { nodes: readonly NodeToWrite[] } & Words, pbf: PbfWriter): void {
  const deltas = (value: (node: NodeToWrite) => number) => {
    let before = 0;
    return nodes.map((node) => {
      const now = value(node);
      const delta = now - before;
      before = now;
      return delta;
    });
  };
  pbf.writePackedSVarint(
    1,
    deltas(({ id }) => id),
  );
  pbf.writePackedSVarint(
    8,
    deltas(({ lat }) => Math.round(lat * 1e7)),
  );
  pbf.writePackedSVarint(
    9,
    deltas(({ lon }) => Math.round(lon * 1e7)),
  );
  if (!nodes.some(({ tags }) => tags)) return;
  pbf.writePackedVarint(
    10,
    nodes.flatMap(({ tags = {} }) => [
      ...Object.entries(tags).flatMap(([k, v]) => [wordOf(k), wordOf(v)]),
      0,
    ]),
  );
}

function writeTags(tags: Readonly<Record<string, string>>, { wordOf }: Words, pbf: PbfWriter): void {
  const entries = Object.entries(tags);
  if (entries.length === 0) return;
  pbf.writePackedVarint(
    2,
    entries.map(([key]) => wordOf(key)),
  );
  pbf.writePackedVarint(
    3,
    entries.map(([, value]) => wordOf(value)),
  );
}

function writeWay({ way, wordOf }: { way: WayToWrite } & Words, pbf: PbfWriter): void {
  pbf.writeVarintField(1, way.id);
  writeTags(way.tags ?? {}, { wordOf }, pbf);
  pbf.writePackedSVarint(
    8,
    way.refs.map((ref, i) => ref - (way.refs[i - 1] ?? 0)),
  );
}

function writeRelation({ relation, wordOf }: { relation: RelationToWrite } & Words, pbf: PbfWriter): void {
  const { id, members, tags = {} } = relation;
  pbf.writeVarintField(1, id);
  writeTags(tags, { wordOf }, pbf);
  pbf.writePackedVarint(
    8,
    members.map(({ role }) => wordOf(role)),
  );
  pbf.writePackedSVarint(
    9,
    members.map(({ ref }, i) => ref - (members[i - 1]?.ref ?? 0)),
  );
  pbf.writePackedVarint(
    10,
    members.map(({ type }) => MEMBER_TYPES.indexOf(type)),
  );
}
