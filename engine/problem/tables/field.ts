/**
 * The vocabulary in which a table of the dataset folder is described. The descriptions are the single source for the
 * importer (headers in either language, types, limits), the empty templates, the Frictionless Table Schemas in
 * `datapackage.json`, the demo generator and the documentation.
 */

export type FieldType = 'id' | 'text' | 'integer' | 'number' | 'boolean' | 'choice' | 'list' | 'date';

export interface Choice {
  readonly value: string;
  /** What a Chinese table writes for it; the first is what templates and exports use. */
  readonly zh: readonly string[];
}

export interface Field {
  /** Header in English, and the name by which code and complaints know the column. */
  readonly name: string;
  /** Header in Chinese. */
  readonly zh: string;
  /** Further headers that are understood, in either language. */
  readonly aliases?: readonly string[];
  readonly type: FieldType;
  /** No cell may be empty; or, `column`: the column must be there, its cells may be empty. */
  readonly required?: boolean | 'column';
  /** Inclusive limits of a number. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Unit of a number as users write it: `m²`, `yuan`, `min`. */
  readonly unit?: string;
  readonly choices?: readonly Choice[];
  /** Words of a list that stand for several choices at once: 九年一贯制 is primary and junior. */
  readonly shorthand?: readonly { readonly words: readonly string[]; readonly values: readonly string[] }[];
  /** Holds a person's name: its values are never quoted in a complaint. */
  readonly personal?: true;
  /** The table whose `id` column this cell names. */
  readonly refersTo?: TableName;
  /** One line of help, English and Chinese. */
  readonly help: readonly [en: string, zh: string];
}

export type TableName =
  | 'schools'
  | 'units'
  | 'enrolment'
  | 'adjacency'
  | 'travel'
  | 'teachers'
  | 'moves'
  | 'curriculum'
  | 'zones'
  | 'cohorts'
  | 'results'
  | 'reported'
  | 'births'
  | 'housing'
  | 'targets';

export interface TableDefinition {
  readonly name: TableName;
  readonly zh: string;
  readonly help: readonly [en: string, zh: string];
  /** Without this table there is no dataset. */
  readonly required: boolean;
  /** No two rows agree in all of these columns. */
  readonly key: readonly string[];
  readonly fields: readonly Field[];
  /** Columns whose headers follow a pattern rather than a fixed name: pupils by grade and school year. */
  readonly pattern?: ColumnPattern;
}

/** A family of columns, such as `g1`, `g9_2028`, 一年级, 2028年九年级. */
export interface ColumnPattern {
  readonly help: readonly [en: string, zh: string];
  /** Canonical name for a header in either language (spaces already trimmed), or null when it is not of the family. */
  readonly canonical: (header: string) => string | null;
  /** Chinese header of a canonical name. */
  readonly zh: (name: string) => string;
  /** Type and limits of the family's cells. */
  readonly cell: Pick<Field, 'type' | 'minimum' | 'maximum' | 'unit'>;
}

/** Real-world magnitude guard: a count beyond it is a typing error, not a county. */
export const LARGEST_COUNT = 10_000_000;
