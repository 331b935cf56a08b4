import { getPriority, setPriority } from 'node:os';

/** How much nicer than the rest of the process; 19 is the nicest. */
const STEPS = 5;
const NICEST = 19;

/**
 * Lets this thread, and those that it starts, give way to the one that answers requests. Linux takes the number 0 for the calling
 * thread; elsewhere it would be the whole process, and nothing is done.
 */
export function inBackground(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(0, Math.min(NICEST, getPriority(0) + STEPS));
  } catch {
    // A container may forbid it; then all are equal.
  }
}
