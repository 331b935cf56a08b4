import { useState } from 'react';
import type { Run } from '../../../shared/index.ts';
import { useApi } from '../../data/api.ts';
import { useDataset, useRole, useScenario, useScenarios } from '../../data/queries.ts';
import { useFormat } from '../../format.ts';
import { runWords as w } from '../../i18n/runs.ts';
import { useText } from '../../i18n/text.ts';
import { RulePrices } from '../../runs/RulePrices.tsx';
import { RunDetail } from '../../runs/RunDetail.tsx';
import {
  boundText,
  hasPlan,
  isAtWork,
  mainLevel,
  proofText,
  secondsOf,
  stateText,
  stateTone,
} from '../../runs/result.ts';
import { Took } from '../../runs/Took.tsx';
import { hrefOf, setParams, useParam } from '../../state/place.ts';
import { type Column, DataTable } from '../../table/DataTable.tsx';
import { Badge, Failure, Loading } from '../../ui/Notice.tsx';
import { StartForm } from './StartForm.tsx';
import { WhyNothing } from './WhyNothing.tsx';

const LOOK_MILLISECONDS = 1000;
const MOST_COMPARED = 6;

/** Start runs, watch them, cancel them, take the ways out of those that found nothing. */
export default function RunsPage() {
  const { t } = useText();
  const dataset = useDataset();
  const scenario = useScenario();
  const mayPlan = useRole('planner');
  const scenarios = useScenarios(dataset?.id ?? null).data ?? [];
  const list = useApi('listRuns', dataset ? { query: { dataset: dataset.id } } : null, {
    again: (known) => (known?.runs.some(isAtWork) ? LOOK_MILLISECONDS : false),
  });
  const asked = useParam('run');
  const runs = list.data?.runs ?? [];
  const shown =
    runs.find(({ id }) => id === asked) ?? runs.find((run) => run.scenario === scenario?.id) ?? runs[0];
  const nameOf = (run: Run) =>
    run.name ?? scenarios.find(({ id }) => id === run.scenario)?.name ?? run.scenario;
  return (
    <div className="page">
      <header>
        <div>
          <h1>{t(w.title)}</h1>
          <p>{t(w.lead)}</p>
        </div>
      </header>
      {list.error && <Failure error={list.error} retry={() => void list.refetch()} />}
      <div className="r-page">
        <StartForm
          key={scenario?.id}
          scenario={scenario}
          scenarios={scenarios}
          shown={shown ?? null}
          onStart={(run) => setParams({ scenario: run.scenario, run: run.id }, true)}
        />
        <div className="r-column">
          {list.isPending && dataset && <Loading />}
          {shown && (
            <RunDetail
              run={shown}
              name={nameOf(shown)}
              actions={
                hasPlan(shown) && (
                  <>
                    <a
                      className="u-button"
                      href={hrefOf('plan', { scenario: shown.scenario, run: shown.id })}
                    >
                      {t(w.onMap)}
                    </a>
                    <a
                      className="u-button"
                      href={hrefOf('report', { scenario: shown.scenario, run: shown.id })}
                    >
                      {t(w.toReport)}
                    </a>
                  </>
                )
              }
            />
          )}
          {shown?.state === 'finished' && hasPlan(shown) && mayPlan && !shown.byHand && (
            <section className="card">
              <RulePrices key={shown.id} run={shown} />
            </section>
          )}
          {shown && !isAtWork(shown) && !hasPlan(shown) && (
            <section className="card">
              <WhyNothing
                key={shown.id}
                run={shown}
                scenario={scenarios.find(({ id }) => id === shown.scenario) ?? null}
              />
            </section>
          )}
          {runs.length > 0 ? (
            <RunList runs={runs} nameOf={nameOf} shown={shown} />
          ) : (
            list.data && <p className="u-empty">{t(w.none)}</p>
          )}
        </div>
      </div>
    </div>
  );
}

function RunList({
  runs,
  nameOf,
  shown,
}: {
  runs: readonly Run[];
  nameOf: (run: Run) => string;
  shown: Run | undefined;
}) {
  const { t } = useText();
  const f = useFormat();
  const [marked, setMarked] = useState<readonly string[]>([]);
  const toggle = (id: string) =>
    setMarked((ids) =>
      ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id].slice(-MOST_COMPARED),
    );
  const columns: readonly Column<Run>[] = [
    {
      id: 'scenario',
      name: t(w.scenario),
      value: nameOf,
      cell: (run) => (
        <a
          href={hrefOf('runs', { scenario: run.scenario, run: run.id })}
          aria-current={run === shown || undefined}
        >
          {nameOf(run)}
        </a>
      ),
    },
    {
      id: 'state',
      name: t(w.state),
      value: (run) => t(stateText(run)),
      cell: (run) => <Badge tone={stateTone(run)}>{t(stateText(run))}</Badge>,
    },
    {
      id: 'result',
      name: t(w.result),
      value: (run) => mainLevel(run)?.gap ?? null,
      cell: (run) => {
        if (run.byHand) return t(w.byHand);
        const level = mainLevel(run);
        const bound = level && boundText(level, f.number);
        return level ? (
          <>
            {t(proofText(level.gap))}
            {bound ? <small className="r-bound">{t(bound)}</small> : null}
          </>
        ) : null;
      },
    },
    {
      id: 'took',
      name: t(w.took),
      numeric: true,
      value: (run) => secondsOf(run, Date.now()),
      cell: (run) => <Took run={run} />,
    },
    { id: 'started', name: t(w.started), value: (run) => run.created, cell: (run) => f.moment(run.created) },
    {
      id: 'mark',
      name: t(w.mark),
      value: (run) => (marked.includes(run.id) ? 0 : 1),
      cell: (run) =>
        hasPlan(run) && (
          <input
            type="checkbox"
            aria-label={t(w.markRun(nameOf(run)))}
            checked={marked.includes(run.id)}
            onChange={() => toggle(run.id)}
          />
        ),
    },
  ];
  return (
    <section aria-label={t(w.list)}>
      <DataTable
        label={t(w.list)}
        rows={runs}
        columns={columns}
        rowId={({ id }) => id}
        isChosen={(run) => run.id === shown?.id}
        tools={
          marked.length > 1 && (
            <a className="u-button" data-kind="main" href={hrefOf('compare', { runs: marked.join(',') })}>
              {t(w.compareMarked(marked.length))}
            </a>
          )
        }
      />
    </section>
  );
}
