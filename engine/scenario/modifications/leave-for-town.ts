import * as z from 'zod';
import type { Problem } from '../../problem/index.ts';
import { wholeChildren } from '../../projection/index.ts';
import { type GradeIndex, NONE, type UnitIndex } from '../../units.ts';
import { chosenGrades } from '../chosen-grades.ts';
import { schoolIndex, tellUnknownSchool, tellUnknownUnit, unitIndex } from '../lookup.ts';
import { modification } from '../modification.ts';

const schema = z.strictObject({
  /** Of the pupils of each unit and grade. */
  share: z.number().min(0).max(1),
  /** Who leaves; absent: every unit outside the towns. */
  units: z.array(z.string()).min(1).exactOptional(),
  /** Beside which schools they live then; absent: in the units of the towns, as pupils live there. */
  schools: z.array(z.string()).min(1).exactOptional(),
  /** Grade numbers, both inclusive; absent: every grade. */
  grades: z.tuple([z.int().min(1), z.int().max(12)]).exactOptional(),
  /** First school year in which they are gone; absent: every year. */
  year: z.int().exactOptional(),
});

type Data = z.infer<typeof schema>;

/**
 * What if families leave the villages for the county town, as they do to be near its schools (进城就读、陪读): children are taken from
 * where they live and added where they will live, so that zones, rooms and ways are planned for them there. None is lost.
 */
export const leaveForTown = modification({
  kind: 'leaveForTown',
  help: ['Pupils leave the villages for schools of the town', '部分学生离村进城就读'],
  schema,
  resolve({ problem }, data, tell) {
    const { units, schools, grades, year } = data;
    for (const unit of units ?? []) tellUnknownUnit(problem, unit, tell, 'units');
    for (const school of schools ?? []) {
      tellUnknownSchool(problem, school, tell, 'schools');
      const there = problem.schools[schoolIndex(problem, school)];
      if (there && there.status !== 'existing') {
        tell('schools', school, {
          en: 'is a site that nobody opened; open it first with openSite.',
          zh: '是尚未启用的校址；请先用 openSite 启用。',
        });
      } else if (there && there.unit === NONE) {
        tell('schools', school, {
          en: 'stands in no unit, so nobody can live beside it; fill in its unit in the table of schools.',
          zh: '没有所在单元，无法安排学生居住；请在学校表中补填所在单元。',
        });
      }
    }
    if (grades && chosenGrades(problem, grades).length === 0) {
      tell('grades', grades.join('-'), {
        en: `holds no grade of the dataset, which has ${problem.grades.join(', ')}; give the lower grade first.`,
        zh: `不含数据集中的年级（现有 ${problem.grades.join('、')}）；请将较低年级写在前面。`,
      });
    }
    if (year !== undefined && year > problem.years.at(-1)!) {
      tell('year', String(year), {
        en: `lies after ${problem.years.at(-1)}, the last year with pupils; name an earlier one, or project pupils first.`,
        zh: `晚于有学生数的最后学年 ${problem.years.at(-1)}；请改填更早的学年，或先预测学生数。`,
      });
    }
    if (!units && !problem.units.urban.includes(0)) {
      tell('units', null, {
        en: 'must be named: the dataset has no unit outside the towns.',
        zh: '必须填写：数据集中没有城镇以外的单元。',
      });
    }
    if (!schools && !problem.units.urban.includes(1)) {
      tell('schools', null, {
        en: 'must be named: the dataset marks no unit as one of the towns.',
        zh: '必须填写：数据集中没有标明城镇单元。',
      });
    }
  },
  apply(draft, data) {
    const { problem } = draft;
    const pupils = problem.units.pupils.map((known, y) =>
      data.year !== undefined && problem.years[y]! < data.year ? known : afterLeaving(problem, known, data),
    );
    return { ...draft, problem: { ...problem, units: { ...problem.units, pupils } } };
  },
});

/**
 * Pupils of one year after the move. Of each grade the leaving units lose round(share × their pupils) in all, dealt by largest
 * remainders; the places that receive gain as many. Grades for which there is no place stay.
 */
function afterLeaving(problem: Problem, known: Int32Array, data: Data): Int32Array {
  const width = problem.grades.length;
  const after = known.slice();
  for (const grade of chosenGrades(problem, data.grades)) {
    const to = receiving(problem, known, data, grade);
    const going = new Set(to.map(({ unit }) => unit));
    const from = leaving(problem, data).filter((unit) => !going.has(unit));
    const weight = to.reduce((sum, one) => sum + one.weight, 0);
    if (weight === 0) continue;
    const gone = wholeChildren(Float64Array.from(from, (unit) => data.share * known[unit * width + grade]!));
    const total = gone.reduce((sum, one) => sum + one, 0);
    const come = wholeChildren(Float64Array.from(to, (one) => (total * one.weight) / weight));
    from.forEach((unit, k) => {
      after[unit * width + grade]! -= gone[k]!;
    });
    to.forEach(({ unit }, k) => {
      after[unit * width + grade]! += come[k]!;
    });
  }
  return after;
}

function leaving({ units }: Problem, data: Data): UnitIndex[] {
  if (data.units) return [...new Set(data.units)].map((id) => units.ids.indexOf(id));
  return Array.from(units.ids.keys()).filter((unit) => units.urban[unit] === 0);
}

/** Units that receive pupils of a grade: by classrooms of the schools named, else by the pupils who live in the towns. */
function receiving(
  problem: Problem,
  known: Int32Array,
  { schools, units }: Data,
  grade: GradeIndex,
): { unit: UnitIndex; weight: number }[] {
  if (schools) {
    const stage = problem.stages.findIndex(({ grades }) => grades.includes(grade));
    return schools.flatMap((id) => {
      const school = problem.schools[schoolIndex(problem, id)]!;
      return school.stages.includes(stage) ? [{ unit: school.unit, weight: school.classrooms ?? 1 }] : [];
    });
  }
  const leave = new Set((units ?? []).map((id) => unitIndex(problem, id)));
  return Array.from(problem.units.ids.keys())
    .filter((unit) => problem.units.urban[unit] === 1 && !leave.has(unit))
    .map((unit) => ({ unit, weight: known[unit * problem.grades.length + grade]! }));
}
