import type { Run } from '../../../shared/index.ts';
import { api } from '../../data/api.ts';
import type { fairnessNames, formNames, measureNames } from '../../i18n/teachers.ts';
import type { Text } from '../../i18n/text.ts';

/** `plan.json` of an exchange run, as far as the page shows it (engine/plan/exchange-plan.ts). */
export interface ExchangePlan {
  readonly moves: readonly Move[];
  readonly schools: readonly Card[];
  readonly recruit: readonly Post[];
  readonly coefficients: readonly {
    readonly stage: string;
    readonly measure: keyof typeof measureNames;
    readonly before: number | null;
    readonly after: number | null;
  }[];
  readonly fairness: readonly {
    readonly by: keyof typeof fairnessNames;
    readonly group: string;
    readonly eligible: number;
    readonly moved: number;
    readonly meanExtraMinutes: number | null;
  }[];
}

export interface Move {
  readonly teacher: string;
  readonly from: string;
  readonly to: string;
  readonly form: keyof typeof formNames;
  readonly stage: string;
  readonly startYear: number;
  readonly endYear: number | null;
  readonly reason: string;
  readonly reasonZh: string;
}

interface BeforeAfter {
  readonly before: number;
  readonly after: number;
}

export interface Card {
  readonly school: string;
  readonly stage: string;
  readonly pupils: number;
  readonly teachers: BeforeAfter;
  readonly lessonsMissing: BeforeAfter;
  readonly measures: Readonly<Record<string, BeforeAfter & { readonly need: number }>>;
  readonly leave: number;
  readonly arrive: number;
}

export interface Post {
  readonly school: string;
  readonly stage: string;
  readonly kind: 'subject' | 'measure';
  readonly what: string;
  readonly posts: number;
  readonly missing: number;
}

/** A row of `pairs.json`: a school that stays short with its partner; null where none is left. */
export interface Pair {
  readonly stage: string;
  readonly weak: string;
  readonly strong: string | null;
  readonly help: number | null;
  readonly meters: number | null;
}

/** What the result of an exchange run says besides that of every run. */
export interface ExchangeResult {
  readonly status: string;
  /** Names of the smallest set of rules that cannot all be kept; null: none, or not narrowed down. */
  readonly clash: Text | null;
  /** Each goal today and under the plan, with what is proved of it. */
  readonly goals: readonly Text[];
  /** What is odd in the roster, by row and id; of so many altogether. */
  readonly notes?: readonly Text[];
  readonly noteCount?: number;
}

/** A teacher's decision fixed by hand; `school` null: stays. */
export interface Pin {
  readonly teacher: string;
  readonly school: string | null;
}

/** Without a school no move at all. */
export interface Ban {
  readonly teacher: string;
  readonly school?: string;
}

export interface Hand {
  readonly pins: readonly Pin[];
  readonly forbidden: readonly Ban[];
}

export const NOTHING_BY_HAND: Hand = { pins: [], forbidden: [] };

/** What was pinned and forbidden in a run. */
export function handOf(run: Run | undefined): Hand {
  const options = (run?.request as { options?: Partial<Hand> } | undefined)?.options;
  return { pins: options?.pins ?? [], forbidden: options?.forbidden ?? [] };
}

export async function readPlan(run: string, signal: AbortSignal): Promise<ExchangePlan> {
  const file = await api.call('readExchangeRunFile', { params: { run, file: 'plan.json' } }, signal);
  return JSON.parse(await file.text()) as ExchangePlan;
}

export async function readPairs(run: string, signal: AbortSignal): Promise<readonly Pair[]> {
  const file = await api.call('readExchangeRunFile', { params: { run, file: 'pairs.json' } }, signal);
  return (JSON.parse(await file.text()) as { pairs: readonly Pair[] }).pairs;
}

/** Moves between each two schools, the busiest first. */
export function flowsOf(moves: readonly Move[]): readonly { from: string; to: string; count: number }[] {
  const by = Map.groupBy(moves, ({ from, to }) => `${from}\n${to}`);
  return [...by.values()]
    .map((group) => ({ from: group[0]!.from, to: group[0]!.to, count: group.length }))
    .sort((a, b) => b.count - a.count);
}
