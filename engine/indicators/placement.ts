import type { Plan } from '../plan/index.ts';
import type { ZoningPolicy } from '../policy/policy.ts';
import type { Problem } from '../problem/index.ts';
import type { TravelTable } from '../travel/table.ts';
import { NONE, type StageIndex } from '../units.ts';
import { type Asked, busMinutes, type StageDemand, stageDemand } from './demand.ts';

/** Where the children of the zones go: under a plan, or under the zones in force. */
export interface Placement {
  readonly problem: Problem;
  readonly policy: ZoningPolicy;
  readonly travel: TravelTable;
  readonly asked: Asked;
  readonly basis: 'plan' | 'zonesInForce';
  /** By stage; null for a stage that is not planned (or has no zones in force). */
  readonly demand: readonly (StageDemand | null)[];
  /** By stage, the school of each unit, NONE where it has none. */
  readonly assignment: readonly (Int32Array | null)[];
  readonly buses: ReadonlyMap<number, number>;
}

export function placementOfPlan(
  problem: Problem,
  policy: ZoningPolicy,
  travel: TravelTable,
  plan: Pick<Plan, 'assignment' | 'options'>,
): Placement {
  const schools = new Map(problem.schools.map(({ id }, s) => [id, s]));
  const assignment = problem.stages.map(({ id }) => {
    const ofStage = plan.options.stages.includes(id) ? (plan.assignment[id] ?? {}) : null;
    return ofStage && Int32Array.from(problem.units.ids, (unit) => schools.get(ofStage[unit] ?? '') ?? NONE);
  });
  return placement(problem, policy, travel, plan.options, 'plan', assignment);
}

/** The zones in force with the same children as a plan counts; null when the dataset has none. */
export function placementInForce(
  problem: Problem,
  policy: ZoningPolicy,
  travel: TravelTable,
  asked: Asked,
): Placement | null {
  const { zonesInForce } = problem;
  if (!zonesInForce) return null;
  const assignment = problem.stages.map(({ id }, k) => (asked.stages.includes(id) ? zonesInForce[k]! : null));
  return placement(problem, policy, travel, asked, 'zonesInForce', assignment);
}

/** A placement over any assignment. The arrays of `assignment` are kept, not copied. */
export function placement(
  problem: Problem,
  policy: ZoningPolicy,
  travel: TravelTable,
  asked: Asked,
  basis: Placement['basis'],
  assignment: readonly (Int32Array | null)[],
): Placement {
  const demand = assignment.map((ofStage, k) => (ofStage ? stageDemand(problem, policy, asked, k) : null));
  return { problem, policy, travel, asked, basis, demand, assignment, buses: busMinutes(problem, asked) };
}

/** Units of each school of a stage, ascending; units without a school are in no list. */
export function zoneMembers(placed: Placement, stage: StageIndex): readonly (readonly number[])[] {
  const members = placed.problem.schools.map((): number[] => []);
  placed.assignment[stage]?.forEach((school, unit) => {
    if (school !== NONE) members[school]!.push(unit);
  });
  return members;
}
