import { useEffect, useState } from 'react';
import { ApiError } from '../../shared/client.ts';
import type { Dataset, Run, ScenarioRecord } from '../../shared/index.ts';
import { useDataset, useDatasets, useRuns, useScenario, useScenarios } from '../data/queries.ts';
import { type CountyParts, useCounty } from '../map/use-county.ts';
import { useParam } from '../state/place.ts';
import { openPlan } from './open.ts';
import { type Basis, usePlan } from './store.ts';

export interface OpenPlan {
  readonly dataset: Dataset | null;
  readonly scenario: ScenarioRecord | null;
  readonly runs: readonly Run[];
  readonly parts: CountyParts | undefined;
  /** Whether the plan of the address stands in the store. */
  readonly opened: boolean;
  /** There is no dataset to plan for. */
  readonly empty: boolean;
  /** The dataset has no scenario, so that nothing can be planned yet. */
  readonly withoutScenario: boolean;
  readonly error: unknown;
}

let current = '';

/** Opens the plan that the address names, with the draft that this browser keeps of it; once, whichever page asks. */
export function useOpenPlan(): OpenPlan {
  const datasets = useDatasets();
  const dataset = useDataset();
  const scenarios = useScenarios(dataset?.id ?? null);
  const scenario = useScenario();
  const runs = useRuns(scenario?.id ?? null);
  const asked = useParam('run');
  const county = useCounty(dataset);
  const key = usePlan((plan) => plan.key);
  const [fault, setFault] = useState<unknown>(null);
  const parts = county.data;
  const ready = dataset !== null && scenario !== null && parts !== undefined && runs.data !== undefined;
  const wanted = ready ? `${dataset.hash}/${scenario.id}/${asked ?? ''}` : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `wanted` names all that a plan is opened from; later runs change nothing
  useEffect(() => {
    if (!ready || wanted === current) return;
    current = wanted!;
    const basis = basisOf(asked, runs.data!);
    const opening = { dataset, scenario, data: parts.map, withDraft: true };
    openPlan({ ...opening, basis }).catch((reason) => {
      // A run that is gone, or an old draft of one: today's zones are always there.
      const gone = reason instanceof ApiError && reason.status === 404;
      if (!gone) return setFault(reason);
      openPlan({ ...opening, withDraft: false, basis: { kind: 'inForce' } }).catch(setFault);
    });
  }, [wanted]);
  return {
    dataset,
    scenario,
    runs: runs.data ?? [],
    parts,
    opened: key !== '',
    empty: datasets.data?.length === 0,
    withoutScenario: scenarios.data?.length === 0,
    error: datasets.error ?? county.error ?? fault,
  };
}

/** The plan that is asked for, which the list may not have yet; else the newest that was solved to an end, else the zones in force. */
function basisOf(asked: string | null, runs: readonly Run[]): Basis {
  if (asked === 'inforce') return { kind: 'inForce' };
  const fit = runs.filter(({ state, files }) => state === 'finished' && files.length > 0);
  const withoutPlan = runs.some(({ id }) => id === asked) && !fit.some(({ id }) => id === asked);
  if (asked !== null && !withoutPlan) return { kind: 'run', run: asked };
  const found = fit.find(({ byHand }) => !byHand) ?? fit[0];
  return found ? { kind: 'run', run: found.id } : { kind: 'inForce' };
}
