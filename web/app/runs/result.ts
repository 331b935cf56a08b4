import type { Run } from '../../shared/index.ts';
import { goalNames, goalUnits, proofWords, stateNames, statusNames } from '../i18n/runs.ts';
import type { Text } from '../i18n/text.ts';
import type { Tone } from '../ui/Notice.tsx';

/** One goal of a plan: what it reached and what is proved about it. */
export interface Level {
  readonly id: string;
  readonly unit: string;
  readonly value: number;
  /** The best value found while this goal alone was sought; later goals may have worsened it since. */
  readonly reached?: number;
  readonly bound: number | null;
  readonly gap: number | null;
}

export interface Result {
  readonly status: keyof typeof statusNames;
  readonly levels: readonly Level[];
  readonly gap: number | null;
  readonly violationCount?: number;
  readonly violations?: readonly Text[];
}

/** Status, goals and proof of a run; null while there is no plan. */
export function resultOf(run: Pick<Run, 'result'>): Result | null {
  return run.result as Result | null;
}

export function isAtWork({ state }: Pick<Run, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}

/** Whether a run has zones that may be looked at, compared and reported. */
export function hasPlan(run: Pick<Run, 'result'>): boolean {
  const status = resultOf(run)?.status;
  return status === 'optimal' || status === 'feasible';
}

/** Whether a run ended with neither a plan nor a proof that there is none. */
export function foundNothing(run: Pick<Run, 'state' | 'result'>): boolean {
  return !isAtWork(run) && !hasPlan(run) && resultOf(run)?.status !== 'infeasible';
}

const OPTIMAL_GAP = 1e-6;
const LEAST_TOLD = 1e-3;
/** A bound of nought says nothing of a goal that is above it. */
const NOTHING_PROVED = 1;

/** Rounded up, so that the words never claim more than the proof. */
export function proofText(gap: number | null | undefined): Text {
  if (gap == null || gap >= NOTHING_PROVED) return proofWords.unknown;
  if (gap <= OPTIMAL_GAP) return proofWords.best;
  const percent = gap < LEAST_TOLD ? 0.1 : Math.ceil(gap * 1000 - 1e-9) / 10;
  return proofWords.within(percent.toFixed(1));
}

const LEAST_YIELDED = 5e-4;

/** Writes numbers as the reader does. */
export type Write = (value: number, digits?: number) => string;

/** A goal in one sentence: its value, the proved bound, and how far apart they are. */
export function levelText(level: Level, write: Write): Text {
  const { unit, value, gap } = level;
  const proof = proofText(gap);
  const name = unitName(unit);
  const told = write(value, decimalsFor(value));
  const bound = writtenBound(level, write);
  const rest =
    bound === null ? { zh: `：${proof.zh}`, en: `: ${proof.en}` } : proofWords.bounded(bound, proof);
  return { zh: `${told} ${name.zh}${rest.zh}`, en: `${told} ${name.en}${rest.en}` };
}

/** The bound alone, for a card whose value stands above; null where it says nothing more. */
export function boundText(level: Level, write: Write): Text | null {
  const bound = writtenBound(level, write);
  return bound === null ? null : proofWords.noLess(bound);
}

/** Rounded down, so that the words never claim more than the proof; null where nothing is proved, or all is. */
function writtenBound({ value, bound, gap }: Level, write: Write): string | null {
  const proof = proofText(gap);
  if (bound === null || proof === proofWords.unknown || proof === proofWords.best) return null;
  return write(floorTo(bound, decimalsFor(value)), decimalsFor(value));
}

/** Why the curve ended lower than the value: later goals may worsen earlier ones within their tolerance. */
export function yieldedText({ value, reached }: Level, write: Write): Text | null {
  if (reached === undefined || reached <= 0 || value - reached <= reached * LEAST_YIELDED) return null;
  return proofWords.yielded(write(reached, decimalsFor(value)), `${write((value / reached - 1) * 100, 1)} %`);
}

function decimalsFor(value: number): number {
  return Math.abs(value) < SMALL && !Number.isInteger(value) ? 1 : 0;
}

function floorTo(value: number, digits: number): number {
  const size = 10 ** digits;
  return Math.floor(value * size + ROUNDING) / size;
}

const SMALL = 100;
const ROUNDING = 1e-6;

/** The first goal with a gap: what people mean by "how good is it". */
export function mainLevel(run: Pick<Run, 'result'>): Level | null {
  const levels = resultOf(run)?.levels ?? [];
  return levels.find(({ gap }) => gap !== null) ?? levels[0] ?? null;
}

export function stateText(run: Pick<Run, 'state' | 'result'>): Text {
  const status = resultOf(run)?.status;
  if (run.state === 'finished' && status && !hasPlan(run)) return statusNames[status];
  return stateNames[run.state];
}

export function stateTone(run: Pick<Run, 'state' | 'result'>): Tone | undefined {
  if (isAtWork(run)) return undefined;
  if (run.state === 'failed') return 'bad';
  return hasPlan(run) ? (run.state === 'finished' ? 'good' : 'warn') : 'warn';
}

const has = <T extends object>(names: T, id: string): id is string & keyof T => id in names;

export function goalName(id: string): Text {
  return has(goalNames, id) ? (goalNames[id] as Text) : { zh: id, en: id };
}

export function unitName(id: string): Text {
  return has(goalUnits, id) ? (goalUnits[id] as Text) : { zh: id, en: id };
}

/** Seconds between two moments of the server, or until now. */
export function secondsOf({ started, ended }: Pick<Run, 'started' | 'ended'>, now: number): number | null {
  if (!started) return null;
  return ((ended ? Date.parse(ended) : now) - Date.parse(started)) / 1000;
}
