import type { Plan, PlanOptions } from '../plan/index.ts';
import type { Problem } from '../problem/index.ts';

export type Draft = Plan & { readonly assignment: Record<string, Record<string, string>> };

/** The form that the indicators and reasons read; nothing of it is a claim. */
export function draftOf(
  problem: Problem,
  options: PlanOptions,
  assignment: readonly (Int32Array | null)[],
): Draft {
  const named: Record<string, Record<string, string>> = {};
  problem.stages.forEach(({ id }, k) => {
    const zone = assignment[k];
    if (!zone || !options.stages.includes(id)) return;
    const ofStage: Record<string, string> = {};
    for (let unit = 0; unit < zone.length; unit++) {
      const school = problem.schools[zone[unit]!];
      if (school) ofStage[problem.units.ids[unit]!] = school.id;
    }
    named[id] = ofStage;
  });
  return {
    schema: 'junheng-plan/1',
    dataset: { name: problem.name, hash: problem.hash },
    scenario: null,
    policy: { profile: '', overrides: {} },
    options,
    result: {
      status: 'unknown',
      stoppedBy: 'cancelled',
      levels: [],
      objective: null,
      bound: null,
      gap: null,
    },
    assignment: named,
    open: problem.schools.filter(({ status }) => status === 'existing').map(({ id }) => id),
    actions: [],
    classes: {},
    exceptions: [],
    moves: [],
    violations: [],
    timings: {},
  };
}
