import { countsFor, type StaffRatio } from '../../measures/index.ts';
import { RATIO_OF_MEASURE, STAFF_MEASURES, type StaffMeasure } from '../../policy/index.ts';
import type { Teacher } from '../../problem/index.ts';
import { NONE } from '../../units.ts';
import type { Context } from './context.ts';
import { floor } from './rounding.ts';

/**
 * One number of the state vector of a school in a year. Stock dimensions add up what each teacher brings to the place
 * of teaching; `posts` follows the contract, `out` and `in` count those who leave and arrive; the last two are the county's.
 */
export interface Dim {
  readonly kind:
    | 'lessons'
    | 'staff'
    | StaffMeasure
    | 'senior'
    | 'heads'
    | 'posts'
    | 'out'
    | 'in'
    | 'movers'
    | 'backboneMovers';
  /** NONE where the dimension is of the whole school or county. */
  readonly stage: number;
  /** Index into the subjects of the parts, for lessons. */
  readonly subject: number;
}

export interface Dims {
  readonly list: readonly Dim[];
  /** Position of a dimension; NONE where there is none. */
  at(kind: Dim['kind'], stage?: number, subject?: number): number;
}

export function dimsOf(context: Context): Dims {
  const { stages, subjects } = context.parts;
  const list: Dim[] = [];
  for (let stage = 0; stage < stages; stage++) {
    for (const subject of subjects.keys()) list.push({ kind: 'lessons', stage, subject });
    for (const kind of ['staff', ...STAFF_MEASURES, 'senior'] as const) {
      list.push({ kind, stage, subject: NONE });
    }
  }
  for (const kind of ['heads', 'posts', 'out', 'in', 'movers', 'backboneMovers'] as const) {
    list.push({ kind, stage: NONE, subject: NONE });
  }
  const key = (kind: string, stage: number, subject: number) => `${kind}/${stage}/${subject}`;
  const index = new Map(list.map((dim, d) => [key(dim.kind, dim.stage, dim.subject), d]));
  return { list, at: (kind, stage = NONE, subject = NONE) => index.get(key(kind, stage, subject)) ?? NONE };
}

/** What member m adds to a part of the given stage: dimension → amount, sorted by dimension. */
export function amountsOf(context: Context, dims: Dims, m: number, stage: number): Map<number, number> {
  const teacher = context.teacherOf(m);
  const amounts = new Map<number, number>();
  const add = (d: number, amount: number) => {
    if (d !== NONE && amount !== 0) amounts.set(d, (amounts.get(d) ?? 0) + amount);
  };
  for (const [subject, lessons] of lessonsOf(context, teacher, stage)) {
    add(dims.at('lessons', stage, subject), lessons);
  }
  if (teacher.role === 'head') add(dims.at('heads'), 1);
  else add(dims.at('staff', stage), 1);
  for (const measure of STAFF_MEASURES) {
    if (counts(context, teacher, measure, stage)) add(dims.at(measure, stage), 1);
  }
  const percent = context.policy.seniorShareMax;
  if (percent !== null) {
    const senior = teacher.title === 'senior' || teacher.title === 'principal' ? 100 : 0;
    add(dims.at('senior', stage), senior - (teacher.role === 'head' ? 0 : percent));
  }
  return new Map([...amounts].sort(([a], [b]) => a - b));
}

/** Lessons a week by subject that a teacher gives at a place where the stage is taught. */
function lessonsOf(
  context: Context,
  teacher: Teacher,
  stage: number,
): readonly (readonly [number, number])[] {
  const { policy, parts } = context;
  const full = floor(policy.load[context.problem.stages[stage]!.id] ?? 0);
  const load = teacher.role === 'head' ? floor(full * policy.headLoad) : full;
  const others = teacher.subjects.length - 1;
  const each = others > 0 ? floor((load * policy.secondSubjectShare) / others) : 0;
  return teacher.subjects.flatMap((subject, i) => {
    const k = parts.subjects.indexOf(subject);
    return k < 0 ? [] : [[k, i === 0 ? load - each * others : each] as const];
  });
}

/** Whether a teacher counts for a measure where the stage is taught. */
export function counts(context: Context, teacher: Teacher, measure: StaffMeasure, stage: number): boolean {
  const { policy, problem } = context;
  return countsFor(teacher, RATIO_OF_MEASURE[measure] as StaffRatio, problem.stages[stage]!.id, policy);
}
