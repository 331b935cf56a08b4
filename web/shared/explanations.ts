import * as z from 'zod';
import { COMPLAINT, TEXT } from './words.ts';

const BAND_WAY = z.object({
  grades: z.array(z.string()),
  pupils: z.number(),
  minutes: z.number(),
  limit: z.number().nullable(),
  verdict: z.enum(['within', 'bus', 'boarding', 'nobodyInReach', 'tooFar']),
});
/** Why a unit goes to its school in a stage, and what each other school would cost. */
export const UNIT_EXPLANATION = z.object({
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
