import type { Complaint, Problem } from '../problem/index.ts';
import { canProject, type Outlook, outlook, USUAL_YEARS } from '../projection/index.ts';
import type { SchoolYear } from '../units.ts';
import { prepare } from './prepare.ts';
import type { Scenario } from './scenario.ts';

/**
 * Pupils of the years to come under a scenario, in all variants: its own projections are left out, since they are what is chosen from.
 * Null where pupils have no grades. Without `until`, so far as the scenario's own projections go, at least nine years on.
 */
export function outlookOf(
  baseline: Problem,
  scenario: Scenario,
  asked: { readonly until?: SchoolYear; readonly from?: SchoolYear } = {},
): { readonly outlook: Outlook | null } | { readonly complaints: readonly Complaint[] } {
  const { modifications = [] } = scenario;
  // Without the projection the year that is planned may not be known; no count hangs on it.
  const others = modifications.filter(({ kind }) => kind !== 'projectPupils' && kind !== 'setYear');
  const ready = prepare(baseline, { ...scenario, modifications: others });
  if ('complaints' in ready) return ready;
  const { problem, policy } = ready;
  if (!canProject(problem)) return { outlook: null };
  const own = modifications.findLast(({ kind }) => kind === 'projectPupils');
  const wanted = asked.from ?? own?.from;
  const from = problem.years.find((year) => year === wanted) ?? problem.years.at(-1)!;
  const until = Math.max(asked.until ?? Number(own?.until ?? from + USUAL_YEARS), from + 1);
  return { outlook: outlook(problem, policy, until, from) };
}
