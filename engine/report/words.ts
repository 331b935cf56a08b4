import type { School, Tier } from '../problem/index.ts';
import type { Text } from './table.ts';

const STAGES: Readonly<Record<string, Text>> = {
  primary: { en: 'primary', zh: '小学' },
  junior: { en: 'junior', zh: '初中' },
  all: { en: 'all', zh: '全部' },
};

export function stageName(id: string): Text {
  return STAGES[id] ?? { en: id, zh: id };
}

const TIERS: Readonly<Record<Tier, Text>> = {
  urban: { en: 'urban', zh: '城区' },
  town: { en: 'town', zh: '镇区' },
  village: { en: 'village', zh: '乡村' },
  teachingPoint: { en: 'teaching point', zh: '教学点' },
};

export function tierName(tier: Tier | null): Text | null {
  return tier && TIERS[tier];
}

/** 一年级-三年级 as `grades 1-3`. */
export function gradesName([from, to]: readonly [from: number, to: number]): Text {
  return from === to
    ? { en: `grade ${from}`, zh: `${from} 年级` }
    : { en: `grades ${from}-${to}`, zh: `${from}—${to} 年级` };
}

export const YES: Text = { en: 'yes', zh: '是' };
export const NO: Text = { en: 'no', zh: '否' };

/** Name of a school in each language, where it has one. */
export function schoolName({ name, nameEn }: Pick<School, 'name' | 'nameEn'>): Text {
  return { en: nameEn ?? name, zh: name };
}

/** Where the name of a dataset holds both languages (`永泽县 Yongze County`), each gets its own part. */
export function countyName(name: string): Text {
  const found = /^([\p{Script=Han}·]+)[\s/()]+([\p{Script=Latin}][^\p{Script=Han}]*?)\)?$/u.exec(name.trim());
  return found ? { en: found[2]!, zh: found[1]! } : { en: name, zh: name };
}
