import type { Context, Question } from '../layout/context.ts';
import { resolve } from '../layout/resolve.ts';
import { relaxed } from '../milp/index.ts';
import type { CheckedSolver } from '../solvers/index.ts';
import type { Stop } from '../stop/index.ts';
import { GrowingProgram } from './growing-program.ts';
import type { DiagnosisTools, RuleClash } from './nothing-fits.ts';
import { type Bend, type Elastic, type Member, ruleProgram } from './rule-program/index.ts';
import { type WayOut, wayOf } from './way-out.ts';

export interface WaysOutTools {
  readonly solver: CheckedSolver;
  /** Makes the stop of each program: one a kind of way out. */
  readonly stop?: () => Stop;
}

/** Schools that a unit is offered in a large county, where all would take too long. */
const NEAREST = 6;

const KINDS: readonly Elastic[] = ['lock', 'group', 'bus', 'limit', 'classrooms', 'noHarm', 'choice'];

/** What a kind of way out bends. */
const BENT: Readonly<Record<Elastic, Member['kind']>> = {
  lock: 'lock',
  group: 'group',
  bus: 'limit',
  limit: 'limit',
  classrooms: 'capacity',
  noHarm: 'noHarm',
  choice: 'choice',
};

/**
 * The cheapest ways out of a question without a plan, one of each kind (a lock given up, a group split, a bus, a longer
 * limit, classrooms) where that kind alone helps; where none does, the cheapest mixture. Cheapest first. That a plan exists
 * then is what the program says; `engine/scenario` draws one and has it judged. Buses and limits are looked for among the units
 * of the clash where one is given.
 */
export async function waysOut(
  question: Question,
  { solver, stop }: WaysOutTools,
  clash?: RuleClash,
): Promise<readonly WayOut[]> {
  const { context } = resolve(question);
  if (!context) return [];
  const found: WayOut[] = [];
  const bendable = clash && unitsOf(clash);
  for (const kind of KINDS) {
    // What bends nothing of a clash leaves it as it is.
    if (clash && !clash.members.some((one) => BENT[kind] === one.kind)) continue;
    const tools = { solver, ...(stop ? { stop: stop() } : {}) };
    const way =
      (await cheapest(context, new Set([kind]), tools, bendable)) ?? takenBack(context, kind, clash);
    if (way) found.push(way);
  }
  for (const one of clash?.members ?? []) {
    if (one.kind === 'coefficient') found.push(wayOf(context, [raised(one.subject, one.atLeast)], false));
  }
  if (found.length === 0) {
    const tools = { solver, ...(stop ? { stop: stop() } : {}) };
    const mixture = await cheapest(context, new Set(KINDS), tools);
    if (mixture) found.push(mixture);
  }
  return found.sort((a, b) => a.effort - b.effort);
}

async function cheapest(
  context: Context,
  elastic: ReadonlySet<Elastic>,
  { solver, stop }: DiagnosisTools,
  bendable?: ReadonlySet<string>,
): Promise<WayOut | null> {
  if (elastic.size === 1 && elastic.has('lock') && context.locks.length === 0) return null;
  if (elastic.size === 1 && elastic.has('group') && context.groups.length === 0) return null;
  if (elastic.size === 1 && elastic.has('noHarm') && !context.policy.balance.noHarm.binds) return null;
  if (elastic.size === 1 && elastic.has('choice') && !context.policy.choice.binds) return null;
  const rules = ruleProgram(context, {
    elastic,
    ...(bendable ? { bendable } : {}),
    nearest: NEAREST,
  });
  if (rules === null) return null;
  const growing = new GrowingProgram(rules);
  const asking = { solver, best: true, ...(stop ? { stop } : {}) };
  // Without contiguity first: what bends enough for that is a way to try where the whole question takes too long.
  const apart = rules.members.flatMap(({ kind }, k) => (kind === 'contiguity' ? [] : [k]));
  let found = await growing.whole({ ...asking, kept: new Set(apart) });
  if (found.x) {
    const joined = await growing.whole(asking);
    if (joined.x || joined.status === 'infeasible') found = joined;
    else found = { ...found, hangs: false };
  }
  let { status, x } = found;
  if (status === 'unknown' && elastic.has('classrooms')) {
    // Too large for whole units: what the relaxation asks for, rounded up, is tried and widened.
    ({ x } = await solver.solve(relaxed(rules.program), { algorithm: 'ipm' }));
    status = 'feasible';
  }
  if (!x || (status !== 'optimal' && status !== 'feasible')) return null;
  const bends = rules.bends(x);
  return bends.length === 0 ? null : wayOf(context, bends, status === 'optimal' && found.hangs && !bendable);
}

/** A limit somewhat above what cannot be gone below: whole units do not fit it exactly. */
function raised(subject: string, atLeast: number): Bend {
  const limit = Math.ceil((1.02 * atLeast + 0.005) * 100) / 100;
  return { kind: 'coefficient', stage: subject.split('/')[0]!, limit };
}

/** Where the program was not solved in time: one lock or group of the clash, without which that clash at least is gone. */
function takenBack(context: Context, kind: Elastic, clash: RuleClash | undefined): WayOut | null {
  const member = clash?.members.find((one) => one.kind === kind);
  if (member?.kind !== 'lock' && member?.kind !== 'group') return null;
  return wayOf(context, [{ kind: member.kind, position: member.position }], false);
}

function unitsOf({ members, unitsMinimal }: RuleClash): ReadonlySet<string> | undefined {
  if (!unitsMinimal) return undefined;
  return new Set(members.flatMap((one) => (one.kind === 'unit' ? [`${one.slot}:${one.unit}`] : [])));
}
