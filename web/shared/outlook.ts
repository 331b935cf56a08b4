import * as z from 'zod';
import { TEXT } from './words.ts';

const OUTLOOK_COUNT = z.object({
  /** By stage of the map. */
  byStage: z.array(z.int()),
  entering: z.array(z.int()),
  fromDwellings: z.int(),
});
/** Pupils of the years to come, low, middle and high. */
export const OUTLOOK = z.object({
  from: z.int(),
  until: z.int(),
  years: z.array(
    z.object({
      year: z.int(),
      /** On what the entries rest. */
      basis: z.enum(['given', 'births', 'birthTrend', 'grades']),
      variants: z.object({ low: OUTLOOK_COUNT, middle: OUTLOOK_COUNT, high: OUTLOOK_COUNT }),
    }),
  ),
  assumptions: z.array(
    z.object({
      path: z.string(),
      from: z
        .object({
          value: z.unknown(),
          unit: z.string().nullable(),
          source: z.string(),
          year: z.int().nullable(),
          verified: z.boolean(),
        })
        .loose(),
    }),
  ),
});

/** The zones of a plan in every school year, and the targets by phase. */
export const THROUGH_YEARS = z.object({
  years: z.array(
    z.object({
      year: z.int(),
      pupils: z.array(z.int()),
      fullSchools: z.array(z.string()),
      classesBeyond: z.number(),
      others: z.int(),
      text: TEXT,
    }),
  ),
  targets: z.array(
    z.object({
      target: z.object({
        phase: z.string(),
        year: z.int(),
        indicator: z.string(),
        stage: z.string().nullable(),
        sense: z.enum(['least', 'most']),
        value: z.number(),
      }),
      name: TEXT.nullable(),
      unit: z.string().nullable(),
      years: z.array(z.object({ year: z.int(), value: z.number().nullable(), met: z.boolean().nullable() })),
      metFrom: z.int().nullable(),
      inTime: z.boolean().nullable(),
    }),
  ),
});
