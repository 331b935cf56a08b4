import { setPriority } from 'node:os';

const POLITE = 10;

/**
 * Lets this thread, and those that it starts, give way to the one that answers requests. Linux takes the number 0 for the calling
 * thread; elsewhere it would be the whole process, and nothing is done.
 */
export function inBackground(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(0, POLITE);
  } catch {
    // A container may forbid it; then all are equal.
  }
}
