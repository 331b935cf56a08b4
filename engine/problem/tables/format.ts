import type { Language } from '../complaint.ts';
import type { RawCell } from '../raw.ts';
import type { CellValue } from './cell.ts';
import type { Field, TableDefinition } from './field.ts';

/** The header under which a column is written. */
export function headerIn(definition: TableDefinition, name: string, language: Language): string {
  if (language === 'en') return name;
  return definition.fields.find((field) => field.name === name)?.zh ?? definition.pattern?.zh(name) ?? name;
}

/** A value as a table in the language holds it: 是 or yes, 小学 or primary, lists with `;`. Inverse of `parseCell`. */
export function formatCell(field: Field, value: CellValue, language: Language): RawCell {
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'boolean') {
    if (language === 'en') return value ? 'yes' : 'no';
    return value ? '是' : '否';
  }
  if (typeof value === 'string') return word(field, value, language);
  return value.map((item) => word(field, item, language)).join(';');
}

function word(field: Field, value: string, language: Language): string {
  if (language === 'en') return value;
  return field.choices?.find((choice) => choice.value === value)?.zh[0] ?? value;
}
