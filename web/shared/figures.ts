import * as z from 'zod';
import { TEXT } from './words.ts';

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
