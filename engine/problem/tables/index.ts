import { CURRICULUM, ENROLMENT } from './classes.ts';
import type { TableDefinition, TableName } from './field.ts';
import { BIRTHS, HOUSING, TARGETS } from './growth.ts';
import { ADJACENCY, TRAVEL, ZONES } from './links.ts';
import { MOVES } from './moves.ts';
import { COHORTS, REPORTED, RESULTS } from './outcomes.ts';
import { SCHOOLS } from './schools.ts';
import { TEACHERS } from './teachers.ts';
import { UNITS } from './units.ts';

/** Every table of a dataset folder, in the order in which they are read and written. */
export const TABLES: readonly TableDefinition[] = [
  SCHOOLS,
  UNITS,
  ADJACENCY,
  TRAVEL,
  ENROLMENT,
  ZONES,
  CURRICULUM,
  TEACHERS,
  MOVES,
  COHORTS,
  RESULTS,
  REPORTED,
  BIRTHS,
  HOUSING,
  TARGETS,
];

export function tableNamed(name: TableName): TableDefinition {
  return TABLES.find((table) => table.name === name)!;
}

export { type CellFault, type CellValue, parseCell } from './cell.ts';
export type { Choice, ColumnPattern, Field, FieldType, TableDefinition, TableName } from './field.ts';
export { LARGEST_COUNT } from './field.ts';
export { fieldNamed } from './field-named.ts';
export { formatCell, headerIn } from './format.ts';
export { gradeColumn } from './grade-columns.ts';
export { canonicalHeader, nearestHeader, rawHeader } from './headers.ts';
export { type TableSchema, tableSchema } from './schema.ts';
export { STOCKS, type StockId } from './schools.ts';
export { unitWord } from './unit-words.ts';
