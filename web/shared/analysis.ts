import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { COMPLAINT, ID, TEXT } from './words.ts';

/** A value, or what kept it from being known. */
const FIGURE = z.object({
  id: z.string(),
  stage: z.string().nullable(),
  value: z.number().nullable().optional(),
  lack: z.unknown().optional(),
  unit: z.string(),
  limit: z
    .object({
      value: z.number(),
      sense: z.enum(['least', 'most']),
      path: z.string(),
      advisory: z.boolean().optional(),
    })
    .optional(),
  met: z.boolean().nullable().optional(),
  borderline: z.boolean().optional(),
});

/** One count that a planner understands, under the zones in force and under the plan. */
const SUMMARY_LINE = z.object({
  id: z.string(),
  name: TEXT,
  unit: TEXT,
  decimals: z.int(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  change: z.enum(['better', 'worse', 'same']).nullable(),
});

/** Pupils by whole minutes of their way, rounded up: `pupils[m]` need more than m - 1 and at most m minutes. */
const WAYS = z.object({
  stage: z.string(),
  pupils: z.array(z.number()),
  unknown: z.number(),
  /** By unit in the order of the map: minutes of its slowest grade band, null where nobody walks or no way is known. */
  minutes: z.array(z.number().nullable()),
  /** By unit: pupils beyond the limit of their band, or without a known way. */
  beyond: z.array(z.int()),
});

/** One school under a plan; null is not known. */
const SCHOOL_LINE = z.object({
  school: z.string(),
  open: z.boolean(),
  pupils: z.number().nullable(),
  classes: z.number().nullable(),
  classrooms: z.number().nullable(),
  seats: z.number().nullable(),
  /** Pupils of places, or classes of classrooms; 1 is full. */
  utilisation: z.number().nullable(),
  stages: z.array(
    z.object({
      stage: z.string(),
      units: z.int(),
      pupils: z.number(),
      meanMinutes: z.number().nullable(),
      longestMinutes: z.number().nullable(),
      beyondLimit: z.number(),
      /** Classes by grade name. */
      classes: z.record(z.string(), z.number()),
      /** Pupils by grade name. */
      grades: z.record(z.string(), z.number()),
    }),
  ),
});

/** Out-of-zone enrolment (择校) of a school in a stage: today, and what the plan and the policy leave room for. */
const CHOICE_LINE = z.object({
  school: z.string(),
  stage: z.string(),
  enrolled: z.number(),
  outside: z.number(),
  /** As a share; null where the policy sets no limit for the school. */
  allowedShare: z.number().nullable(),
  planned: z.number(),
  /** Of the planned, who stays in the grades above those that zones place. */
  staying: z.number(),
  mayTake: z.number().nullable(),
});

/** What is thought of zones: summary, indicators, ways, schools. */
export const FIGURES = z.object({
  basis: z.enum(['plan', 'zonesInForce', 'enrolment']),
  profile: z.string(),
  verdict: z.object({ verdict: z.string(), failed: z.unknown(), unknown: z.unknown() }),
  summary: z.array(SUMMARY_LINE),
  county: z.array(FIGURE),
  schoolFigures: z.array(z.object({ id: z.string(), figures: z.array(FIGURE) })),
  /** Difference coefficients before and after, with the schools that fell or closed. */
  coefficients: z.array(z.record(z.string(), z.unknown())),
  ways: z.array(WAYS),
  schools: z.array(SCHOOL_LINE),
  /** Absent in figures of earlier versions, empty where enrolment tells nothing. */
  choices: z.array(CHOICE_LINE).optional(),
});
export type Figures = z.infer<typeof FIGURES>;

const LEVEL_DIFF = z.object({
  id: z.string(),
  unit: z.string(),
  a: z.number().nullable(),
  b: z.number().nullable(),
});
const MOVED = z.object({
  unit: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  pupils: z.number(),
  minutesFrom: z.number().nullable(),
  minutesTo: z.number().nullable(),
});
const BY_STAGE = z.object({ a: z.record(z.string(), z.number()), b: z.record(z.string(), z.number()) });
const DIFF = z.object({
  stages: z.array(
    z.object({
      stage: z.string(),
      moved: z.array(MOVED),
      pupilsMoved: z.number(),
      longer: z.number(),
      shorter: z.number(),
    }),
  ),
  schools: z.array(
    z.object({
      school: z.string(),
      pupils: BY_STAGE,
      classes: z.object({ a: z.number(), b: z.number() }),
      open: z.object({ a: z.boolean(), b: z.boolean() }),
    }),
  ),
  levels: z.array(LEVEL_DIFF),
});
/** A table of a report as data. */
const TABLE = z.object({
  id: z.string(),
  title: TEXT,
  columns: z.array(
    z.object({
      id: z.string(),
      header: TEXT,
      kind: z.enum(['text', 'number', 'share']),
      decimals: z.int().optional(),
      /** Whole numbers are shown without decimals. */
      asNeeded: z.boolean().optional(),
    }),
  ),
  rows: z.array(z.array(z.union([z.string(), z.number(), TEXT, z.null()]))),
  notes: z.array(TEXT).optional(),
});

/** As `junheng compare --json`, with names and the tables that it prints. */
export const COMPARISON = z.object({
  runs: z.array(ID),
  names: z.array(TEXT),
  verdicts: z.array(z.unknown()),
  /** Each later plan against the first, or every plan against the zones in force, as was asked. */
  diffs: z.array(DIFF),
  /** Indicators side by side, coefficients with their two traps, who loses, what changes for whom. */
  tables: z.array(TABLE),
});
export type Comparison = z.infer<typeof COMPARISON>;

const BAND_WAY = z.object({
  grades: z.array(z.string()),
  pupils: z.number(),
  minutes: z.number(),
  limit: z.number().nullable(),
  verdict: z.enum(['within', 'bus', 'boarding', 'nobodyInReach', 'tooFar']),
});
const UNIT_EXPLANATION = z.object({
  unit: z.string(),
  stage: z.string(),
  school: z.string(),
  together: z.array(z.string()),
  pupils: z.number(),
  ways: z.array(BAND_WAY),
  reason: z.object({ kind: z.string(), text: TEXT }).loose(),
  alternatives: z.array(
    z
      .object({ school: z.string(), ways: z.array(BAND_WAY), text: TEXT, levels: z.array(z.number()) })
      .loose(),
  ),
});

/** Why nothing fits, and the ways out, each a scenario that can be saved and run as it is. */
export const WHY_NOTHING = z.object({
  status: z.enum(['clash', 'noWay', 'fits', 'unknown']),
  clash: z.object({ text: TEXT, minimal: z.boolean() }).loose().nullable(),
  complaints: z.array(COMPLAINT),
  ways: z.array(
    z.object({
      text: TEXT,
      effort: z.number(),
      /** Proved the least of its kind. */
      fewest: z.boolean(),
      /** A plan that keeps every rule was found under it. */
      verified: z.boolean(),
      scenario: z.record(z.string(), z.unknown()),
    }),
  ),
});
export type WhyNothing = z.infer<typeof WHY_NOTHING>;

const OUTLOOK_COUNT = z.object({
  /** By stage of the map. */
  byStage: z.array(z.int()),
  entering: z.array(z.int()),
  fromDwellings: z.int(),
});
const OUTLOOK = z.object({
  from: z.int(),
  until: z.int(),
  years: z.array(
    z.object({
      year: z.int(),
      /** On what the entries rest. */
      basis: z.enum(['given', 'births', 'birthTrend', 'grades']),
      variants: z.object({ low: OUTLOOK_COUNT, middle: OUTLOOK_COUNT, high: OUTLOOK_COUNT }),
    }),
  ),
  assumptions: z.array(
    z.object({
      path: z.string(),
      from: z
        .object({
          value: z.unknown(),
          unit: z.string().nullable(),
          source: z.string(),
          year: z.int().nullable(),
          verified: z.boolean(),
        })
        .loose(),
    }),
  ),
});

const THROUGH_YEARS = z.object({
  years: z.array(
    z.object({
      year: z.int(),
      pupils: z.array(z.int()),
      fullSchools: z.array(z.string()),
      classesBeyond: z.number(),
      others: z.int(),
      text: TEXT,
    }),
  ),
  targets: z.array(
    z.object({
      target: z.object({
        phase: z.string(),
        year: z.int(),
        indicator: z.string(),
        stage: z.string().nullable(),
        sense: z.enum(['least', 'most']),
        value: z.number(),
      }),
      name: TEXT.nullable(),
      unit: z.string().nullable(),
      years: z.array(z.object({ year: z.int(), value: z.number().nullable(), met: z.boolean().nullable() })),
      metFrom: z.int().nullable(),
      inTime: z.boolean().nullable(),
    }),
  ),
});

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
