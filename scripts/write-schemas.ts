import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaFiles } from './table-schemas.ts';

/** Writes the Table Schemas of all tables; a test tells when this must be run again. */
const folder = join(import.meta.dirname, '..', 'docs', 'schemas');
mkdirSync(folder, { recursive: true });
const files = schemaFiles();
for (const { name, text } of files) writeFileSync(join(folder, name), text);
console.log(`${files.length} schemas written to docs/schemas.`);
