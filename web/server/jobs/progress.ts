/** Progress before anything is known. */
export const NONE_YET = { goal: null, iteration: null, incumbent: null, bound: null, gap: null };

/** So many broken rules or refused claims are told in words; their number is told in any case. */
export const MOST_TOLD = 50;

/** Neither JSON nor a progress bar knows infinity. */
export function finite(value: number | null | undefined): number | null {
  return value !== null && value !== undefined && Number.isFinite(value) ? value : null;
}
