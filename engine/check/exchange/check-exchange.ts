import type { ExchangeGoalId, ExchangeMove, ExchangeOptions, Violation } from '../../plan/index.ts';
import type { ExchangePolicy } from '../../policy/index.ts';
import type { Problem } from '../../problem/index.ts';
import { judgeMove, judgePins } from './arc-rules.ts';
import { judgeCounty } from './county-rules.ts';
import { goalValues } from './goals.ts';
import { judgeSchools } from './school-rules.ts';
import { basePlace, buildWorld, formOfMove, judged, postMoves, stageTaught, type World } from './world.ts';

export interface ExchangeVerdict {
  readonly violations: readonly Violation[];
  readonly values: Readonly<Record<ExchangeGoalId, number>>;
}

/**
 * Judges the moves of an exchange plan from problem, policy and options alone (docs/exchange-model.md): every rule that is
 * broken, with its subject and excess, and every goal recomputed. Moves of teachers or to schools that do not exist, and second
 * moves of one teacher, are told as `known` and `once` and left out of the rest.
 */
export function checkExchange(
  problem: Problem,
  policy: ExchangePolicy,
  options: ExchangeOptions,
  moves: readonly ExchangeMove[],
): ExchangeVerdict {
  const { world, violations } = judgeMoves(problem, policy, options, moves);
  return { violations, values: goalValues(world) };
}

/** The world that the moves make, and every rule that they break. */
export function judgeMoves(
  problem: Problem,
  policy: ExchangePolicy,
  options: ExchangeOptions,
  moves: readonly ExchangeMove[],
): { readonly world: World; readonly violations: readonly Violation[] } {
  const violations: Violation[] = [];
  const fault = (rule: string, subject: string) =>
    void violations.push({ rule, subject, excess: 1, unit: 'moves' });
  const seen = new Set<string>();
  const valid = moves.flatMap((move) => {
    const known = judged(problem, move);
    if (!known) fault('known', move.teacher);
    else if (seen.has(move.teacher)) fault('once', move.teacher);
    if (!known || seen.has(move.teacher)) return [];
    seen.add(move.teacher);
    return [{ said: move, known }];
  });
  const world = buildWorld(
    problem,
    policy,
    options,
    valid.map(({ known }) => known),
  );
  for (const { said } of valid) if (!saysTheTruth(world, said)) fault('record', said.teacher);
  violations.push(
    ...world.moves.flatMap((move) => judgeMove(world, move)),
    ...judgePins(world),
    ...judgeSchools(world),
    ...judgeCounty(world),
  );
  return { world, violations: summed(violations) };
}

/** One entry a rule and subject: what is broken in several years adds up. */
function summed(violations: readonly Violation[]): readonly Violation[] {
  const entries = Map.groupBy(violations, ({ rule, subject }) => JSON.stringify([rule, subject]));
  return Array.from(entries.values(), (same) => ({
    ...same[0]!,
    excess: same.reduce((sum, { excess }) => sum + excess, 0),
  }));
}

/** Whether the place left, stage, form, last year and post are written down as they are. */
function saysTheTruth(world: World, said: ExchangeMove): boolean {
  const move = world.moves.find((one) => one.teacher.id === said.teacher)!;
  const { problem, policy } = world;
  const from = problem.schools[basePlace(world, move.teacher, move.startYear)]!.id;
  const follows = postMoves(world, move);
  const endYear = follows ? null : move.startYear + (move.shared ? 1 : policy.termYears);
  const post = follows ? said.to : problem.schools[move.teacher.school]!.id;
  const stage = stageTaught(world, move.teacher, move.to, move.startYear);
  return (
    said.from === from &&
    said.stage === (stage === null ? said.stage : problem.stages[stage]!.id) &&
    said.form === formOfMove(world, move) &&
    said.endYear === endYear &&
    said.post === post
  );
}
