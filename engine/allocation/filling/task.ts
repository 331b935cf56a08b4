import type { Pupils, Yuan } from '../../units.ts';

/** One resource that one school lacks against its standard. */
export interface Need {
  /** Names the need in plan and program: `school/stage/resource`. */
  readonly id: string;
  readonly pupils: Pupils;
  /** What the school has, in the resource's unit. */
  readonly resource: number;
  /** Resource that one pupil should have: T ⁄ k. */
  readonly perPupil: number;
  /** Price of one more unit. */
  readonly unitCost: Yuan;
  /**
   * It comes in this many units at a time: 1 for what is counted (rooms, teachers, computers), a whole building for a renovation;
   * 0 where any amount helps.
   */
  readonly lot: number;
  /** Resource with which the school keeps its own level of before (不削峰); left out where nothing was before. */
  readonly own?: number;
  /** Comes before every step: children sit in a building that is not safe. */
  readonly urgent?: true;
}

/** 填谷: money of some years, to be spent on what schools lack. */
export interface FillingTask {
  readonly needs: readonly Need[];
  /** Money of each year; what is left over serves the next. */
  readonly budget: readonly Yuan[];
  /**
   * Shares of the standard, ascending, the last 1. Everybody is brought to the first before anything is spent on the
   * second, and so on: weakest first.
   */
  readonly steps: readonly number[];
  /** Share of its own level that a school may lose; null where no-harm is not asked for. */
  readonly tolerance?: number | null;
}

/** A quarter, half, the floor of the 2017 school rule, all. */
export const DEFAULT_STEPS: readonly number[] = [0.25, 0.5, 0.85, 1];

/** Everything that is wrong with a task, as sentences; empty when it can be solved. */
export function faultsOf({ needs, budget, steps }: FillingTask): readonly string[] {
  const faults: string[] = [];
  const positive = (value: number) => Number.isFinite(value) && value > 0;
  const notNegative = (value: number) => Number.isFinite(value) && value >= 0;
  if (budget.length === 0) faults.push('There is no year with a budget.');
  budget.forEach((money, y) => {
    if (!notNegative(money)) faults.push(`The budget of year ${y + 1} is ${money}; give yuan from 0 on.`);
  });
  const ascending = steps.every((step, k) => positive(step) && (k === 0 || step > steps[k - 1]!));
  if (!ascending || steps.at(-1) !== 1) faults.push(`Steps must rise to 1, not ${steps.join(', ')}.`);
  for (const { id, pupils, resource, perPupil, unitCost, lot } of needs) {
    if (!notNegative(pupils) || !notNegative(resource))
      faults.push(`${id}: pupils and resource must be known.`);
    if (!positive(perPupil)) faults.push(`${id}: there is no standard.`);
    if (!notNegative(lot)) faults.push(`${id}: the lot is ${lot}; give units from 0 on.`);
    if (!positive(unitCost))
      faults.push(`${id}: there is no price; give unitCost in the policy of the dataset.`);
  }
  if (new Set(needs.map(({ id }) => id)).size < needs.length) faults.push('Two needs have the same id.');
  return faults;
}

/** Least resource that no-harm leaves a need, xᵢ⁰ · P · (1 − ε) (I8); what it has where it asks for less. */
export function floorOf({ own, resource }: Need, tolerance: number | null | undefined): number {
  if (own === undefined || tolerance === null || tolerance === undefined) return resource;
  return Math.max(resource, own * (1 - tolerance));
}

/** Pupils for whom the standard (times a step) is not provided: what is lacking, over what one pupil should have. */
export function unprovided({ pupils, resource, perPupil }: Need, step: number, added: number): Pupils {
  return Math.max(0, step * pupils - (resource + added) / perPupil);
}
