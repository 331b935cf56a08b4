import { anyOf, interruptsOf, type Stop } from '../../stop/index.ts';

/** At most so many of the seconds that a search has left, and its cancelling; null where no clock limits it. */
export function secondsOf(outer: Stop, seconds: number): Stop | null {
  const left = outer.limits?.().seconds;
  if (left === undefined) return null;
  const until = Math.max(0, left - seconds);
  const now = () => outer.limits?.().seconds ?? 0;
  const inner: Stop = {
    reason: () => (now() <= until ? 'time' : null),
    limits: () => ({ seconds: Math.max(0, now() - until) }),
  };
  return anyOf(interruptsOf(outer), inner);
}

/** A share of the time that a search has left; only its cancelling where no clock limits it. */
export function partOf(outer: Stop, share: number): Stop {
  const left = outer.limits?.().seconds;
  return (left === undefined ? null : secondsOf(outer, left * share)) ?? interruptsOf(outer);
}
