import type { RawTable } from '../../../engine/problem/index.ts';
import { mappingOf } from '../mapping.ts';
import { ageBands, GRADES } from './ages.ts';
import { apportion } from './apportion.ts';
import { asText, columnOf, countIn, type Draft, tellOrigin, withColumn, withoutColumns } from './draft.ts';
import { chooseWeights, WEIGHT_WORDS, type Weights } from './weights.ts';

/**
 * Fills the pupils by grade where the units have none: from columns of ages; from totals by township (a table, or the
 * mapping); or from a rate for every thousand residents. Nothing is done where the units say it themselves.
 */
export function spreadPupils(draft: Draft, weights: Weights): void {
  const units = draft.tables.get('units');
  if (!units || units.rows.length === 0 || GRADES.some((grade) => columnOf(units, grade) !== null)) return;
  const totals = totalsOf(draft);
  if (totals) spreadTotals(draft, units, totals, weights);
  else if (!fromAges(draft, units)) fromRates(draft, units, weights);
}

type ByTownship = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Totals by township (`*` for all) and grade, from the table or the mapping. */
function totalsOf(draft: Draft): { file: string; totals: ByTownship } | null {
  const { totals } = draft.mapping.pupils;
  if (totals) {
    return {
      file: 'mapping',
      totals: new Map(
        Object.entries(totals).map(([name, grades]) => [name, new Map(Object.entries(grades))]),
      ),
    };
  }
  const table = draft.totals;
  if (!table) return null;
  const townships = columnOf(table, 'township') ?? columnOf(table, 'name') ?? [];
  const byTownship = new Map<string, Map<string, number>>();
  table.rows.forEach(({ row }, i) => {
    const name = asText(townships[i]) ?? '*';
    // A line of sums would count every child twice.
    if (/^(?:合计|总计|小计|全县|total|sum)$/i.test(name)) return;
    const grades = byTownship.get(name) ?? new Map<string, number>();
    byTownship.set(name, grades);
    for (const grade of GRADES) {
      const cell = columnOf(table, grade)?.[i];
      if (asText(cell) === null) continue;
      const number = countIn(draft, cell, { file: table.file, row, column: grade });
      grades.set(grade, (grades.get(grade) ?? 0) + Math.round(number));
    }
  });
  return { file: table.file, totals: byTownship };
}

function spreadTotals(
  draft: Draft,
  units: RawTable,
  { file, totals }: { file: string; totals: ByTownship },
  weights: Weights,
): void {
  const count = units.rows.length;
  const chosen = chooseWeights(weights, draft.mapping.pupils.by, count);
  if (!chosen) {
    draft.complaints.add('pupils-unknown', { file: units.file }, {});
    return;
  }
  const township = columnOf(units, 'township')?.map(asText) ?? new Array(count).fill(null);
  const grades = GRADES.filter((grade) => [...totals.values()].some((one) => one.has(grade)));
  const pupils = new Map(grades.map((grade) => [grade, new Array<number>(count).fill(0)]));
  let sum = 0;
  for (const [name, byGrade] of totals) {
    const numbers = grades.map((grade) => byGrade.get(grade) ?? 0);
    const total = numbers.reduce((a, b) => a + b, 0);
    const members = township.flatMap((own, i) => (name === '*' || own === name ? [i] : []));
    if (members.length === 0) {
      if (total > 0)
        draft.complaints.add('pupils-homeless', { file, value: name }, { township: name, pupils: total });
      continue;
    }
    sum += total;
    const given = apportion(
      numbers,
      members.map((i) => chosen.values[i]!),
    );
    for (const [g, grade] of grades.entries()) {
      const column = pupils.get(grade)!;
      for (const [k, unit] of members.entries()) column[unit] = column[unit]! + given[g]![k]!;
    }
  }
  const word = WEIGHT_WORDS[chosen.name];
  const rule = {
    en: `totals by ${totals.has('*') ? 'county' : 'township'} and grade in proportion to ${word.en}, largest remainders, rounding carried from grade to grade`,
    zh: `${totals.has('*') ? '全县' : '各乡镇'}分年级总数按${word.zh}比例分摊，最大余额法，舍入差额逐年级结转`,
  };
  setPupils(draft, units, pupils, sum, file, rule);
}

function setPupils(
  draft: Draft,
  units: RawTable,
  pupils: ReadonlyMap<string, readonly number[]>,
  total: number,
  file: string,
  rule: { readonly en: string; readonly zh: string },
): void {
  let table = units;
  for (const [grade, numbers] of pupils) {
    table = withColumn(table, grade, numbers);
    tellOrigin(draft, 'units', grade, file, rule.en);
  }
  draft.tables.set('units', table);
  draft.complaints.add('pupils-spread', { file: units.file }, { total, rule });
}

/** Columns such as `ind_6_10`: each band's total is kept, and its ages share it equally. */
function fromAges(draft: Draft, units: RawTable): boolean {
  const bands = ageBands(units, mappingOf(draft.mapping, units.file).columns ?? {});
  if (bands.length === 0) return false;
  const count = units.rows.length;
  const pupils = new Map<string, number[]>();
  let sum = 0;
  for (const { first, last, column } of bands) {
    const at = { file: units.file, column: units.headers[column]!.written };
    const values = units.rows.map(({ row, cells }) => countIn(draft, cells[column], { ...at, row }));
    const total = Math.round(values.reduce((a, b) => a + b, 0));
    const ages = last - first + 1;
    // All rows of the band are spread, also ages outside school, so that their rounding is carried too.
    const given = apportion(
      Array.from({ length: ages }, (_, i) => equalShare(total, ages, i)),
      values,
    );
    for (let age = first; age <= last; age++) {
      const grade = `g${age - FIRST_AGE + 1}`;
      if (!GRADES.includes(grade)) continue;
      const column = pupils.get(grade) ?? new Array<number>(count).fill(0);
      pupils.set(grade, column);
      for (const [i, number] of given[age - first]!.entries()) column[i] = column[i]! + number;
      sum += given[age - first]!.reduce((a, b) => a + b, 0);
    }
  }
  const words = bands.map(({ written, first, last }) => `${written} (${first}-${last})`).join(', ');
  const rule = {
    en: `children of the ages in ${words}, each age an equal share of its column, grade 1 at age ${FIRST_AGE}, largest remainders`,
    zh: `按 ${words} 各年龄人数，同列各年龄均分，${FIRST_AGE} 岁为一年级，最大余额法`,
  };
  const used = new Set(bands.map(({ column }) => column));
  const sorted = new Map([...pupils].sort(([a], [b]) => a.localeCompare(b)));
  setPupils(
    draft,
    withoutColumns(units, (_, column) => used.has(column)),
    sorted,
    sum,
    units.file,
    rule,
  );
  return true;
}

/** Equal whole shares of a total, the first ones larger by one where it does not divide. */
function equalShare(total: number, ages: number, i: number): number {
  return Math.floor(total / ages) + (i < total % ages ? 1 : 0);
}

/** Children enter grade 1 at six (Compulsory Education Law, article 11). */
const FIRST_AGE = 6;

function fromRates(draft: Draft, units: RawTable, weights: Weights): void {
  const rates = draft.mapping.pupils.perThousand;
  const { population } = weights;
  if (!rates || !population) {
    draft.complaints.add('pupils-unknown', { file: units.file }, {});
    return;
  }
  const residents = population.reduce((a, b) => a + b, 0);
  const grades = GRADES.filter((grade) => rates[grade] !== undefined);
  const totals = grades.map((grade) => Math.round((residents * rates[grade]!) / 1000));
  const given = apportion(totals, population);
  const rule = {
    en: `${grades.map((grade) => `${grade}: ${rates[grade]}`).join(', ')} pupils for every 1000 of ${Math.round(residents)} residents, in proportion to residents, largest remainders`,
    zh: `每千名常住人口（共 ${Math.round(residents)} 人）${grades.map((grade) => `${grade}：${rates[grade]}`).join('、')} 名学生，按常住人口比例，最大余额法`,
  };
  const pupils = new Map(grades.map((grade, g) => [grade, [...given[g]!]]));
  setPupils(
    draft,
    units,
    pupils,
    totals.reduce((a, b) => a + b, 0),
    units.file,
    rule,
  );
}
