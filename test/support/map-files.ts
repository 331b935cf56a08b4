import type { SourceFile } from '../../datasets/importers/index.ts';
import { countyFiles } from '../../datasets/writers/index.ts';
import { lzwOf } from './lzw-writer.ts';
import { type BlockToWrite, pbfBlock, pbfHeader } from './pbf-writer.ts';
import { SMALL_COUNTY } from './small-county.ts';

/** A village of one street, two houses and a school, as OpenStreetMap has it. */
export const VILLAGE: Required<BlockToWrite> = {
  nodes: [
    ...[110, 110.001, 110.002, 110.003].map((lon, i) => ({ id: i + 1, lon, lat: 31 })),
    { id: 5, lon: 110.0015, lat: 31.0005, tags: { amenity: 'school', name: '青龙村小学' } },
    { id: 6, lon: 110.0005, lat: 31.0002, tags: { place: 'village', name: '青龙村' } },
    { id: 7, lon: 110.0025, lat: 31.0002, tags: { place: 'hamlet', name: '石桥组' } },
    ...[0, 0.0001, 0.0002].flatMap((x, i) =>
      [0, 0.0001].map((y, j) => ({ id: 10 + 2 * i + j, lon: 110.0004 + x, lat: 31.0003 + y })),
    ),
  ],
  ways: [
    { id: 100, refs: [1, 2, 3, 4], tags: { highway: 'residential', name: '青龙路' } },
    { id: 101, refs: [10, 11, 13, 12, 10], tags: { building: 'house' } },
    { id: 102, refs: [12, 13, 15, 14, 12], tags: { building: 'apartments', 'building:levels': '6' } },
  ],
  relations: [
    {
      id: 1000,
      members: [{ type: 'way', ref: 101, role: 'outer' }],
      tags: { type: 'multipolygon', landuse: 'residential' },
    },
  ],
};

export function villagePbf(raw = false): Uint8Array {
  const { nodes, ways, relations } = VILLAGE;
  return joined([
    pbfHeader(),
    pbfBlock({ nodes }, raw),
    pbfBlock({ ways }, raw),
    pbfBlock({ relations }, raw),
  ]);
}

export function villageXml(): string {
  const tags = (all: Readonly<Record<string, string>> = {}) =>
    Object.entries(all)
      .map(([k, v]) => `<tag k="${k}" v="${v}"/>`)
      .join('');
  const nodes = VILLAGE.nodes.map(
    (node) => `<node id="${node.id}" lon="${node.lon}" lat="${node.lat}">${tags(node.tags)}</node>`,
  );
  const ways = VILLAGE.ways.map(
    (way) =>
      `<way id="${way.id}">${way.refs.map((ref) => `<nd ref="${ref}"/>`).join('')}${tags(way.tags)}</way>`,
  );
  const relations = VILLAGE.relations.map(
    (one) =>
      `<relation id="${one.id}">${one.members.map(({ type, ref, role }) => `<member type="${type}" ref="${ref}" role="${role}"/>`).join('')}${tags(one.tags)}</relation>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">\n${[...nodes, ...ways, ...relations].join('\n')}\n</osm>\n`;
}

/** What makes a county of the village. */
export const VILLAGE_MAPPING = {
  baseYear: 2026,
  units: { from: 'places' },
  pupils: { totals: { '*': { g1: 10, g2: 10, g3: 10, g4: 10, g5: 10, g6: 10 } } },
  schools: { seats: 200 },
};

/** A GeoTIFF of 4 × 3 cells with people in them, uncompressed, 0.001° a cell, north-west corner at 110, 31. */
export function smallTiff(): Uint8Array {
  const [width, height] = [4, 3];
  const entries: [tag: number, type: number, values: number[]][] = [
    [256, 3, [width]],
    [257, 3, [height]],
    [258, 3, [32]],
    [259, 3, [1]],
    [262, 3, [1]],
    [273, 4, [0]],
    [277, 3, [1]],
    [278, 3, [height]],
    [279, 4, [4 * width * height]],
    [339, 3, [3]],
    [33550, 12, [0.001, 0.001, 0]],
    [33922, 12, [0, 0, 0, 110, 31, 0]],
    [34735, 3, [1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326]],
  ];
  const bytes = new Uint8Array(600);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0]);
  view.setUint32(4, 8, true);
  view.setUint16(8, entries.length, true);
  let extra = 10 + 12 * entries.length + 4;
  const sizes: Readonly<Record<number, number>> = { 3: 2, 4: 4, 12: 8 };
  const put = (type: number, at: number, value: number) => {
    if (type === 3) view.setUint16(at, value, true);
    else if (type === 4) view.setUint32(at, value, true);
    else view.setFloat64(at, value, true);
  };
  entries.forEach(([tag, type, values], i) => {
    const at = 10 + 12 * i;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, values.length, true);
    const size = sizes[type]! * values.length;
    let place = at + 8;
    if (size > 4) {
      view.setUint32(at + 8, extra, true);
      place = extra;
      extra += size;
    }
    for (const [k, value] of values.entries()) put(type, place + k * sizes[type]!, value);
  });
  const data = extra;
  view.setUint32(10 + 12 * 5 + 8, data, true);
  for (let i = 0; i < width * height; i++) view.setFloat32(data + 4 * i, i, true);
  return bytes.slice(0, data + 4 * width * height);
}

/** The small grid said to be packed in a way of TIFF (tag 259), with other bytes as its one strip. */
export function packedTiff(packing: number, strip: Uint8Array): Uint8Array {
  const bytes = joined([smallTiff().subarray(0, -SMALL_STRIP), strip]);
  const view = new DataView(bytes.buffer);
  view.setUint16(10 + 12 * 3 + 8, packing, true);
  view.setUint32(10 + 12 * 8 + 8, strip.length, true);
  return bytes;
}

const SMALL_STRIP = 48;

/** The small grid with its values packed as LZW. */
export function smallLzwTiff(): Uint8Array {
  return packedTiff(5, lzwOf(smallTiff().subarray(-SMALL_STRIP)));
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part))));
}

/** The small county in a format of other tools, by name. */
export async function countyAs(
  format: 'shapefile' | 'geopackage' | 'geojson' | 'xlsx' | 'csv',
): Promise<Map<string, Uint8Array>> {
  const files = await countyFiles(SMALL_COUNTY, format, { language: 'zh' });
  return new Map(files.map(({ name, bytes }) => [name, bytes]));
}

export function sourcesOf(files: ReadonlyMap<string, Uint8Array>): SourceFile[] {
  return [...files].map(([name, bytes]) => ({ name, bytes }));
}
