import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Run } from '../../../shared/index.ts';
import { api, useApi } from '../../data/api.ts';
import { useCountyData, useNames } from '../../data/names.ts';
import { useDataset, useScenario } from '../../data/queries.ts';
import { useFormat } from '../../format.ts';
import { measureNames, teacherWords as w } from '../../i18n/teachers.ts';
import { useText } from '../../i18n/text.ts';
import { stageName } from '../../i18n/units.ts';
import { RunDetail } from '../../runs/RunDetail.tsx';
import { hasPlan, isAtWork } from '../../runs/result.ts';
import { setParams, useParam } from '../../state/place.ts';
import { DataTable } from '../../table/DataTable.tsx';
import { Segments, Select } from '../../ui/Field.tsx';
import { Failure, Notice } from '../../ui/Notice.tsx';
import { Balance } from './Balance.tsx';
import { ByHand } from './ByHand.tsx';
import { CHAIN, Chain } from './Chain.tsx';
import { DraftForm } from './DraftForm.tsx';
import { type ExchangePlan, type ExchangeResult, flowsOf, type Hand, handOf, readPlan } from './exchange.ts';
import { FlowMap } from './FlowMap.tsx';
import { MoveList } from './MoveList.tsx';
import { Pairs } from './Pairs.tsx';
import { type Roster, useRoster } from './roster.ts';
import { SchoolCards } from './SchoolCards.tsx';
import { StaffList } from './StaffList.tsx';
import { TeacherDialog } from './TeacherDialog.tsx';
import '../../compare/compare.css';
import './teachers.css';

const LOOK_MILLISECONDS = 1000;
const VIEWS = ['list', 'staff', 'schools', 'flows', 'recruit', 'pairs', 'balance', 'chain'] as const;

/**
 * Drafts of the exchange list. What is pinned and forbidden stays in this page until it is drafted: a browser's store could be read by
 * whoever sits down next.
 */
export default function TeachersPage() {
  const { t } = useText();
  const f = useFormat();
  const dataset = useDataset();
  const scenario = useScenario();
  const names = useNames();
  const county = useCountyData();
  const list = useApi('listExchangeRuns', dataset ? { query: { dataset: dataset.id } } : null, {
    again: (known) => (known?.runs.some(isAtWork) ? LOOK_MILLISECONDS : false),
  });
  const asked = useParam('draft');
  const runs = list.data?.runs ?? [];
  const run = runs.find(({ id }) => id === asked) ?? runs[0];
  const plan = useQuery({
    queryKey: ['exchangePlan', run?.id],
    enabled: run !== undefined && hasPlan(run),
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => readPlan(run!.id, signal),
  });
  // The tables wait for it, so that they do not jump when subjects come.
  const roster = useRoster(run?.scenario ?? null);
  const [changed, setChanged] = useState<{ readonly of: string | undefined; readonly hand: Hand } | null>(
    null,
  );
  const told = useMemo(() => handOf(run), [run]);
  const hand = changed !== null && changed.of === run?.id ? changed.hand : told;
  const change = (next: Hand) => setChanged({ of: run?.id, hand: next });
  const schools = useMemo(
    () =>
      county?.schools
        .filter(({ ownership, status }) => ownership === 'public' && status === 'existing')
        .map(({ id }) => id) ?? [],
    [county],
  );
  if (dataset && !dataset.staff) {
    return (
      <div className="page">
        <h1>{t(w.title)}</h1>
        <Notice>{t(w.noStaff)}</Notice>
      </div>
    );
  }
  return (
    <div className="page">
      <header>
        <div>
          <h1>{t(w.title)}</h1>
          <p>{t(w.lead)}</p>
        </div>
        {runs.length > 1 && (
          <Select
            label={t(w.runs)}
            value={run?.id ?? ''}
            options={runs.map((one) => ({ value: one.id, label: t(w.draftOf(f.moment(one.created))) }))}
            onChange={(id) => setParams({ draft: id }, true)}
          />
        )}
      </header>
      {list.error && <Failure error={list.error} />}
      <div className="r-page">
        <div className="r-column">
          {scenario && (
            <DraftForm
              scenario={scenario}
              hand={hand}
              plan={plan.data}
              onStart={(started) => setParams({ draft: started.id }, true)}
            />
          )}
          <ByHand hand={hand} schools={schools} schoolName={names.school} onChange={change} />
          {hand !== told && <Notice tone="warn">{t(w.pending)}</Notice>}
        </div>
        <div className="r-column">
          {run ? (
            <RunDetail
              folds
              run={run}
              name={t(w.draftOf(f.moment(run.created)))}
              actions={<Exports run={run} />}
            />
          ) : (
            <p className="u-empty">{t(w.noRuns)}</p>
          )}
          {plan.error && <Failure error={plan.error} />}
          {run && <Proved run={run} />}
          {run && plan.data && roster.settled && (
            <Views run={run} roster={roster} plan={plan.data} hand={hand} onChange={change} />
          )}
        </div>
      </div>
    </div>
  );
}

/** Each goal today and under the plan with what is proved of it; or the rules that cannot all be kept. */
function Proved({ run }: { run: Run }) {
  const { t } = useText();
  const result = run.result as ExchangeResult | null;
  if (result?.status === 'infeasible') {
    return <Notice tone="bad">{result.clash ? t(w.clash(t(result.clash))) : t(w.clashUnknown)}</Notice>;
  }
  if (!result?.goals?.length) return null;
  return (
    <section className="card" aria-label={t(w.goals)}>
      <h3>{t(w.goals)}</h3>
      <ul className="x-goals">
        {result.goals.map((text) => (
          <li key={text.en}>{t(text)}</li>
        ))}
      </ul>
      {(result.noteCount ?? 0) > 0 && (
        <details>
          <summary>{t(w.notes(result.noteCount!))}</summary>
          <ul className="x-notes">
            {result.notes?.map((text) => (
              <li key={text.en}>{t(text)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Views({
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

/** The workbook and the list of this language, and the workbook under pseudonyms for whoever need not know the persons. */
function Exports({ run }: { run: Run }) {
  const { t, language } = useText();
  const files = run.files.filter(
    ({ name }) => name.endsWith(`.${language}.xlsx`) || name === `list.${language}.csv`,
  );
  return files.map(({ name }) => (
    <a
      key={name}
      className="u-button"
      href={api.url('readExchangeRunFile', { params: { run: run.id, file: name } })}
      download
    >
      {t(
        name.includes('pseudonyms') ? w.pseudonymFile : name.endsWith('.xlsx') ? w.workbookFile : w.listFile,
      )}
    </a>
  ));
}
