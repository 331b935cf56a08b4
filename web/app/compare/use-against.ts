import type { Comparison } from '../../shared/index.ts';
import { useApi } from '../data/api.ts';
import { useParam } from '../state/place.ts';
import { IN_FORCE, type Side } from './use-sides.ts';

/** Every plan against the base, as the server works it out; one of them, `other`, is looked at. */
export interface Against {
  readonly others: readonly Side[];
  /** Place among all sides of the one that is looked at; the base itself where there is no other. */
  readonly other: number;
  readonly diff: Comparison['diffs'][number] | undefined;
  /** Coefficients with their traps, and the schools that fall. */
  readonly tables: Comparison['tables'];
  readonly isPending: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

export function useAgainst(sides: readonly Side[], base: number): Against {
  const asked = useParam('vs');
  const first = sides[base];
  // Nobody formed classes for the zones in force, so they are compared with and never compared.
  const others = sides.filter((side) => side !== first && side.id !== IN_FORCE);
  const fromInForce = first?.id === IN_FORCE;
  const runs = [...(fromInForce || !first ? [] : [first.id]), ...others.map(({ id }) => id)];
  const comparison = useApi(
    'compareRuns',
    others.length > 0 ? { query: { runs: runs.join(','), base: fromInForce ? 'inForce' : 'first' } } : null,
    { forever: true },
  );
  const at = Math.max(
    0,
    others.findIndex(({ id }) => id === asked),
  );
  const { data, error, isLoading, refetch } = comparison;
  const chosen = others[at];
  return {
    others,
    other: chosen ? sides.indexOf(chosen) : base,
    diff: data?.diffs[at],
    tables: data?.tables.filter(({ id }) => id === `honesty${at + 1}` || id === `losers${at + 1}`) ?? [],
    isPending: isLoading,
    error,
    retry: () => void refetch(),
  };
}
