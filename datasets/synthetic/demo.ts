import type { CountyOptions } from './options.ts';

/** The county of `datasets/demo`. The seed was chosen by looking: a plain river valley between hills, town in the bend. */
export const DEMO: CountyOptions = { units: 600, schools: 48, seed: 1 };
