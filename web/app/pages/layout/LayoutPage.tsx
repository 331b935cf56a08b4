import { useState } from 'react';
import type { Dataset, Run } from '../../../shared/index.ts';
import { api, useApi } from '../../data/api.ts';
import { useDataset, useScenario, useScenarios } from '../../data/queries.ts';
import { useFormat } from '../../format.ts';
import { layoutWords as w } from '../../i18n/layout.ts';
import { tradeOffWords } from '../../i18n/layout-trade-off.ts';
import { useText } from '../../i18n/text.ts';
import { RunDetail } from '../../runs/RunDetail.tsx';
import { hasPlan, isAtWork } from '../../runs/result.ts';
import { setParams, useParam } from '../../state/place.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Field.tsx';
import { Failure, Loading, Notice } from '../../ui/Notice.tsx';
import { ByHand } from './ByHand.tsx';
import { Decisions } from './Decisions.tsx';
import { Displaced } from './Displaced.tsx';
import { askedOf, bare, type Decision, keyOf } from './decision.ts';
import { LayoutForm } from './LayoutForm.tsx';
import './layout.css';
import { TradeOff } from './TradeOff.tsx';
import { YearMap } from './YearMap.tsx';
import { Years } from './Years.tsx';

const LOOK_MILLISECONDS = 1000;

/** Layouts of the county: ask for one, watch it, read, compare, decide parts by hand and print. */
export default function LayoutPage() {
  const { t } = useText();
  const f = useFormat();
  const dataset = useDataset();
  const scenario = useScenario();
  const all = useScenarios(dataset?.id ?? null);
  const list = useApi('listRuns', dataset ? { query: { dataset: dataset.id } } : null, {
    again: (known) => (known?.runs.some(isAtWork) ? LOOK_MILLISECONDS : false),
  });
  const asked = useParam('run');
  const against = useParam('vs');
  const runs = (list.data?.runs ?? []).filter((run) => askedOf(run) !== null);
  const run = runs.find(({ id }) => id === asked) ?? runs[0];
  const [settled, setSettled] = useState<readonly Decision[] | null>(null);
  const held = settled ?? (run ? askedOf(run)!.settled : []);
  if (!dataset || list.isLoading || all.isLoading) return <Loading />;
  const nameOf = (one: Run) => all.data?.find(({ id }) => id === one.scenario)?.name ?? one.scenario;
  const optionOf = (one: Run) => ({
    value: one.id,
    label: `${nameOf(one)} · ${askedOf(one)!.periods.join(', ')} · ${f.moment(one.created)}`,
  });
  const others = runs.filter((one) => one !== run && hasPlan(one));
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
        <div className="r-column l-side">
          {scenario ? (
            <LayoutForm
              key={`${scenario.id}/${run?.id}`}
              dataset={dataset}
              scenario={scenario}
              earlier={run ? askedOf(run) : null}
              settled={held}
              onStart={(started) => {
                setSettled(null);
                setParams({ run: started.id, scenario: started.scenario, vs: run?.id ?? null }, true);
              }}
            />
          ) : (
            <Notice>{t(w.needScenario)}</Notice>
          )}
          <ByHand years={dataset.years.slice(1)} settled={held} onChange={setSettled} />
        </div>
        <div className="r-column">
          {run ? (
            <>
              <div className="l-tools">
                <Select
                  label={t(w.which)}
                  value={run.id}
                  options={runs.map(optionOf)}
                  onChange={(id) => setParams({ run: id }, true)}
                />
                {others.length > 0 && (
                  <Select
                    label={t(w.against)}
                    value={others.some(({ id }) => id === against) ? against! : ''}
                    options={[
                      { value: '', label: `${t(w.against)}: ${t(w.nothing)}` },
                      ...others.map(optionOf),
                    ]}
                    onChange={(id) => setParams({ vs: id || null })}
                  />
                )}
                <Button icon="report" onClick={() => window.print()}>
                  {t(w.print)}
                </Button>
              </div>
              <RunDetail run={run} name={nameOf(run)} />
              {hasPlan(run) && (
                <Answer
                  run={run}
                  runs={runs}
                  other={others.find(({ id }) => id === against)}
                  dataset={dataset}
                  settled={held}
                  onSettle={(decision, on) => {
                    const rest = held.filter((one) => keyOf(one) !== keyOf(decision));
                    setSettled(on ? [...rest, bare(decision)] : rest);
                  }}
                />
              )}
            </>
          ) : (
            <p className="u-empty">{t(w.none)}</p>
          )}
        </div>
      </div>
    </div>
  );
}

/** What a layout decides, once it is there. */
function Answer({
  run,
  runs,
  other,
  dataset,
  settled,
  onSettle,
}: {
  run: Run;
  runs: readonly Run[];
  other: Run | undefined;
  dataset: Dataset;
  settled: readonly Decision[];
  onSettle: (decision: Decision, on: boolean) => void;
}) {
  const { t, language } = useText();
  const mine = useApi('readLayout', { params: { run: run.id } }, { forever: true });
  const theirs = useApi('readLayout', other ? { params: { run: other.id } } : null, { forever: true }).data;
  if (mine.error) return <Failure error={mine.error} retry={() => void mine.refetch()} />;
  const layout = mine.data;
  if (!layout)
    return (
      <div className="l-waits">
        <Loading />
      </div>
    );
  const files = run.files.filter(
    ({ name }) => name.endsWith(`${language}.xlsx`) || name.endsWith('.geojson'),
  );
  return (
    <>
      <section className="card l-answer">
        <h2>{t(w.decisions)}</h2>
        <Decisions layout={layout} other={theirs} settled={settled} onSettle={onSettle} />
      </section>
      <section className="card l-answer">
        <h2>{t(w.years)}</h2>
        <Years layout={layout} other={theirs} />
      </section>
      <section className="card l-answer" aria-label={t(tradeOffWords.trade)}>
        <h2>{t(tradeOffWords.trade)}</h2>
        <TradeOff run={run} runs={runs} layout={layout} />
      </section>
      <section className="card l-answer">
        <h2>{t(w.map)}</h2>
        <YearMap run={run} layout={layout} dataset={dataset} />
      </section>
      <section className="card l-answer">
        <h2>{t(w.displaced)}</h2>
        <Displaced layout={layout} />
      </section>
      <section className="card l-files">
        <h2>{t(w.files)}</h2>
        <p>
          {files.map(({ name }) => (
            <a key={name} href={api.url('readRunFile', { params: { run: run.id, file: name } })} download>
              {name}
            </a>
          ))}
        </p>
      </section>
    </>
  );
}
