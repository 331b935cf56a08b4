import { randomBytes } from 'node:crypto';
import {
  type Complaint,
  checkExchange,
  contextOf,
  defaultExchangeOptions,
  type ExchangePlan,
  type ExchangePolicy,
  enrolmentsOf,
  exchangeChainTable,
  exchangeGoalsTable,
  exchangeGoalText,
  exchangePairsTable,
  exchangePolicy,
  exchangeRuleNames,
  exchangeTables,
  type GoalsToday,
  type Problem,
  pairsAfter,
  parseExchangeOptions,
  parsePlan,
  pseudonymised,
  rosterNotes,
  rosterNoteText,
  solveExchange,
  solvers,
  threeStates,
  violationText,
  whenCancelled,
  withDecisions,
} from '../../../engine/index.ts';
import { jsonFile, tableFiles } from './out-files.ts';
import type { Outcome, Outside, Task } from './task.ts';
import { prepared } from './zones.ts';

/** Plans a teacher exchange, has the judge look at it, and makes its files. Everything here is for the personnel office. */
export async function planExchange(
  task: Extract<Task, { kind: 'exchange' }>,
  outside: Outside,
): Promise<Outcome> {
  const ready = await prepared(task.files, task.content);
  if ('kind' in ready) return ready;
  const { problem, policy } = ready;
  const parsed = parseExchangeOptions(task.options);
  if ('faults' in parsed) {
    return refused(parsed.faults.map((text) => ({ code: 'exchange-options', text: { en: text, zh: text } })));
  }
  const zones = task.zones && parsePlan(new TextDecoder().decode(task.zones), 'plan.json');
  if (zones && 'complaints' in zones) return { kind: 'refused', complaints: zones.complaints };
  const asked = withDecisions(
    {
      ...defaultExchangeOptions(problem.years[0] ?? 0),
      ...(zones ? { enrolments: enrolmentsOf(problem, zones.plan) } : {}),
      ...parsed.options,
      seconds: task.seconds,
      iterations: task.iterations,
      seed: task.seed,
    },
    ready.exchange,
  );
  const numbers = exchangePolicy(policy);
  const notes = rosterNotes(contextOf(problem, numbers, asked));
  const started = outside.now();
  const answer = await solveExchange(problem, numbers, asked, {
    solver: solvers[0]!,
    now: outside.now,
    stop: whenCancelled(outside.cancelled),
    onLevel: ({ level, value, bound }) =>
      outside.progress({
        kind: 'progress',
        phase: 'search',
        seconds: (outside.now() - started) / 1000,
        goal: level,
        iteration: null,
        incumbent: value,
        bound,
        gap: null,
      }),
  });
  if (answer.plan === null) return refused(answer.faults);
  const verdict = checkExchange(problem, numbers, asked, answer.plan.moves);
  const { status } = answer.plan.result;
  const kept = status === 'optimal' || status === 'feasible';
  const plan: ExchangePlan = {
    ...answer.plan,
    scenario: ready.scenario,
    policy: { profile: policy.profile, overrides: policy.overrides },
    violations: kept ? verdict.violations : [],
  };
  const today = answer.unmoved;
  const files = [
    jsonFile('plan.json', 'application/json', plan),
    ...(kept ? await told(problem, numbers, plan, today) : []),
  ];
  const result = {
    ...plan.result,
    clash: answer.clash && exchangeRuleNames(answer.clash),
    notes: notes.slice(0, MOST_NOTES).map(rosterNoteText),
    noteCount: notes.length,
    goals: plan.result.levels.map((level) => exchangeGoalText(level, today.get(level.id) ?? null)),
    violations: plan.violations.map((one) => violationText(problem, one)),
    violationCount: plan.violations.length,
  };
  return { kind: 'planned', result, files };
}

/** Findings about the roster that are told with a run, by row and id. */
const MOST_NOTES = 100;
/** Partners of schools that stay short: who stands no lower than the county helps so many at most, however far. */
const PAIRS = { capacity: 4, limit: null, surplus: 'relative' } as const;

/** The plan's tables with partner schools and, where zones drive the posts, each step of the chain; and all of it under pseudonyms. */
async function told(problem: Problem, numbers: ExchangePolicy, plan: ExchangePlan, today: GoalsToday) {
  const pairs = await pairsAfter(problem, numbers, plan, PAIRS, solvers[0]!);
  const goals = exchangeGoalsTable(plan.result, today);
  const chain =
    plan.options.enrolments === null ? [] : [exchangeChainTable(threeStates(problem, numbers, plan))];
  const further = [exchangePairsTable(problem, pairs), ...chain];
  // Nobody who knows roster and seed can draw the same order again.
  const hidden = pseudonymised(plan, (ids) => {
    ids.splice(0, ids.length, ...shuffled(ids));
  });
  return [
    jsonFile('pairs.json', 'application/json', { pairs }),
    ...chain.map((table) => jsonFile('chain.json', 'application/json', table)),
    jsonFile('plan-pseudonyms.json', 'application/json', hidden),
    ...(await tableFiles([goals, ...exchangeTables(problem, plan), ...further], 'exchange')),
    ...(await tableFiles([goals, ...exchangeTables(problem, hidden)], 'exchange-pseudonyms')).filter(
      ({ name }) => name.endsWith('.xlsx'),
    ),
  ];
}

function shuffled(ids: readonly string[]): readonly string[] {
  return ids
    .map((id) => [randomBytes(8).toString('hex'), id] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, id]) => id);
}

function refused(faults: readonly Pick<Complaint, 'code' | 'text'>[]): Outcome {
  const place = { file: 'options', row: null, column: null, value: null } as const;
  return {
    kind: 'refused',
    complaints: faults.map(({ code, text }) => ({ code, severity: 'error', ...place, text })),
  };
}
