import { staffRules } from './exchange.ts';
import type { RatioId } from './ratios.ts';
import type { PolicyValues } from './settings.ts';
import { POLICY_STAGES } from './stages.ts';

/**
 * What a policy says of resources a pupil, as far as zones can keep or mend it. Limits and standards are by stage id; what the
 * policy does not say is absent.
 */
export interface BalancePolicy {
  /** Ratios whose spread is limited, whose level no-harm protects and whose shortfall counts, in the profile's order. */
  readonly ratios: readonly RatioId[];
  /** Least k · R ⁄ P by stage id. */
  readonly standards: Readonly<Record<string, Readonly<Partial<Record<RatioId, number>>>>>;
  /** Shares of the standard below which a pupil counts once more as short: 1, then the floors of the policy, descending. */
  readonly steps: readonly number[];
  /** Which schools a coefficient is taken over. */
  readonly evaluated: { readonly owners: readonly string[] | null; readonly pointsFrom: number | null };
  /** Weight of a junior pupil in primary pupils, of a senior pupil in junior pupils (policy.md I10). */
  readonly split: { readonly junior: number; readonly senior: number };
  readonly staff: { readonly countedBy: 'teachingAt' | 'post' } & ReturnType<typeof staffRules>;
  readonly coefficient: CoefficientPolicy;
  readonly noHarm: {
    /** Whether zones must keep it. */
    readonly binds: boolean;
    readonly reading: 'ownLevel' | 'standard';
    readonly tolerance: number;
  };
  /** Share of its classrooms from which a school counts as crowded, and below which as under-used; null: not counted. */
  readonly crowdedFrom: number | null;
  readonly underusedBelow: number | null;
}

/** Limits on difference coefficients. */
export interface CoefficientPolicy {
  /** Whether zones must keep them; else they are only reported. */
  readonly binds: boolean;
  readonly scope: 'each' | 'mean';
  readonly weight: 'pupils' | 'plain';
  readonly deviation: 'population' | 'sample';
  readonly decimals: number | null;
  readonly limits: Readonly<Record<string, number>>;
}

/** A policy that says nothing of resources. */
export const NO_BALANCE: BalancePolicy = {
  ratios: [],
  standards: {},
  steps: [1],
  evaluated: { owners: null, pointsFrom: null },
  split: { junior: 1, senior: 1 },
  staff: { countedBy: 'teachingAt', artsSubjects: [], aboveDegreeFrom: {} },
  coefficient: {
    binds: false,
    scope: 'each',
    weight: 'pupils',
    deviation: 'population',
    decimals: null,
    limits: {},
  },
  noHarm: { binds: false, reading: 'ownLevel', tolerance: 0 },
  crowdedFrom: null,
  underusedBelow: null,
};

/** What the merged settings say of resources. */
export function balancePolicy(v: PolicyValues): BalancePolicy {
  const ratios = v['coefficient.ratios'] ?? [];
  const floors = [v['schoolRule.floor'], v['selfCheck.partlyFrom']].filter(
    (floor): floor is number => floor !== null && floor > 0 && floor < 1,
  );
  return {
    ratios,
    standards: Object.fromEntries(
      POLICY_STAGES.map((stage) => [
        stage,
        Object.fromEntries(
          ratios.flatMap((id) => {
            const least = v[`standard.${id}.${stage}`];
            return least === null || least === 0 ? [] : [[id, least]];
          }),
        ),
      ]),
    ),
    steps: [1, ...[...new Set(floors)].sort((a, b) => b - a)],
    evaluated: { owners: v['evaluated.ownership'], pointsFrom: v['evaluated.pointsFrom'] },
    split: { junior: v['split.junior'] ?? 1, senior: v['split.senior'] ?? 1 },
    staff: { countedBy: v['staff.countedBy'] ?? 'teachingAt', ...staffRules(v) },
    coefficient: {
      binds: v['coefficient.bindsZones'] ?? false,
      scope: v['coefficient.scope'] ?? 'each',
      weight: v['coefficient.weight'] ?? 'pupils',
      deviation: v['coefficient.deviation'] ?? 'population',
      decimals: v['coefficient.decimals'],
      limits: Object.fromEntries(
        POLICY_STAGES.flatMap((stage) => {
          const limit = v[`coefficient.limit.${stage}`];
          return limit === null ? [] : [[stage, limit]];
        }),
      ),
    },
    noHarm: {
      binds: v['noHarm.bindsZones'] ?? false,
      reading: v['noHarm.reading'] ?? 'ownLevel',
      tolerance: v['noHarm.tolerance'] ?? 0,
    },
    crowdedFrom: v['crowding.from'],
    underusedBelow: v['underuse.below'],
  };
}
