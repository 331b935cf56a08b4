import type { BalanceForm } from './balance.ts';
import type { CrowdingForm } from './crowding.ts';
import type { Part } from './objectives/index.ts';

/**
 * A zoning question compiled to flat arrays: all that search and bounds read, and nothing else, so that it can be posted
 * to a worker thread as it is. Indices of units and schools do not appear in inner loops; four smaller vocabularies do:
 *
 * - an **item** is decided as one: a unit in a stage, or the units of a group that are kept together;
 * - a **node** is what contiguity sees: an item, or one connected piece of a group that is not connected;
 * - a **zone** is a school in a stage;
 * - a **column** is a component of a school's load vector: first the zoned grades of each planned stage, then boarders.
 */
export interface Task {
  readonly itemCount: number;
  readonly nodeCount: number;
  readonly zoneCount: number;
  readonly schoolCount: number;
  readonly columnCount: number;

  /** Position of the item's stage among the planned ones. */
  readonly itemStage: Int32Array;
  /** Zoned pupils of the item, all grades. */
  readonly itemPupils: Int32Array;
  /** Pupils of item i in column stageColumn[stage] + k at `i * demandWidth + k`, k < stageWidth[stage]. */
  readonly itemDemand: Int32Array;
  readonly demandWidth: number;
  readonly stageColumn: Int32Array;
  readonly stageWidth: Int32Array;
  /** Nodes of item i: itemNodes[itemNodeStart[i] … itemNodeStart[i + 1]). */
  readonly itemNodeStart: Int32Array;
  readonly itemNodes: Int32Array;

  readonly nodeItem: Int32Array;
  /** Units that a node stands for; what a plan counts as cut off. */
  readonly nodeUnits: Int32Array;
  /** 1 where contiguity asks nothing of a node. */
  readonly nodeExempt: Uint8Array;
  /** Neighbours of node n within its stage: neighbour[neighbourStart[n] … neighbourStart[n + 1]), ascending. */
  readonly neighbourStart: Int32Array;
  readonly neighbour: Int32Array;

  readonly zoneSchool: Int32Array;
  readonly zoneStage: Int32Array;
  /** The node from which the zone must be connected, NONE where contiguity asks nothing of the zone. */
  readonly zoneRoot: Int32Array;

  /** Zones that item i may belong to: candidateZone[candidateStart[i] … candidateStart[i + 1]), ascending. */
  readonly candidateStart: Int32Array;
  readonly candidateZone: Int32Array;
  /** Pupils who would board. */
  readonly candidateBoarders: Int32Array;
  /** Per level, the cost of each candidate. */
  readonly cost: readonly Float64Array[];

  /** Items that no zone within its school's room can include: where there are any, no plan keeps the rules. */
  readonly hopeless: Int32Array;

  readonly capacity: CapacityForm;
  readonly balance: BalanceForm;
  /** Least pupils of stage slot at school s for the rule `choice`, at `slot * schoolCount + s`; null where it does not bind. */
  readonly choice: Float64Array | null;
  readonly crowding: CrowdingForm;
  /** Per level, the goals that it weighs: `cost` holds their sum as far as it is one of pairs, the rest is a function of loads. */
  readonly parts: readonly (readonly Part[])[];
  readonly boarding: BoardingForm;
}

/** How many classes or pupils a school holds, reduced to the columns that zoning can change. */
export interface CapacityForm {
  /** 0: no limit; 1: pupils ≤ limit; 2: classes ≤ limit. */
  readonly kind: Uint8Array;
  /** What is left for zoned pupils: seats less fixed pupils, or classrooms less the classes of fixed grades. May be negative. */
  readonly limit: Int32Array;
  /** Largest class in a column; 0 where no classes are counted. */
  readonly columnCap: Int32Array;
  /** Columns [from, to) that a school may teach in combined classes; none where from = to. */
  readonly combinedFrom: number;
  readonly combinedTo: number;
  /** Largest combined class, 0 where there is none. */
  readonly combinedCap: number;
  /** 1 where the school may combine; then its fixed primary grades are not in `limit` but in the two below. */
  readonly combines: Uint8Array;
  readonly combinedFixedClasses: Int32Array;
  readonly combinedFixedPupils: Int32Array;
}

export interface BoardingForm {
  /** The load column that counts boarders, NONE where nobody can board. */
  readonly column: number;
  readonly places: Int32Array;
}
