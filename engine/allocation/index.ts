export { pairingSchools } from './pairing/from-cards.ts';
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
