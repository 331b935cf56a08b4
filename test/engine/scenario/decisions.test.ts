import { expect, test } from 'vitest';
import {
  buildProblem,
  defaultExchangeOptions,
  exchangePolicy,
  prepare,
  solveExchange,
  solvers,
  whenCancelled,
  withDecisions,
} from '../../../engine/index.ts';
import { SMALL_COUNTY } from '../../support/small-county.ts';

const built = buildProblem(SMALL_COUNTY);
if (!('problem' in built)) throw new Error('The small county is broken.');
const { problem: county } = built;

test('what a scenario decides about teachers reaches the exchange and is written into its plan', async () => {
  const [a, b] = county.teachers!;
  const away = county.schools.find((_, s) => s !== b!.school)!.id;
  const modifications = [
    { kind: 'pinTeacher', teacher: a!.id, school: null },
    { kind: 'forbidMove', teacher: b!.id, school: away },
  ];
  const ready = prepare(county, { modifications });
  if ('complaints' in ready) throw new Error(JSON.stringify(ready.complaints));
  const { problem, policy, exchange } = ready;
  const asked = { ...defaultExchangeOptions(problem.years[0]!), iterations: 2000, seconds: null };
  const answer = await solveExchange(problem, exchangePolicy(policy), withDecisions(asked, exchange), {
    solver: solvers[0]!,
    now: () => 0,
    stop: whenCancelled({ aborted: false }),
  });
  expect(answer.faults).toEqual([]);
  const { options, moves } = answer.plan!;
  expect(options.pins).toEqual([{ teacher: a!.id, school: null }]);
  expect(options.forbidden).toEqual([{ teacher: b!.id, school: away }]);
  expect(moves.map(({ teacher }) => teacher)).not.toContain(a!.id);
  expect(moves.map(({ teacher, to }) => `${teacher} ${to}`)).not.toContain(`${b!.id} ${away}`);
});

test('the last pin of a teacher holds, and the options have the last word', () => {
  const teacher = county.teachers![0]!.id;
  const [a, b] = county.schools.map(({ id }) => id);
  const ready = prepare(county, {
    modifications: [
      { kind: 'pinTeacher', teacher, school: a },
      { kind: 'pinTeacher', teacher, school: b },
    ],
  });
  if ('complaints' in ready) throw new Error('refused');
  expect(ready.exchange.pins).toEqual([{ teacher, school: b }]);
  const options = { ...defaultExchangeOptions(2026), pins: [{ teacher, school: null }] };
  expect(withDecisions(options, ready.exchange).pins).toEqual([{ teacher, school: null }]);
});

test('a teacher or school that is not there is told with its place', () => {
  const ready = prepare(county, {
    modifications: [
      { kind: 'pinTeacher', teacher: 'T999', school: 'S999' },
      { kind: 'forbidMove', teacher: 'T998' },
    ],
  });
  const told = 'complaints' in ready ? ready.complaints.map(({ column, value }) => [column, value]) : [];
  expect(told).toEqual([
    ['modifications[0].teacher', 'T999'],
    ['modifications[0].school', 'S999'],
    ['modifications[1].teacher', 'T998'],
  ]);
});
