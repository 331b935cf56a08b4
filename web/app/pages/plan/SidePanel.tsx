import { lazy, Suspense, useState } from 'react';
import type { Dataset, Run, ScenarioRecord } from '../../../shared/index.ts';
import { moment } from '../../i18n/numbers.ts';
import { planWords as w } from '../../i18n/plan.ts';
import { useText } from '../../i18n/text.ts';
import { stageName } from '../../i18n/units.ts';
import { yearWords } from '../../i18n/years.ts';
import type { CountyMap } from '../../map/county-map.ts';
import { discardDraft } from '../../plan/open.ts';
import { setPlan, usePlan } from '../../plan/store.ts';
import { setParams } from '../../state/place.ts';
import { Button } from '../../ui/Button.tsx';
import { Segments, Select } from '../../ui/Field.tsx';
import { Loading, Notice } from '../../ui/Notice.tsx';
import { ChosenCard } from './ChosenCard.tsx';
import { Overview } from './Overview.tsx';
import { Problems } from './Problems.tsx';
import { Proof } from './Proof.tsx';
import { Schools } from './Schools.tsx';
import { Steps } from './Steps.tsx';
import { WorkBar } from './WorkBar.tsx';

/** With its chart: loaded when somebody looks at it. */
const Years = lazy(() => import('./Years.tsx'));

interface SidePanelProps {
  readonly map: CountyMap | null;
  readonly dataset: Dataset | null;
  readonly scenario: ScenarioRecord | null;
  readonly runs: readonly Run[];
}

const TABS = ['overview', 'schools', 'problems', 'years', 'steps'] as const;
type Tab = (typeof TABS)[number];

/** Beside the map: what is planned, every figure, what is wrong, and what was done. */
export function SidePanel({ map, dataset, scenario, runs }: SidePanelProps) {
  const { t } = useText();
  const [tab, setTab] = useState<Tab>('overview');
  const problems = usePlan((plan) => plan.now?.breaches.length ?? 0);
  const chosen = usePlan((plan) => plan.chosen);
  return (
    <aside className="plan-side" aria-label={t(w.panel)}>
      <header>
        <StageAndBasis runs={runs} />
        <Proof runs={runs} scenario={scenario} />
        <WorkBar scenario={scenario} />
        <Notes dataset={dataset} scenario={scenario} />
      </header>
      {chosen ? <ChosenCard map={map} /> : null}
      <div role="tablist" aria-label={t(w.panel)} className="plan-tabs">
        {TABS.map((id) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={tab === id}
            aria-controls="plan-tab"
            tabIndex={tab === id ? 0 : -1}
            onClick={() => setTab(id)}
            onKeyDown={(event) => {
              const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
              if (step === 0) return;
              const next = TABS[(TABS.indexOf(id) + step + TABS.length) % TABS.length]!;
              setTab(next);
              document.getElementById(`tab-${next}`)?.focus();
            }}
          >
            {t(id === 'years' ? yearWords.tab : w[id])}
            {id === 'problems' ? <i data-any={problems > 0}>{problems}</i> : null}
          </button>
        ))}
      </div>
      <section id="plan-tab" role="tabpanel" aria-labelledby={`tab-${tab}`} className="plan-tab">
        {tab === 'overview' ? <Overview /> : null}
        {tab === 'schools' ? <Schools map={map} /> : null}
        {tab === 'problems' ? <Problems map={map} /> : null}
        {tab === 'years' ? (
          <Suspense fallback={<Loading />}>
            <Years />
          </Suspense>
        ) : null}
        {tab === 'steps' ? <Steps /> : null}
      </section>
      <Said />
    </aside>
  );
}

function StageAndBasis({ runs }: { readonly runs: readonly Run[] }) {
  const { t, language } = useText();
  const { data, stage, basis, planned } = usePlan();
  const options = [
    { value: 'inforce', label: t(w.inForce) },
    ...runs
      .filter(({ state, files }) => state === 'finished' && files.length > 0)
      .map(({ id, byHand, name, created }) => ({
        value: id,
        label: t(byHand ? w.byHand(name ?? '') : w.solved(moment(language, created))),
      })),
  ];
  return (
    <div className="plan-what">
      <Segments
        label={t(w.stage)}
        value={String(stage)}
        options={planned.map((k) => ({ value: String(k), label: t(stageName(data?.stages[k]?.id ?? '')) }))}
        onChange={(value) => setPlan({ stage: Number(value), target: null })}
      />
      <Select
        label={t(w.zonesFrom)}
        value={basis.kind === 'run' ? basis.run : 'inforce'}
        options={options}
        onChange={(value) => setParams({ run: value }, true)}
      />
    </div>
  );
}

function Notes({ dataset, scenario }: Pick<SidePanelProps, 'dataset' | 'scenario'>) {
  const { t } = useText();
  const { restored, keeps, complaints, fault, data, basis } = usePlan();
  return (
    <>
      {restored !== null && dataset && scenario && data ? (
        <Notice tone="good">
          <span>{t(w.restored(restored))}</span>
          <Button onClick={() => void discardDraft({ dataset, scenario, data, basis })}>
            {t(w.discard)}
          </Button>
          <Button kind="quiet" onClick={() => setPlan({ restored: null })}>
            {t(w.keep)}
          </Button>
        </Notice>
      ) : null}
      {keeps ? null : <Notice tone="warn">{t(w.notKept)}</Notice>}
      {fault ? <Notice tone="bad">{fault}</Notice> : null}
      {complaints.length > 0 ? (
        <Notice tone="bad">
          <div>
            <p>{t(w.scenarioRefused)}</p>
            <ul>
              {complaints.slice(0, 5).map((one) => (
                <li key={one.column + one.text.en}>
                  {one.value ? `“${one.value}” ` : ''}
                  {t(one.text)}
                </li>
              ))}
            </ul>
          </div>
        </Notice>
      ) : null}
    </>
  );
}

/** Says to screen readers what a change did, once it is counted. */
function Said() {
  const { t } = useText();
  const problems = usePlan((plan) => plan.now?.breaches.length ?? 0);
  const steps = usePlan((plan) => plan.history.done.length);
  return (
    <p className="sr-only" aria-live="polite" data-testid="said">
      {steps > 0 ? t(w.problemCount(problems)) : ''}
    </p>
  );
}
