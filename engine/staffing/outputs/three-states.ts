import type { ExchangePlan } from '../../plan/index.ts';
import type { ExchangePolicy } from '../../policy/index.ts';
import type { Problem } from '../../problem/index.ts';
import { compileModel } from '../model/compile.ts';
import { ExchangeState } from '../search/state.ts';
import { contextOf } from '../task/context.ts';
import { coefficientsOf } from './coefficients.ts';
import { decisionsOf } from './decisions.ts';
import { recruitsOf } from './recruit.ts';

/** One indicator today, under the new zones with nobody moved, and under the new zones with the plan's moves. */
export interface ThreeStates {
  readonly indicator: string;
  /** Null for the whole county. */
  readonly stage: string | null;
  readonly today: number | null;
  readonly zones: number | null;
  readonly moves: number | null;
}

type Figures = ReadonlyMap<
  string,
  { readonly indicator: string; readonly stage: string | null; value: number | null }
>;

/** The chain zones → exchange, with the same indicators before and after each of its steps. */
export function threeStates(
  problem: Problem,
  policy: ExchangePolicy,
  { options, moves }: Pick<ExchangePlan, 'options' | 'moves'>,
): readonly ThreeStates[] {
  const today = figures(problem, policy, { ...options, enrolments: null }, []);
  const zones = figures(problem, policy, options, []);
  const moved = figures(problem, policy, options, moves);
  return Array.from(moved, ([key, { indicator, stage, value }]) => ({
    indicator,
    stage,
    today: today.get(key)?.value ?? null,
    zones: zones.get(key)?.value ?? null,
    moves: value,
  }));
}

function figures(
  problem: Problem,
  policy: ExchangePolicy,
  options: ExchangePlan['options'],
  moves: ExchangePlan['moves'],
): Figures {
  const context = contextOf(problem, policy, options);
  const state = new ExchangeState(compileModel(context));
  state.load(decisionsOf(context, state, moves).decision);
  const posts = recruitsOf(context, state).filter((post) => post.kind === 'subject');
  const level = (id: string) => {
    const l = state.model.levels.findIndex((one) => one.id === id);
    return l < 0 ? null : state.totals[l]!;
  };
  const rows = [
    { indicator: 'coverage', stage: null, value: level('coverage') },
    { indicator: 'shortfall', stage: null, value: level('shortfall') },
    { indicator: 'posts', stage: null, value: posts.reduce((sum, post) => sum + post.posts, 0) },
    ...coefficientsOf(context, state).map(({ stage, measure, after }) => ({
      indicator: measure,
      stage,
      value: after,
    })),
  ];
  return new Map(rows.map((row) => [`${row.indicator}/${row.stage}`, row]));
}
