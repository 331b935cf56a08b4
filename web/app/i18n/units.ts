import { number } from './numbers.ts';
import type { Language, Text } from './text.ts';

const ZH: Readonly<Record<string, string>> = {
  min: '分钟',
  pupils: '人',
  units: '个单元',
  classes: '个班',
  'pupils/class': '人/班',
  'm²': '㎡',
  'm²/pupil': '㎡/生',
  yuan: '元',
  'yuan/pupil': '元/生',
  'yuan/year': '元/年',
  computers: '台',
  'computers/100 pupils': '台/百生',
  books: '册',
  'books/pupil': '册/生',
  teachers: '人',
  'teachers/pupil': '师/生',
  'teachers/100 pupils': '人/百生',
  'teachers/class': '人/班',
  rooms: '间',
  'rooms/100 pupils': '间/百生',
  sets: '套',
  posts: '个编制',
  'seats/1000 residents': '座/千人',
};
const BARE = ['share', 'ratio', 'coefficient', 'rate', 'yesNo'];

/** What stands behind a figure of that unit; shares and coefficients have nothing there. */
export function unitText(unit: string): Text {
  const bare = BARE.includes(unit);
  return { en: bare ? '' : unit, zh: bare ? '' : (ZH[unit] ?? unit) };
}

/** Digits after the point with which figures of a unit are shown; shares are shown as per cent. */
export function decimalsOf(unit: string): number {
  if (unit === 'coefficient' || unit === 'rate' || unit === 'ratio' || unit === 'teachers/pupil') return 3;
  if (unit.startsWith('yuan')) return 0;
  if (unit === 'm²' || unit === 'posts' || unit === 'teachers' || unit === 'share' || unit === 'min')
    return 1;
  return unit.includes('/') ? 2 : 0;
}

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
