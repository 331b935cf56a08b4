/** No length and no time goes beyond this (12 days in milliseconds), so that sums of two stay within 32 bits. */
export const LONGEST = 2 ** 30 - 1;

/** In place of milliseconds: nobody may walk this way. */
export const NO_WAY = -1;

/** Metres to whole millimetres, seconds to whole milliseconds: the one rounding of the whole calculation. */
export function wholeThousandths(value: number): number {
  return Math.min(LONGEST, Math.round(value * 1000));
}
