import * as z from 'zod';
import { columns, endpoint } from './endpoint.ts';
import {
  DETAILS,
  type MapData,
  type OutlineData,
  STREET_RANKS,
  type StreetData,
  type TravelData,
} from './map.ts';
import { COMPLAINT, ID, NAME, REFUSAL, TEXT, TIME } from './words.ts';

export const DATASET = z.object({
  id: ID,
  name: z.string(),
  /** SHA-256 of the data: equal data, equal hash. */
  hash: z.string(),
  created: TIME,
  units: z.int(),
  schools: z.int(),
  /** How many of the schools are only sites as yet. */
  plannedSites: z.int(),
  pupils: z.int(),
  years: z.array(z.int()),
  stages: z.array(z.string()),
  zonesInForce: z.boolean(),
  /** Whether there are records of teachers, which only the personnel office may read. */
  staff: z.boolean(),
  files: z.array(z.object({ name: z.string(), bytes: z.int() })),
});
export type Dataset = z.infer<typeof DATASET>;

/** A reference system in which a file may be, and what shows whether it is the right one. */
const ANSWER = z.object({
  answer: z.string(),
  name: TEXT,
  /** Where the middle would lie, and its distance from the rest of the county in metres. */
  lon: z.number(),
  lat: z.number(),
  meters: z.number().nullable(),
  /** West, south, east, north. */
  box: z.array(z.number()),
  /** Where some of its points would lie: longitude, latitude. */
  places: z.array(z.array(z.number())),
  /** From the schools (or units) of other files to the nearest of these, the median. */
  metersToOthers: z.number().nullable(),
});

const QUESTION = z.object({
  kind: z.literal('crs'),
  file: z.string(),
  /** Smallest x and y, largest x and y, as written. */
  extent: z.array(z.number()),
  candidates: z.array(ANSWER),
  /** What was taken, by answer or guess; null where nothing was. */
  taken: z.string().nullable(),
  answered: z.boolean(),
});
export type PreviewQuestion = z.infer<typeof QUESTION>;

/** What an upload holds, before anything of it is stored. */
export const PREVIEW = z.object({
  name: z.string(),
  /** Whether it could be stored as it is. */
  accepted: z.boolean(),
  complaints: z.array(COMPLAINT),
  /** What only a person can say, with the answers that fit, likeliest first; an answer goes into `mapping.files[file].crs`. */
  questions: z.array(QUESTION),
  /** What was told of the files, as a mapping file: change it, send it with the files again, keep it for next year. */
  mapping: z.record(z.string(), z.unknown()),
  /** Files of which somebody said that they are not to be read. */
  leftOut: z.array(z.string()),
  tables: z.array(
    z.object({
      /** What it was taken for: a table, `streets`, `townships` …; null where nobody knows. */
      table: z.string().nullable(),
      kind: z.enum(['table', 'layer']),
      /** With the sheet or layer where a file holds several: the key in `mapping.files`. */
      file: z.string(),
      rows: z.int(),
      /** As written, and the field it is taken for (null: left out), or may be meant for. */
      headers: z.array(
        z.object({ written: z.string(), field: z.string().nullable(), guess: z.string().nullable() }),
      ),
      /** Fields of the table that a header may be mapped to. */
      fields: z.array(z.object({ field: z.string(), required: z.boolean(), help: TEXT })),
      /** The first rows and those with complaints, as read. */
      sample: z.array(
        z.object({ row: z.int(), cells: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])) }),
      ),
    }),
  ),
  /** The county as the map takes it (a `MapDraft` as columns, in base64), also where the tables have faults; null where nothing can be drawn. */
  map: z.string().nullable(),
  units: z.int(),
  /** Places of schools that could be read, in degrees. */
  schools: z.array(z.object({ name: z.string(), lon: z.number(), lat: z.number() })),
  outlines: z.int(),
  streets: z.int(),
});
export type Preview = z.infer<typeof PREVIEW>;

const ONE = z.strictObject({ dataset: ID });
/** With `base`, the tables of the upload replace those of that dataset, and the rest comes from there. */
const UPLOAD = z.strictObject({ name: NAME.optional(), base: ID.optional() });
/** Part of the address that changes with the content, so that the answer may be kept for ever. */
const FOR_EVER = z.string().max(80).optional();
const FILE = z.strictObject({ dataset: ID, file: z.string().regex(/^[a-z][a-z-]*\.(?:csv|json|geojson)$/) });

export const datasetEndpoints = {
  listDatasets: endpoint({
    id: 'listDatasets',
    method: 'GET',
    path: '/api/datasets',
    access: 'viewer',
    summary: 'Datasets, newest first',
    answers: { 200: z.object({ datasets: z.array(DATASET) }) },
  }),
  uploadDataset: endpoint({
    id: 'uploadDataset',
    method: 'POST',
    path: '/api/datasets',
    access: 'planner',
    summary:
      'Upload a folder, a zip or single tables; with `base` they replace those of that dataset, the rest stays, as a new dataset. All or nothing: with any error nothing is stored and every complaint comes back. Teachers’ records need the role hr. Data that are there already are answered with 200.',
    query: UPLOAD,
    body: 'files',
    answers: {
      200: z.object({ dataset: DATASET, complaints: z.array(COMPLAINT) }),
      201: z.object({ dataset: DATASET, complaints: z.array(COMPLAINT) }),
      413: REFUSAL,
      422: REFUSAL,
    },
  }),
  previewDataset: endpoint({
    id: 'previewDataset',
    method: 'POST',
    path: '/api/datasets/previews',
    access: 'planner',
    summary:
      'Read an upload without storing it: tables, headers and what they are taken for, every complaint, open questions, a map. A field `mapping` before the files (a mapping file as JSON) says what files and headers are and in which reference system; uploads take it too',
    query: UPLOAD,
    body: 'files',
    answers: { 200: PREVIEW, 413: REFUSAL, 422: REFUSAL },
  }),
  readDataset: endpoint({
    id: 'readDataset',
    method: 'GET',
    path: '/api/datasets/:dataset',
    access: 'viewer',
    summary: 'What a dataset holds',
    params: ONE,
    answers: { 200: DATASET },
  }),
  readMap: endpoint({
    id: 'readMap',
    method: 'GET',
    path: '/api/datasets/:dataset/map',
    access: 'viewer',
    summary:
      'What a map of the county tells, as columns: units, schools, townships, neighbours, pupils, zones in force. With `v` (any text, such as the hash of the dataset) the answer may be kept for ever',
    params: ONE,
    query: z.strictObject({ v: FOR_EVER }),
    answers: { 200: columns<MapData>() },
  }),
  readOutlines: endpoint({
    id: 'readOutlines',
    method: 'GET',
    path: '/api/datasets/:dataset/outlines',
    access: 'viewer',
    summary:
      'Outlines of the units, as columns: `detail=full` as they are known, `overview` with no more corners than the county needs to be seen whole',
    params: ONE,
    query: z.strictObject({ detail: z.enum(DETAILS).default('full'), v: FOR_EVER }),
    answers: { 200: columns<OutlineData>() },
  }),
  readStreets: endpoint({
    id: 'readStreets',
    method: 'GET',
    path: '/api/datasets/:dataset/streets',
    access: 'viewer',
    summary:
      'Streets, rivers and railways, as columns: `ranks=all`, or `main` for those that are seen from far',
    params: ONE,
    query: z.strictObject({ ranks: z.enum(STREET_RANKS).default('all'), v: FOR_EVER }),
    answers: { 200: columns<StreetData>() },
  }),
  readTravel: endpoint({
    id: 'readTravel',
    method: 'GET',
    path: '/api/datasets/:dataset/travel',
    access: 'viewer',
    summary:
      'Walking times of every unit to the schools it can choose among, as columns; under the policy of `scenario` where that is given',
    params: ONE,
    query: z.strictObject({ scenario: ID.optional(), v: FOR_EVER }),
    answers: { 200: columns<TravelData>() },
  }),
  readDatasetFile: endpoint({
    id: 'readDatasetFile',
    method: 'GET',
    path: '/api/datasets/:dataset/files/:file',
    access: 'viewer',
    summary:
      'One file of a dataset, teachers’ records excepted; `datapackage.json` names only the files that may be read here',
    params: FILE,
    answers: { 200: { media: 'application/octet-stream' } },
  }),
  readStaffFile: endpoint({
    id: 'readStaffFile',
    method: 'GET',
    path: '/api/datasets/:dataset/staff/:file',
    access: 'hr',
    summary: 'One file of teachers’ records: teachers.csv, moves.csv',
    params: FILE,
    answers: { 200: { media: 'text/csv' } },
  }),
};
