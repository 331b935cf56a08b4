import type { Now, Stop } from './stop.ts';

/** Stops `seconds` after this call, by the injected clock. */
export function afterSeconds(seconds: number, now: Now): Stop {
  const end = now() + seconds * 1000;
  return {
    reason: () => (now() >= end ? 'time' : null),
    limits: () => ({ seconds: Math.max(0, (end - now()) / 1000) }),
  };
}
