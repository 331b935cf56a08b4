export { type FilledNeed, type Filling, fillShortfalls } from './filling/fill.ts';
export { type LeastTolerance, leastTolerance } from './filling/no-harm.ts';
export { fillingModel, mostOf } from './filling/program.ts';
export { DEFAULT_STEPS, type FillingTask, faultsOf, type Need, unprovided } from './filling/task.ts';
export { type Balance, pairingSchools, type Surplus } from './pairing/from-cards.ts';
export {
  candidatesOf,
  helpOf,
  type Pair,
  type Pairing,
  type PairingOptions,
  type PairingSchool,
  pairingProgram,
  pairSchools,
} from './pairing/pairing.ts';
