import type { CountyOptions } from './options.ts';

/** The county of `datasets/demo`. The seed was chosen by looking: a river valley between hills, wider than high. */
export const DEMO: CountyOptions = { units: 600, schools: 48, seed: 9 };
