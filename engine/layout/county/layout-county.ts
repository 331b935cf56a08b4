import { OPTIMAL_GAP, relativeGap } from '../../plan/index.ts';
import { partOf } from '../sites/shares-of-time.ts';
import {
  type DecidedPeriod,
  type LayoutDraft,
  type LayoutQuestion,
  type LayoutTools,
  layoutValue,
  rollingLayout,
} from './horizon.ts';
import { improvePeriod } from './improve.ts';
import { laterBound } from './later-bound.ts';

/** What the rolling plan may take of the time, and what one bound may of what is left then. */
const ROLLING_SHARE = 0.5;
const BOUND_SHARE = 0.1;
/** What deciding one period anew may take of the time left. */
const AGAIN_SHARE = 0.3;
/** Rounds over all periods where no clock limits them. */
const MOST_ROUNDS = 4;

/**
 * Which schools open, grow, convert, merge and close, period by period, and where everybody goes. A horizon begins with the rolling plan and is
 * never worse than it; its bound is the sum of what each period costs at least.
 */
export async function layoutCounty(question: LayoutQuestion, tools: LayoutTools): Promise<LayoutDraft> {
  const { periods } = question.options.layout!;
  if (periods.length === 1) return await rollingLayout(question, tools);
  const timed = tools.stop.limits?.().seconds !== undefined;
  const share = (part: number): LayoutTools => (timed ? { ...tools, stop: partOf(tools.stop, part) } : tools);
  const rolling = await rollingLayout(question, share(ROLLING_SHARE));
  if (rolling.periods === null) return rolling;
  let bound = rolling.bound!;
  for (let t = 1; t < periods.length; t++) {
    bound += laterBound(question, t, rolling.periods[t]!, share(BOUND_SHARE));
    tools.onProgress?.({
      phase: 'bound',
      year: periods[t]!,
      iteration: 0,
      incumbent: layoutValue(rolling.periods),
      bound,
    });
  }
  const best = await improved(question, rolling.periods, tools, share);
  const value = layoutValue(best);
  const low = Math.min(bound, value);
  const proved = relativeGap(value, low) <= OPTIMAL_GAP;
  return {
    ...rolling,
    status: proved ? 'optimal' : 'feasible',
    stoppedBy: proved ? 'proof' : rolling.stoppedBy === 'proof' ? 'noImprovement' : rolling.stoppedBy,
    periods: best,
    value,
    bound: low,
  };
}

async function improved(
  question: LayoutQuestion,
  start: readonly DecidedPeriod[],
  tools: LayoutTools,
  share: (part: number) => LayoutTools,
): Promise<readonly DecidedPeriod[]> {
  let best = start;
  let idle = 0;
  for (let step = 0; step < MOST_ROUNDS * start.length && idle < start.length; step++) {
    if (tools.stop.reason({ iteration: 0, sinceImprovement: 0 }) !== null) break;
    const found = await improvePeriod(question, best, step % start.length, share(AGAIN_SHARE));
    idle = found === null ? idle + 1 : 0;
    best = found ?? best;
  }
  return best;
}
