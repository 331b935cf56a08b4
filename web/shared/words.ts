import * as z from 'zod';

/** A sentence for people, in both languages. */
export const TEXT = z.strictObject({ en: z.string(), zh: z.string() });
export type Text = z.infer<typeof TEXT>;

/** What is wrong with something a user gave, and where. */
export const COMPLAINT = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  file: z.string(),
  row: z.number().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  text: TEXT,
});

/** Every answer that is no success. */
export const REFUSAL = z.object({
  code: z.string(),
  text: TEXT,
  /** Each fault of what was sent, where there are several. */
  complaints: z.array(COMPLAINT).optional(),
});
export type Refusal = z.infer<typeof REFUSAL>;

export const ID = z.uuid();
/** Time as ISO 8601 in UTC. */
export const TIME = z.iso.datetime();

const LONGEST_NAME = 200;
export const NAME = z.string().trim().min(1).max(LONGEST_NAME);
