import { problemHash } from './canonical.ts';
import type { Problem } from './problem.ts';

/**
 * Makes a problem of its content: adds the hash and freezes it, records and lists alike. JavaScript cannot freeze the
 * elements of typed arrays: nobody writes to them, by convention.
 */
export function sealProblem(content: Omit<Problem, 'hash'>): Problem {
  const problem: Problem = { ...content, hash: problemHash(content) };
  freeze(problem);
  return problem;
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value))
    return;
  Object.freeze(value);
  if (Array.isArray(value)) {
    // Millions of coordinates: a point is a list of numbers, and looking into each number is time for nothing.
    for (const item of value) if (typeof item === 'object') freeze(item);
  } else for (const item of Object.values(value)) freeze(item);
}
