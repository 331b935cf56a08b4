import { decimalsOf, unitText } from '../../../engine/unit-words.ts';
import { number } from './numbers.ts';
import type { Language, Text } from './text.ts';

export { decimalsOf, unitText };

/** A figure as people write it, without its unit: `12.3`, `98.1 %`. */
export function figure(language: Language, value: number, unit: string): string {
  const share = unit === 'share';
  const text = number(language, share ? value * 100 : value, decimalsOf(unit));
  return share ? `${text} %` : text;
}

const STAGES: Readonly<Record<string, Text>> = {
  primary: { zh: '小学', en: 'primary' },
  junior: { zh: '初中', en: 'junior' },
  all: { zh: '全部', en: 'all' },
};

/** A stage by its id. */
export function stageName(id: string): Text {
  return STAGES[id] ?? { zh: id, en: id };
}
