import { lazy, Suspense, useState } from 'react';
import { shell } from '../../i18n/shell.ts';
import { useText } from '../../i18n/text.ts';
import type { CountyMap } from '../../map/county-map.ts';
import { useOpenPlan } from '../../plan/use-open-plan.ts';
import { Failure, Loading } from '../../ui/Notice.tsx';
import { MapPane } from './MapPane.tsx';
import './plan.css';
import { SidePanel } from './SidePanel.tsx';
import { useShortcuts } from './shortcuts.ts';

const FirstScenario = lazy(() => import('../../scenario/FirstScenario.tsx'));

/** Map, tools, figures and problems of one plan: where a planner works. */
export default function PlanPage() {
  const { t } = useText();
  const { dataset, scenario, runs, parts, opened, empty, withoutScenario, error } = useOpenPlan();
  const [map, setMap] = useState<CountyMap | null>(null);
  useShortcuts(map);
  if (error) {
    return (
      <div className="page">
        <Failure error={error} retry={() => location.reload()} />
      </div>
    );
  }
  if (empty) {
    return (
      <div className="u-empty">
        <p>{t(shell.noDataset)}</p>
        <a href="#/import">{t(shell.toImport)}</a>
      </div>
    );
  }
  if (withoutScenario && dataset) {
    return (
      <Suspense fallback={<Loading />}>
        <FirstScenario dataset={dataset.id} />
      </Suspense>
    );
  }
  return (
    <div className="plan">
      <h1 className="sr-only">{t(shell.planHeading)}</h1>
      <section className="plan-map">
        {parts && opened ? <MapPane parts={parts} map={map} onMap={setMap} /> : <Loading />}
      </section>
      <SidePanel map={map} dataset={dataset} scenario={scenario} runs={runs} />
    </div>
  );
}
