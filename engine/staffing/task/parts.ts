import type { ExchangeOptions } from '../../plan/index.ts';
import type { ExchangePolicy } from '../../policy/index.ts';
import { gradeNumber } from '../../policy/index.ts';
import type { Problem, School } from '../../problem/index.ts';
import { ceil } from './rounding.ts';

/** Pupils, classes and lessons that each part (school × stage) asks for. */
export interface Parts {
  readonly stages: number;
  /** Subjects of the curriculum, in its order. */
  readonly subjects: readonly string[];
  /** 1 where the school takes part in exchange: existing and public. */
  readonly inside: Uint8Array;
  /** 1 where the school teaches the stage, at `school * stages + stage`; so the next three. */
  readonly taught: Uint8Array;
  /** 1 where difference coefficients are taken over the part, as enrolment is today (no plan's zones change the roster). */
  readonly evaluated: Uint8Array;
  readonly pupils: Int32Array;
  readonly classes: Int32Array;
  /** Lessons a week at `(school * stages + stage) * subjects.length + subject`. */
  readonly demand: Int32Array;
}

/** Reads the parts out of enrolment (or a zoning plan's) and curriculum. */
export function partsOf(problem: Problem, policy: ExchangePolicy, options: ExchangeOptions): Parts {
  const stages = problem.stages.length;
  const schools = problem.schools.length;
  const subjects = [...new Set((problem.curriculum ?? []).map((row) => row.subject))];
  const subjectAt = new Map(subjects.map((subject, k) => [subject, k]));
  const parts: Parts = {
    stages,
    subjects,
    inside: Uint8Array.from(problem.schools, (school) =>
      school.status === 'existing' && school.ownership === 'public' ? 1 : 0,
    ),
    taught: new Uint8Array(schools * stages),
    evaluated: new Uint8Array(schools * stages),
    pupils: new Int32Array(schools * stages),
    classes: new Int32Array(schools * stages),
    demand: new Int32Array(schools * stages * subjects.length),
  };
  const stageOfGrade = new Map<number, number>();
  const gradeAt = new Map<number, number>();
  for (const [stage, { grades }] of problem.stages.entries()) {
    for (const grade of grades) {
      const number = gradeNumber(problem.grades[grade]!);
      if (number === null) continue;
      stageOfGrade.set(number, stage);
      gradeAt.set(number, grade);
    }
  }
  for (const [s, school] of problem.schools.entries()) {
    for (const stage of school.stages) parts.taught[s * stages + stage] = 1;
  }
  const today = new Int32Array(schools * stages);
  for (const row of problem.enrolment ?? []) {
    const stage = stageOfGrade.get(row.grade);
    if (stage !== undefined) today[row.school * stages + stage]! += row.pupils;
  }
  for (const [s, school] of problem.schools.entries()) {
    for (const stage of school.stages) {
      const part = s * stages + stage;
      parts.evaluated[part] = isEvaluated(policy, school, today[part]!) ? 1 : 0;
    }
  }
  const lessons = new Float64Array(parts.demand.length);
  for (const row of gradeRows(problem, options)) {
    const stage = stageOfGrade.get(row.grade);
    if (stage === undefined || !parts.taught[row.school * stages + stage]) continue;
    const part = row.school * stages + stage;
    const cap = policy.classCap[problem.stages[stage]!.id];
    const classes = row.classes ?? (cap ? ceil(row.pupils / cap) : Math.min(1, row.pupils));
    parts.pupils[part]! += row.pupils;
    parts.classes[part]! += classes;
    if (policy.load[problem.stages[stage]!.id] === undefined) continue;
    for (const lesson of problem.curriculum ?? []) {
      if (lesson.stage !== stage || lesson.grade !== gradeAt.get(row.grade)) continue;
      lessons[part * subjects.length + subjectAt.get(lesson.subject)!]! += classes * lesson.weeklyLessons;
    }
  }
  for (let i = 0; i < lessons.length; i++) parts.demand[i] = ceil(lessons[i]!);
  return parts;
}

function isEvaluated({ evaluated }: ExchangePolicy, school: School, pupils: number): boolean {
  const { owners, pointsFrom } = evaluated;
  if (school.status !== 'existing' || (owners !== null && !owners.includes(school.ownership))) return false;
  return school.tier !== 'teachingPoint' || pointsFrom === null || pupils >= pointsFrom;
}

interface GradeRow {
  readonly school: number;
  readonly grade: number;
  readonly pupils: number;
  readonly classes: number | null;
}

function gradeRows(problem: Problem, options: ExchangeOptions): readonly GradeRow[] {
  const rows = new Map<string, GradeRow>();
  for (const row of problem.enrolment ?? []) rows.set(`${row.school}/${row.grade}`, row);
  const schoolAt = new Map(problem.schools.map((school, s) => [school.id, s]));
  for (const planned of options.enrolments ?? []) {
    const school = schoolAt.get(planned.school);
    if (school === undefined) continue;
    const { grade, pupils, classes = null } = planned;
    rows.set(`${school}/${grade}`, { school, grade, pupils, classes });
  }
  return [...rows.values()];
}
