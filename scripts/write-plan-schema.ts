import { writeFileSync } from 'node:fs';
import { planJsonSchema } from '../engine/plan/schema.ts';

/** Writes `engine/plan/plan.schema.json` from its source, `engine/plan/schema.ts`; a test holds the two together. */
const target = new URL('../engine/plan/plan.schema.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(planJsonSchema(), null, 2)}\n`);
