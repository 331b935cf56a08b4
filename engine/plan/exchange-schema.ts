import * as z from 'zod';
import type { ExchangeOptions } from './exchange-options.ts';

const id = z.string().min(1);
const year = z.number().int().min(1949).max(2100);
const FORMS = ['rotation', 'swap', 'secondment', 'shared', 'head'] as const;
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

/** What a user may set of the exchange options, as a JSON file; the rest keeps its default. */
const schema = z.strictObject({
  mode: z.enum(['directed', 'wishes', 'repair']).optional(),
  year: year.optional(),
  years: z.number().int().min(1).max(10).optional(),
  scope: z.enum(['county', 'township', 'cluster']).optional(),
  direction: z.enum(['any', 'downward']).optional(),
  flow: z.enum(['free', 'swaps']).optional(),
  swapSubject: z.boolean().optional(),
  forms: z.array(z.enum(FORMS)).optional(),
  noHarm: z.enum(['strict', 'tolerance', 'lend', 'off']).optional(),
  tolerance: z.number().min(0).max(1).optional(),
  crossStage: z.boolean().optional(),
  protectVillages: z.boolean().optional(),
  minimumRate: z.boolean().optional(),
  pins: z
    .array(
      z.strictObject({
        teacher: id,
        school: id.nullable(),
        year: year.optional(),
        shared: z.boolean().optional(),
        reason: z.string().min(1).optional(),
      }),
    )
    .optional(),
  forbidden: z.array(z.strictObject({ teacher: id, school: id.optional() })).optional(),
  enrolments: z
    .array(
      z.strictObject({
        school: id,
        grade: z.number().int().min(1).max(12),
        pupils: z.number().int().min(0),
        classes: z.number().int().min(0).optional(),
      }),
    )
    .nullable()
    .optional(),
  levels: z.array(z.strictObject({ id: z.enum(GOALS), tolerance: z.number().min(0).max(10) })).optional(),
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
