import { type ExchangeModel, SHARED } from '../model/model.ts';

/** Arcs that a search looks at, by teacher and by the two schools that they join, and teachers by their base place in the first year. */
export interface Neighbours {
  /** The arcs looked at, ascending, and so by teacher: `arcs[arcStart[t]]` … `arcs[arcStart[t + 1]]`. */
  readonly arcs: Int32Array;
  readonly arcStart: Int32Array;
  /** Arcs to propose more often, some of them several times. */
  readonly favourites: Int32Array;
  /** Arcs that lead to school s: `into[intoStart[s * schools]]` … `intoStart[(s + 1) * schools]`, sorted by the place left. */
  readonly intoStart: Int32Array;
  readonly into: Int32Array;
  readonly staffStart: Int32Array;
  readonly staff: Int32Array;
}

const NONE = new Int32Array(0);

/** All arcs, or those of `core` (ascending). */
export function neighboursOf(
  model: ExchangeModel,
  core: Int32Array | null = null,
  favourites: Int32Array = NONE,
): Neighbours {
  const { schools, years } = model;
  const arcs = core ?? Int32Array.from({ length: model.arcSchool.length }, (_, a) => a);
  const from = (a: number) => model.basePlace[model.arcTeacher[a]! * years + model.arcYear[a]!]!;
  const key = (a: number) => model.arcSchool[a]! * schools + from(a);
  const into = sortBy(arcs.length, schools * schools, (i) => key(arcs[i]!));
  const staff = sortBy(model.teachers, schools, (t) => model.basePlace[t * years]!);
  return {
    arcs,
    favourites,
    arcStart: sortBy(arcs.length, model.teachers, (i) => model.arcTeacher[arcs[i]!]!).start,
    intoStart: into.start,
    into: into.items.map((i) => arcs[i]!),
    staffStart: staff.start,
    staff: staff.items,
  };
}

/** Counting sort: items 0 … n − 1 by key. */
function sortBy(n: number, keys: number, key: (item: number) => number) {
  const start = new Int32Array(keys + 1);
  for (let i = 0; i < n; i++) start[key(i) + 1]!++;
  for (let k = 0; k < keys; k++) start[k + 1]! += start[k]!;
  const next = start.slice();
  const items = new Int32Array(n);
  for (let i = 0; i < n; i++) items[next[key(i)]!++] = i;
  return { start, items };
}

/** The arc of t to school s that begins in year y with the same sharing; -1 where there is none. */
export function arcTo(model: ExchangeModel, t: number, s: number, y: number, flags: number): number {
  for (let a = model.arcStart[t]!; a < model.arcStart[t + 1]!; a++) {
    if (model.arcSchool[a] !== s || model.arcYear[a] !== y) continue;
    if (((model.arcFlags[a]! ^ flags) & SHARED) === 0) return a;
  }
  return -1;
}
