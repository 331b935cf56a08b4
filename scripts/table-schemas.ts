import { type Language, TABLES, tableSchema } from '../engine/problem/index.ts';

/** The Table Schema of every table in both languages, as files for `docs/schemas`. */
export function schemaFiles(): { name: string; text: string }[] {
  const languages: readonly Language[] = ['en', 'zh'];
  return languages.flatMap((language) =>
    TABLES.map((definition) => ({
      name: `${definition.name}.${language}.json`,
      text: `${JSON.stringify(
        {
          $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
          ...tableSchema(definition, language, columnsOf(definition)),
        },
        null,
        2,
      )}\n`,
    })),
  );
}

/** All fixed columns, and of a family of columns one of each kind. */
function columnsOf({ fields, pattern }: (typeof TABLES)[number]): string[] {
  const grades = Array.from({ length: 9 }, (_, i) => `g${i + 1}`);
  return [...fields.map(({ name }) => name), ...(pattern ? [...grades, 'g1_2028'] : [])];
}
