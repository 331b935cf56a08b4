import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { TEXT } from './words.ts';

/** What there is to choose from and how it is called, for the page. */
export const CATALOGUE = z.object({
  indicators: z.array(
    z.object({
      id: z.string(),
      name: TEXT,
      unit: z.string(),
      better: z.enum(['higher', 'lower', 'neither']),
      group: z.string(),
      formula: z.string(),
      source: z.string(),
    }),
  ),
  /** Kinds of modification of a scenario, each with the JSON Schema of its fields. */
  modifications: z.array(
    z.object({ kind: z.string(), help: TEXT, schema: z.record(z.string(), z.unknown()) }),
  ),
  goals: z.array(z.object({ id: z.string(), name: TEXT })),
  profiles: z.array(z.object({ id: z.string(), name: TEXT })),
  /** Tables of a dataset with their fields, those with persons apart: previews tell them to whom they concern. */
  tables: z.array(
    z.object({
      table: z.string(),
      fields: z.array(z.object({ field: z.string(), required: z.boolean(), help: TEXT })),
    }),
  ),
});
export type Catalogue = z.infer<typeof CATALOGUE>;

export const catalogueEndpoints = {
  catalogue: endpoint({
    id: 'catalogue',
    method: 'GET',
    path: '/api/catalogue',
    access: 'everyone',
    summary: 'Indicators, modifications, goals, policy profiles and tables: names in both languages',
    answers: { 200: CATALOGUE },
  }),
};
