import type { Pupils, SchoolYear, UnitIndex } from '../../units.ts';

/** What is known of the years to come. Each null without its table. */
export interface Growth {
  readonly births: readonly BirthRow[] | null;
  readonly housing: readonly HousingRow[] | null;
  readonly targets: readonly TargetRow[] | null;
}

/** Children born in a unit from 1 September of the year before `year` to 31 August of `year`. */
export interface BirthRow {
  readonly unit: UnitIndex;
  readonly year: number;
  readonly births: Pupils;
}

/** Dwellings of a unit that are handed over in a school year. */
export interface HousingRow {
  readonly unit: UnitIndex;
  readonly year: SchoolYear;
  readonly dwellings: number;
  readonly project: string | null;
}

/** What an indicator should be by a school year. */
export interface TargetRow {
  readonly phase: string;
  readonly year: SchoolYear;
  /** Id of an indicator; whether there is such a one, the indicators know. */
  readonly indicator: string;
  /** Stage id; null: the county. */
  readonly stage: string | null;
  readonly sense: 'least' | 'most';
  /** In the unit of the indicator. */
  readonly value: number;
}
