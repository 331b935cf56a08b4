import * as z from 'zod';
import { ID, NAME } from './words.ts';

const LONGEST_SECONDS = 24 * 3600;
const MOST_ITERATIONS = 1_000_000_000;
const MOST_THREADS = 64;

export const EFFORT = {
  /** Time for solving; 30 when neither it nor `iterations` is given. */
  seconds: z.number().min(0.1).max(LONGEST_SECONDS).optional(),
  /** Instead of time: the same request gives the same plan on every machine. */
  iterations: z.int().min(0).max(MOST_ITERATIONS).optional(),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(1),
  /** Search threads; two where the machine has them. They change no plan that iterations limit. */
  threads: z.int().min(1).max(MOST_THREADS).optional(),
};

export const ID_OF_USER = z.string().min(1).max(200);
export const LOCK = z.strictObject({ stage: ID_OF_USER, unit: ID_OF_USER, school: ID_OF_USER });

/** Stage → unit → school, as in `plan.json`. */
export const ASSIGNMENT = z.record(z.string(), z.record(z.string(), z.string()));

export const ZONES_REQUEST = z.strictObject({
  scenario: ID,
  ...EFFORT,
  /** Goals in order, in the place of the scenario's: `travel`, `tail`, `change`, … with the share by which later ones may worsen each. */
  goals: z
    .array(
      z.strictObject({
        id: ID_OF_USER,
        tolerance: z.number().min(0).max(10),
        /** Of a goal that weighs others against each other. */
        weights: z.record(z.string(), z.number().min(0)).exactOptional(),
      }),
    )
    .min(1)
    .max(20)
    .optional(),
  /** Besides those of the scenario. */
  locks: z.array(LOCK).max(200_000).optional(),
  /** Begin with the zones of this run or plan by hand, whichever of them still fit. */
  from: ID.optional(),
  /** What is to be done with them: `repair` changes as few units as the rules allow, `finish` changes none and places the rest. */
  mend: z.enum(['repair', 'finish']).optional(),
});
export const PLAN_REQUEST = z.strictObject({
  scenario: ID,
  name: NAME.optional(),
  /** Zones drawn by hand; units that are left out have no school. */
  assignment: ASSIGNMENT,
  /** The run that the zones were edited from. */
  from: ID.optional(),
});
export const EXCHANGE_REQUEST = z.strictObject({
  scenario: ID,
  ...EFFORT,
  /** A run of zones or plan by hand of the same dataset whose pupils drive the posts, in the place of today's enrolment. */
  zones: ID.optional(),
  /** As in the options file of `junheng rotate`. */
  options: z.record(z.string(), z.unknown()).default({}),
});
export type ZonesRequest = z.infer<typeof ZONES_REQUEST>;
export type PlanRequest = z.infer<typeof PLAN_REQUEST>;
export type ExchangeRequest = z.infer<typeof EXCHANGE_REQUEST>;
