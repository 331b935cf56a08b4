import type { Program } from './program.ts';

/**
 * The directions in which one can move for ever without breaking a row or bound, at most 1 in each variable: a program
 * whose optimum is below 0 exactly where the relaxation of the given one, if feasible, is unbounded.
 */
export function recessionCone(program: Program): Program {
  const cone = (bound: number) => (Number.isFinite(bound) ? 0 : bound);
  return {
    ...program,
    offset: 0,
    lower: program.lower.map((bound) => (Number.isFinite(bound) ? 0 : -1)),
    upper: program.upper.map((bound) => (Number.isFinite(bound) ? 0 : 1)),
    rowLower: program.rowLower.map(cone),
    rowUpper: program.rowUpper.map(cone),
    integer: new Uint8Array(program.columns),
  };
}
