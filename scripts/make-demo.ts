/** Writes the demo county anew: `node scripts/make-demo.ts`. A test holds the committed files to what this gives. */
import { fileURLToPath } from 'node:url';
import { DEMO, generateTo } from '../datasets/synthetic/index.ts';

const folder = fileURLToPath(new URL('../datasets/demo', import.meta.url));
const files = await generateTo(folder, DEMO, { replace: true });
console.log(`${folder}: ${files.join(', ')}`);
