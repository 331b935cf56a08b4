import type { PlanOptions } from '../../engine/plan/index.ts';
import type { ZoningPolicy } from '../../engine/policy/policy.ts';
import type { Adjacency, Problem } from '../../engine/problem/index.ts';
import type { TravelTable } from '../../engine/travel/table.ts';
import { PLANAR_POLICY, planarProblem, planarTravel } from './planar.ts';

/** A published instance of choosing sites, as the inputs of a layout question. */
export interface SiteInstance {
  readonly problem: Problem;
  readonly travel: TravelTable;
  readonly policy: ZoningPolicy;
  readonly options: PlanOptions;
}

/** What every format comes down to. */
export interface SiteFacts {
  readonly name: string;
  readonly hash: string;
  readonly ids: readonly string[];
  readonly pupils: Int32Array;
  readonly sites: readonly {
    readonly id: string;
    /** Position of the unit in which the site stands, NONE where it stands in none. */
    readonly unit: number;
    /** Null where nothing limits it. */
    readonly seats: number | null;
    readonly openingCost: number;
  }[];
  readonly adjacency: Adjacency;
  /** Unit × site. Where a file gives costs instead, pupils × kilometres is the cost. */
  readonly meters: Float64Array;
  /** Number of sites that are open; null where costs alone decide. */
  readonly open: number | null;
  readonly contiguity: boolean;
}

/** The metres at which pupils × kilometres is the cost that a file gives for the whole demand of a unit. */
export function metersFor(cost: Float64Array, pupils: Int32Array): Float64Array {
  const sites = cost.length / pupils.length;
  return cost.map((each, k) => (1000 * each) / pupils[Math.floor(k / sites)]!);
}

/** A layout question in which every site is a candidate. */
export function siteInstance(
  facts: SiteFacts,
  search: Pick<PlanOptions, 'seed' | 'iterations' | 'seconds'>,
): SiteInstance {
  const { ids, sites, meters, open } = facts;
  const problem = planarProblem({ ...facts, schools: [] });
  const template = planarProblem({ ...facts, schools: [{ unit: 0, seats: 0 }] }).schools[0]!;
  return {
    problem: {
      ...problem,
      schools: sites.map(({ id, unit, seats, openingCost }) => ({
        ...template,
        id,
        name: id,
        unit,
        seats,
        status: 'candidate' as const,
        fixedCost: openingCost,
      })),
    },
    travel: planarTravel(ids.length, sites.length, meters, `distances of ${facts.name}`),
    policy: PLANAR_POLICY,
    options: {
      mode: 'wholeSchool',
      stages: ['all'],
      year: 0,
      contiguity: facts.contiguity,
      allowIslands: false,
      locks: [],
      keepTogether: [],
      buses: [],
      levels: [{ id: 'siteCost', tolerance: 0 }],
      ...(open === null ? {} : { sites: { fewest: open, most: open } }),
      ...search,
    },
  };
}

/** No unit next to any other. */
export function noAdjacency(count: number): Adjacency {
  return { start: new Int32Array(count + 1), neighbour: new Int32Array(0), length: null };
}
