import { setImmediate } from 'node:timers/promises';
import { readDataset, readMapping, type SourceFile } from '../../datasets/importers/index.ts';
import { buildProblem, ComplaintList } from '../../engine/problem/index.ts';
import { Random } from '../../engine/random.ts';
import {
  countyAs,
  smallLzwTiff,
  smallTiff,
  sourcesOf,
  VILLAGE_MAPPING,
  villagePbf,
  villageXml,
} from './map-files.ts';
import { zipOf } from './zip.ts';

export const FUZZED = [
  'pbf',
  'pbf-unpacked',
  'xml',
  'shapefile',
  'dbf',
  'xlsx',
  'zip',
  'geopackage',
  'geotiff',
  'geotiff-lzw',
  'geojson',
] as const;
export type Fuzzed = (typeof FUZZED)[number];

const TURN_EVERY = 100;

/** Files of one format that are whole, and which of them are spoiled. */
async function wholeFiles(
  format: Fuzzed,
): Promise<{ files: SourceFile[]; spoiled: RegExp; mapping: object | null }> {
  const utf8 = (text: string) => new TextEncoder().encode(text);
  switch (format) {
    case 'pbf':
      return {
        files: [{ name: 'a.osm.pbf', bytes: villagePbf() }],
        spoiled: /pbf$/,
        mapping: VILLAGE_MAPPING,
      };
    case 'pbf-unpacked':
      return {
        files: [{ name: 'a.osm.pbf', bytes: villagePbf(true) }],
        spoiled: /pbf$/,
        mapping: VILLAGE_MAPPING,
      };
    case 'xml':
      return {
        files: [{ name: 'a.osm', bytes: utf8(villageXml()) }],
        spoiled: /osm$/,
        mapping: VILLAGE_MAPPING,
      };
    case 'geotiff':
    case 'geotiff-lzw':
      return {
        files: [
          { name: 'pop.tif', bytes: format === 'geotiff' ? smallTiff() : smallLzwTiff() },
          {
            name: 'schools.csv',
            bytes: utf8('id,name,stages,lon,lat,seats\nA,一小,primary,110.001,30.9995,900\n'),
          },
        ],
        spoiled: /tif$/,
        mapping: {
          baseYear: 2026,
          pupils: { perThousand: { g1: 100, g2: 100, g3: 100, g4: 100, g5: 100, g6: 100 } },
        },
      };
    case 'dbf':
      return { files: sourcesOf(await countyAs('shapefile')), spoiled: /dbf$/, mapping: null };
    case 'xlsx':
      return { files: sourcesOf(await countyAs('xlsx')), spoiled: /xlsx$/, mapping: null };
    case 'zip': {
      const county = sourcesOf(await countyAs('csv'));
      return {
        files: [
          { name: 'county.zip', bytes: zipOf(county.map(({ name, bytes }) => ({ name, content: bytes }))) },
        ],
        spoiled: /zip$/,
        mapping: null,
      };
    }
    default:
      return {
        files: sourcesOf(await countyAs(format)),
        spoiled:
          format === 'shapefile' ? /\.(?:shp|dbf|prj|cpg)$/ : format === 'geopackage' ? /gpkg$/ : /geojson$/,
        mapping: null,
      };
  }
}

/** Flips, overwrites, cuts, drops, repeats and inserts, a few at a time. */
function damaged(whole: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  let bytes = new Uint8Array(whole);
  for (let times = 1 + random.below(4); times > 0 && bytes.length > 0; times--) {
    const at = random.below(bytes.length);
    const length = 1 + random.below(8);
    switch (random.below(7)) {
      case 0:
        bytes[at]! ^= 1 << random.below(8);
        break;
      case 1:
        bytes[at] = [0, 0xff, 0x7f, 0x80][random.below(4)]!;
        break;
      case 2:
        if (random.below(8) === 0) bytes = bytes.slice(0, at);
        break;
      case 3:
        bytes = join(bytes.subarray(0, at), bytes.subarray(at + length));
        break;
      case 4:
        bytes = join(bytes.subarray(0, at + length), bytes.subarray(at));
        break;
      case 5:
        bytes.fill(random.below(256), at, at + length);
        break;
      default:
        bytes = join(
          bytes.subarray(0, at),
          Uint8Array.from({ length }, () => random.below(256)),
          bytes.subarray(at),
        );
    }
  }
  return bytes;
}

function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts));
}

/** What went wrong, with the bytes that did it. */
export interface Finding {
  readonly error: string;
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface FuzzOutcome {
  readonly tried: number;
  readonly refused: number;
  readonly findings: readonly Finding[];
  readonly slowestMilliseconds: number;
}

/** Spoils a whole county of one format again and again: each must be read, or refused with file, sentence and place. */
export async function fuzzImporter(
  format: Fuzzed,
  seed: number,
  goOn: (tried: number) => boolean,
  now: () => number = () => 0,
): Promise<FuzzOutcome> {
  const random = new Random(seed);
  const { files, spoiled, mapping } = await wholeFiles(format);
  const told =
    mapping &&
    readMapping({ name: 'm', bytes: new TextEncoder().encode(JSON.stringify(mapping)) }, new ComplaintList());
  const names = files.map(({ name }) => name).filter((name) => spoiled.test(name));
  const findings: Finding[] = [];
  let [tried, refused, slowest] = [0, 0, 0];
  while (goOn(tried) && findings.length < 5) {
    const name = names[random.below(names.length)]!;
    const bytes = damaged(files.find((file) => file.name === name)!.bytes, random);
    const sources = files.map((file) => (file.name === name ? { name, bytes } : file));
    const start = now();
    try {
      const read = await readDataset(sources, 'fuzz', told ? { mapping: told } : {});
      const built = buildProblem(read.tables, read.complaints);
      if (!('problem' in built)) {
        refused++;
        const mute = built.complaints.find(
          ({ file, text }) => file === '' || /\{\w+\}/.test(text.en + text.zh),
        );
        const errors = built.complaints.filter(({ severity }) => severity === 'error');
        if (mute || errors.length === 0)
          findings.push({ error: `mute: ${mute?.code ?? 'no error'}`, file: name, bytes });
      }
    } catch (error) {
      findings.push({
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        file: name,
        bytes,
      });
    }
    slowest = Math.max(slowest, now() - start);
    tried++;
    // What readers let go of is only freed when the event loop turns.
    if (tried % TURN_EVERY === 0) await setImmediate();
  }
  return { tried, refused, findings, slowestMilliseconds: slowest };
}
