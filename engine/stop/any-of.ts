import type { Limits, Progress, Stop, StopReason } from './stop.ts';

/** Stops as soon as one of the criteria does; the first in the list gives the reason. None at all never stops. */
export function anyOf(...stops: readonly Stop[]): Stop {
  return {
    reason(progress: Progress): StopReason | null {
      for (const stop of stops) {
        const reason = stop.reason(progress);
        if (reason !== null) return reason;
      }
      return null;
    },
    limits(): Limits {
      const all = stops.map((stop) => stop.limits?.() ?? {});
      return {
        ...tightest('seconds', all, Math.min),
        ...tightest('iterations', all, Math.min),
        // The loosest gap is reached first.
        ...tightest('gap', all, Math.max),
      };
    },
  };
}

function tightest(key: keyof Limits, all: readonly Limits[], pick: (...values: number[]) => number): Limits {
  const values = all.map((limits) => limits[key]).filter((value) => value !== undefined);
  return values.length === 0 ? {} : { [key]: pick(...values) };
}
