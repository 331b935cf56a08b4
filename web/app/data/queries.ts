import { useQuery } from '@tanstack/react-query';
import type { Dataset, Role, Run, ScenarioRecord } from '../../shared/index.ts';
import { useParam } from '../state/place.ts';
import { request } from './request.ts';

interface Me {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly store: 'embedded' | 'postgres';
}

/** Keys of the cache; invalidate by these. */
export const KEYS = {
  me: ['me'],
  datasets: ['datasets'],
  scenarios: (dataset: string) => ['scenarios', dataset],
  runs: (scenario: string) => ['runs', scenario],
} as const;

/** Who I am and what I may do. */
export function useMe() {
  return useQuery({ queryKey: KEYS.me, queryFn: ({ signal }) => request<Me>('/api/me', { signal }) });
}

export function useRole(role: Role): boolean {
  return useMe().data?.roles.includes(role) ?? false;
}

/** Datasets, newest first. */
export function useDatasets() {
  return useQuery({
    queryKey: KEYS.datasets,
    queryFn: async ({ signal }) =>
      (await request<{ datasets: Dataset[] }>('/api/datasets', { signal })).datasets,
  });
}

/** Scenarios of a dataset, last changed first. */
export function useScenarios(dataset: string | null) {
  return useQuery({
    queryKey: KEYS.scenarios(dataset ?? ''),
    enabled: dataset !== null,
    queryFn: async ({ signal }) =>
      (await request<{ scenarios: ScenarioRecord[] }>(`/api/scenarios?dataset=${dataset}`, { signal }))
        .scenarios,
  });
}

/** Zone runs of a scenario, newest first; asked for again while one is at work. */
export function useRuns(scenario: string | null) {
  return useQuery({
    queryKey: KEYS.runs(scenario ?? ''),
    enabled: scenario !== null,
    queryFn: async ({ signal }) =>
      (await request<{ runs: Run[] }>(`/api/runs?scenario=${scenario}`, { signal })).runs,
    refetchInterval: ({ state }) =>
      state.data?.some((run) => run.state === 'queued' || run.state === 'running') ? 1000 : false,
  });
}

/** The dataset that the address names, else the newest. */
export function useDataset(): Dataset | null {
  const asked = useParam('dataset');
  const { data } = useDatasets();
  return data?.find(({ id }) => id === asked) ?? data?.[0] ?? null;
}

/** The scenario that the address names, else the one changed last. */
export function useScenario(): ScenarioRecord | null {
  const asked = useParam('scenario');
  const dataset = useDataset();
  const { data } = useScenarios(dataset?.id ?? null);
  return data?.find(({ id }) => id === asked) ?? data?.[0] ?? null;
}
