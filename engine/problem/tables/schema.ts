import type { Language } from '../complaint.ts';
import type { Field, TableDefinition } from './field.ts';
import { fieldNamed } from './field-named.ts';
import { headerIn } from './format.ts';
import { SCHOOLS } from './schools.ts';
import { TEACHERS } from './teachers.ts';
import { unitWord } from './unit-words.ts';
import { UNITS } from './units.ts';

/** A Frictionless Table Schema (version 2) as plain JSON. */
export interface TableSchema {
  readonly fields: readonly SchemaField[];
  readonly primaryKey?: readonly string[];
  readonly foreignKeys?: readonly {
    readonly fields: readonly string[];
    readonly reference: { readonly resource: string; readonly fields: readonly string[] };
  }[];
  readonly missingValues: readonly string[];
}

export interface SchemaField {
  readonly name: string;
  readonly title: string;
  readonly type: string;
  readonly description: string;
  readonly constraints?: Readonly<Record<string, unknown>>;
  readonly [option: string]: unknown;
}

/**
 * The Table Schema of one table with headers, words and descriptions in the language. `columns` are the canonical
 * names of the columns that a file has, in its order; left out, all fixed columns of the table.
 */
export function tableSchema(
  definition: TableDefinition,
  language: Language,
  columns: readonly string[] = definition.fields.map((field) => field.name),
): TableSchema {
  const fields = columns.map((name) => fieldNamed(definition, name)).filter((field) => field !== null);
  const header = (name: string) => headerIn(definition, name, language);
  const links = fields.filter((field) => field.refersTo && field.type === 'id');
  return {
    fields: fields.map((field) => schemaField(field, language)),
    ...(definition.key.every((name) => columns.includes(name))
      ? { primaryKey: definition.key.map(header) }
      : {}),
    ...(links.length > 0
      ? {
          foreignKeys: links.map((field) => ({
            fields: [header(field.name)],
            // An empty resource name is the table itself.
            reference: {
              resource: field.refersTo === definition.name ? '' : field.refersTo!,
              fields: [headerIn(REFERRED[field.refersTo!]!, 'id', language)],
            },
          })),
        }
      : {}),
    missingValues: [''],
  };
}

/** The tables whose ids other tables name. */
const REFERRED: Readonly<Record<string, TableDefinition>> = {
  schools: SCHOOLS,
  units: UNITS,
  teachers: TEACHERS,
};

function schemaField(field: Field, language: Language): SchemaField {
  const zh = language === 'zh';
  const help = field.help[zh ? 1 : 0];
  const constraints: Record<string, unknown> = {};
  if (field.required === true) constraints.required = true;
  if (field.minimum !== undefined) constraints.minimum = field.minimum;
  if (field.maximum !== undefined) constraints.maximum = field.maximum;
  if (field.type === 'choice') {
    constraints.enum = field.choices!.map((choice) => (zh ? choice.zh[0]! : choice.value));
  }
  return {
    name: zh ? field.zh : field.name,
    title: zh ? field.name : field.zh,
    ...SCHEMA_TYPE[field.type],
    ...(field.type === 'boolean' ? (zh ? BOOLEAN_ZH : BOOLEAN_EN) : {}),
    description: field.unit ? `${help} [${unitWord(field.unit, language)}]` : help,
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
  };
}

const BOOLEAN_EN = { trueValues: ['yes'], falseValues: ['no'] };
const BOOLEAN_ZH = { trueValues: ['是'], falseValues: ['否'] };

const SCHEMA_TYPE: Readonly<Record<Field['type'], { type: string; delimiter?: string }>> = {
  id: { type: 'string' },
  text: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  choice: { type: 'string' },
  list: { type: 'list', delimiter: ';' },
  date: { type: 'date' },
};
