import type { ExchangeOptions } from '../../plan/index.ts';
import type { EarlierMove, Problem, Teacher } from '../../problem/index.ts';
import { NONE } from '../../units.ts';

/** The staff of a task: who teaches where in each planned year if nothing is decided. */
export interface Roster {
  /** Index into `Problem.teachers` of each member of staff. */
  readonly teacher: Int32Array;
  /** Member of staff of a teacher, NONE for support staff. */
  readonly memberOf: Int32Array;
  readonly years: number;
  /** Base place of member t in year y at `t * years + y`. */
  readonly base: Int32Array;
  /** Latest earlier move of each member, by start year. */
  readonly latest: readonly (EarlierMove | null)[];
  /** Number of earlier moves of each member. */
  readonly earlier: Int32Array;
  /** Member with whom to be kept together, NONE without; symmetric. */
  readonly couple: Int32Array;
}

/** Reads the staff out of the problem (docs/exchange-model.md, Time, place, post). */
export function rosterOf(problem: Problem, options: ExchangeOptions): Roster {
  const all = problem.teachers ?? [];
  const members = [...all.keys()].filter((i) => all[i]!.role !== 'support');
  const memberOf = new Int32Array(all.length).fill(NONE);
  for (const [m, i] of members.entries()) memberOf[i] = m;
  const { latest, earlier } = history(problem, memberOf, members.length);
  const years = options.years;
  const base = new Int32Array(members.length * years);
  const couple = new Int32Array(members.length).fill(NONE);
  for (const [m, i] of members.entries()) {
    const teacher = all[i]!;
    for (let y = 0; y < years; y++) base[m * years + y] = baseOf(teacher, latest[m]!, options.year + y);
    const partner = teacher.couple === NONE ? NONE : memberOf[teacher.couple]!;
    if (partner !== NONE && partner !== m && couple[m] === NONE && couple[partner] === NONE) {
      couple[m] = partner;
      couple[partner] = m;
    }
  }
  return { teacher: Int32Array.from(members), memberOf, years, base, latest, earlier, couple };
}

function baseOf(teacher: Teacher, latest: EarlierMove | null, year: number): number {
  const returned = latest?.returnYear != null && latest.returnYear <= year;
  return returned ? teacher.school : teacher.teachingAt;
}

function history(problem: Problem, memberOf: Int32Array, members: number) {
  const latest = new Array<EarlierMove | null>(members).fill(null);
  const earlier = new Int32Array(members);
  for (const move of problem.moves ?? []) {
    const m = memberOf[move.teacher]!;
    if (m === NONE) continue;
    earlier[m]!++;
    const held = latest[m];
    if (!held || move.startYear > held.startYear) latest[m] = move;
  }
  return { latest, earlier };
}
