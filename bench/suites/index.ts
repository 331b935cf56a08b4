import type { Suite } from '../suite.ts';
import { counties } from './counties.ts';
import { lp } from './lp.ts';
import { sap } from './sap.ts';
import { staffing } from './staffing.ts';
import { towns } from './towns.ts';

/** Every suite of `junheng bench`. */
export const SUITES: readonly Suite[] = [sap, towns, lp, counties, staffing];
