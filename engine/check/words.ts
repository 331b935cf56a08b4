import type { Complaint, Problem } from '../problem/index.ts';
import type { SchoolIndex, UnitIndex } from '../units.ts';

/** A sentence in both languages. */
export type Text = Complaint['text'];

/** `Wang Village (u17)`; the bare id where it is the name. */
export function unitName({ units }: Problem, unit: UnitIndex): Text {
  return named(units.ids[unit]!, units.names[unit]!, units.namesEn[unit] ?? null);
}

/** `No. 1 Primary School (s3)`; the bare id where it is the name. */
export function schoolName({ schools }: Problem, school: SchoolIndex): Text {
  const { id, name, nameEn } = schools[school]!;
  return named(id, name, nameEn);
}

function named(id: string, name: string, nameEn: string | null): Text {
  const english = nameEn ?? name;
  return { en: english === id ? id : `${english} (${id})`, zh: name === id ? id : `${name}（${id}）` };
}

const STAGES: Readonly<Record<string, Text>> = {
  primary: { en: 'primary', zh: '小学' },
  junior: { en: 'junior', zh: '初中' },
};

/** The stage as it stands before the word "school"; published instances with one stage have no word for it. */
export function stageName(stage: string): Text {
  return Object.hasOwn(STAGES, stage) ? STAGES[stage]! : { en: stage, zh: stage };
}

/** At most one decimal, without a trailing zero. */
export function minutesText(seconds: number): string {
  return String(Math.round(seconds / 6) / 10);
}
