import type { UnitIndex } from '../units.ts';
import { NONE } from '../units.ts';
import type { StreetGraph } from './graph.ts';
import type { Snapped } from './snap.ts';
import { NO_WAY } from './thousandths.ts';

/**
 * The ways between a snapped place and the two ends of its segment, access leg included: entry 2p belongs to place
 * p and `segmentFrom`, entry 2p + 1 to `segmentTo`. `node` is NONE where there is no way.
 */
export interface Legs {
  readonly node: Int32Array;
  readonly milliseconds: Int32Array;
  readonly millimeters: Int32Array;
}

/** `leaving`: from the place to the ends; `arriving`: from the ends to the place. They differ on slopes and one-way paths. */
export function legsOf(graph: StreetGraph, places: Snapped, direction: 'leaving' | 'arriving'): Legs {
  const legs = {
    node: new Int32Array(2 * places.count).fill(NONE),
    milliseconds: new Int32Array(2 * places.count),
    millimeters: new Int32Array(2 * places.count),
  };
  for (let p = 0; p < places.count; p++) {
    const segment = places.segment[p]!;
    if (segment === NONE) continue;
    const fraction = places.fraction[p]!;
    for (let end = 0; end < 2; end++) {
      const way =
        direction === 'leaving'
          ? alongSegment(graph, segment, fraction, end)
          : alongSegment(graph, segment, end, fraction);
      if (way === NO_WAY) continue;
      const i = 2 * p + end;
      legs.node[i] = end === 0 ? graph.segmentFrom[segment]! : graph.segmentTo[segment]!;
      legs.milliseconds[i] = places.accessMilliseconds[p]! + way;
      const share = Math.abs(end - fraction);
      legs.millimeters[i] = places.accessMillimeters[p]! + Math.round(share * graph.millimeters[segment]!);
    }
  }
  return legs;
}

/** Whole milliseconds along one segment between two fractions of it; NO_WAY against a one-way path. */
export function alongSegment(graph: StreetGraph, segment: number, start: number, end: number): number {
  if (start === end) return 0;
  const whole = start < end ? graph.forward[segment]! : graph.backward[segment]!;
  return whole === NO_WAY ? NO_WAY : Math.round(Math.abs(end - start) * whole);
}

/** Which entries of `legs` begin at each node: those of node n at entry[start[n]] … entry[start[n + 1] - 1]. */
export interface LegsByNode {
  readonly start: Int32Array;
  readonly entry: Int32Array;
}

export function legsByNode(legs: Legs, nodeCount: number): LegsByNode {
  const start = new Int32Array(nodeCount + 1);
  for (const node of legs.node) if (node !== NONE) start[node + 1]! += 1;
  for (let n = 0; n < nodeCount; n++) start[n + 1]! += start[n]!;
  const entry = new Int32Array(start[nodeCount]!);
  const next = start.slice();
  for (let i = 0; i < legs.node.length; i++) {
    const node = legs.node[i]!;
    if (node !== NONE) entry[next[node]!++] = i;
  }
  return { start, entry };
}

/** Units by the segment on which they stand. */
export function unitsBySegment(units: Snapped): Map<number, UnitIndex[]> {
  const bySegment = new Map<number, UnitIndex[]>();
  for (let unit = 0; unit < units.count; unit++) {
    const segment = units.segment[unit]!;
    if (segment === NONE) continue;
    const there = bySegment.get(segment);
    if (there) there.push(unit);
    else bySegment.set(segment, [unit]);
  }
  return bySegment;
}
