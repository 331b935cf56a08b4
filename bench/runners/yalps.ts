import { createRequire } from 'node:module';
import { checked } from '../../engine/solvers/index.ts';
import { cutLoop } from './cut-loop.ts';

/** A development dependency: who has only the published package may lack it. */
export const yalps = cutLoop(
  'yalps',
  'YALPS alone, with contiguity cuts',
  async () => checked((await import('../solvers/yalps.ts')).yalps),
  () => {
    try {
      createRequire(import.meta.url).resolve('yalps');
      return null;
    } catch {
      return 'the npm package yalps is not installed';
    }
  },
);
