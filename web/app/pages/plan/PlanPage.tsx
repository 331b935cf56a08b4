import { useEffect, useState } from 'react';
import type { Run } from '../../../shared/index.ts';
import { useDataset, useDatasets, useRuns, useScenario } from '../../data/queries.ts';
import { shell } from '../../i18n/shell.ts';
import { useText } from '../../i18n/text.ts';
import type { CountyMap } from '../../map/county-map.ts';
import { useCounty } from '../../map/use-county.ts';
import { openPlan } from '../../plan/open.ts';
import { type Basis, usePlan } from '../../plan/store.ts';
import { useParam } from '../../state/place.ts';
import { Failure, Loading } from '../../ui/Notice.tsx';
import { MapPane } from './MapPane.tsx';
import './plan.css';
import { SidePanel } from './SidePanel.tsx';
import { useShortcuts } from './shortcuts.ts';

/** The newest plan that was solved to an end, else the zones in force. */
function basisOf(asked: string | null, runs: readonly Run[]): Basis {
  if (asked === 'inforce') return { kind: 'inForce' };
  const fit = runs.filter(({ state, files }) => state === 'finished' && files.length > 0);
  const found = fit.find(({ id }) => id === asked) ?? fit.find(({ byHand }) => !byHand) ?? fit[0];
  return found ? { kind: 'run', run: found.id } : { kind: 'inForce' };
}

/** Map, tools, figures and problems of one plan: where a planner works. */
export default function PlanPage() {
  const { t } = useText();
  const datasets = useDatasets();
  const dataset = useDataset();
  const scenario = useScenario();
  const runs = useRuns(scenario?.id ?? null);
  const asked = useParam('run');
  const county = useCounty(dataset);
  const [map, setMap] = useState<CountyMap | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const opened = usePlan(({ key }) => key);
  useShortcuts(map);

  const parts = county.data;
  const ready = dataset !== null && scenario !== null && parts !== undefined && runs.data !== undefined;
  const wanted = ready ? `${dataset.hash}/${scenario.id}/${asked ?? ''}` : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `wanted` names all that a plan is opened from; later runs change nothing
  useEffect(() => {
    if (!ready) return;
    const basis = basisOf(asked, runs.data!);
    openPlan({ dataset, scenario, data: parts.map, basis, withDraft: true }).catch(setFault);
  }, [wanted]);

  const error = datasets.error ?? county.error ?? fault;
  if (error) {
    return (
      <div className="page">
        <Failure error={error} retry={() => location.reload()} />
      </div>
    );
  }
  if (datasets.data?.length === 0) {
    return (
      <div className="u-empty">
        <p>{t(shell.noDataset)}</p>
        <a href="#/import">{t(shell.toImport)}</a>
      </div>
    );
  }
  return (
    <div className="plan">
      <h1 className="sr-only">{t(shell.planHeading)}</h1>
      <section className="plan-map">
        {parts && opened !== '' ? <MapPane parts={parts} map={map} onMap={setMap} /> : <Loading />}
      </section>
      <SidePanel map={map} dataset={dataset} scenario={scenario} runs={runs.data ?? []} />
    </div>
  );
}
