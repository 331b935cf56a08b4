import {
  type Built,
  buildProblem,
  type Complaint,
  ComplaintList,
  NO_TABLES,
  type RawLine,
  type RawPolygon,
  type RawTable,
  type RawTables,
  TABLES,
  type TableName,
  tableNamed,
} from '../../engine/problem/index.ts';
import { IMPORTERS } from './formats.ts';
import { parseJson } from './json.ts';
import { type DataPackage, PACKAGE_FILE, readPackage } from './package.ts';
import {
  extensionOf,
  type FileContent,
  type Importer,
  LARGEST_FILE_BYTES,
  MEGABYTE,
  type SourceFile,
} from './source.ts';

export interface ReadDataset {
  readonly tables: RawTables;
  /** Faults of the files; `buildProblem` takes them as earlier complaints. */
  readonly complaints: readonly Complaint[];
}

const POLICY_FILE = 'policy.json';

/**
 * Reads the files of one dataset, in any mixture of formats: with a `datapackage.json`, the files that it names; else all
 * of them, each known by its name or headers. Bytes in, tables out: no file system, so that the browser can use it too.
 * `name` is the dataset's where nothing says another.
 */
export async function readDataset(files: readonly SourceFile[], name = ''): Promise<ReadDataset> {
  const complaints = new ComplaintList();
  const description = files.find((file) => file.name === PACKAGE_FILE);
  const told = description ? readPackage(description, complaints) : null;
  const contents: { file: SourceFile; content: FileContent }[] = [];
  let policy: unknown = null;
  for (const file of filesOf(files, told, complaints)) {
    if (isTooLarge(file, complaints)) contents.push({ file, content: { incomplete: ALL } });
    else if (baseName(file.name) === POLICY_FILE) policy = parseJson(file, complaints) ?? null;
    else {
      const table = told?.resources.find(({ path }) => path === file.name)?.table ?? null;
      const importer = importerOf(file);
      if (importer) contents.push({ file, content: await importer.read(file, table, complaints) });
      else complaints.add('file-ignored', { file: file.name }, {});
    }
  }
  if (contents.length === 0 && !complaints.hasErrors)
    complaints.add('source-without-files', { file: name }, {});
  const tables: RawTables = {
    ...NO_TABLES,
    name: told?.title ?? name,
    baseYear: told?.baseYear ?? null,
    primaryGrades: told?.primaryGrades ?? 6,
    ...combined(contents, complaints),
    policy,
  };
  const incomplete = description && !told ? ALL : tables.incomplete;
  return { tables: { ...tables, incomplete }, complaints: complaints.all() };
}

/** The problem of the files of one dataset and what should be known about it, or every complaint. */
export async function loadFiles(files: readonly SourceFile[], name = ''): Promise<Built> {
  const { tables, complaints } = await readDataset(files, name);
  return buildProblem(tables, complaints);
}

const ALL: readonly TableName[] = TABLES.map((table) => table.name);

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

function isTooLarge({ name, bytes }: SourceFile, complaints: ComplaintList): boolean {
  if (bytes.length <= LARGEST_FILE_BYTES) return false;
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

/** Puts the contents together: each table once; attributes of units rather from a table than from a map layer. */
function combined(
  contents: readonly { file: SourceFile; content: FileContent }[],
  complaints: ComplaintList,
): Pick<RawTables, 'tables' | 'polygons' | 'roads' | 'incomplete'> {
  const tables = new Map<TableName, RawTable>();
  const all = contents.flatMap(({ content }) => content.tables ?? []);
  const plainFirst = all.toSorted((a, b) => Number(a.headerRow === null) - Number(b.headerRow === null));
  for (const table of plainFirst) {
    const before = tables.get(table.table);
    if (!before) tables.set(table.table, table);
    else if (table.headerRow === null && before.headerRow !== null) {
      if (saysMoreThanNames(table)) {
        complaints.add('table-replaced', { file: table.file }, { first: before.file });
      }
    } else {
      const words = { en: table.table, zh: tableNamed(table.table).zh };
      complaints.add('table-repeated', { file: table.file }, { table: words, first: before.file });
    }
  }
  const polygons = pick(contents, ({ polygons }) => polygons, complaints);
  const roads = pick(contents, ({ lines }) => lines, complaints);
  return {
    tables: ALL.flatMap((name) => tables.get(name) ?? []),
    polygons: polygons && { file: polygons.file, features: polygons.items as readonly RawPolygon[] },
    roads: roads && { file: roads.file, lines: roads.items as readonly RawLine[] },
    incomplete: [...new Set(contents.flatMap(({ content }) => content.incomplete ?? []))],
  };
}

function pick<T>(
  contents: readonly { file: SourceFile; content: FileContent }[],
  part: (content: FileContent) => readonly T[] | undefined,
  complaints: ComplaintList,
): { file: string; items: readonly T[] } | null {
  const filled = contents.flatMap(({ file, content }) => {
    const items = part(content);
    return items && items.length > 0 ? [{ file: file.name, items }] : [];
  });
  const [first, ...others] = filled;
  for (const { file } of others) complaints.add('layer-repeated', { file }, { first: first!.file });
  return first ?? null;
}

function saysMoreThanNames({ headers }: RawTable): boolean {
  return headers.some(({ canonical }) => canonical !== null && canonical !== 'id' && canonical !== 'name');
}

function baseName(path: string): string {
  return path.replace(/^.*[/\\]/, '');
}
