/** K5: music or art rooms asked for: one for every so many classes, part of them rounded as the policy says. */
export function specialRooms(classes: number, perClasses: number, rounding: 'ceiling' | 'floor'): number {
  return rounding === 'ceiling' ? Math.ceil(classes / perClasses) : Math.floor(classes / perClasses);
}

/** K18: yearly running fund, max(P, floor) · base + boarders · supplement, in yuan. */
export function runningFund(
  pupils: number,
  boarders: number,
  rule: { readonly base: number; readonly boarder: number; readonly floorPupils: number },
): number {
  return Math.max(pupils, rule.floorPupils) * rule.base + boarders * rule.boarder;
}

/** Counts of one cohort from its entry into grade 7 to its graduation. */
export interface Cohort {
  readonly entered: number;
  readonly movedIn: number;
  readonly movedOut: number;
  readonly died: number;
  readonly graduates: number;
}

/** K16, three-year retention, the first form in use: graduates ⁄ (entered + in − died − out). */
export function retentionByCorrectedEntry({ entered, movedIn, movedOut, died, graduates }: Cohort): number {
  return graduates / (entered + movedIn - died - movedOut);
}

/** K16, the second form: (graduates − in + out) ⁄ (entered − died). */
export function retentionByCorrectedGraduates(cohort: Cohort): number {
  return (cohort.graduates - cohort.movedIn + cohort.movedOut) / (cohort.entered - cohort.died);
}

/** K19: share of teachers with at least so many training hours; null without teachers. */
export function trainedShare(hours: readonly number[], required: number): number | null {
  return hours.length === 0 ? null : hours.filter((one) => one >= required).length / hours.length;
}

/**

/** K21: seats per 1,000 residents; null without residents. */
export function seatsPerThousand(seats: number, residents: number): number | null {
  return residents > 0 ? (1000 * seats) / residents : null;
}
