import { type ExchangeModel, schoolRow } from '../model/model.ts';
import { eachEffect } from '../model/program.ts';
import type { ExchangeState } from '../search/state.ts';
import { LEVEL_WORDS, LIMIT_WORDS } from './words.ts';

/** What another decision would make of the plan, against the plan as it is. */
export interface Difference {
  /** Kinds of limits that it would break. */
  readonly broken: readonly (keyof typeof LIMIT_WORDS)[];
  readonly couplesApart: boolean;
  /** First level that it would worsen or better, by how much; null where all are equal. */
  readonly level: { readonly id: string; readonly change: number } | null;
}

/** Tries decisions on the state, looks, and takes them back. */
export function tryOut(
  state: ExchangeState,
  decisions: readonly (readonly [teacher: number, arc: number])[],
): Difference {
  const { model } = state;
  const before = state.totals.slice();
  const held = decisions.map(([t]) => [t, state.decision[t]!] as const);
  for (const [t, arc] of decisions) state.decide(t, arc);
  const broken = state.violation === 0 ? [] : brokenNear(state, [...decisions, ...held]);
  const couplesApart = state.violation !== 0 && broken.length === 0;
  const l = model.levels.findIndex((_, at) => state.totals[at] !== before[at]);
  const level = l < 0 ? null : { id: model.levels[l]!.id, change: state.totals[l]! - before[l]! };
  for (const [t, arc] of [...held].reverse()) state.decide(t, arc);
  return { broken, couplesApart, level };
}

/** Kinds of the limits that are broken in entries which the arcs touch. */
function brokenNear(
  state: ExchangeState,
  arcs: readonly (readonly [number, number])[],
): Difference['broken'] {
  const { model, z } = state;
  const kinds = new Set<keyof typeof LIMIT_WORDS>();
  for (const [, arc] of arcs) {
    if (arc < 0) continue;
    eachEffect(model, arc, (row, d) => {
      const e = row * model.width + d;
      if (z[e]! < model.low[e]! || z[e]! > model.high[e]!) kinds.add(model.dims[d]!.kind);
    });
  }
  return [...kinds];
}

/** The difference as half a sentence. */
export function differenceWords({ broken, couplesApart, level }: Difference): { en: string; zh: string } {
  if (broken.length > 0) {
    return {
      en: broken.map((kind) => LIMIT_WORDS[kind].en).join('; '),
      zh: broken.map((kind) => LIMIT_WORDS[kind].zh).join('；'),
    };
  }
  if (couplesApart) {
    return {
      en: 'a couple would be parted or a swap left open (couple, swaps)',
      zh: '夫妻分离或对调不成对（couple、swaps）',
    };
  }
  if (level === null) return { en: 'equally good', zh: '效果相同' };
  const words = LEVEL_WORDS[level.id]!;
  const change = `${level.change > 0 ? '+' : '−'}${Math.abs(level.change)}`;
  return { en: `${words.en} ${change}`, zh: `${words.zh} ${change}` };
}

/** Rank for "next best": keeping rules first, then the levels in order. */
export function isBetter(model: ExchangeModel, a: Difference, b: Difference | null): boolean {
  if (b === null) return true;
  const kept = (one: Difference) => one.broken.length === 0 && !one.couplesApart;
  if (kept(a) !== kept(b)) return kept(a);
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
