import type { Problem } from '../problem/index.ts';
import { NONE, type SchoolIndex, type UnitIndex } from '../units.ts';
import type { Tell } from './modification.ts';

/** Position of a unit by its id, or NONE. */
export function unitIndex(problem: Problem, id: string): UnitIndex {
  return problem.units.ids.indexOf(id);
}

/** Position of a school by its id, or NONE. */
export function schoolIndex(problem: Problem, id: string): SchoolIndex {
  return problem.schools.findIndex((school) => school.id === id);
}

export function tellUnknownUnit(problem: Problem, id: string, tell: Tell, field = 'unit'): void {
  if (unitIndex(problem, id) !== NONE) return;
  tell(field, id, {
    en: 'is no unit of the dataset; use an id from the table of units.',
    zh: '不是数据集中的居住单元；请使用单元表中的编号。',
  });
}

export function tellUnknownSchool(problem: Problem, id: string, tell: Tell, field = 'school'): void {
  if (schoolIndex(problem, id) !== NONE) return;
  tell(field, id, {
    en: 'is no school of the dataset; use an id from the table of schools.',
    zh: '不是数据集中的学校；请使用学校表中的编号。',
  });
}

export function tellUnknownStage(problem: Problem, id: string, tell: Tell): void {
  const known = problem.stages.map((stage) => stage.id);
  if (known.includes(id)) return;
  tell('stage', id, {
    en: `is no stage of the dataset; it has ${known.join(', ')}.`,
    zh: `不是数据集中的学段；现有 ${known.join('、')}。`,
  });
}

/** Says which id, never more of a person. */
export function tellUnknownTeacher(problem: Problem, id: string, tell: Tell, field = 'teacher'): void {
  if (problem.teachers === null) {
    tell(field, id, {
      en: 'cannot be planned for: the dataset has no table of teachers; add teachers.csv.',
      zh: '无法安排：数据集中没有教师表；请补充 teachers.csv。',
    });
    return;
  }
  if (problem.teachers.some((teacher) => teacher.id === id)) return;
  tell(field, id, {
    en: 'is no teacher of the dataset; use an id from the table of teachers.',
    zh: '不是数据集中的教师；请使用教师表中的编号。',
  });
}
