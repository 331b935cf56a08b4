import type { Degrees, SchoolIndex, SchoolYear, StageIndex } from '../../units.ts';

export interface Teacher {
  readonly id: string;
  /** School that holds the post, and school of teaching. */
  readonly school: SchoolIndex;
  readonly teachingAt: SchoolIndex;
  readonly stage: StageIndex;
  /** Main subject first. */
  readonly subjects: readonly string[];
  /** Stages of the certificates; null where not given. */
  readonly certificates: readonly StageIndex[] | null;
  readonly sex: 'f' | 'm' | null;
  readonly birthYear: number | null;
  readonly title: 'none' | 'junior' | 'middle' | 'senior' | 'principal' | null;
  readonly degree: 'secondary' | 'associate' | 'bachelor' | 'master' | 'doctor' | null;
  readonly backbone: boolean;
  readonly role: 'teacher' | 'classHead' | 'head' | 'deputy' | 'support';
  readonly terms: number | null;
  readonly startYear: SchoolYear | null;
  readonly weeklyHours: number | null;
  readonly exempt: string | null;
  /** ISO date. */
  readonly exemptUntil: string | null;
  /** Index of the teacher with whom to be kept together, or NONE. */
  readonly couple: number;
  /** Teachers with the same code live in one household and are kept together; null: none is known. */
  readonly household: string | null;
  /** Cares for somebody at home: is not sent far from there. */
  readonly carer: boolean;
  /** NaN where the home is not known; the unit's point where only the unit is. */
  readonly homeLon: Degrees;
  readonly homeLat: Degrees;
  readonly preferences: readonly SchoolIndex[];
}

export interface EarlierMove {
  /** Index of the teacher. */
  readonly teacher: number;
  readonly from: SchoolIndex;
  readonly to: SchoolIndex;
  readonly form: 'rotation' | 'swap' | 'secondment' | 'shared' | 'head';
  readonly startYear: SchoolYear;
  readonly returnYear: SchoolYear | null;
}
