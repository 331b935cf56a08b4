import type { ENDPOINTS } from './index.ts';

type Lines = { readonly [Id in keyof typeof ENDPOINTS]: Line<(typeof ENDPOINTS)[Id]> };
type Line<E> = E extends { readonly method: infer M extends string; readonly path: infer P extends string }
  ? `${M} ${P}${E extends { readonly answers: { readonly 200: Bytes } } ? ' bytes' : ''}`
  : never;
type Bytes = { readonly media: 'application/octet-stream' };

/**
 * Method and path of every endpoint, and whether it answers with a file, so that the page needs no schema to ask. The type lets no line be missing or differ from
 * its endpoint.
 */
export const LINES: Lines = {
  health: 'GET /healthz',
  metrics: 'GET /metrics',
  me: 'GET /api/me',
  openapi: 'GET /api/openapi.json',
  docs: 'GET /api/docs',
  audit: 'GET /api/audit',
  catalogue: 'GET /api/catalogue',
  listDatasets: 'GET /api/datasets',
  uploadDataset: 'POST /api/datasets',
  previewDataset: 'POST /api/datasets/previews',
  readDataset: 'GET /api/datasets/:dataset',
  readMap: 'GET /api/datasets/:dataset/map',
  readOutlines: 'GET /api/datasets/:dataset/outlines',
  readStreets: 'GET /api/datasets/:dataset/streets',
  readTravel: 'GET /api/datasets/:dataset/travel',
  readDatasetFile: 'GET /api/datasets/:dataset/files/:file bytes',
  readStaffFile: 'GET /api/datasets/:dataset/staff/:file',
  listScenarios: 'GET /api/scenarios',
  createScenario: 'POST /api/scenarios',
  readScenario: 'GET /api/scenarios/:scenario',
  saveScenario: 'PUT /api/scenarios/:scenario',
  copyScenario: 'POST /api/scenarios/:scenario/copies',
  removeScenario: 'DELETE /api/scenarios/:scenario',
  scenarioHistory: 'GET /api/scenarios/:scenario/history',
  checkScenario: 'POST /api/scenarios/:scenario/check',
  startRun: 'POST /api/runs',
  startLayoutRun: 'POST /api/layout-runs',
  readLayout: 'GET /api/runs/:run/layout',
  judgePlan: 'POST /api/plans',
  startExchangeRun: 'POST /api/exchange-runs',
  readAssignment: 'GET /api/runs/:run/assignment',
  listRuns: 'GET /api/runs',
  readRun: 'GET /api/runs/:run',
  readCurve: 'GET /api/runs/:run/curve',
  runEvents: 'GET /api/runs/:run/events',
  cancelRun: 'POST /api/runs/:run/cancel',
  readRunFile: 'GET /api/runs/:run/files/:file bytes',
  listExchangeRuns: 'GET /api/exchange-runs',
  readExchangeRun: 'GET /api/exchange-runs/:run',
  readExchangeCurve: 'GET /api/exchange-runs/:run/curve',
  exchangeRunEvents: 'GET /api/exchange-runs/:run/events',
  cancelExchangeRun: 'POST /api/exchange-runs/:run/cancel',
  readExchangeRunFile: 'GET /api/exchange-runs/:run/files/:file bytes',
  readFigures: 'GET /api/runs/:run/figures',
  readFiguresInForce: 'GET /api/scenarios/:scenario/figures-in-force',
  readOutlook: 'GET /api/scenarios/:scenario/outlook',
  readYears: 'GET /api/runs/:run/years',
  compareRuns: 'GET /api/comparisons',
  exportRun: 'GET /api/runs/:run/exports/:format bytes',
  explainRun: 'GET /api/runs/:run/explanation',
  explainUnit: 'GET /api/runs/:run/explanation/units/:unit',
  priceRule: 'GET /api/runs/:run/explanation/prices/:rule',
  whyNothing: 'GET /api/runs/:run/why-nothing',
  readRoster: 'GET /api/scenarios/:scenario/roster',
  explainTeacher: 'GET /api/exchange-runs/:run/teachers/:teacher',
};
