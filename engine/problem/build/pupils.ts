import type { SchoolYear } from '../../units.ts';
import type { ComplaintList } from '../complaints/list.ts';
import { GRADE_COLUMNS, gradeColumn } from '../tables/grade-columns.ts';
import type { Rows } from './rows.ts';
import { gradeRange, LAST_GRADE, STAGE_WORDS, type StageId, type StageLayout } from './stages.ts';

/** More pupils in one grade of one unit are a slipped digit rather than a housing estate. */
const UNLIKELY_PUPILS = 3000;

export interface PupilNumbers {
  /** Base year first, then the projected ones, ascending. */
  readonly years: readonly SchoolYear[];
  /** Per year, pupils of unit u in grade g at `u * grades + g`. */
  readonly pupils: readonly Int32Array[];
}

/** Column of each grade number in each year. */
type YearColumns = Map<SchoolYear, Map<number, string>>;

/** Resident pupils by year, unit and grade; `base` is the year of the plain columns, null where it must be guessed. */
export function pupilNumbers(
  units: Rows,
  layout: StageLayout,
  base: SchoolYear | null,
  latestYearElsewhere: SchoolYear | null,
  complaints: ComplaintList,
): PupilNumbers {
  const columns = yearColumns(units, base, latestYearElsewhere, complaints);
  if (columns.size === 0) complaints.add('pupil-columns-missing', { file: units.file }, {});
  else checkStages(units, layout, columns, complaints);
  for (const column of new Set([...columns.values()].flatMap((grades) => [...grades.values()]))) {
    checkCells(units, column, complaints);
  }
  const years = [...columns.keys()];
  return { years, pupils: years.map((year) => numbersOf(units, layout, columns.get(year)!)) };
}

function yearColumns(
  units: Rows,
  given: SchoolYear | null,
  latestYearElsewhere: SchoolYear | null,
  complaints: ComplaintList,
): YearColumns {
  const all = units.columns.flatMap((column) => {
    const found = gradeColumn(column);
    return found ? [{ column, ...found }] : [];
  });
  if (all.length === 0) return new Map();
  const named = all.flatMap(({ year }) => (year === null ? [] : [year]));
  const hasPlain = all.some(({ year }) => year === null);
  const first = named.length === 0 ? null : Math.min(...named);
  const guessed = first === null ? latestYearElsewhere : hasPlain ? first - 1 : first;
  if (given === null && first === null) complaints.add('base-year-unknown', { file: units.file }, {});
  const base = given ?? guessed ?? 0;
  const years: YearColumns = new Map([[base, new Map<number, string>()]]);
  for (const { column, grade, year } of all.toSorted((a, b) => (a.year ?? base) - (b.year ?? base))) {
    const at = units.header(column);
    if (year !== null && year < base) {
      complaints.add('year-before-base', at, { base });
      continue;
    }
    const grades = years.get(year ?? base) ?? new Map<number, string>();
    years.set(year ?? base, grades);
    const before = grades.get(grade);
    if (before === undefined) grades.set(grade, column);
    else complaints.add('column-repeated', at, { first: units.header(before).column ?? before });
  }
  return years;
}

/** Each stage that is taught has all its grades in all years; grades of no stage are counted and told. */
function checkStages(units: Rows, layout: StageLayout, years: YearColumns, complaints: ComplaintList): void {
  const base = [...years.keys()][0]!;
  for (const id of ['primary', 'junior'] as const satisfies StageId[]) {
    const stage = STAGE_WORDS[id];
    const [first, last] = gradeRange(id, layout.primaryGrades);
    const numbers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const known = [...years.values()].some((grades) => numbers.some((grade) => grades.has(grade)));
    if (!layout.stages.some((taught) => taught.id === id)) {
      const count = sum(
        units,
        numbers.map((grade) => years.get(base)?.get(grade)),
      );
      if (count > 0) complaints.add('pupils-without-school', { file: units.file }, { count, stage });
      continue;
    }
    if (!known) {
      complaints.add('stage-without-pupils', { file: units.file }, { stage });
      continue;
    }
    for (const [year, grades] of years) {
      for (const grade of numbers) {
        if (grades.has(grade)) continue;
        const name = year === base ? `g${grade}` : `g${grade}_${year}`;
        const column = { en: name, zh: GRADE_COLUMNS.zh(name) };
        complaints.add('grade-column-missing', units.header(name), { column });
      }
    }
  }
}

function checkCells(units: Rows, column: string, complaints: ComplaintList): void {
  let empty = 0;
  for (let i = 0; i < units.count; i++) {
    const pupils = units.number(column, i);
    if (pupils === null && !units.faulty(column, i)) empty++;
    if (pupils !== null && pupils > UNLIKELY_PUPILS)
      complaints.add('pupils-unlikely', units.at(i, column), {});
  }
  if (empty === 0) return;
  complaints.add('pupils-empty', { ...units.header(column), row: null }, { count: empty });
}

function numbersOf(units: Rows, layout: StageLayout, columns: ReadonlyMap<number, string>): Int32Array {
  const width = layout.gradeNumbers.length;
  const pupils = new Int32Array(units.count * width);
  for (let g = 0; g < width; g++) {
    const column = columns.get(layout.gradeNumbers[g]!);
    if (column === undefined) continue;
    for (let u = 0; u < units.count; u++) pupils[u * width + g] = units.number(column, u) ?? 0;
  }
  return pupils;
}

/** Pupils of a unit in all grades 1-9 of the base year, also of stages that no school teaches. */
export function pupilsOfAllGrades(units: Rows, years: readonly SchoolYear[], i: number): number {
  let pupils = 0;
  for (let grade = 1; grade <= LAST_GRADE; grade++) {
    const plain = units.number(`g${grade}`, i);
    pupils += plain ?? (years.length > 0 ? (units.number(`g${grade}_${years[0]}`, i) ?? 0) : 0);
  }
  return pupils;
}

function sum(units: Rows, columns: readonly (string | undefined)[]): number {
  let total = 0;
  for (const column of columns) {
    for (let i = 0; column !== undefined && i < units.count; i++) total += units.number(column, i) ?? 0;
  }
  return total;
}
