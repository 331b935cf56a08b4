import { useApi } from '../../data/api.ts';
import { useNames } from '../../data/names.ts';
import { useDataset, useScenario, useScenarios } from '../../data/queries.ts';
import { useFormat } from '../../format.ts';
import { reportWords as w } from '../../i18n/report.ts';
import { useText } from '../../i18n/text.ts';
import { hasPlan, isAtWork } from '../../runs/result.ts';
import { hrefOf, setParams, useParam } from '../../state/place.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Field.tsx';
import { Failure, Loading } from '../../ui/Notice.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { Charts, Sources, Texts } from './Closing.tsx';
import { Exports } from './Exports.tsx';
import { Maps } from './Maps.tsx';
import '../../compare/compare.css';
import './report.css';
import { Changed, Summary, Title } from './Sections.tsx';
import { Choice, Schools, Who } from './Tables.tsx';
import { useSettled } from './use-settled.ts';

const LOOK_MILLISECONDS = 2000;

/** One plan on paper: maps, tables, method, sources, limits, signatures. */
export default function ReportPage() {
  const { t } = useText();
  const f = useFormat();
  const names = useNames();
  const dataset = useDataset();
  const current = useScenario();
  const scenarios = useScenarios(dataset?.id ?? null).data ?? [];
  const list = useApi('listRuns', dataset ? { query: { dataset: dataset.id } } : null, {
    again: (known) => (known?.runs.some(isAtWork) ? LOOK_MILLISECONDS : false),
  });
  const runs = (list.data?.runs ?? []).filter(hasPlan);
  const asked = useParam('run');
  const run =
    runs.find(({ id }) => id === asked) ?? runs.find((one) => one.scenario === current?.id) ?? runs[0];
  const scenario = scenarios.find(({ id }) => id === run?.scenario);
  const figures = useApi('readFigures', run ? { params: { run: run.id } } : null, { forever: true });
  const settled = useSettled(run, dataset);
  if ((list.isPending && dataset) || !settled) return <Loading />;
  if (!run || !dataset) {
    return (
      <div className="page">
        <h1>{t(w.title)}</h1>
        <div className="u-empty">
          <p>{t(w.noPlan)}</p>
          <a className="u-button" data-kind="main" href={hrefOf('runs')}>
            {t(w.toRuns)}
          </a>
        </div>
      </div>
    );
  }
  const nameOf = (id: string) => scenarios.find((one) => one.id === id)?.name ?? id;
  return (
    <div className="page p-page">
      <div className="p-tools">
        <Select
          label={t(w.plan)}
          value={run.id}
          options={runs.map((one) => ({
            value: one.id,
            label: `${one.name ?? nameOf(one.scenario)} · ${f.moment(one.created)}`,
          }))}
          onChange={(id) => setParams({ run: id }, true)}
        />
        <Exports run={run} />
        <Button kind="main" icon="report" onClick={() => window.print()}>
          {t(w.print)}
        </Button>
      </div>
      {figures.error && <Failure error={figures.error} retry={() => void figures.refetch()} />}
      <Scroll className="p-sheet" label={t(w.title)}>
        <Title run={run} dataset={dataset} scenario={scenario} />
        <Summary run={run} figures={figures.data} />
        <Maps run={run} dataset={dataset} />
        <Changed scenario={scenario} figures={figures.data} names={names} />
        <Schools figures={figures.data} names={names} />
        <Choice figures={figures.data} names={names} />
        <Who run={run} names={names} hasZones={dataset.zonesInForce} />
        <Charts run={run} dataset={dataset} figures={figures.data} />
        <Texts />
        <Sources dataset={dataset} figures={figures.data} />
      </Scroll>
    </div>
  );
}
