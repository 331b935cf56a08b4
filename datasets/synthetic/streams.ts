import { Random } from '../../engine/random.ts';

/** One stream of chance a concern: a change in one leaves the others as they were. */
const STREAMS = [
  'land',
  'towns',
  'cells',
  'settlements',
  'places',
  'population',
  'pupils',
  'names',
  'sites',
  'capacity',
  'zones',
  'choice',
  'stocks',
  'staff',
  'traits',
  'moves',
  'growth',
] as const;

export type StreamName = (typeof STREAMS)[number];

export function stream(seed: number, name: StreamName): Random {
  return new Random(seed, 1 + STREAMS.indexOf(name));
}
