import type { RawRecord } from '../../../engine/problem/index.ts';
import type { Random } from '../../../engine/random.ts';
import type { Site } from '../schools/sites.ts';
import { hasJunior, hasPrimary } from '../schools/sites.ts';
import { areaOf } from './posts.ts';
import type { TeacherRow } from './roster.ts';

export interface Moves {
  /** School of teaching of those who are away from their post. */
  readonly teachingAt: ReadonlyMap<number, number>;
  readonly rows: readonly MoveRow[];
}

interface MoveRow {
  readonly teacher: number;
  readonly from: number;
  readonly to: number;
  readonly form: 'rotation' | 'secondment' | 'head';
  readonly startYear: number;
  readonly returnYear: number | null;
}

const YEARS_BACK = 6;
const CAME_BY_ROTATION = 0.4;
const SECONDED = 0.03;
const TERM = 3;

/**
 * What has moved in the last years: teachers who came to their present school, more of them up to the town than down
 * to the villages, and some of the town who serve a term in a village, or have.
 */
export function movesOf(
  roster: readonly TeacherRow[],
  sites: readonly Site[],
  year: number,
  random: Random,
): Moves {
  const schools = (area: 'town' | 'country', stage: 'primary' | 'junior') =>
    [...sites.keys()].filter((s) => {
      const { role } = sites[s]!;
      const urban = areaOf(role) === 'town';
      return (stage === 'primary' ? hasPrimary(role) : hasJunior(role)) && urban === (area === 'town');
    });
  const pools = {
    primary: { town: schools('town', 'primary'), country: schools('country', 'primary') },
    junior: { town: schools('town', 'junior'), country: schools('country', 'junior') },
  };
  const teachingAt = new Map<number, number>();
  const rows: MoveRow[] = [];
  for (const [teacher, row] of roster.entries()) {
    const urban = areaOf(sites[row.school]!.role) === 'town';
    const pool = pools[row.stage];
    const age = year - row.birthYear;
    if (row.startYear > year - YEARS_BACK && age > 27 && random.float() < CAME_BY_ROTATION) {
      const from = other(urban && random.float() < 0.8 ? pool.country : pool.town, row.school, random);
      const form = row.role === 'head' ? 'head' : 'rotation';
      if (from !== null)
        rows.push({ teacher, from, to: row.school, form, startYear: row.startYear, returnYear: null });
    } else if (
      urban &&
      row.role !== 'head' &&
      age > 28 &&
      row.startYear < year - 4 &&
      random.float() < SECONDED
    ) {
      const to = other(pool.country, row.school, random);
      const startYear = year - random.below(YEARS_BACK - 1);
      if (to === null || startYear <= row.startYear) continue;
      rows.push({
        teacher,
        from: row.school,
        to,
        form: 'secondment',
        startYear,
        returnYear: startYear + TERM,
      });
      if (startYear + TERM > year) teachingAt.set(teacher, to);
    }
  }
  return { teachingAt, rows };
}

function other(schools: readonly number[], than: number, random: Random): number | null {
  const rest = schools.filter((school) => school !== than);
  return rest.length === 0 ? null : rest[random.below(rest.length)]!;
}

export function moveRows(
  rows: readonly MoveRow[],
  teacherIds: readonly string[],
  schoolIds: readonly string[],
): RawRecord[] {
  return rows.map(({ teacher, from, to, form, startYear, returnYear }) => ({
    teacher: teacherIds[teacher]!,
    from: schoolIds[from]!,
    to: schoolIds[to]!,
    form,
    startYear,
    returnYear,
  }));
}
