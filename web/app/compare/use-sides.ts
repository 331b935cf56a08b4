import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Figures, Run } from '../../shared/index.ts';
import { api, useApi } from '../data/api.ts';
import { useDataset, useScenario, useScenarios } from '../data/queries.ts';
import { compareWords as w } from '../i18n/compare.ts';
import { useText } from '../i18n/text.ts';
import { hasPlan, isAtWork } from '../runs/result.ts';
import { setParams, useParam } from '../state/place.ts';

export const IN_FORCE = 'inForce';
export const MOST_SIDES = 6;

/** One of the things compared: the zones in force, or the plan of a run. */
export interface Side {
  readonly id: string;
  readonly name: string;
  readonly run: Run | null;
  readonly figures: Figures | undefined;
  readonly error: unknown;
}

export interface Sides {
  readonly sides: readonly Side[];
  /** Place of the one that the others are compared with. */
  readonly base: number;
  /** Every run of the dataset that has a plan, newest first, with its name. */
  readonly candidates: readonly { readonly run: Run; readonly name: string }[];
  readonly isPending: boolean;
  readonly choose: (ids: readonly string[]) => void;
  readonly setBase: (id: string) => void;
}

const LOOK_MILLISECONDS = 3000;
const FIRST_CHOICE = 2;

/** What is compared: `sides` and `base` of the address; without them the zones in force with the newest plan of each scenario. */
export function useSides(): Sides {
  const { t } = useText();
  const dataset = useDataset();
  const scenario = useScenario();
  const scenarios = useScenarios(dataset?.id ?? null).data;
  const list = useApi('listRuns', dataset ? { query: { dataset: dataset.id } } : null, {
    again: (known) => (known?.runs.some(isAtWork) ? LOOK_MILLISECONDS : false),
  });
  const asked = useParam('runs');
  const askedBase = useParam('base');
  const candidates = useMemo(() => named(list.data?.runs ?? [], scenarios ?? []), [list.data, scenarios]);
  const ids = useMemo(() => {
    const known = [IN_FORCE, ...candidates.map(({ run }) => run.id)];
    const wanted = asked?.split(',').filter((id) => known.includes(id)) ?? [];
    const proposed = wanted.length > 0 ? wanted : firstOfEach(candidates.map(({ run }) => run));
    const all =
      dataset?.zonesInForce && !proposed.includes(IN_FORCE) && asked === null
        ? [IN_FORCE, ...proposed]
        : proposed;
    return all.slice(0, MOST_SIDES);
  }, [asked, candidates, dataset]);
  const answers = useQueries({
    queries: ids.map((id) => {
      const under = scenario?.id ?? null;
      return {
        queryKey: ['figures', id, id === IN_FORCE ? under : null],
        enabled: id !== IN_FORCE || under !== null,
        staleTime: Number.POSITIVE_INFINITY,
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          id === IN_FORCE
            ? api.call('readFiguresInForce', { params: { scenario: under! } }, signal)
            : api.call('readFigures', { params: { run: id } }, signal),
      };
    }),
  });
  const sides = ids.map((id, i): Side => {
    const candidate = candidates.find(({ run }) => run.id === id);
    return {
      id,
      name: candidate?.name ?? t(w.inForce),
      run: candidate?.run ?? null,
      figures: answers[i]?.data,
      error: answers[i]?.error ?? null,
    };
  });
  return {
    sides,
    base: Math.max(0, ids.indexOf(askedBase ?? '')),
    candidates,
    isPending: list.isPending,
    choose: (next) => setParams({ runs: next.join(',') }),
    setBase: (id) => setParams({ base: id }),
  };
}

/** Called after their scenarios; the second of one scenario has a number. */
function named(runs: readonly Run[], scenarios: readonly { readonly id: string; readonly name: string }[]) {
  const used = new Map<string, number>();
  return runs.filter(hasPlan).map((run) => {
    const name = run.name ?? scenarios.find(({ id }) => id === run.scenario)?.name ?? run.id.slice(0, 8);
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return { run, name: times > 1 ? `${name} (${times})` : name };
  });
}

function firstOfEach(runs: readonly Run[]): readonly string[] {
  const newest = new Map<string, string>();
  for (const run of runs) if (!newest.has(run.scenario)) newest.set(run.scenario, run.id);
  return [...newest.values()].slice(0, FIRST_CHOICE);
}
