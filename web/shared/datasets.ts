import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { COMPLAINT, ID, NAME, REFUSAL, TIME } from './words.ts';

export const DATASET = z.object({
  id: ID,
  name: z.string(),
  /** SHA-256 of the data: equal data, equal hash. */
  hash: z.string(),
  created: TIME,
  units: z.int(),
  schools: z.int(),
  pupils: z.int(),
  years: z.array(z.int()),
  stages: z.array(z.string()),
  zonesInForce: z.boolean(),
  /** Whether there are records of teachers, which only the personnel office may read. */
  staff: z.boolean(),
  files: z.array(z.object({ name: z.string(), bytes: z.int() })),
});
export type Dataset = z.infer<typeof DATASET>;

const ONE = z.strictObject({ dataset: ID });
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
      'Upload a folder, a zip or single tables. All or nothing: with any error nothing is stored and every complaint comes back. Teachers’ records need the role hr. Data that are there already are answered with 200.',
    query: z.strictObject({ name: NAME.optional() }),
    body: 'files',
    answers: {
      200: z.object({ dataset: DATASET, complaints: z.array(COMPLAINT) }),
      201: z.object({ dataset: DATASET, complaints: z.array(COMPLAINT) }),
      413: REFUSAL,
      422: REFUSAL,
    },
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
