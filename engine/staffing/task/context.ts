import type { ExchangeOptions, Pin, PreviousMove } from '../../plan/index.ts';
import type { ExchangePolicy } from '../../policy/index.ts';
import type { Problem, School, Teacher } from '../../problem/index.ts';
import { NONE } from '../../units.ts';
import { minutesTo, schoolDistances } from './commute.ts';
import { type Parts, partsOf } from './parts.ts';
import { type Roster, rosterOf } from './roster.ts';

/** What rules and goals read while they compile themselves. Members of staff are numbered as in the roster. */
export interface Context {
  readonly problem: Problem;
  readonly policy: ExchangePolicy;
  readonly options: ExchangeOptions;
  readonly roster: Roster;
  readonly parts: Parts;
  readonly distances: Float64Array;
  /** The pin of a member, undefined without. */
  readonly pins: ReadonlyMap<number, Pin>;
  readonly previous: ReadonlyMap<number, PreviousMove>;
  /** Schools that a member may not be sent to; NONE: does not move. */
  readonly forbidden: ReadonlyMap<number, ReadonlySet<number>>;
  /** 1 where a pin with a reason waives years, age and terms. */
  readonly waived: Uint8Array;
  readonly schoolAt: ReadonlyMap<string, number>;
  teacherOf(m: number): Teacher;
  schoolOf(s: number): School;
  baseOf(m: number, y: number): number;
  minutes(m: number, s: number): number;
  meters(a: number, b: number): number;
}

/** Prepares a problem for rules and goals. Pins that name nobody or nowhere are left to `faultsOf`. */
export function contextOf(problem: Problem, policy: ExchangePolicy, options: ExchangeOptions): Context {
  const roster = rosterOf(problem, options);
  const schools = problem.schools;
  const teachers = problem.teachers ?? [];
  const schoolAt = new Map(schools.map((school, s) => [school.id, s]));
  const memberAt = new Map(Array.from(roster.teacher, (i, m) => [teachers[i]!.id, m]));
  const distances = schoolDistances(problem);
  const pins = byMember(options.pins, memberAt);
  const waived = new Uint8Array(roster.teacher.length);
  for (const [m, pin] of pins) waived[m] = pin.reason ? 1 : 0;
  const forbidden = new Map<number, Set<number>>();
  for (const entry of options.forbidden) {
    const m = memberAt.get(entry.teacher);
    if (m === undefined) continue;
    const school = entry.school === undefined ? NONE : (schoolAt.get(entry.school) ?? null);
    if (school !== null) forbidden.set(m, (forbidden.get(m) ?? new Set()).add(school));
  }
  const teacherOf = (m: number) => teachers[roster.teacher[m]!]!;
  return {
    problem,
    policy,
    options,
    roster,
    parts: partsOf(problem, policy, options),
    distances,
    pins,
    previous: byMember(options.previous, memberAt),
    forbidden,
    waived,
    schoolAt,
    teacherOf,
    schoolOf: (s) => schools[s]!,
    baseOf: (m, y) => roster.base[m * roster.years + y]!,
    minutes: minutesByMember(schools.length, (m, s) => minutesTo(problem, policy, teacherOf(m), s)),
    meters: (a, b) => distances[a * schools.length + b]!,
  };
}

/** Keeps the ways of the member asked about last: rules and goals ask for the same few again and again. */
function minutesByMember(schools: number, compute: (m: number, s: number) => number) {
  const row = new Float64Array(schools);
  let member = NONE;
  return (m: number, s: number): number => {
    if (m !== member) {
      member = m;
      row.fill(-1);
    }
    if (row[s]! < 0) row[s] = compute(m, s);
    return row[s]!;
  };
}

function byMember<E extends { readonly teacher: string }>(
  entries: readonly E[],
  memberAt: ReadonlyMap<string, number>,
): ReadonlyMap<number, E> {
  const found = entries.flatMap((entry) => {
    const m = memberAt.get(entry.teacher);
    return m === undefined ? [] : [[m, entry] as const];
  });
  return new Map(found);
}

/** The stage that member m teaches at school s in year y, NONE where it may teach none there. */
export function stageAt(context: Context, m: number, s: number, y: number): number {
  const teacher = context.teacherOf(m);
  if (context.baseOf(m, y) === s) return teacher.stage;
  const { taught, stages } = context.parts;
  const certificates = teacher.certificates ?? [teacher.stage];
  const may = (stage: number) => taught[s * stages + stage] === 1 && certificates.includes(stage);
  if (may(teacher.stage)) return teacher.stage;
  if (!context.options.crossStage) return NONE;
  return context.schoolOf(s).stages.find(may) ?? NONE;
}
