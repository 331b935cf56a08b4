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

const ALL = '';

/** The list: who goes where and why; each row may be pinned or forbidden for the next draft. */
export function MoveList({
  moves,
  hand,
  schoolName,
  onChange,
}: {
  moves: readonly Move[];
  hand: Hand;
  schoolName: (id: string) => string;
  onChange: (hand: Hand) => void;
}) {
  const { t, language } = useText();
  const [school, setSchool] = useState(ALL);
  const [form, setForm] = useState(ALL);
  const schools = useMemo(
    () =>
      [...new Set(moves.flatMap(({ from, to }) => [from, to]))].sort((a, b) =>
        schoolName(a).localeCompare(schoolName(b), 'zh'),
      ),
    [moves, schoolName],
  );
  const rows = moves.filter(
    (move) =>
      (school === ALL || move.from === school || move.to === school) && (form === ALL || move.form === form),
  );
  const columns: readonly Column<Move>[] = [
    { id: 'teacher', name: t(w.teacher), value: ({ teacher }) => teacher },
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
          <Select
            label={t(w.school)}
            value={school}
            options={[
              { value: ALL, label: `${t(w.school)}: ${t(w.all)}` },
              ...schools.map((value) => ({ value, label: schoolName(value) })),
            ]}
            onChange={setSchool}
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
