import { z } from 'zod';
import { type ComplaintList, TABLES } from '../../engine/problem/index.ts';
import { parseJson } from './json.ts';
import type { SourceFile } from './source.ts';

/** Name under which a mapping file is known among the sources, wherever it lies. */
export const MAPPING_FILE = 'mapping.json';

const GRADE = z.string().regex(/^g[1-9]$/);
const TABLE_NAMES = TABLES.map(({ name }) => name);

const FILE_MAPPING = z.strictObject({
  /** What the file, sheet or layer is for. */
  as: z
    .enum([...TABLE_NAMES, 'streets', 'barriers', 'elevation', 'population', 'townships', 'nothing'])
    .optional(),
  /** Reference system: `EPSG:4547`, `GCJ-02`, `BD-09`, `local:110.5,31.2`. */
  crs: z.string().optional(),
  /** Header as written → column of the table; an empty text leaves the column out. */
  columns: z.record(z.string(), z.string()).optional(),
  /** Header as written → word as written → word of the table. */
  values: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});

const MAPPING = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().optional(),
  baseYear: z.int().min(1980).max(2100).optional(),
  primaryGrades: z.union([z.literal(5), z.literal(6)]).optional(),
  files: z.record(z.string(), FILE_MAPPING).default({}),
  /** West, south, east, north in degrees, or the name of a municipality or district of the sources. */
  within: z.union([z.tuple([z.number(), z.number(), z.number(), z.number()]), z.string()]).optional(),
  units: z
    .strictObject({
      from: z.enum(['buildings', 'places', 'residential', 'boundaries', 'population']).optional(),
      /** Side of the squares into which buildings are gathered. */
      cellMeters: z.number().min(50).max(20_000).optional(),
    })
    .default({}),
  streets: z
    .strictObject({
      /** Loose ends so near to another street are joined to it; 0 leaves streets as they are drawn. */
      gapMeters: z.number().min(0).max(50).optional(),
      /** Connected pieces shorter than this in all are left out: yards behind a gate, slips of the pen. */
      shortestPieceMeters: z.number().min(0).max(100_000).optional(),
    })
    .default({}),
  pupils: z
    .strictObject({
      /** By township (`*`: the whole county) and grade. */
      totals: z.record(z.string(), z.record(GRADE, z.int().min(0).max(10_000_000))).optional(),
      /** Pupils of a grade for every thousand residents. */
      perThousand: z.record(GRADE, z.number().min(0).max(1000)).optional(),
      /** By what totals are spread over units. */
      by: z.enum(['population', 'floorArea', 'dwellings', 'addresses', 'equal']).optional(),
    })
    .default({}),
  schools: z
    .strictObject({
      /** For schools of which the sources do not say it. */
      stages: z.string().optional(),
      seats: z.int().min(1).optional(),
      classrooms: z.int().min(1).optional(),
      /** Seats so that each stage has this many for each of its pupils, the same for all its schools. */
      seatsPerPupil: z.number().min(0.1).max(10).optional(),
      /** A column of the units that counts the schools in each. */
      countedIn: z.string().optional(),
      /** A column of the units that holds the seats of the school in each, 0 where there is none. */
      seatsIn: z.string().optional(),
    })
    .default({}),
});

/** What a person told about the sources, once and for all years: names of columns, reference systems, rules, assumptions. */
export type Mapping = z.infer<typeof MAPPING>;
export type FileMapping = z.infer<typeof FILE_MAPPING>;
export type Purpose = NonNullable<FileMapping['as']>;

export const NO_MAPPING: Mapping = MAPPING.parse({});

/** Reads a mapping file; null and a complaint where it is none. */
export function readMapping(file: SourceFile, complaints: ComplaintList): Mapping | null {
  const value = parseJson(file, complaints);
  if (value === undefined) return null;
  const parsed = MAPPING.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues.slice(0, 20)) {
    const path = issue.path.map(String).join('.') || 'mapping';
    const reason = { en: `${path}: ${issue.message}`, zh: `${path}：${issue.message}` };
    complaints.add('mapping-unreadable', { file: file.name }, { reason });
  }
  return null;
}

/** What the mapping says of a file, or of a sheet or layer in it (`county.gpkg › villages`), by any of its names. */
export function mappingOf(mapping: Mapping, file: string): FileMapping {
  const [outer, inner] = file.split(' › ');
  const base = outer!.replace(/^.*[/\\]/, '');
  for (const name of [file, inner, base, base.replace(/\.[^.]*$/, '')]) {
    if (name !== undefined && Object.hasOwn(mapping.files, name)) return mapping.files[name]!;
  }
  return {};
}
