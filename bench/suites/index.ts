import type { Suite } from '../suite.ts';
import { cflsap } from './cflsap.ts';
import { counties } from './counties.ts';
import { cpmp } from './cpmp.ts';
import { layouts } from './layouts.ts';
import { lp } from './lp.ts';
import { pmed } from './pmed.ts';
import { sap } from './sap.ts';
import { sscflp } from './sscflp.ts';
import { staffing } from './staffing.ts';
import { towns } from './towns.ts';

/** Every suite of `junheng bench`. */
export const SUITES: readonly Suite[] = [
  sap,
  towns,
  lp,
  counties,
  staffing,
  layouts,
  cflsap,
  sscflp,
  pmed,
  cpmp,
];
