import { unitName } from '../check/words.ts';
import type { Complaint, Problem } from '../problem/index.ts';
import { SECONDS_PER_MINUTE, type Seconds, type UnitIndex } from '../units.ts';

export { schoolName, stageName, unitName } from '../check/words.ts';

/** A sentence in both languages. */
export type Text = Complaint['text'];

/** Minutes with at most one decimal. */
export function minutes(seconds: Seconds): string {
  return amount(seconds / SECONDS_PER_MINUTE);
}

/** A number with at most one decimal and separated thousands. */
export function amount(value: number): string {
  return (Math.round(value * 10) / 10).toLocaleString('en-US');
}

/** `1-3` for the grade names g1, g2, g3; the names themselves where they are not numbered. */
export function gradeSpan(grades: readonly string[]): string {
  const numbers = grades.map((grade) => grade.replace(/^g(?=\d)/, ''));
  return numbers.length > 1 ? `${numbers[0]}-${numbers.at(-1)}` : (numbers[0] ?? '');
}

/** The first few names of a long list, with the number of all. */
export function unitList(problem: Problem, units: readonly UnitIndex[], most = 4): Text {
  return some(
    units.map((unit) => unitName(problem, unit)),
    most,
  );
}

export function some(names: readonly Text[], most = 4): Text {
  const more = names.length - most;
  const shown = more > 0 ? names.slice(0, most) : names;
  return {
    en: shown.map((name) => name.en).join(', ') + (more > 0 ? ` and ${more} more` : ''),
    zh: shown.map((name) => name.zh).join('、') + (more > 0 ? `等 ${names.length} 个` : ''),
  };
}

/** Sentences one after the other. */
export function joined(texts: readonly Text[]): Text {
  return { en: texts.map((text) => text.en).join(' '), zh: texts.map((text) => text.zh).join('') };
}

/** How a goal's change is told; an unknown goal by its id. */
export function goalWords(id: string): Text {
  return GOALS[id] ?? { en: id, zh: id };
}

const GOALS: Readonly<Record<string, Text>> = {
  travel: { en: 'pupil-minutes of way', zh: '人·分钟路程' },
  tail: { en: 'pupil-minutes of long way', zh: '人·分钟远距离路程' },
  shortfall: { en: 'pupils short of a standard', zh: '人·项资源缺口' },
  evenness: { en: 'schools’ worth of uneven use', zh: '所学校的使用率偏差' },
  crowding: { en: 'classrooms crowded or unused', zh: '间拥挤或闲置教室' },
  compactness: { en: 'km² of sprawl', zh: '平方公里学区离散度' },
  kept: { en: 'units that leave the given plan', zh: '个单元偏离给定方案' },
  weighted: { en: 'of the weighed goals', zh: '加权目标值' },
  change: { en: 'pupils who change school', zh: '名学生更换学校' },
  distance: { en: 'pupil-kilometres', zh: '人·公里' },
};
