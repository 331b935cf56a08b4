import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { bytesOf } from '../../datasets/importers/byte-source.ts';
import type { Tags } from '../../datasets/importers/osm/osm.ts';
import { pbfSource } from '../../datasets/importers/osm/pbf.ts';
import {
  type NodeToWrite,
  pbfBlock,
  pbfHeader,
  type RelationToWrite,
  type WayToWrite,
} from './pbf-writer.ts';

const BLOCK = 8000;
/** Ids of one tile never meet those of another. */
const ID_STEP = 20_000_000_000;

/** Grows an extract: copies of it side by side, eastward in rows, until the file has so many bytes. Gives the number of copies. */
export function tilePbf(
  source: string,
  target: string,
  bytes: number,
  step: { lon: number; lat: number; columns: number },
): number {
  const nodes: NodeToWrite[] = [];
  const ways: WayToWrite[] = [];
  const relations: RelationToWrite[] = [];
  const record = (tags: Tags | null) => (tags ? { tags: Object.fromEntries(tags) } : {});
  pbfSource(bytesOf({ name: source, bytes: readFileSync(source) })).scan({
    node: (id, lon, lat, tags) => void nodes.push({ id, lon, lat, ...record(tags) }),
    way: (id, refs, tags) => void ways.push({ id, refs: [...refs], ...record(tags) }),
    relation: (id, members, tags) => void relations.push({ id, members, ...record(tags) }),
  });
  const file = openSync(target, 'w');
  let size = writeSync(file, pbfHeader());
  let tiles = 0;
  // Kinds are mixed tile by tile, as no program sorts them: the reader must not rely on an order.
  for (; size < bytes; tiles++) {
    const [column, row] = [tiles % step.columns, Math.floor(tiles / step.columns)];
    const shift = tiles * ID_STEP;
    for (const part of parts(nodes)) {
      size += writeSync(
        file,
        pbfBlock({
          nodes: part.map((one) => ({
            ...one,
            id: one.id + shift,
            lon: one.lon + column * step.lon,
            lat: one.lat + row * step.lat,
          })),
        }),
      );
    }
    for (const part of parts(ways))
      size += writeSync(
        file,
        pbfBlock({
          ways: part.map((one) => ({ ...one, id: one.id + shift, refs: one.refs.map((ref) => ref + shift) })),
        }),
      );
    for (const part of parts(relations)) {
      size += writeSync(
        file,
        pbfBlock({
          relations: part.map((one) => ({
            ...one,
            id: one.id + shift,
            members: one.members.map((member) => ({ ...member, ref: member.ref + shift })),
          })),
        }),
      );
    }
  }
  closeSync(file);
  return tiles;
}

function* parts<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let i = 0; i < all.length; i += BLOCK) yield all.slice(i, i + BLOCK);
}
