export { type Column, ProgramBuilder } from './builder.ts';
export { recessionCone } from './cone.ts';
export { dualBound, provesInfeasible } from './dual-bound.ts';
export { type Breach, type Evaluation, evaluate, isFeasible } from './evaluate.ts';
export { appendRows, hasIntegers, type Program, relaxed, type SparseRows } from './program.ts';
export { NeumaierSum } from './sum.ts';
export { writeLp } from './write-lp.ts';
export { writeMps } from './write-mps.ts';
