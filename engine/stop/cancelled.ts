import type { Stop } from './stop.ts';

/**
 * Stops when somebody asks for it: an AbortSignal within one thread, or a shared Int32Array whose first entry another
 * thread sets to anything but 0 (a worker in a long computation sees no messages, but it does see shared memory).
 */
export function whenCancelled(flag: { readonly aborted: boolean } | Int32Array): Stop {
  return flag instanceof Int32Array
    ? { reason: () => (Atomics.load(flag, 0) !== 0 ? 'cancelled' : null) }
    : { reason: () => (flag.aborted ? 'cancelled' : null) };
}
