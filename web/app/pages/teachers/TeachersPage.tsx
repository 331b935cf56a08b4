import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Run } from '../../../shared/index.ts';
import { api, useApi } from '../../data/api.ts';
import { useCountyData, useNames } from '../../data/names.ts';
import { useDataset, useScenario } from '../../data/queries.ts';
import { useFormat } from '../../format.ts';
import { teacherWords as w } from '../../i18n/teachers.ts';
import { useText } from '../../i18n/text.ts';
import { RunDetail } from '../../runs/RunDetail.tsx';
import { hasPlan, isAtWork } from '../../runs/result.ts';
import { setParams, useParam } from '../../state/place.ts';
import { Select } from '../../ui/Field.tsx';
import { Failure, Notice } from '../../ui/Notice.tsx';
import { ByHand } from './ByHand.tsx';
import { DraftForm } from './DraftForm.tsx';
import { type Hand, handOf, readPlan } from './exchange.ts';
import { Proved } from './Proved.tsx';
import { useRoster } from './roster.ts';
import { Views } from './Views.tsx';
import '../../compare/compare.css';
import './teachers.css';

const LOOK_MILLISECONDS = 1000;

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
            <section className="x-first">
              <h2>{t(w.noRuns)}</h2>
              <ol>
                {[w.firstDraft, w.firstPins, w.firstTables].map((step) => (
                  <li key={step.en}>{t(step)}</li>
                ))}
              </ol>
            </section>
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
