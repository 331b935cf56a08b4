import { brokenRule, exchangeGoalName, type Words } from '../../plan/index.ts';
import { eachEffect } from '../model/effects.ts';
import { type ExchangeModel, schoolRow } from '../model/model.ts';
import type { ExchangeState } from '../search/state.ts';
import { type BrokenLimit, limitWords } from './words.ts';

/** What another decision would make of the plan, against the plan as it is. */
export interface Difference {
  /** Limits that it would break, each kind and side once. */
  readonly broken: readonly BrokenLimit[];
  /** Rules between several teachers that it would break: couple, household, swaps or coefficient. */
  readonly together: readonly string[];
  /** First level that it would worsen or better, by how much; null where all are equal. */
  readonly level: { readonly id: string; readonly change: number } | null;
}

type Decisions = readonly (readonly [teacher: number, arc: number])[];

/** Tries decisions on the state, looks, and takes them back. */
export function tryOut(state: ExchangeState, decisions: Decisions): Difference {
  const { model } = state;
  const before = state.totals.slice();
  const held = decisions.map(([t]) => [t, state.decision[t]!] as const);
  for (const [t, arc] of decisions) state.decide(t, arc);
  const kept = state.violation === 0;
  const broken = kept ? [] : brokenNear(state, [...decisions, ...held]);
  const together = kept ? [] : partedBy(state, decisions);
  // What neither limit nor tie explains is a swap left open or, where there are limits on them, a coefficient.
  const other = model.swapGroup === null ? 'coefficient' : 'swaps';
  const unexplained = !kept && broken.length === 0 && together.length === 0;
  const l = model.levels.findIndex((_, at) => state.totals[at] !== before[at]);
  const level = l < 0 ? null : { id: model.levels[l]!.id, change: state.totals[l]! - before[l]! };
  for (const [t, arc] of [...held].reverse()) state.decide(t, arc);
  return { broken, together: unexplained ? [other] : together, level };
}

/** The limits that are broken in entries which the arcs touch. */
function brokenNear(state: ExchangeState, arcs: Decisions): readonly BrokenLimit[] {
  const { model, z } = state;
  const found = new Map<string, BrokenLimit>();
  for (const [, arc] of arcs) {
    if (arc < 0) continue;
    eachEffect(model, arc, (row, d) => {
      const e = row * model.width + d;
      if (z[e]! >= model.low[e]! && z[e]! <= model.high[e]!) return;
      const { kind } = model.dims[d]!;
      const side = z[e]! < model.low[e]! ? 'low' : 'high';
      found.set(`${kind}/${side}`, { kind, side });
    });
  }
  return [...found.values()];
}

/** Rules by which somebody is kept together with whom the decisions part them from. */
function partedBy(state: ExchangeState, decisions: Decisions): readonly string[] {
  const { model } = state;
  const rules = new Set<string>();
  for (const [t] of decisions) {
    for (let tie = model.tieStart[t]!; tie < model.tieStart[t + 1]!; tie++) {
      for (let y = 0; y < model.years; y++) {
        const apart = model.distances[state.place(t, y) * model.schools + state.place(model.tieTo[tie]!, y)]!;
        if (apart > model.tieLimit[tie * model.years + y]!) rules.add(model.tieRule[tie]!);
      }
    }
  }
  return [...rules];
}

export function keepsRules({ broken, together }: Difference): boolean {
  return broken.length === 0 && together.length === 0;
}

/** The difference as half a sentence. */
export function differenceWords(difference: Difference): Words {
  const { broken, together, level } = difference;
  if (!keepsRules(difference)) {
    const all = [...broken.map(limitWords), ...together.map(brokenRule)];
    return { en: all.map(({ en }) => en).join('; '), zh: all.map(({ zh }) => zh).join('；') };
  }
  if (level === null) return { en: 'equally good', zh: '效果相同' };
  const words = exchangeGoalName(level.id)!;
  const change = Math.abs(level.change);
  return level.change > 0
    ? { en: `${words.en} +${change}`, zh: `${words.zh} +${change}` }
    : {
        en: `${words.en} −${change}: a longer search would find it`,
        zh: `${words.zh} −${change}（延长求解可改进）`,
      };
}

/** Rank for "next best": keeping rules first, then the levels in order. */
export function isBetter(model: ExchangeModel, a: Difference, b: Difference | null): boolean {
  if (b === null) return true;
  if (keepsRules(a) !== keepsRules(b)) return keepsRules(a);
  const rank = ({ level }: Difference) => {
    if (level === null) return 0;
    const place = model.levels.findIndex((one) => one.id === level.id);
    // Earlier levels outrank any change of later ones.
    return Math.sign(level.change) * (1e9 * (model.levels.length - place) + Math.abs(level.change));
  };
  return rank(a) < rank(b);
}

export function entryOf(state: ExchangeState, school: number, year: number, d: number): number {
  return state.z[schoolRow(state.model, school, year) * state.model.width + d]!;
}
