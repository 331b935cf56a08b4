import { type ColumnPattern, LARGEST_COUNT } from './field.ts';

const NUMERALS = '一二三四五六七八九';
const ENGLISH = /^g(?:rade)?[ _-]?([1-9])(?:[ _@-]((?:19|20|21)\d\d))?$/i;
const CHINESE =
  /^(?:((?:19|20|21)\d\d)(?:学年|年)?[ _-]?)?(?:([一二三四五六七八九1-9])年级|初([一二三123]))(?:学生数|人数)?$/;

/** Splits a canonical name (`g3`, `g3_2028`) into grade 1-9 and school year; the base year is null. */
export function gradeColumn(name: string): { grade: number; year: number | null } | null {
  const found = /^g([1-9])(?:_(\d{4}))?$/.exec(name);
  return found ? { grade: Number(found[1]), year: found[2] ? Number(found[2]) : null } : null;
}

function canonical(header: string): string | null {
  const english = ENGLISH.exec(header);
  if (english) return english[2] ? `g${english[1]}_${english[2]}` : `g${english[1]}`;
  const chinese = CHINESE.exec(header);
  if (!chinese) return null;
  const [, year, grade, juniorGrade] = chinese;
  const digit = (text: string) => (NUMERALS.includes(text) ? NUMERALS.indexOf(text) + 1 : Number(text));
  const number = grade ? digit(grade) : digit(juniorGrade!) + 6;
  return year ? `g${number}_${year}` : `g${number}`;
}

/** Resident pupils by grade, in the base year (`g1`) and in projected school years (`g1_2028`). */
export const GRADE_COLUMNS: ColumnPattern = {
  help: [
    'Resident pupils of the grade, in the base school year (g1 … g9) or a projected one (g1_2028)',
    '常住学生数：基准学年各年级（一年级…九年级）或预测学年（2028年一年级）',
  ],
  canonical,
  zh(name) {
    const column = gradeColumn(name);
    if (!column) return name;
    const grade = `${NUMERALS[column.grade - 1]}年级`;
    return column.year === null ? grade : `${column.year}年${grade}`;
  },
  cell: { type: 'integer', minimum: 0, maximum: LARGEST_COUNT, unit: 'pupils' },
};
