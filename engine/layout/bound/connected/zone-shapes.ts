import { NONE } from '../../../units.ts';
import { relaxCapacity } from '../../relax-capacity.ts';
import type { Task } from '../../task.ts';

/**
 * Which sets of items a zone may consist of, relaxed to what one search can decide: their weights, summed, fit into the school, and all
 * hang together with the zone's root, an item of several nodes holding together what any of them touches. Every zone of every plan that
 * keeps the rules has such a shape. Items are numbered from 0 in each zone.
 */
export interface ZoneShape {
  readonly zone: number;
  /** Candidate of each of the zone's items. */
  readonly candidates: Int32Array;
  readonly weight: Float64Array;
  readonly room: number;
  /** Neighbours of item i within the zone: neighbour[neighbourStart[i] … neighbourStart[i + 1]). */
  readonly neighbourStart: Int32Array;
  readonly neighbour: Int32Array;
  /** 1 for items that hang together with the root by themselves. */
  readonly rooted: Uint8Array;
  /** 1 for rooted items that have no other zone to go to. */
  readonly forced: Uint8Array;
}

/** Weights may be fractions: what fits but for rounding fits. */
const ROUNDING = 1e-9;

/** The shapes of all zones; null where some school is over-full before any pupil is placed. */
export function zoneShapes(task: Task): ZoneShape[] | null {
  const relaxed = relaxCapacity(task);
  if (relaxed === null) return null;
  const { weights, capacities } = relaxed;
  const members: number[][] = Array.from({ length: task.zoneCount }, () => []);
  const itemOf = new Int32Array(task.candidateZone.length);
  const choices = new Int32Array(task.itemCount);
  for (let item = 0; item < task.itemCount; item++) {
    for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) {
      itemOf[c] = item;
      members[task.candidateZone[c]!]!.push(c);
      choices[item]!++;
    }
  }
  const localOf = new Int32Array(task.itemCount).fill(NONE);
  return members.map((candidates, zone) => {
    const capacity = capacities[task.zoneSchool[zone]!]!;
    const items = candidates.map((c) => itemOf[c]!);
    items.forEach((item, k) => {
      localOf[item] = k;
    });
    const rooted = Uint8Array.from(items, (item) => (hangsOnRoot(task, item, zone) ? 1 : 0));
    const rows = items.map((item) => neighboursWithin(task, item, localOf));
    for (const item of items) localOf[item] = NONE;
    const neighbourStart = new Int32Array(items.length + 1);
    rows.forEach((row, k) => {
      neighbourStart[k + 1] = neighbourStart[k]! + row.length;
    });
    return {
      zone,
      candidates: Int32Array.from(candidates),
      weight: Float64Array.from(items, (item) => weights[item]!),
      room: capacity === Infinity ? Infinity : capacity + ROUNDING * Math.max(1, Math.abs(capacity)),
      neighbourStart,
      neighbour: Int32Array.from(rows.flat()),
      rooted,
      forced: Uint8Array.from(items, (item, k) => (choices[item] === 1 && rooted[k] === 1 ? 1 : 0)),
    };
  });
}

function hangsOnRoot(task: Task, item: number, zone: number): boolean {
  const { zoneRoot, itemNodeStart, itemNodes, nodeExempt, neighbourStart, neighbour } = task;
  const root = zoneRoot[zone]!;
  if (root === NONE) return true;
  for (let k = itemNodeStart[item]!; k < itemNodeStart[item + 1]!; k++) {
    const node = itemNodes[k]!;
    if (node === root || nodeExempt[node] === 1) return true;
    for (let j = neighbourStart[node]!; j < neighbourStart[node + 1]!; j++) {
      if (neighbour[j] === root) return true;
    }
  }
  return false;
}

function neighboursWithin(task: Task, item: number, localOf: Int32Array): number[] {
  const { itemNodeStart, itemNodes, nodeItem, neighbourStart, neighbour } = task;
  const found = new Set<number>();
  for (let k = itemNodeStart[item]!; k < itemNodeStart[item + 1]!; k++) {
    const node = itemNodes[k]!;
    for (let j = neighbourStart[node]!; j < neighbourStart[node + 1]!; j++) {
      const next = localOf[nodeItem[neighbour[j]!]!]!;
      if (next !== NONE) found.add(next);
    }
  }
  found.delete(localOf[item]!);
  return [...found].sort((a, b) => a - b);
}
