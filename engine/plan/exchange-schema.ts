import * as z from 'zod';
import type { ExchangeOptions } from './exchange-options.ts';

const id = z.string().min(1);
const year = z.int().min(1949).max(2100);
const form = z.enum(['rotation', 'swap', 'secondment', 'shared', 'head']);
const GOALS = [
  'coverage',
  'shortfall',
  'overdue',
  'commute',
  'wishes',
  'burden',
  'moves',
  'changes',
] as const;

const enrolment = z.strictObject({
  school: id,
  grade: z.int().min(1).max(12),
  pupils: z.int().min(0),
  classes: z.int().min(0).exactOptional(),
});

const pin = z.strictObject({
  teacher: id,
  school: id.nullable().describe('null: stays.'),
  year: year.exactOptional().describe('First year; absent: any year of the horizon.'),
  shared: z.boolean().exactOptional(),
  reason: z.string().min(1).exactOptional().describe('Waives the rules on years, age and terms.'),
});

/** What a user may set of the exchange options. */
const settable = {
  mode: z
    .enum(['directed', 'wishes', 'repair'])
    .describe('wishes: nobody is moved to a place worse for them. repair: fewest changes to `previous`.'),
  year: year.describe('First school year that is planned.'),
  years: z.int().min(1).max(10).describe('School years planned at once.'),
  scope: z.enum(['county', 'township', 'cluster']).describe('Within what teachers may move.'),
  direction: z.enum(['any', 'downward']).describe('downward: never to a school nearer to town.'),
  flow: z.enum(['free', 'swaps']).describe('swaps: one for one only.'),
  swapSubject: z.boolean().describe('Swaps only between teachers of the same main subject.'),
  forms: z.array(form).describe('Forms of moves that are allowed.'),
  noHarm: z.enum(['strict', 'tolerance', 'lend', 'off']).describe('What a giving school must keep.'),
  tolerance: z.number().min(0).max(1).describe('Share that a school may lose where noHarm is tolerance.'),
  crossStage: z.boolean().describe('Whether certificates open other stages.'),
  protectVillages: z.boolean().describe('Whether village schools never lose backbone teachers.'),
  minimumRate: z.boolean().describe("Whether the policy's least rates are rules."),
  pins: z.array(pin).describe('Decisions fixed by hand.'),
  forbidden: z
    .array(z.strictObject({ teacher: id, school: id.exactOptional() }))
    .describe('Moves ruled out by hand; without a school: the teacher does not move.'),
  enrolments: z
    .array(enrolment)
    .nullable()
    .describe("Pupils of a zoning plan in place of the enrolment table; null: the table's."),
  levels: z
    .array(z.strictObject({ id: z.enum(GOALS), tolerance: z.number().min(0).max(10) }))
    .describe('Goals in order of importance, all minimised.'),
};

const schema = z.strictObject(settable).partial();

/** The options as an exchange plan states them: everything. */
export const exchangeOptionsSchema = z.strictObject({
  ...settable,
  previous: z
    .array(z.strictObject({ teacher: id, to: id, form, startYear: year }))
    .describe('Moves of an earlier plan, for mode repair.'),
  seed: z.int().describe('Seed of every random choice.'),
  iterations: z.int().min(0).nullable().describe('Search steps, for repeatable runs; null: seconds ruled.'),
  seconds: z.number().min(0).nullable().describe('Time given to the search; null: iterations ruled.'),
});

/** Reads exchange options; every fault with its path and what was expected. */
export function parseExchangeOptions(
  raw: unknown,
): { readonly options: Partial<ExchangeOptions> } | { readonly faults: readonly string[] } {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    return {
      faults: parsed.error.issues.map((issue) => `${issue.path.join('.') || '(file)'}: ${issue.message}`),
    };
  }
  // Absent keys are absent, never undefined: the parser adds none.
  return { options: parsed.data as Partial<ExchangeOptions> };
}
