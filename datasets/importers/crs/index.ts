export type { Crs } from './crs.ts';
export { type Candidate, type Extent, guessCrs, type Known } from './guess.ts';
export { crsNamed } from './named.ts';
export { crsOfPrj } from './prj.ts';
