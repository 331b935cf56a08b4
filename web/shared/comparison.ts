import * as z from 'zod';
import { ID, TEXT } from './words.ts';

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
