import type { Grouping } from '../grouping.ts';
import type { SiteRow } from '../sites/site-rows.ts';
import type { SiteTask } from '../sites/site-task.ts';
import type { PeriodQuestion } from './period-task.ts';
import type { Place } from './places.ts';

/** By candidate: pupil-minutes a day, yuan a year for fund, bus and bed, pupils who move, pupils. */
export interface Amounts {
  readonly minutes: Float64Array;
  readonly yuan: Float64Array;
  readonly moved: Float64Array;
  readonly pupils: Float64Array;
}

export interface RowsInput {
  readonly question: PeriodQuestion;
  readonly sites: SiteTask;
  readonly grouping: Grouping;
  /** Ids of the planned stages, by slot. */
  readonly stageIds: readonly string[];
  readonly places: readonly Place[];
  readonly amounts: Amounts;
  /** Yuan a year, by place. */
  readonly running: readonly number[];
}

/** A row over how many of these places stand. */
export function ofPlaces(id: string, places: readonly number[], lower: number, upper: number): SiteRow {
  return { id, schools: places, openAmounts: places.map(() => 1), lower, upper };
}

/** A row over whether a place stands and who goes to some candidates. */
export function withCandidates(
  id: string,
  place: number,
  open: number,
  candidates: readonly number[],
  amounts: readonly number[],
  lower: number,
  upper: number,
): SiteRow {
  return {
    id,
    schools: [place],
    openAmounts: [open],
    candidates: Int32Array.from(candidates),
    amounts: Float64Array.from(amounts),
    lower,
    upper,
  };
}
