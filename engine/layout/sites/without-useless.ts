import { keptSites } from './fewer-candidates.ts';
import { wholeScope } from './region.ts';
import type { Relaxed } from './relaxation.ts';
import { candidateOf, type Sited, type SiteTables, siteTables } from './site-task.ts';

/** Candidates beyond which leaving some out is worth the work, and the share of them that may be left then. */
const MANY = 20_000;
const MOST_LEFT = 0.7;

/**
 * The question without the candidates that no answer better than the known one can use (proved by the relaxation), the known one's own kept; null
 * where that would not leave out much. A school whose home item is left out loses all its candidates with it: then opening it costs too much.
 */
export function withoutUseless(
  tables: SiteTables,
  relaxed: Relaxed,
  best: Sited,
): { readonly tables: SiteTables; readonly relaxed: Relaxed } | null {
  const { sites } = tables;
  const { candidate } = wholeScope(tables, relaxed, best.value);
  if (candidate.length < MANY) return null;
  best.zones.forEach((zone, item) => {
    candidate[candidateOf(sites.task, item, zone)] = 1;
  });
  const left = candidate.reduce((sum, may) => sum + may, 0);
  const less = left > MOST_LEFT * candidate.length ? null : siteTables(keptSites(sites, candidate));
  if (less === null) return null;
  return {
    tables: less,
    relaxed: { ...relaxed, extra: relaxed.extra.filter((_, c) => candidate[c] === 1) },
  };
}
