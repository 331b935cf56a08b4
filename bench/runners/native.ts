import { checked } from '../../engine/solvers/index.ts';
import { cbc as cbcProgram } from '../solvers/coin.ts';
import { glpk as glpkProgram } from '../solvers/glpk.ts';
import { isInstalled, type NativeSolver, nativeSolver } from '../solvers/native.ts';
import { cutLoop } from './cut-loop.ts';

function native(solver: NativeSolver, help: string) {
  return cutLoop(
    solver.name,
    help,
    async () => checked(nativeSolver(solver)),
    () => (isInstalled(solver) ? null : `the program ${solver.command} is not installed`),
  );
}

export const cbc = native(cbcProgram, 'CBC, native, with contiguity cuts');
export const glpk = native(glpkProgram, 'GLPK, native, with contiguity cuts');
