import type { Field, TableDefinition } from './field.ts';

/** The field of a canonical column name, also of a family of columns (`g3_2028`); null when the table has none. */
export function fieldNamed(definition: TableDefinition, name: string): Field | null {
  const fixed = definition.fields.find((field) => field.name === name);
  if (fixed) return fixed;
  const { pattern } = definition;
  if (!pattern || pattern.canonical(name) !== name) return null;
  return { name, zh: pattern.zh(name), help: pattern.help, ...pattern.cell };
}
