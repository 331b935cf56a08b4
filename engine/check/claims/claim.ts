import type { Text } from '../words.ts';

/** Something a plan says that is not so, or that cannot be understood. */
export interface FalseClaim {
  /** Stable name of the kind, such as `value-differs`. */
  readonly code: string;
  /** Where in the plan file: `result.levels[0].value`. */
  readonly place: string;
  /** What the plan says, null where it says nothing. */
  readonly claimed: string | null;
  /** What the judge finds, null where nothing can stand there. */
  readonly found: string | null;
  readonly text: Text;
}

/** Relative difference up to which two programs' sums of the same numbers count as one. */
const TOLERANCE = 1e-6;
/** For sums that should be zero. */
const DUST = 1e-9;

/** Whether two values agree within 1e-6 of the larger. */
export function agree(a: number, b: number): boolean {
  return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b)) + DUST;
}

/** Whether a ≤ b, with the same allowance. */
export function atMost(a: number, b: number): boolean {
  return a <= b || agree(a, b);
}

/** An id of the plan that the dataset does not have. */
export function unknownId(
  place: string,
  id: string,
  kind: 'stage' | 'unit' | 'school' | 'teacher',
): FalseClaim {
  const zh = { stage: '学段', unit: '居住单元', school: '学校', teacher: '教师' }[kind];
  const text = {
    en: `The dataset has no ${kind} "${id}". Was the plan made for another dataset, or the id misspelt?`,
    zh: `数据集中没有${zh}“${id}”；请检查方案是否对应另一数据集，或编号有误。`,
  };
  return { code: `${kind}-unknown`, place, claimed: id, found: null, text };
}
