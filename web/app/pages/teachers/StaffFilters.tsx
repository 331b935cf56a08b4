import type { StaffRow } from '../../../shared/index.ts';
import { teacherWords as w } from '../../i18n/teachers.ts';
import { useText } from '../../i18n/text.ts';
import { Select } from '../../ui/Field.tsx';
import { ALL, different, type Roster } from './roster.ts';

/** What staff are looked for by; `ALL` where it does not matter. */
export interface Wanted {
  readonly school: string;
  readonly subject: string;
  readonly title: string;
}

export const ANYBODY: Wanted = { school: ALL, subject: ALL, title: ALL };

/** Whether one of the staff is looked for; somebody whom the roster does not know is found by school alone. */
export function isWanted(wanted: Wanted, row: StaffRow | undefined, schools: readonly string[]): boolean {
  if (wanted.school !== ALL && !schools.includes(wanted.school)) return false;
  if (wanted.subject !== ALL && !row?.subjects.includes(wanted.subject)) return false;
  return wanted.title === ALL || row?.title === wanted.title;
}

/** Filters by school, subject and title, for the list of moves and for all staff. */
export function StaffFilters({
  wanted,
  roster,
  rows,
  schools,
  schoolName,
  onChange,
}: {
  wanted: Wanted;
  roster: Roster;
  /** The staff that are listed. */
  rows: readonly StaffRow[];
  schools: readonly string[];
  schoolName: (id: string) => string;
  onChange: (wanted: Wanted) => void;
}) {
  const { t } = useText();
  const select = (
    id: keyof Wanted,
    label: string,
    values: readonly string[],
    name: (id: string) => string,
  ) => (
    <Select
      label={label}
      value={wanted[id]}
      options={[
        { value: ALL, label: `${label}: ${t(w.all)}` },
        ...values
          .map((value) => ({ value, label: name(value) }))
          .toSorted((a, b) => a.label.localeCompare(b.label, 'zh')),
      ]}
      onChange={(value) => onChange({ ...wanted, [id]: value })}
    />
  );
  const titles = different(rows, ({ title }) => (title === null ? [] : [title]));
  return (
    <>
      {select('school', t(w.school), schools, schoolName)}
      {select(
        'subject',
        t(w.subject),
        different(rows, ({ subjects }) => subjects),
        roster.subject,
      )}
      {select('title', t(w.titleColumn), titles, roster.title)}
    </>
  );
}
