import type { Language } from '../complaint.ts';

/** Chinese words for the units of the tables' numbers; signs (°, m², m) are the same in both languages. */
const CHINESE: Readonly<Record<string, string>> = {
  beds: '张',
  books: '册',
  children: '人',
  classes: '个班',
  computers: '台',
  dwellings: '套',
  lessons: '课时',
  min: '分钟',
  persons: '人',
  posts: '名',
  pupils: '人',
  rooms: '间',
  sets: '套',
  terms: '届',
  yuan: '元',
};

export function unitWord(unit: string, language: Language): string {
  return language === 'zh' ? (CHINESE[unit] ?? unit) : unit;
}
