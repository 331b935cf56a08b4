import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { GOALS, goalName, INDICATORS, MODIFICATIONS, PROFILES, TABLES } from '../../../engine/index.ts';
import { ENDPOINTS } from '../../shared/index.ts';
import type { Context } from '../context.ts';
import { route } from '../http/route.ts';
import { describedField } from '../jobs/fields.ts';
import { isStaffTable } from '../jobs/staff.ts';

/** What there is to choose from; it changes with the program only. */
export function catalogueRoutes(app: FastifyInstance, { identify }: Pick<Context, 'identify'>): void {
  const catalogue = {
    indicators: INDICATORS.map(({ id, name, unit, better, group, formula, source }) => ({
      id,
      name,
      unit,
      better,
      group,
      formula,
      source,
    })),
    modifications: MODIFICATIONS.map(({ kind, help: [en, zh], schema }) => ({
      kind,
      help: { en, zh },
      schema: z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' }) as Record<string, unknown>,
    })),
    goals: GOALS.map(({ id }) => ({ id, name: goalName(id) })),
    profiles: PROFILES.map(({ id, name }) => ({ id, name })),
    tables: TABLES.filter(({ name }) => !isStaffTable(name)).map(({ name, fields }) => ({
      table: name,
      fields: fields.map(describedField),
    })),
  };
  route(app, identify, ENDPOINTS.catalogue, async () => catalogue);
}
