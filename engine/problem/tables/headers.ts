import type { RawHeader } from '../raw.ts';
import type { TableDefinition } from './field.ts';
import { nearestText } from './nearest.ts';
import { cleanText, comparable, foldWidth } from './text.ts';

/** No header is longer; a file without line breaks is not searched for remarks. */
const LONGEST_HEADER = 200;
/** A unit or remark behind a header: `教学用房面积(平方米)`, `classrooms [rooms]`, `学生数*`. */
const REMARK = /(?:\s*(?:[([][^()[\]]*[)\]]|[*:]))+\s*$/;

/**
 * The field that a header means, in either language, whatever its case, spaces and remark in brackets; null when the
 * table has no such column.
 */
export function canonicalHeader(definition: TableDefinition, written: string): string | null {
  if (written.length > LONGEST_HEADER) return null;
  return lookUp(definition, written) ?? lookUp(definition, foldWidth(written).replace(REMARK, ''));
}

function lookUp(definition: TableDefinition, written: string): string | null {
  const wanted = comparable(written);
  if (wanted === '') return null;
  return namesOf(definition).get(wanted) ?? definition.pattern?.canonical(foldWidth(written)) ?? null;
}

export function rawHeader(definition: TableDefinition, written: string): RawHeader {
  return { canonical: canonicalHeader(definition, written), written: cleanText(written) };
}

/** The header of the table that an unknown one most resembles, as its own language writes it; null when none does. */
export function nearestHeader(definition: TableDefinition, written: string): string | null {
  if (written.length > LONGEST_HEADER) return null;
  const chinese = /\p{Script=Han}/u.test(written);
  const names = definition.fields.map((field) => (chinese ? field.zh : field.name));
  const byComparable = new Map(names.map((name) => [comparable(name), name]));
  const nearest = nearestText(comparable(written), byComparable.keys());
  return nearest === null ? null : byComparable.get(nearest)!;
}

const cache = new WeakMap<TableDefinition, Map<string, string>>();

function namesOf(definition: TableDefinition): Map<string, string> {
  const known = cache.get(definition);
  if (known) return known;
  const names = new Map<string, string>();
  for (const field of definition.fields) {
    for (const name of [field.name, field.zh, ...(field.aliases ?? [])])
      names.set(comparable(name), field.name);
  }
  cache.set(definition, names);
  return names;
}
