import * as z from 'zod';
import { EXCHANGE_PLAN_VERSION, type ExchangePlan } from './exchange-plan.ts';
import { exchangeOptionsSchema } from './exchange-schema.ts';
import { moveSchema, provenance, resultSchema, timings, violationSchema } from './schema.ts';

/**
 * The schema of exchange plans: `parseExchangePlan` reads by it and `exchange-plan.schema.json` is written from it. Keys come in
 * the order in which a plan is written.
 */
const id = z.string().min(1);
const count = z.int().min(0);
const schoolYear = z.int().min(0).max(9999);
const beforeAfter = { before: count, after: count };

const card = z.strictObject({
  school: id,
  stage: id,
  pupils: count,
  classes: count,
  teachers: z.strictObject(beforeAfter).describe('All but heads.'),
  lessonsMissing: z.strictObject(beforeAfter).describe('Lessons a week without a teacher.'),
  measures: z
    .record(id, z.strictObject({ ...beforeAfter, need: count }))
    .describe(
      'higherDegree, backbone, artsSports, middleTitle: teachers, and how many the standard asks for.',
    ),
  leave: count.describe('Whole moves away from the school within the horizon.'),
  arrive: count,
});

const recruit = z.strictObject({
  school: id,
  stage: id,
  year: schoolYear,
  kind: z.enum(['subject', 'measure']),
  what: id.describe('The subject, or the measure.'),
  posts: count,
  missing: count.describe('Lessons a week, or people.'),
});

const coefficient = z.strictObject({
  stage: id,
  measure: id,
  before: z.number().nullable(),
  after: z.number().nullable(),
});

const fairness = z.strictObject({
  by: z.enum(['age', 'sex', 'tier', 'title']),
  group: id,
  eligible: count,
  moved: count,
  meanExtraMinutes: z.number().min(0).nullable().describe('Of those moved, one way; null where nobody is.'),
});

const move = moveSchema.extend({
  stage: id.describe('Stage taught at the new place.'),
  post: id.describe('School that holds the post from startYear on.'),
  reasonZh: z.string(),
});

export const exchangePlanSchema = z
  .strictObject({
    schema: z.literal(EXCHANGE_PLAN_VERSION).describe('Version of this format.'),
    pseudonyms: z
      .boolean()
      .describe('Whether teachers carry pseudonyms in place of their ids: such a plan cannot be judged.'),
    ...provenance,
    options: exchangeOptionsSchema.describe(
      'Everything besides dataset and policy that determines the plan.',
    ),
    result: resultSchema.describe(
      'What the plan is worth and what is proved. optimal here: every level reached its bound before later ones spent its tolerance.',
    ),
    moves: z.array(move).describe('Who goes where, in the order of the roster.'),
    recruit: z.array(recruit).describe('Posts that no move fills, in the last planned year.'),
    schools: z
      .array(card)
      .describe('Every part of a school before and after, in the last planned year; empty without a plan.'),
    coefficients: z
      .array(coefficient)
      .describe(
        'Difference coefficients of teachers a pupil, with the weights, the divisor and the place of counting that the policy names.',
      ),
    fairness: z.array(fairness).describe('Who carries the burden: eligible and moved by group.'),
    violations: z.array(violationSchema).describe('Rules that the moves break, as the plan says itself.'),
    timings,
  })
  .describe(
    'A teacher exchange plan of Junheng. Ids are those of the dataset.',
  ) satisfies z.ZodType<ExchangePlan>;

/** The JSON Schema of exchange plans, 2020-12. */
export function exchangePlanJsonSchema(): object {
  return {
    $id: 'urn:junheng:schema:exchange-plan:1',
    title: EXCHANGE_PLAN_VERSION,
    ...z.toJSONSchema(exchangePlanSchema, { target: 'draft-2020-12' }),
  };
}
