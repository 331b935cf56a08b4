import { readDataset, readSources } from '../../datasets/importers/index.ts';
import { writeDataset } from '../../datasets/writers/index.ts';
import { gradeColumn, type Language, type Problem, type RawTable, type RawTables } from '../problem/index.ts';
import type { SchoolYear } from '../units.ts';

/**
 * Writes a dataset anew with the pupils of a projection as its columns by year; everything else stays as it is read. Years after
 * `from` that it had before are replaced. Gives the names of the files; throws `FolderInUse`.
 */
export async function writeProjected(
  source: string,
  out: string,
  problem: Problem,
  from: SchoolYear,
  language: Language,
): Promise<readonly string[]> {
  const found = await readSources([source]);
  const { tables } = await readDataset(found.files, found.name);
  const projected: RawTables = {
    ...tables,
    baseYear: problem.years[0]!,
    tables: tables.tables.map((table) => (table.table === 'units' ? withYears(table, problem, from) : table)),
  };
  return writeDataset(projected, out, { language });
}

/** The table of units with a column for each grade of each year after `from`, in the order of the problem's units. */
function withYears(table: RawTable, problem: Problem, from: SchoolYear): RawTable {
  const kept = table.headers.flatMap(({ canonical }, c) => {
    const column = canonical === null ? null : gradeColumn(canonical);
    return column?.year != null && column.year > from ? [] : [c];
  });
  const width = problem.grades.length;
  const added = problem.years.flatMap((year, y) =>
    year > from ? problem.grades.map((grade, g) => ({ name: `${grade}_${year}`, y, g })) : [],
  );
  return {
    ...table,
    headers: [
      ...kept.map((c) => table.headers[c]!),
      ...added.map(({ name }) => ({ canonical: name, written: name })),
    ],
    rows: table.rows.map(({ row, cells }, unit) => ({
      row,
      cells: [
        ...kept.map((c) => cells[c] ?? null),
        ...added.map(({ y, g }) => problem.units.pupils[y]![unit * width + g]!),
      ],
    })),
  };
}
