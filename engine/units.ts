/**
 * Quantities and indices as tagged numbers: at run time they are plain numbers, to the compiler a
 * `Seconds` is not a `Meters` and a school's index is not a unit's.
 *
 * A plain number may become any of them (name its unit where it is born: `const limit: Seconds = 1800`), and
 * arithmetic gives plain numbers back, so every formula names its result's unit again.
 */
declare const tag: unique symbol;
type Tagged<T extends string> = number & { readonly [tag]?: T };

export type Seconds = Tagged<'Seconds'>;
export type Minutes = Tagged<'Minutes'>;
export type Meters = Tagged<'Meters'>;
export type MetersPerSecond = Tagged<'MetersPerSecond'>;
export type SquareMeters = Tagged<'SquareMeters'>;
export type Yuan = Tagged<'Yuan'>;
/** Children, counted; never a fraction. */
export type Pupils = Tagged<'Pupils'>;
/** Whole classes (班). */
export type Classes = Tagged<'Classes'>;
/** WGS 84 degrees. */
export type Degrees = Tagged<'Degrees'>;
/** A school year, named by the calendar year in which it starts. */
export type SchoolYear = Tagged<'SchoolYear'>;

/** Position of a demand unit in every per-unit array of a `Problem`. */
export type UnitIndex = Tagged<'UnitIndex'>;
/** Position of a school or site in every per-school array of a `Problem`. */
export type SchoolIndex = Tagged<'SchoolIndex'>;
export type TeacherIndex = Tagged<'TeacherIndex'>;
/** Position of a grade in `Problem.grades`, from 0. */
export type GradeIndex = Tagged<'GradeIndex'>;
/** Position of a stage in `Problem.stages`, from 0. */
export type StageIndex = Tagged<'StageIndex'>;

/** "No such index" in an Int32Array of indices. */
export const NONE = -1;

export const SECONDS_PER_MINUTE = 60;
