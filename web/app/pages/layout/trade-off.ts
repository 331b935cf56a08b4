import type { Layout, Run } from '../../../shared/index.ts';
import { type Asked, askedOf } from './decision.ts';

/** What a trade-off limits step by step. */
export type Axis = 'schools' | 'yuan' | 'minutes';
export const AXES: readonly Axis[] = ['schools', 'yuan', 'minutes'];

/** What layouts are weighed by: the last year of each. */
export interface Figures {
  readonly schools: number;
  readonly yuan: number;
  readonly minutes: number;
}

/** Layouts under a limit that are asked for at once, and how far each goes below the one without: schools, or a share. */
export const STEPS = 4;
const STEP: Readonly<Record<Axis, number>> = { schools: 1, yuan: 0.01, minutes: 0.05 };

export function figuresOf({ years }: Layout): Figures {
  const { open, minutes, spending } = years.at(-1)!;
  const { charge, running, buses, boarding } = spending;
  return { schools: open, yuan: charge + running + buses + boarding, minutes };
}

/** What is asked for each step: the same question, one limit tighter. */
export function tighter(asked: Asked, axis: Axis, from: Figures): Asked[] {
  return Array.from({ length: STEPS }, (_, k): Asked => {
    const step = (k + 1) * STEP[axis];
    if (axis === 'yuan') return { ...asked, mostYuan: from.yuan * (1 - step) };
    if (axis === 'minutes') return { ...asked, mostMinutes: from.minutes * (1 - step) };
    return { ...asked, sites: { fewest: 0, most: Math.max(1, from.schools - step) } };
  });
}

/** The runs that ask the same but for limits on money, ways and number: together they are the trade-off. */
export function familyOf(runs: readonly Run[], run: Run): Run[] {
  const key = questionKey(run);
  return runs.filter((one) => questionKey(one) === key);
}

function questionKey(run: Run): string {
  const { mostYuan: _, mostMinutes: __, sites: ___, ...rest } = askedOf(run)!;
  const settled = rest.settled.map((one) => JSON.stringify(one, Object.keys(one).sort())).sort();
  return JSON.stringify([run.scenario, rest.periods, rest.budgets, [...rest.nineYear].sort(), settled]);
}

/** Whether a run asks without any limit of a trade-off. */
export function isFree(run: Run): boolean {
  const asked = askedOf(run)!;
  return asked.mostYuan === undefined && asked.mostMinutes === undefined && asked.sites === undefined;
}

/** Whether one layout is nowhere worse than another and somewhere better. */
export function beats(a: Figures, b: Figures): boolean {
  const pairs = AXES.map((axis) => a[axis] - b[axis]);
  return pairs.every((each) => each <= 0) && pairs.some((each) => each < 0);
}
