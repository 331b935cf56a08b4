import type { Violation } from '../../plan/index.ts';
import type { GradeIndex, SchoolIndex } from '../../units.ts';
import type { Answer } from '../answer.ts';
import { COMBINED_STAGE, classesOf, combinedCapOf } from '../classes.ts';
import type { Context } from '../context.ts';
import { fixedPupils } from '../fixed-pupils.ts';
import { roomsOf } from '../rooms.ts';
import type { CapacityForm, Task } from '../task.ts';
import { lowerCapacity } from './capacity-rows.ts';
import type { Constraint } from './constraint.ts';

/** Values of `CapacityForm.kind`. */
const NO_LIMIT = 0;
const SEATS = 1;
const CLASSES = 2;

/** A school's classes fit its classrooms or, where only these are known, its pupils fit its seats. */
export const capacity: Constraint = {
  id: 'capacity',
  loads: [
    {
      binds: (task) => task.capacity.kind.some((kind) => kind !== NO_LIMIT),
      used: capacityUsed,
      limit: ({ capacity: form }, school) =>
        form.kind[school] === NO_LIMIT ? Infinity : form.limit[school]!,
      lower: lowerCapacity,
    },
  ],
  violations: (answer) => {
    const { context } = answer;
    const found: Violation[] = [];
    const pupilsIn = pupilsBySchool(answer);
    const rooms = roomsOf(context);
    context.problem.schools.forEach((school, s) => {
      if (!context.stages.some((stage) => stage.takes[s] === 1)) return;
      if (school.classrooms !== null) {
        const excess = classesOf(context, s, pupilsIn(s)).total - rooms.of(s);
        if (excess > 0) found.push({ rule: 'capacity', subject: school.id, excess, unit: 'classes' });
      } else if (school.seats !== null) {
        const grades = school.stages.flatMap((stage) => context.problem.stages[stage]!.grades);
        const pupils = grades.reduce<number>((sum, grade) => sum + pupilsIn(s)(grade), 0);
        const excess = pupils - rooms.of(s);
        if (excess > 0) found.push({ rule: 'capacity', subject: school.id, excess, unit: 'pupils' });
      }
    });
    return found;
  },
};

/** All pupils of a school by grade under an assignment, zoned and fixed. */
export function pupilsBySchool(answer: Answer): (school: SchoolIndex) => (grade: GradeIndex) => number {
  const { context, schoolOf } = answer;
  const { problem } = context;
  const width = problem.grades.length;
  const pupils = fixedPupils(context);
  const resident = problem.units.pupils[context.year]!;
  for (const stage of context.stages) {
    schoolOf[stage.slot]!.forEach((school, unit) => {
      if (stage.takes[school] !== 1) return;
      for (const grade of stage.zoned) pupils[school * width + grade]! += resident[unit * width + grade]!;
    });
  }
  return (school) => (grade) => pupils[school * width + grade]!;
}

/**
 * The rule reduced to what zoning changes. Classes of grades that it does not fill are constants and come off the limit,
 * except where a combined count may replace them.
 */
export function compileCapacity(context: Context, columnOf: Int32Array, columnCount: number): CapacityForm {
  const { problem, policy } = context;
  const schoolCount = problem.schools.length;
  const width = problem.grades.length;
  const fixed = fixedPupils(context);
  const rooms = roomsOf(context);
  const form = {
    kind: new Uint8Array(schoolCount),
    limit: new Int32Array(schoolCount),
    columnCap: new Int32Array(columnCount),
    ...combinedColumns(context, columnOf),
    combinedCap: policy.combinedClassCap ?? 0,
    combines: new Uint8Array(schoolCount),
    combinedFixedClasses: new Int32Array(schoolCount),
    combinedFixedPupils: new Int32Array(schoolCount),
  };
  for (const stage of context.stages) {
    for (const grade of stage.zoned) form.columnCap[columnOf[grade]!] = policy.classCap[stage.id] ?? 0;
  }
  problem.schools.forEach((school, s) => {
    // What a school without a zone holds is no business of zoning.
    if (!context.stages.some((stage) => stage.takes[s] === 1)) return;
    const fixedIn = (grade: GradeIndex) => fixed[s * width + grade]!;
    if (school.classrooms !== null) {
      form.kind[s] = CLASSES;
      form.limit[s] = rooms.of(s);
      form.combines[s] = combinedCapOf(context, s) === null ? 0 : 1;
    } else if (school.seats !== null) {
      form.kind[s] = SEATS;
      form.limit[s] = rooms.of(s);
    }
    for (const stageIndex of school.stages) {
      const stage = problem.stages[stageIndex]!;
      const cap = policy.classCap[stage.id];
      for (const grade of stage.grades) {
        const pupils = fixedIn(grade);
        const classes = cap === undefined ? 0 : Math.ceil(pupils / cap);
        if (school.classrooms === null) form.limit[s]! -= pupils;
        else if (form.combines[s] === 0 || stage.id !== COMBINED_STAGE || cap === undefined) {
          form.limit[s]! -= classes;
        } else {
          form.combinedFixedClasses[s]! += classes;
          form.combinedFixedPupils[s]! += pupils;
        }
      }
    }
  });
  return form;
}

function combinedColumns(
  context: Context,
  columnOf: Int32Array,
): { combinedFrom: number; combinedTo: number } {
  const stage = context.stages.find((planned) => planned.id === COMBINED_STAGE);
  if (!stage || stage.zoned.length === 0 || context.policy.classCap[stage.id] === undefined) {
    return { combinedFrom: 0, combinedTo: 0 };
  }
  const from = columnOf[stage.zoned[0]!]!;
  return { combinedFrom: from, combinedTo: from + stage.zoned.length };
}

/** Classes or pupils, in the terms of `CapacityForm.limit`. */
function capacityUsed(task: Task, load: Int32Array, at: number, school: number): number {
  const { capacity: form } = task;
  const kind = form.kind[school]!;
  if (kind === NO_LIMIT) return 0;
  if (kind === CLASSES) return classesIn(form, load, at, school);
  const columns = form.columnCap.length;
  let pupils = 0;
  for (let c = 0; c < columns; c++) pupils += load[at + c]!;
  return pupils;
}

function classesIn(form: CapacityForm, load: Int32Array, at: number, school: number): number {
  const { columnCap, combinedFrom, combinedTo } = form;
  let classes = 0;
  for (let c = 0; c < columnCap.length; c++) {
    const cap = columnCap[c]!;
    if (cap > 0) classes += Math.ceil(load[at + c]! / cap);
  }
  if (form.combines[school] === 0) return classes;
  let apart = form.combinedFixedClasses[school]!;
  let pupils = form.combinedFixedPupils[school]!;
  for (let c = combinedFrom; c < combinedTo; c++) {
    apart += Math.ceil(load[at + c]! / columnCap[c]!);
    pupils += load[at + c]!;
  }
  const together = Math.ceil(pupils / form.combinedCap);
  return classes + form.combinedFixedClasses[school]! + (together < apart ? together - apart : 0);
}
