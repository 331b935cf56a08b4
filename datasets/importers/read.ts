import type { Box } from '../../engine/problem/geometry/polygon.ts';
import {
  type Built,
  buildProblem,
  type Complaint,
  ComplaintList,
  NO_TABLES,
  type RawTables,
  TABLES,
  type TableName,
} from '../../engine/problem/index.ts';
import { unpackArchives } from './archive.ts';
import { type Combined, combined, type Read } from './combine.ts';
import { IMPORTERS } from './formats.ts';
import { parseJson } from './json.ts';
import { MAPPING_FILE, type Mapping, mappingOf, NO_MAPPING, readMapping } from './mapping.ts';
import { type DataPackage, PACKAGE_FILE, readPackage } from './package.ts';
import type { Draft, Provenance, Question } from './prepare/draft.ts';
import { locateTables } from './prepare/locate.ts';
import { prepare } from './prepare/prepare.ts';
import { originsOf } from './provenance.ts';
import { siblingsOf } from './siblings.ts';
import {
  extensionOf,
  type Importer,
  LARGEST_FILE_BYTES,
  MEGABYTE,
  type SourceFile,
  stemOf,
} from './source.ts';
import { type Taken, takenOf } from './taken.ts';
import { translated } from './translate.ts';

export interface ReadDataset {
  readonly tables: RawTables;
  /** Faults of the files; `buildProblem` takes them as earlier complaints. */
  readonly complaints: readonly Complaint[];
  /** What only a person can decide, with the answers that fit; each is also among the complaints. */
  readonly questions: readonly Question[];
  /** Where every column comes from. */
  readonly provenance: readonly Provenance[];
  /** What every table and layer was taken for. */
  readonly taken: readonly Taken[];
  /** What a person told: as given, or as `mapping.json` among the files says. */
  readonly mapping: Mapping;
}

export interface ReadOptions {
  /** What a person told about the sources; a file `mapping.json` among them says the same. */
  readonly mapping?: Mapping;
  /** Hears the share done of a file that is read in pieces, from 0 to 1. */
  readonly onProgress?: (file: string, share: number) => void;
}

const POLICY_FILE = 'policy.json';
const ALL: readonly TableName[] = TABLES.map((table) => table.name);

/**
 * Reads the files of one dataset, in any mixture of formats: with a `datapackage.json`, the files that it names; else all
 * of them, each known by its content, name or headers. What is no dataset yet (map layers, OpenStreetMap files, grids) is made
 * into one. `name` is the dataset's where nothing says another.
 */
export async function readDataset(
  files: readonly SourceFile[],
  name = '',
  options: ReadOptions = {},
): Promise<ReadDataset> {
  const complaints = new ComplaintList();
  const unpacked = unpackArchives(files, complaints);
  const mapping = mappingFrom(unpacked, options, complaints);
  const description = unpacked.find((file) => file.name === PACKAGE_FILE);
  const told = description ? readPackage(description, complaints) : null;
  const contents: Read[] = [];
  let policy: unknown = null;
  const chosen = filesOf(unpacked, told, complaints).filter((file) => baseName(file.name) !== MAPPING_FILE);
  const siblings = siblingsOf(chosen);
  for (const file of chosen) {
    if (siblings.isCompanion(file)) continue;
    if (isTooLarge(file, complaints)) contents.push({ file, content: { incomplete: ALL } });
    else if (baseName(file.name) === POLICY_FILE) policy = parseJson(file, complaints) ?? null;
    else {
      const { as, columns = {} } = mappingOf(mapping, file.name);
      if (as === 'nothing') continue;
      const table =
        told?.resources.find(({ path }) => path === file.name)?.table ??
        ALL.find((one) => one === as) ??
        null;
      const context = {
        sibling: (extension: string) => siblings.beside(file, extension),
        columns,
        told: (place: string) => mappingOf(mapping, place),
        within: boxAsked(mapping),
        onShare: (share: number) => options.onProgress?.(file.name, share),
      };
      const importer = importerOf(file);
      if (importer) {
        const content = await importer.read(file, table, complaints, context);
        contents.push(translated({ file, content }, mapping));
      } else complaints.add('file-ignored', { file: file.name }, {});
    }
  }
  if (contents.length === 0 && !complaints.hasErrors)
    complaints.add('source-without-files', { file: name }, {});
  const draft = draftOf(combined(contents, complaints), mapping, complaints);
  tellUnused(mapping, contents, complaints);
  if (isRaw(contents) || mapping !== NO_MAPPING || draft.totals) {
    prepare(
      draft,
      {
        layers: contents.flatMap(({ content }) => content.layers ?? []),
        rasters: contents.flatMap(({ content }) => content.rasters ?? []),
        osm: contents.flatMap(({ file, content }) =>
          content.osm ? [{ file: file.name, source: content.osm }] : [],
        ),
      },
      (share) => options.onProgress?.(contents.find(({ content }) => content.osm)?.file.name ?? '', share),
    );
  } else if (!told) locateTables(draft);
  const made = ALL.flatMap((table) => draft.tables.get(table) ?? []);
  const incomplete = contents.flatMap(({ content }) => content.incomplete ?? []);
  const tables: RawTables = {
    ...NO_TABLES,
    name: mapping.name ?? told?.title ?? name,
    baseYear: told?.baseYear ?? mapping.baseYear ?? null,
    primaryGrades: told?.primaryGrades ?? mapping.primaryGrades ?? 6,
    tables: made,
    polygons: draft.polygons,
    roads: draft.roads,
    policy,
    incomplete: description && !told ? ALL : [...new Set(incomplete)],
  };
  return {
    tables,
    complaints: complaints.all(),
    questions: draft.questions,
    provenance: originsOf(tables, draft.provenance),
    taken: takenOf(contents, draft),
    mapping,
  };
}

/** The problem of the files of one dataset and what should be known about it, or every complaint. */
export async function loadFiles(files: readonly SourceFile[], name = ''): Promise<Built> {
  const { tables, complaints } = await readDataset(files, name);
  return buildProblem(tables, complaints);
}

function mappingFrom(
  files: readonly SourceFile[],
  { mapping }: ReadOptions,
  complaints: ComplaintList,
): Mapping {
  if (mapping) return mapping;
  const file = files.find(({ name }) => baseName(name) === MAPPING_FILE);
  return (file && readMapping(file, complaints)) ?? NO_MAPPING;
}

/** Whether anything is among the sources that is no table, polygon or street of a dataset yet. */
function isRaw(contents: readonly Read[]): boolean {
  return contents.some(({ content }) => content.layers || content.rasters || content.osm);
}

function draftOf(
  { tables, polygons, roads, totals }: Combined,
  mapping: Mapping,
  complaints: ComplaintList,
): Draft {
  const byName = new Map(tables.map((table) => [table.table, table]));
  return {
    tables: byName,
    polygons,
    roads,
    barriers: [],
    totals,
    provenance: [],
    questions: [],
    purposes: new Map(),
    mapping,
    complaints,
  };
}

/** A file of which the mapping speaks and which is not there is most likely a slip in its name. */
function tellUnused(mapping: Mapping, contents: readonly Read[], complaints: ComplaintList): void {
  const names = contents.flatMap(({ file, content }) => [
    file.name,
    ...(content.tables ?? []).map((table) => table.file),
    ...(content.layers ?? []).map((layer) => layer.file),
    ...(content.unclear ?? []).map((table) => table.file),
  ]);
  const used = (key: string) =>
    key === '*' ||
    names.some((name) => [name, baseName(name), stemOf(name), ...name.split(' › ')].includes(key));
  for (const key of Object.keys(mapping.files)) {
    if (mapping.files[key]?.as !== 'nothing' && !used(key))
      complaints.add('mapping-unused', { file: key }, {});
  }
}

/** The files to read: those that the description names, or all but the description. */
function filesOf(
  files: readonly SourceFile[],
  told: DataPackage | null,
  complaints: ComplaintList,
): SourceFile[] {
  const names = new Set<string>();
  for (const { name } of files) {
    if (names.has(name)) complaints.add('file-repeated', { file: name }, {});
    names.add(name);
  }
  const others = files.filter((file) => file.name !== PACKAGE_FILE);
  if (!told) return others;
  const named = new Set(told.resources.map(({ path }) => path));
  for (const path of named) if (!names.has(path)) complaints.add('resource-missing', { file: path }, {});
  for (const { name } of others) {
    if (!named.has(name) && extensionOf(name) !== 'json')
      complaints.add('file-not-named', { file: name }, {});
  }
  return others.filter((file) => named.has(file.name) || file.name === POLICY_FILE);
}

function isTooLarge(file: SourceFile, complaints: ComplaintList): boolean {
  const { name, bytes } = file;
  if (bytes.length <= LARGEST_FILE_BYTES || importerOf(file)?.inPieces) return false;
  const size = Math.ceil(bytes.length / MEGABYTE);
  complaints.add('file-too-large', { file: name }, { size, limit: LARGEST_FILE_BYTES / MEGABYTE });
  return true;
}

function importerOf(file: SourceFile): Importer | undefined {
  const extension = extensionOf(file.name);
  return (
    IMPORTERS.find(({ recognises }) => recognises?.(file.bytes)) ??
    IMPORTERS.find(({ extensions }) => extensions.includes(extension))
  );
}

function boxAsked({ within }: Mapping): Box | null {
  if (within === undefined || typeof within === 'string') return null;
  const [west, south, east, north] = within;
  return { west, south, east, north };
}

function baseName(path: string): string {
  return path.replace(/^.*[/\\]/, '');
}
