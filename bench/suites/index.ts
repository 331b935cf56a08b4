import type { Suite } from '../suite.ts';
import { sap } from './sap.ts';
import { staffing } from './staffing.ts';

/** Every suite of `junheng bench`. */
export const SUITES: readonly Suite[] = [sap, staffing];
