import type { PlanOptions } from '../plan/index.ts';
import { type Policy, resolveDatasetPolicy } from '../policy/index.ts';
import type { Complaint, Problem } from '../problem/index.ts';
import { applyScenario } from './apply.ts';
import { scenarioHash } from './hash.ts';
import type { Draft } from './modification.ts';
import type { Scenario } from './scenario.ts';

/** A scenario made ready: the changed county, the policy in force, and what is asked. */
export interface Prepared {
  readonly problem: Problem;
  readonly policy: Policy;
  readonly options: PlanOptions;
  /** For an exchange: what is fixed by hand. */
  readonly exchange: Draft['exchange'];
  /** Null when the scenario changes nothing. */
  readonly scenario: string | null;
}

/**
 * Applies a scenario and resolves the policy that holds under it: the profile named by `profile`, else by the scenario, else
 * by the dataset, with the dataset's overrides and then the scenario's. Every fault of both is told at once.
 */
export function prepare(
  baseline: Problem,
  scenario: Scenario,
  { file = 'scenario.json', profile = null }: { file?: string; profile?: string | null } = {},
): Prepared | { complaints: readonly Complaint[] } {
  const named = profile ?? scenario.policy?.profile ?? null;
  const asked = scenario.policy?.overrides ?? {};
  const own = resolveDatasetPolicy(baseline.policy, profile);
  // With the scenario's own numbers, before any modification changes one of them.
  const before = resolveDatasetPolicy(withOverrides(baseline.policy, asked), named);
  const bands = 'policy' in before ? before.policy.zoning.bands.map(({ grades }) => grades) : null;
  const values = 'policy' in before ? before.policy.values : null;
  const applied = applyScenario(baseline, scenario, file, bands, values);
  const overrides = 'draft' in applied ? applied.draft.policyOverrides : asked;
  const resolved = resolveDatasetPolicy(withOverrides(baseline.policy, overrides), named);
  const complaints = [
    ...('complaints' in applied ? applied.complaints : []),
    ...('complaints' in own ? own.complaints : inScenario(resolved, file)),
  ];
  if ('draft' in applied && 'policy' in resolved && complaints.length === 0) {
    const { name: _, ...content } = scenario;
    const changes = Object.keys(content).length > 0;
    const { problem, options, exchange } = applied.draft;
    const hash = changes ? scenarioHash(scenario) : null;
    return { problem, policy: resolved.policy, options, exchange, scenario: hash };
  }
  return { complaints };
}

/** Where the dataset's own policy is sound, what is wrong comes from the scenario. */
function inScenario(resolved: ReturnType<typeof resolveDatasetPolicy>, file: string): readonly Complaint[] {
  if (!('complaints' in resolved)) return [];
  return resolved.complaints.map((fault) => ({
    ...fault,
    file,
    column: fault.column === 'profile' ? 'policy.profile' : `policy.overrides.${fault.column}`,
  }));
}

/** The dataset's `policy.json` with further overrides; what is no object is left for the policy to complain of. */
function withOverrides(raw: unknown, overrides: Readonly<Record<string, unknown>>): unknown {
  if (Object.keys(overrides).length === 0) return raw;
  if (raw === null || raw === undefined) return { overrides };
  if (typeof raw !== 'object' || Array.isArray(raw)) return raw;
  const own = (raw as { overrides?: unknown }).overrides ?? {};
  return typeof own === 'object' ? { ...raw, overrides: { ...own, ...overrides } } : raw;
}
