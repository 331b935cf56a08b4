import { useMemo } from 'react';
import type { StaffRow } from '../../../shared/index.ts';
import { useApi } from '../../data/api.ts';
import { titleNames } from '../../i18n/teachers.ts';
import { type Text, useText } from '../../i18n/text.ts';

/** The staff of a scenario as the page asks for them; empty until they are there. */
export interface Roster {
  /** Whether the answer is there, or will not come. */
  readonly settled: boolean;
  readonly staff: readonly StaffRow[];
  readonly of: (teacher: string) => StaffRow | undefined;
  /** In the reader's language. */
  readonly subject: (id: string) => string;
  /** What a teacher teaches, main subject first; empty for whom the roster does not know. */
  readonly subjects: (teacher: string) => string;
  readonly title: (id: string | null) => string;
}

export const ALL = '';

/** Who is on the staff of a scenario; never kept beyond the visit to the page. */
export function useRoster(scenario: string | null): Roster {
  const { t, language } = useText();
  const { data, isError } = useApi('readRoster', scenario === null ? null : { params: { scenario } }, {
    forever: true,
  });
  return useMemo(() => {
    const staff = data?.staff ?? [];
    const rows = new Map(staff.map((row) => [row.id, row]));
    const subjects: Readonly<Record<string, Text>> = data?.subjects ?? {};
    const subject = (id: string) => (Object.hasOwn(subjects, id) ? t(subjects[id]!) : id);
    const comma = language === 'zh' ? '、' : ', ';
    return {
      settled: data !== undefined || isError,
      staff,
      of: (teacher) => rows.get(teacher),
      subject,
      subjects: (teacher) => (rows.get(teacher)?.subjects ?? []).map(subject).join(comma),
      title: (id) => (id !== null && id in titleNames ? t(titleNames[id as keyof typeof titleNames]) : '—'),
    };
  }, [data, isError, t, language]);
}

/** Different values of the staff, for a filter. */
export function different<V>(rows: readonly StaffRow[], read: (row: StaffRow) => readonly V[]): readonly V[] {
  return [...new Set(rows.flatMap(read))];
}
