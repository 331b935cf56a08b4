import * as z from 'zod';
import type { PlanOptions } from '../plan/index.ts';
import { DEFAULT_LEVELS } from '../plan/index.ts';
import type { Problem } from '../problem/index.ts';

/** `scenario.json`: what a planner changes in the baseline, and what is asked of the solver. */
export const SCENARIO_SCHEMA = z.strictObject({
  name: z.string().optional(),
  policy: z
    .strictObject({ profile: z.string().optional(), overrides: z.record(z.string(), z.unknown()).optional() })
    .optional(),
  /** Applied in order; each holds its `kind` and that kind's own fields. */
  modifications: z.array(z.looseObject({ kind: z.string() })).optional(),
  options: z
    .strictObject({
      mode: z.enum(['wholeSchool', 'entryCohort']).optional(),
      stages: z.array(z.string()).min(1).optional(),
      contiguity: z.boolean().optional(),
      allowIslands: z.boolean().optional(),
      levels: z
        .array(
          z.strictObject({
            id: z.string(),
            tolerance: z.number().min(0).max(10),
            weights: z.record(z.string(), z.number().min(0)).exactOptional(),
          }),
        )
        .min(1)
        .optional(),
      /** Zones that are there already, stage → unit → school: mended with the fewest changes, or kept and completed. */
      given: z.record(z.string(), z.record(z.string(), z.string())).optional(),
      mend: z.enum(['repair', 'finish']).optional(),
    })
    .optional(),
});

export type Scenario = z.infer<typeof SCENARIO_SCHEMA>;

/** The scenario that changes nothing. */
export const EMPTY_SCENARIO: Scenario = {};

/** What is asked when nothing is said: every stage, whole schools, this year, contiguous zones. */
export function defaultOptions(problem: Problem): PlanOptions {
  return {
    mode: 'wholeSchool',
    stages: problem.stages.map((stage) => stage.id),
    year: problem.years[0]!,
    contiguity: true,
    allowIslands: false,
    locks: [],
    keepTogether: [],
    buses: [],
    levels: DEFAULT_LEVELS,
    seed: 1,
    iterations: null,
    seconds: 30,
  };
}
