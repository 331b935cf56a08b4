import { NONE, type UnitIndex } from '../units.ts';
import { schoolsStandingIn } from './constraints/anchor.ts';
import { exemptComponents } from './constraints/contiguity.ts';
import type { Context } from './context.ts';
import type { Grouping } from './grouping.ts';
import type { Task } from './task.ts';

type Nodes = Pick<
  Task,
  | 'nodeCount'
  | 'itemNodeStart'
  | 'itemNodes'
  | 'nodeItem'
  | 'nodeUnits'
  | 'nodeExempt'
  | 'neighbourStart'
  | 'neighbour'
  | 'zoneRoot'
>;

/**
 * What contiguity sees. A group that hangs together is one node, since its units always share a zone; a group in pieces
 * is one node a piece. A unit in which several schools of the stage stand stays a node of its own: it is the root of
 * each of their zones, the rest of its group is not.
 */
export function compileNodes(context: Context, grouping: Grouping): Nodes {
  const { problem } = context;
  const unitCount = problem.units.count;
  const { start, neighbour } = problem.adjacency;
  const standing = schoolsStandingIn(context);
  const nodeOf = context.stages.map(() => new Int32Array(unitCount).fill(NONE));
  const itemNodeStart = new Int32Array(grouping.itemCount + 1);
  const nodeItem: number[] = [];
  const nodeUnits: UnitIndex[][] = [];
  for (let item = 0; item < grouping.itemCount; item++) {
    const slot = grouping.itemStage[item]!;
    const units = grouping.unitsOf(item);
    const here = nodeOf[slot]!;
    const shared = (unit: UnitIndex) => (standing[slot]!.get(unit)?.length ?? 0) > 1;
    for (const seed of units) {
      if (here[seed] !== NONE) continue;
      const node = nodeItem.length;
      const piece = [seed];
      here[seed] = node;
      for (let at = 0; at < piece.length && !shared(seed); at++) {
        const unit = piece[at]!;
        for (let k = start[unit]!; k < start[unit + 1]!; k++) {
          const next = neighbour[k]!;
          if (here[next] !== NONE || shared(next) || !units.includes(next)) continue;
          here[next] = node;
          piece.push(next);
        }
      }
      nodeItem.push(item);
      nodeUnits.push(piece);
    }
    itemNodeStart[item + 1] = nodeItem.length;
  }
  return {
    nodeCount: nodeItem.length,
    itemNodeStart,
    itemNodes: Int32Array.from(nodeItem.keys()),
    nodeItem: Int32Array.from(nodeItem),
    nodeUnits: Int32Array.from(nodeUnits, (units) => units.length),
    nodeExempt: exemptNodes(context, grouping, nodeItem, nodeUnits),
    ...adjacency(context, grouping, nodeItem, nodeUnits, nodeOf),
    zoneRoot: Int32Array.from(grouping.zoneSchool, (school, zone) => {
      const anchor = problem.schools[school]!.unit;
      const bound = context.options.contiguity && anchor !== NONE;
      return bound ? nodeOf[grouping.zoneStage[zone]!]![anchor]! : NONE;
    }),
  };
}

function exemptNodes(
  context: Context,
  grouping: Grouping,
  nodeItem: readonly number[],
  nodeUnits: readonly (readonly UnitIndex[])[],
): Uint8Array {
  if (!context.options.contiguity) return new Uint8Array(nodeItem.length).fill(1);
  const exempt = context.stages.map((stage) => exemptComponents(context, stage));
  return Uint8Array.from(nodeItem, (item, node) => {
    const home = context.component[nodeUnits[node]![0]!]!;
    return exempt[grouping.itemStage[item]!]!.has(home) ? 1 : 0;
  });
}

function adjacency(
  context: Context,
  grouping: Grouping,
  nodeItem: readonly number[],
  nodeUnits: readonly (readonly UnitIndex[])[],
  nodeOf: readonly Int32Array[],
): Pick<Task, 'neighbourStart' | 'neighbour'> {
  const { start, neighbour } = context.problem.adjacency;
  const neighbourStart = new Int32Array(nodeItem.length + 1);
  const entries: number[] = [];
  nodeItem.forEach((item, node) => {
    const here = nodeOf[grouping.itemStage[item]!]!;
    const around = new Set<number>();
    for (const unit of nodeUnits[node]!) {
      for (let k = start[unit]!; k < start[unit + 1]!; k++) around.add(here[neighbour[k]!]!);
    }
    around.delete(node);
    for (const next of [...around].sort((a, b) => a - b)) entries.push(next);
    neighbourStart[node + 1] = entries.length;
  });
  return { neighbourStart, neighbour: Int32Array.from(entries) };
}
