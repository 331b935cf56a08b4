import { solverNamed } from '../../engine/solvers/index.ts';
import { cutLoop } from './cut-loop.ts';

export const javascriptLpSolver = cutLoop(
  'javascript-lp-solver',
  'javascript-lp-solver alone, with contiguity cuts',
  async () => solverNamed('javascript-lp-solver')!,
);
