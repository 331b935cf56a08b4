import {
  type Complaint,
  checkExchange,
  defaultExchangeOptions,
  type ExchangePlan,
  exchangePolicy,
  exchangeTables,
  parseExchangeOptions,
  solveExchange,
  solvers,
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
  const asked = withDecisions(
    {
      ...defaultExchangeOptions(problem.years[0] ?? 0),
      ...parsed.options,
      seconds: task.seconds,
      iterations: task.iterations,
      seed: task.seed,
    },
    ready.exchange,
  );
  const numbers = exchangePolicy(policy);
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
  const files = [
    jsonFile('plan.json', 'application/json', plan),
    ...(kept ? await tableFiles(exchangeTables(problem, plan), 'exchange') : []),
  ];
  const result = { ...plan.result, clash: answer.clash, violationCount: plan.violations.length };
  return { kind: 'planned', result, files };
}

function refused(faults: readonly Pick<Complaint, 'code' | 'text'>[]): Outcome {
  const place = { file: 'options', row: null, column: null, value: null } as const;
  return {
    kind: 'refused',
    complaints: faults.map(({ code, text }) => ({ code, severity: 'error', ...place, text })),
  };
}
