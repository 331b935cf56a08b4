import type { RawRecord } from '../../../engine/problem/index.ts';

/**
 * Weekly lessons by subject, grade 1 to 9: 26 in grades 1 and 2, 30 in 3 to 6, 34 in 7 to 9, in the shares of the
 * curriculum of 2022 (policy.md B.8). `practice` stands for comprehensive practice and the local courses.
 */
export const LESSONS: Readonly<Record<string, readonly number[]>> = {
  chinese: [8, 8, 7, 7, 6, 6, 5, 5, 5],
  maths: [4, 4, 4, 4, 5, 5, 5, 4, 5],
  english: [0, 0, 2, 2, 3, 3, 5, 4, 5],
  morality: [2, 2, 2, 2, 2, 2, 2, 2, 2],
  science: [1, 1, 2, 2, 2, 2, 0, 0, 0],
  history: [0, 0, 0, 0, 0, 0, 2, 2, 2],
  geography: [0, 0, 0, 0, 0, 0, 2, 2, 0],
  biology: [0, 0, 0, 0, 0, 0, 2, 2, 0],
  physics: [0, 0, 0, 0, 0, 0, 0, 3, 4],
  chemistry: [0, 0, 0, 0, 0, 0, 0, 0, 4],
  pe: [4, 4, 3, 3, 3, 3, 3, 3, 3],
  music: [2, 2, 2, 2, 2, 2, 1, 1, 1],
  art: [2, 2, 2, 2, 2, 2, 1, 1, 1],
  it: [0, 0, 1, 1, 1, 1, 1, 1, 0],
  labour: [1, 1, 1, 1, 1, 1, 1, 1, 1],
  practice: [2, 2, 4, 4, 3, 3, 4, 3, 1],
};

export function curriculumRows(primaryGrades: number): RawRecord[] {
  const rows: RawRecord[] = [];
  for (let g = 0; g < 9; g++) {
    for (const [subject, lessons] of Object.entries(LESSONS)) {
      if (lessons[g]! === 0) continue;
      rows.push({
        stage: g < primaryGrades ? 'primary' : 'junior',
        grade: g + 1,
        subject,
        weeklyLessons: lessons[g]!,
      });
    }
  }
  return rows;
}
