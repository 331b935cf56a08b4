import type { Broken } from '../check/index.ts';
import type { SchoolIndex, UnitIndex } from '../units.ts';

/** One breach of one rule, as the judge would name it, in numbers. */
export interface LiveBreach {
  /** As in `violations[].rule`. */
  readonly rule: string;
  /** Id of the stage; null where all stages of a school count together. */
  readonly stage: string | null;
  /** NONE where no school is concerned. */
  readonly school: SchoolIndex;
  /** The units concerned: one, those cut off, those of the group. */
  readonly units: readonly UnitIndex[];
  readonly excess: number;
  /** Unit of `excess`: units, seconds, classes, pupils, coefficient. */
  readonly unit: string;
  /** Capacity and boarding places: what is needed and what there is. Walking limit: the longest time and its limit, in seconds. */
  readonly needed: number;
  readonly available: number;
  /** The judge's own sentence, of the rules that are asked of the judge. */
  readonly text?: Broken['text'];
}

/** The gravest first. Rules of the judge that are not here look at the county as a whole: `LiveBreaches` leaves them to the judge itself. */
export const KEPT_RULES: readonly string[] = [
  'assigned',
  'capacity',
  'contiguity',
  'walkingLimit',
  'reach',
  'boardingPlaces',
  'lock',
  'anchor',
  'keepTogether',
];
