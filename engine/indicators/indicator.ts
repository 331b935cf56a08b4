import type { Policy, PolicyStage } from '../policy/index.ts';
import type { SchoolIndex } from '../units.ts';
import type { County } from './county.ts';
import type { Lack } from './lack.ts';
import type { StageSheet } from './sheet.ts';

/** A value, or what kept it from being known. It is never zero for want of data. */
export type Figure = number | Lack;

/** Below (`most`) or above (`least`) which the policy wants a figure, inclusive. */
export interface Limit {
  readonly value: number;
  readonly sense: 'least' | 'most';
  /** Setting of the profile, for its source. */
  readonly path: string;
  /** A good aim that no evaluation counts: shown, but no part of the county's verdict. */
  readonly advisory?: true;
}

/** Something measured: what it is, where its formula stands, and the functions that compute it. */
export interface Indicator {
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly unit: string;
  readonly better: 'higher' | 'lower' | 'neither';
  readonly group: 'access' | 'classes' | 'entry' | 'staff' | 'resources' | 'balance' | 'reported';
  readonly formula: string;
  readonly source: string;
  /** Tables and columns without which it says what is lacking. */
  readonly needs: readonly string[];
  /** Unit of a school's own figure where it is another: `yesNo` is 1 or 0. */
  readonly schoolUnit?: string;
  /** The figure of a school is of all its stages together. */
  readonly wholeSchool?: true;
  /** Of one school, in one stage. */
  readonly school?: (county: County, sheet: StageSheet, school: SchoolIndex) => Figure;
  /** Of all schools of a stage. */
  readonly stage?: (county: County, sheet: StageSheet) => Figure;
  /** Of the county, all stages together. */
  readonly county?: (county: County) => Figure;
  /** The figure of a stage by parts: townships, kinds of school, grade bands. */
  readonly parts?: (county: County, sheet: StageSheet) => readonly Part[];
  readonly limit?: (policy: Policy, stage: PolicyStage | null) => Limit | null;
}

export interface Part {
  readonly name: { readonly en: string; readonly zh: string };
  readonly figure: Figure;
}

/** A limit from a setting of the profile; null where the profile says nothing. */
export function limitAt(policy: Policy, path: string, sense: Limit['sense']): Limit | null {
  const value = policy.sources[path]?.value;
  return typeof value === 'number' ? { value, sense, path } : null;
}
