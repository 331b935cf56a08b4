import { afterWay, type Bend, type WayOut, wayOf, waysOut } from '../explain/index.ts';
import { resolve } from '../layout/resolve.ts';
import type { Plan } from '../plan/index.ts';
import { planZones, type ZoningQuestion, type ZoningTools } from './plan-zones.ts';
import type { Scenario } from './scenario.ts';

/** A way out with the scenario that takes it, and what became of it. */
export interface TriedWay {
  readonly way: WayOut;
  /** The scenario in force with the way's changes: ready to run. */
  readonly scenario: Scenario;
  /** A plan under it that the judge has passed; null where none was found in the iterations given. */
  readonly plan: Plan | null;
}

/** How often a way with classrooms is widened by one at each of its schools before it is given up. */
const WIDENINGS = 2;
/** By how much seats are widened: whole units do not fill them to the last. */
const SEATS_WIDER = 1.1;
const SEATS_MORE = 20;

/**
 * The cheapest ways out of a question without a plan, each tried: zones are drawn under it and judged. Those that lead to a plan
 * come first, the cheapest of them first.
 */
export async function tryWaysOut(
  question: ZoningQuestion,
  scenario: Scenario,
  tools: ZoningTools,
  ways?: readonly WayOut[],
): Promise<readonly TriedWay[]> {
  const found = ways ?? (await waysOut(question, { solver: tools.solver }));
  const tried: TriedWay[] = [];
  for (const way of found) tried.push(await tryWay(question, scenario, tools, way));
  return tried.sort(
    (a, b) => Number(a.plan === null) - Number(b.plan === null) || a.way.effort - b.way.effort,
  );
}

async function tryWay(
  question: ZoningQuestion,
  scenario: Scenario,
  tools: ZoningTools,
  first: WayOut,
): Promise<TriedWay> {
  const { context } = resolve(question);
  if (!context) return { way: first, scenario: withWay(scenario, question, first), plan: null };
  let way = first;
  for (let widening = 0; ; widening++) {
    const after = { ...question, ...afterWay(question, context, way) };
    const judged = await planZones(after, tools);
    if ('plan' in judged && judged.report.violations.length === 0)
      return { way, scenario: withWay(scenario, question, way), plan: judged.plan };
    const wider = way.bends.map((bend) => widened(question, bend));
    const same = wider.every((bend, k) => bend === way.bends[k]);
    if (same || widening === WIDENINGS || tools.cancelled.aborted)
      return { way: first, scenario: withWay(scenario, question, first), plan: null };
    way = wayOf(context, wider, false);
  }
}

/** Whole units need not fit the fewest classrooms, nor contiguous zones. */
function widened({ problem }: ZoningQuestion, bend: Bend): Bend {
  if (bend.kind === 'coefficient') return { ...bend, limit: Math.ceil(110 * bend.limit) / 100 };
  if (bend.kind === 'seats') return { ...bend, seats: Math.ceil(SEATS_WIDER * bend.seats) + SEATS_MORE };
  if (bend.kind !== 'classrooms') return bend;
  const { classrooms, maxClassrooms } = problem.schools[bend.school]!;
  const most = (maxClassrooms ?? Infinity) - (classrooms ?? 0);
  return bend.classrooms < most ? { ...bend, classrooms: bend.classrooms + 1 } : bend;
}

/** A scenario with a way's modifications, and without those that it takes back. */
export function withWay(scenario: Scenario, { options }: ZoningQuestion, way: WayOut): Scenario {
  const locks = way.dropLocks.map((position) => options.locks[position]!);
  const groups = way.dropGroups.map((position) => options.keepTogether[position]!);
  const kept = (scenario.modifications ?? []).filter((one) => {
    if (one.kind === 'lockUnit')
      return !locks.some(({ stage, unit }) => one.stage === stage && one.unit === unit);
    if (one.kind === 'keepTogether') {
      return !groups.some(
        ({ stage, units }) => one.stage === stage && JSON.stringify(one.units) === JSON.stringify(units),
      );
    }
    return true;
  });
  return { ...scenario, modifications: [...kept, ...way.add] };
}
