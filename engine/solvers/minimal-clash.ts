import type { Program } from '../milp/index.ts';
import type { Stop } from '../stop/index.ts';
import type { CheckedSolver } from './checked.ts';

/** Something that could be given up as a whole: a rule, a limit, a lock. What no group holds can never be given up. */
export interface Droppable {
  /** Rows that fall away with it. */
  readonly rows?: readonly number[];
  /** Variables whose bounds become these without it. */
  readonly columns?: readonly { readonly index: number; readonly lower: number; readonly upper: number }[];
}

export interface MinimalClash {
  /** Positions in the list given, ascending: together impossible, and possible again without any one of them. */
  readonly members: readonly number[];
  /** True where each of the two was proved; false where the search was stopped before. */
  readonly minimal: boolean;
}

/**
 * A smallest set of droppable things that cannot hold together, integrality included. Things named early are kept out of the set where
 * there is a choice.
 * @returns null where everything fits together, or where it was not proved that it does not. An empty set: what cannot be
 *   given up clashes by itself.
 */
export async function minimalClash(
  solver: CheckedSolver,
  program: Program,
  droppable: readonly Droppable[],
  stop?: Stop,
): Promise<MinimalClash | null> {
  return await smallestClash([...droppable.keys()], async (kept) => {
    const result = await solver.solve(without(program, droppable, kept), stop ? { stop } : {});
    return result.status === 'unknown' ? null : result.status === 'infeasible';
  });
}

/**
 * A smallest subset of some things that clashes (QuickXplain: Junker 2004). `clashes` says whether the things kept cannot hold together,
 * null where that was not decided, which counts as fitting: the set may then come out too large, never too small. Needs about
 * 2k·log(n ⁄ k) questions for a set of k among n. Null where all things together do not clash.
 */
export async function smallestClash(
  things: readonly number[],
  clashes: (kept: ReadonlySet<number>) => Promise<boolean | null>,
): Promise<MinimalClash | null> {
  let decided = true;
  const asked = async (kept: readonly number[]): Promise<boolean> => {
    const answer = await clashes(new Set(kept));
    if (answer === null) decided = false;
    return answer === true;
  };
  const search = async (
    fixed: readonly number[],
    added: boolean,
    open: readonly number[],
  ): Promise<number[]> => {
    if (added && (await asked(fixed))) return [];
    if (open.length <= 1) return [...open];
    const half = open.length >> 1;
    const [first, second] = [open.slice(0, half), open.slice(half)];
    const fromFirst = await search([...fixed, ...second], true, first);
    const fromSecond = await search([...fixed, ...fromFirst], fromFirst.length > 0, second);
    return [...fromFirst, ...fromSecond];
  };
  if (!(await asked(things))) return null;
  const members = await search([], true, things);
  return { members: members.sort((a, b) => a - b), minimal: decided };
}

/** The program with only these droppable things in force, and no costs: any point will do. */
function without(program: Program, droppable: readonly Droppable[], kept: ReadonlySet<number>): Program {
  const rowLower = program.rowLower.slice();
  const rowUpper = program.rowUpper.slice();
  const lower = program.lower.slice();
  const upper = program.upper.slice();
  droppable.forEach((thing, k) => {
    if (kept.has(k)) return;
    for (const row of thing.rows ?? []) {
      rowLower[row] = -Infinity;
      rowUpper[row] = Infinity;
    }
    for (const column of thing.columns ?? []) {
      lower[column.index] = column.lower;
      upper[column.index] = column.upper;
    }
  });
  return { ...program, cost: new Float64Array(program.columns), offset: 0, rowLower, rowUpper, lower, upper };
}
