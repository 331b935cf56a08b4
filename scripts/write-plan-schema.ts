import { writeFileSync } from 'node:fs';
import { exchangePlanJsonSchema } from '../engine/plan/exchange-plan-schema.ts';
import { planJsonSchema } from '../engine/plan/schema.ts';

/** Writes the JSON Schemas of plan files from their sources in `engine/plan`; a test holds file and source together. */
const write = (name: string, schema: object) =>
  writeFileSync(new URL(`../engine/plan/${name}`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);

write('plan.schema.json', planJsonSchema());
write('exchange-plan.schema.json', exchangePlanJsonSchema());
