import { useMemo, useState } from 'react';
import type { StaffRow } from '../../../shared/index.ts';
import { teacherWords as w } from '../../i18n/teachers.ts';
import { useText } from '../../i18n/text.ts';
import { type Column, DataTable } from '../../table/DataTable.tsx';
import { Button } from '../../ui/Button.tsx';
import type { Move } from './exchange.ts';
import { different, type Roster } from './roster.ts';
import { ANYBODY, isWanted, StaffFilters } from './StaffFilters.tsx';

/** Everybody who counts in an exchange: who is eligible, who goes, and by a click on the id why. */
export function StaffList({
  roster,
  moves,
  schoolName,
  onAsk,
}: {
  roster: Roster;
  moves: readonly Move[];
  schoolName: (id: string) => string;
  onAsk: (teacher: string) => void;
}) {
  const { t } = useText();
  const [wanted, setWanted] = useState(ANYBODY);
  const goesTo = useMemo(() => new Map(moves.map(({ teacher, to }) => [teacher, to])), [moves]);
  const schools = useMemo(() => different(roster.staff, ({ teachingAt }) => [teachingAt]), [roster]);
  const rows = roster.staff.filter((row) =>
    isWanted(wanted, row, [row.teachingAt, goesTo.get(row.id) ?? '']),
  );
  const outcome = ({ id }: StaffRow) => {
    const to = goesTo.get(id);
    return t(to === undefined ? w.stays : w.goesTo(schoolName(to)));
  };
  const columns: readonly Column<StaffRow>[] = [
    {
      id: 'teacher',
      name: t(w.teacher),
      value: ({ id }) => id,
      cell: ({ id }) => <AskWhy teacher={id} onAsk={onAsk} />,
    },
    { id: 'school', name: t(w.teachesAt), value: ({ teachingAt }) => schoolName(teachingAt) },
    { id: 'subject', name: t(w.subject), value: ({ id }) => roster.subjects(id) },
    { id: 'title', name: t(w.titleColumn), value: ({ title }) => roster.title(title) },
    {
      id: 'eligibility',
      name: t(w.eligibility),
      value: ({ ineligible }) => t(ineligible ?? w.isEligible),
    },
    { id: 'outcome', name: t(w.outcome), value: outcome },
  ];
  return (
    <>
      <p className="r-help">{t(w.staffNote)}</p>
      <DataTable
        label={t(w.staff)}
        rows={rows}
        rowId={({ id }) => id}
        columns={columns}
        search
        height="64vh"
        tools={
          <StaffFilters
            wanted={wanted}
            roster={roster}
            rows={roster.staff}
            schools={schools}
            schoolName={schoolName}
            onChange={setWanted}
          />
        }
      />
    </>
  );
}

/** An id that answers why when it is clicked. */
export function AskWhy({ teacher, onAsk }: { teacher: string; onAsk: (teacher: string) => void }) {
  const { t } = useText();
  return (
    <span className="x-ask">
      <Button kind="quiet" aria-label={t(w.why(teacher))} onClick={() => onAsk(teacher)}>
        {teacher}
      </Button>
    </span>
  );
}
