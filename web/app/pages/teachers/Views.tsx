import { useMemo, useState } from 'react';
import type { Run } from '../../../shared/index.ts';
import { useNames } from '../../data/names.ts';
import { measureNames, teacherWords as w } from '../../i18n/teachers.ts';
import { useText } from '../../i18n/text.ts';
import { stageName } from '../../i18n/units.ts';
import { setParams, useParam } from '../../state/place.ts';
import { DataTable } from '../../table/DataTable.tsx';
import { Segments } from '../../ui/Field.tsx';
import { Balance } from './Balance.tsx';
import { CHAIN, Chain } from './Chain.tsx';
import { type ExchangePlan, flowsOf, type Hand } from './exchange.ts';
import { FlowMap } from './FlowMap.tsx';
import { MoveList } from './MoveList.tsx';
import { Pairs } from './Pairs.tsx';
import type { Roster } from './roster.ts';
import { SchoolCards } from './SchoolCards.tsx';
import { StaffList } from './StaffList.tsx';
import { TeacherDialog } from './TeacherDialog.tsx';

const VIEWS = ['list', 'staff', 'schools', 'flows', 'recruit', 'pairs', 'balance', 'chain'] as const;

/** What a draft says, one view at a time; a click on a teacher answers why over any of them. */
export function Views({
  run,
  roster,
  plan,
  hand,
  onChange,
}: {
  run: Run;
  roster: Roster;
  plan: ExchangePlan;
  hand: Hand;
  onChange: (hand: Hand) => void;
}) {
  const { t } = useText();
  const names = useNames();
  const [teacher, setTeacher] = useState<string | null>(null);
  const asked = useParam('view');
  const views = VIEWS.filter((one) => one !== 'chain' || run.files.some(({ name }) => name === CHAIN));
  const view = views.find((one) => one === asked) ?? 'list';
  const { moves, recruit } = plan;
  const flows = useMemo(() => flowsOf(moves), [moves]);
  const taking = new Set(moves.flatMap(({ from, to }) => [from, to]));
  return (
    <>
      <div className="x-head">
        <Segments
          label={t(w.views)}
          value={view}
          options={views.map((value) => ({ value, label: t(w[value]) }))}
          onChange={(value) => setParams({ view: value }, true)}
        />
        <strong>{moves.length === 0 ? t(w.noMoves) : t(w.movesSum(moves.length, taking.size))}</strong>
      </div>
      {view === 'list' && (
        <MoveList
          moves={moves}
          hand={hand}
          roster={roster}
          schoolName={names.school}
          onChange={onChange}
          onAsk={setTeacher}
        />
      )}
      {view === 'staff' && (
        <StaffList roster={roster} moves={moves} schoolName={names.school} onAsk={setTeacher} />
      )}
      {view === 'pairs' && <Pairs run={run.id} schoolName={names.school} />}
      {view === 'schools' && <SchoolCards cards={plan.schools} schoolName={names.school} />}
      {view === 'flows' && <FlowMap flows={flows} />}
      {view === 'flows' && (
        <DataTable
          label={t(w.network)}
          rows={flows}
          rowId={({ from, to }) => `${from}/${to}`}
          columns={[
            { id: 'from', name: t(w.from), value: ({ from }) => names.school(from) },
            { id: 'to', name: t(w.to), value: ({ to }) => names.school(to) },
            { id: 'count', name: t(w.moved), numeric: true, value: ({ count }) => count },
          ]}
        />
      )}
      {view === 'recruit' && (
        <>
          <p className="r-help">{t(w.recruitNote)}</p>
          <DataTable
            label={t(w.recruit)}
            rows={recruit}
            rowId={({ school, stage, what }) => `${school}/${stage}/${what}`}
            columns={[
              { id: 'school', name: t(w.school), value: ({ school }) => names.school(school) },
              { id: 'stage', name: t(w.stage), value: ({ stage }) => t(stageName(stage)) },
              {
                id: 'what',
                name: t(w.what),
                value: ({ kind, what }) =>
                  kind === 'subject'
                    ? roster.subject(what)
                    : t(measureNames[what as keyof typeof measureNames]),
              },
              { id: 'posts', name: t(w.posts), numeric: true, value: ({ posts }) => posts },
              { id: 'missing', name: t(w.missing), numeric: true, value: ({ missing }) => missing },
            ]}
          />
        </>
      )}
      {view === 'balance' && <Balance plan={plan} />}
      {view === 'chain' && <Chain run={run.id} />}
      {teacher !== null && (
        <TeacherDialog
          run={run.id}
          teacher={teacher}
          about={aboutOf(roster, teacher, names.school)}
          schoolName={names.school}
          onClose={() => setTeacher(null)}
        />
      )}
    </>
  );
}

/** School, subjects and title in a line. */
function aboutOf(roster: Roster, teacher: string, schoolName: (id: string) => string): string {
  const row = roster.of(teacher);
  if (!row) return '';
  return [schoolName(row.teachingAt), ...row.subjects.map(roster.subject), roster.title(row.title)].join(
    ' · ',
  );
}
