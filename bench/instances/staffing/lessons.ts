/** School year of the counties. */
export const YEAR = 2026;
export const GRADES: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9];
/** Weekly lessons by subject: primary, junior. */
export const LESSONS: Readonly<Record<string, readonly [number, number]>> = {
  chinese: [7, 5],
  maths: [5, 5],
  english: [2, 4],
  science: [2, 4],
  pe: [4, 3],
  music: [2, 1],
  art: [2, 1],
  morality: [2, 2],
  history: [0, 2],
  geography: [0, 2],
};
export const SUBJECTS = Object.keys(LESSONS);
/** Weekly lessons of a full post: primary, junior. */
export const LOADS = [16, 12] as const;
