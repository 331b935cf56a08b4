import { useMemo, useState } from 'react';
import { formNames, teacherWords as w } from '../../i18n/teachers.ts';
import { useText } from '../../i18n/text.ts';
import { stageName } from '../../i18n/units.ts';
import { type Column, DataTable } from '../../table/DataTable.tsx';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Field.tsx';
import { Badge } from '../../ui/Notice.tsx';
import { others } from './ByHand.tsx';
import type { Hand, Move } from './exchange.ts';
import { ALL, type Roster } from './roster.ts';
import { ANYBODY, isWanted, StaffFilters } from './StaffFilters.tsx';
import { AskWhy } from './StaffList.tsx';

/** The list: who goes where and why; each row may be pinned or forbidden for the next draft. */
export function MoveList({
  moves,
  hand,
  roster,
  schoolName,
  onChange,
  onAsk,
}: {
  moves: readonly Move[];
  hand: Hand;
  roster: Roster;
  schoolName: (id: string) => string;
  onChange: (hand: Hand) => void;
  onAsk: (teacher: string) => void;
}) {
  const { t, language } = useText();
  const [wanted, setWanted] = useState(ANYBODY);
  const [form, setForm] = useState(ALL);
  const schools = useMemo(() => [...new Set(moves.flatMap(({ from, to }) => [from, to]))], [moves]);
  const movers = moves.flatMap(({ teacher }) => roster.of(teacher) ?? []);
  const rows = moves.filter(
    (move) =>
      (form === ALL || move.form === form) && isWanted(wanted, roster.of(move.teacher), [move.from, move.to]),
  );
  const columns: readonly Column<Move>[] = [
    {
      id: 'teacher',
      name: t(w.teacher),
      value: ({ teacher }) => teacher,
      cell: ({ teacher }) => <AskWhy teacher={teacher} onAsk={onAsk} />,
    },
    {
      id: 'subject',
      name: t(w.subject),
      value: ({ teacher }) => roster.subjects(teacher),
    },
    { id: 'from', name: t(w.from), value: ({ from }) => schoolName(from) },
    { id: 'to', name: t(w.to), value: ({ to }) => schoolName(to) },
    { id: 'form', name: t(w.form), value: (move) => t(formNames[move.form]) },
    { id: 'stage', name: t(w.stage), value: ({ stage }) => t(stageName(stage)) },
    { id: 'years', name: t(w.years), value: ({ startYear, endYear }) => t(w.returns(startYear, endYear)) },
    {
      id: 'reason',
      name: t(w.reason),
      value: (move) => (language === 'zh' ? move.reasonZh : move.reason),
      cell: (move) => <span className="x-reason">{language === 'zh' ? move.reasonZh : move.reason}</span>,
    },
    {
      id: 'decide',
      name: t(w.decide),
      value: ({ teacher }) => (decided(hand, teacher) ? 0 : 1),
      cell: (move) => <Decide move={move} hand={hand} onChange={onChange} />,
    },
  ];
  return (
    <DataTable
      label={t(w.list)}
      rows={rows}
      columns={columns}
      rowId={({ teacher, startYear }) => `${teacher}/${startYear}`}
      search
      height="64vh"
      tools={
        <>
          <StaffFilters
            wanted={wanted}
            roster={roster}
            rows={movers}
            schools={schools}
            schoolName={schoolName}
            onChange={setWanted}
          />
          <Select
            label={t(w.form)}
            value={form}
            options={[
              { value: ALL, label: `${t(w.form)}: ${t(w.all)}` },
              ...[...new Set(moves.map((move) => move.form))].map((value) => ({
                value: value as string,
                label: t(formNames[value]),
              })),
            ]}
            onChange={setForm}
          />
        </>
      }
    />
  );
}

function decided({ pins, forbidden }: Hand, teacher: string): boolean {
  return [...pins, ...forbidden].some((one) => one.teacher === teacher);
}

function Decide({ move, hand, onChange }: { move: Move; hand: Hand; onChange: (hand: Hand) => void }) {
  const { t } = useText();
  const { teacher, to } = move;
  if (hand.pins.some((pin) => pin.teacher === teacher)) return <Badge tone="good">{t(w.pins)}</Badge>;
  if (hand.forbidden.some((ban) => ban.teacher === teacher))
    return <Badge tone="warn">{t(w.forbidden)}</Badge>;
  return (
    <span className="x-decide">
      <Button
        kind="quiet"
        aria-label={t(w.pinRow(teacher))}
        onClick={() => onChange({ ...hand, pins: [...others(hand.pins, teacher), { teacher, school: to }] })}
      >
        {t(w.pin)}
      </Button>
      <Button
        kind="quiet"
        aria-label={t(w.forbidRow(teacher))}
        onClick={() => onChange({ ...hand, forbidden: [...hand.forbidden, { teacher, school: to }] })}
      >
        {t(w.forbid)}
      </Button>
    </span>
  );
}
