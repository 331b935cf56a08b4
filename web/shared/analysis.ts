import * as z from 'zod';
import { COMPARISON } from './comparison.ts';
import { endpoint } from './endpoint.ts';
import { UNIT_EXPLANATION, WHY_NOTHING } from './explanations.ts';
import { FIGURES } from './figures.ts';
import { OUTLOOK, THROUGH_YEARS } from './outlook.ts';
import { ID, TEXT } from './words.ts';

const RUN = z.strictObject({ run: ID });
const FORMATS = ['geojson', 'shapefile', 'geopackage', 'csv', 'xlsx', 'travel'] as const;
const LONGEST_WAIT = 120;

export const analysisEndpoints = {
  readFigures: endpoint({
    id: 'readFigures',
    method: 'GET',
    path: '/api/runs/:run/figures',
    access: 'viewer',
    summary:
      'What is thought of the plan of a run: summary against the zones in force, indicators, ways to school, schools',
    params: RUN,
    answers: { 200: FIGURES },
  }),
  readFiguresInForce: endpoint({
    id: 'readFiguresInForce',
    method: 'GET',
    path: '/api/scenarios/:scenario/figures-in-force',
    access: 'viewer',
    summary: 'The same for the zones in force, with the children and schools of a scenario',
    params: z.strictObject({ scenario: ID }),
    answers: { 200: FIGURES },
  }),
  readOutlook: endpoint({
    id: 'readOutlook',
    method: 'GET',
    path: '/api/scenarios/:scenario/outlook',
    access: 'viewer',
    summary:
      'Pupils of the years to come under a scenario, low, middle and high, with every number that went in (docs/projection.md); `until` is a school year. `outlook` is null where pupils have no grades',
    params: z.strictObject({ scenario: ID }),
    query: z.strictObject({ until: z.coerce.number().int().min(1980).max(2130).optional() }),
    answers: { 200: z.object({ outlook: OUTLOOK.nullable() }) },
  }),
  readYears: endpoint({
    id: 'readYears',
    method: 'GET',
    path: '/api/runs/:run/years',
    access: 'viewer',
    summary:
      'The zones of a plan in every school year: pupils, schools too full, other breaches; targets by phase',
    params: RUN,
    answers: { 200: THROUGH_YEARS },
  }),
  compareRuns: endpoint({
    id: 'compareRuns',
    method: 'GET',
    path: '/api/comparisons',
    access: 'viewer',
    summary:
      'Two to six runs of one dataset, each against the first, or one to six against the zones in force (`base`: `first`, `inForce`); `runs` is their ids with commas between',
    query: z.strictObject({
      runs: z
        .string()
        .max(6 * 37)
        .transform((text) => text.split(','))
        .pipe(z.array(ID).min(1).max(6)),
      base: z.enum(['first', 'inForce']).default('first'),
    }),
    answers: { 200: COMPARISON },
  }),
  exportRun: endpoint({
    id: 'exportRun',
    method: 'GET',
    path: '/api/runs/:run/exports/:format',
    access: 'viewer',
    summary:
      'The plan in the files of other tools: `geojson`, `shapefile` (zip), `geopackage` with zones, units and schools; `csv` or `xlsx` with who goes where; `travel` with the walking times of units to schools',
    params: z.strictObject({ run: ID, format: z.enum(FORMATS) }),
    query: z.strictObject({ lang: z.enum(['en', 'zh']).default('zh') }),
    answers: { 200: { media: 'application/octet-stream' } },
  }),
  explainRun: endpoint({
    id: 'explainRun',
    method: 'GET',
    path: '/api/runs/:run/explanation',
    access: 'viewer',
    summary: 'Which rules bind the plan: reasons by number, full schools, limits',
    params: RUN,
    answers: {
      200: z.object({
        reasons: z.record(z.string(), z.number()),
        schools: z.array(z.object({ school: z.string(), text: TEXT }).loose()),
        limits: z.array(z.object({ stage: z.string(), text: TEXT }).loose()),
      }),
    },
  }),
  explainUnit: endpoint({
    id: 'explainUnit',
    method: 'GET',
    path: '/api/runs/:run/explanation/units/:unit',
    access: 'viewer',
    summary: 'Why a unit goes where it goes, and what each other school would cost',
    params: z.strictObject({ run: ID, unit: z.string().min(1).max(200) }),
    answers: { 200: z.object({ stages: z.array(UNIT_EXPLANATION) }) },
  }),
  priceRule: endpoint({
    id: 'priceRule',
    method: 'GET',
    path: '/api/runs/:run/explanation/prices/:rule',
    access: 'planner',
    summary:
      'What a rule costs: plans again without it. `contiguity`, `limits`, `locks`, `groups` or `lock:UNIT`; `seconds` to search (10)',
    params: z.strictObject({ run: ID, rule: z.string().min(1).max(200) }),
    query: z.strictObject({ seconds: z.coerce.number().min(1).max(LONGEST_WAIT).default(10) }),
    answers: { 200: z.object({ price: z.object({ text: TEXT }).loose().nullable() }) },
  }),
  whyNothing: endpoint({
    id: 'whyNothing',
    method: 'GET',
    path: '/api/runs/:run/why-nothing',
    access: 'viewer',
    summary:
      'Why a run found no plan, and the ways out as scenarios that can be saved and run as they are; `seconds` to search (20)',
    params: RUN,
    query: z.strictObject({ seconds: z.coerce.number().min(1).max(LONGEST_WAIT).default(20) }),
    answers: { 200: WHY_NOTHING },
  }),
};
