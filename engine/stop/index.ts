/** The stopping criteria: one a file, and one line here. */
export { anyOf } from './any-of.ts';
export { whenCancelled } from './cancelled.ts';
export { withinGap } from './gap.ts';
export { interruptsOf } from './interrupts.ts';
export { afterIterations } from './iterations.ts';
export { withoutImprovement } from './no-improvement.ts';
export { type Limits, type Now, type Progress, relativeGap, type Stop, type StopReason } from './stop.ts';
export { afterSeconds } from './time.ts';
