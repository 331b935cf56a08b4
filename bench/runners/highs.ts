import { solverNamed } from '../../engine/solvers/index.ts';
import { cutLoop } from './cut-loop.ts';

export const highs = cutLoop(
  'highs',
  'HiGHS (WebAssembly) alone, with contiguity cuts',
  async () => solverNamed('highs')!,
);
