import type { Dataset, Run } from '../../../shared/index.ts';
import { useApi } from '../../data/api.ts';
import { useScenarios } from '../../data/queries.ts';
import { useCounty } from '../../map/use-county.ts';

/**
 * Whether everything that the sheet shows has come or failed. A sheet whose tables come one by one jumps under the
 * reader, and printed too early it lacks some. The sections ask for the same and find the answers in the cache.
 */
export function useSettled(run: Run | undefined, dataset: Dataset | null): boolean {
  const today = useFiguresInForce(dataset?.zonesInForce ? run : undefined);
  const of = run ? { params: { run: run.id } } : null;
  const forever = { forever: true };
  const asked = [
    useScenarios(dataset?.id ?? null),
    useCounty(dataset),
    today,
    useApi('readFigures', of, forever),
    useApi('readAssignment', of, forever),
    useApi('catalogue', {}, forever),
    useApi(
      'compareRuns',
      run && dataset?.zonesInForce ? { query: { runs: run.id, base: 'inForce' } } : null,
      forever,
    ),
  ];
  return asked.every(({ isLoading }) => !isLoading);
}

/** What the zones in force would be under the scenario of a run; nothing is asked where there is no run. */
export function useFiguresInForce(run: Run | undefined) {
  return useApi('readFiguresInForce', run ? { params: { scenario: run.scenario } } : null, { forever: true });
}
