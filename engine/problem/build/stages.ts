import type { GradeIndex } from '../../units.ts';
import type { Stage } from '../problem.ts';
import type { Rows } from './rows.ts';

export type StageId = 'primary' | 'junior';

/** The words for a stage in complaints. */
export const STAGE_WORDS: Readonly<Record<StageId, { en: string; zh: string }>> = {
  primary: { en: 'primary', zh: '小学' },
  junior: { en: 'junior', zh: '初中' },
};

export const LAST_GRADE = 9;

/** First and last grade number of a stage; the primary stage has six grades, or five (五四制). */
export function gradeRange(stage: StageId, primaryGrades: number): [first: number, last: number] {
  return stage === 'primary' ? [1, primaryGrades] : [primaryGrades + 1, LAST_GRADE];
}

/** The stages that some school teaches, and their grades. */
export interface StageLayout {
  readonly stages: readonly Stage[];
  /** `g1` … in order of stages. */
  readonly grades: readonly string[];
  /** Grade number of each grade index. */
  readonly gradeNumbers: readonly number[];
  readonly primaryGrades: number;
}

export function stageLayout(schools: Rows | null, primaryGrades: number): StageLayout {
  const taught = new Set<string>();
  for (let i = 0; schools && i < schools.count; i++) {
    for (const stage of schools.list('stages', i) ?? []) taught.add(stage);
  }
  const stages: Stage[] = [];
  const gradeNumbers: number[] = [];
  for (const id of ['primary', 'junior'] as const) {
    if (!taught.has(id)) continue;
    const [first, last] = gradeRange(id, primaryGrades);
    const grades: GradeIndex[] = [];
    for (let grade = first; grade <= last; grade++) {
      grades.push(gradeNumbers.length);
      gradeNumbers.push(grade);
    }
    stages.push({ id, grades });
  }
  return { stages, grades: gradeNumbers.map((grade) => `g${grade}`), gradeNumbers, primaryGrades };
}

/** Index of a stage that some school teaches, or -1. */
export function stageIndex(layout: StageLayout, id: string | null): number {
  return layout.stages.findIndex((stage) => stage.id === id);
}
