import type { Stop } from '../../stop/index.ts';

/**
 * A stop that is only asked, never told as a limit: a library would keep a limit by its own wall clock, whatever clock the
 * budget is kept by, and a busy machine would cut every solve short.
 */
export function askedOnly(...stops: readonly Stop[]): Stop {
  return {
    reason(progress) {
      for (const stop of stops) {
        const reason = stop.reason(progress);
        if (reason !== null) return reason;
      }
      return null;
    },
  };
}
