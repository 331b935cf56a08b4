import type { UnitGraph } from '../places/unit-graph.ts';
import { isForbidden } from './limits.ts';
import type { Reach } from './reach.ts';

interface Anchored {
  readonly school: number;
  readonly unit: number;
}

/**
 * Zones in which units that lie shut in by zones too far for them are let through to a school within the limit: along
 * the shortest chain of units that may go there too, if every zone stays one piece. What cannot be mended stays.
 */
export function mendedZones(
  zones: Int32Array,
  graph: UnitGraph,
  reach: Pick<Reach, 'seconds'>,
  schools: readonly Anchored[],
): Int32Array {
  let mended = zones;
  for (let u = 0; u < zones.length; u++) {
    if (!isForbidden(reach.seconds(mended[u]!, u))) continue;
    const lawful = schools
      .filter(({ school }) => !isForbidden(reach.seconds(school, u)) && reach.seconds(school, u) < Infinity)
      .sort((a, b) => reach.seconds(a.school, u) - reach.seconds(b.school, u));
    for (const { school } of lawful) {
      const tried = letThrough(mended, graph, reach, schools, u, school);
      if (!tried) continue;
      mended = tried;
      break;
    }
  }
  return mended;
}

function letThrough(
  zones: Int32Array,
  graph: UnitGraph,
  reach: Pick<Reach, 'seconds'>,
  schools: readonly Anchored[],
  unit: number,
  to: number,
): Int32Array | null {
  const anchors = new Set(schools.map((school) => school.unit));
  const may = (u: number) => zones[u] === to || (!anchors.has(u) && !isForbidden(reach.seconds(to, u)));
  if (!may(unit)) return null;
  const chain = shortestChain(graph, unit, may, (u) => zones[u] === to);
  if (!chain) return null;
  const tried = zones.slice();
  for (const u of chain) tried[u] = to;
  for (const loser of new Set(chain.map((u) => zones[u]!))) {
    if (loser === to) continue;
    const anchor = schools.find(({ school }) => school === loser)!.unit;
    const whole = pieceOf(graph, tried, anchor);
    // What the chain cuts off goes along with it.
    for (let u = 0; u < tried.length; u++) {
      if (tried[u] !== loser || whole.has(u)) continue;
      if (!may(u)) return null;
      tried[u] = to;
    }
  }
  return tried;
}

/** Units from one to the first that is there, both included, over units that one may pass. */
function shortestChain(
  graph: UnitGraph,
  from: number,
  may: (unit: number) => boolean,
  isThere: (unit: number) => boolean,
): number[] | null {
  const before = new Map([[from, -1]]);
  for (const [u] of before) {
    if (isThere(u)) {
      const chain: number[] = [];
      for (let at = u; at !== -1; at = before.get(at)!) chain.push(at);
      return chain;
    }
    for (let e = graph.start[u]!; e < graph.start[u + 1]!; e++) {
      const next = graph.to[e]!;
      if (!before.has(next) && may(next)) before.set(next, u);
    }
  }
  return null;
}

/** The units of a zone that hang together with its anchor. */
function pieceOf(graph: UnitGraph, zones: Int32Array, anchor: number): Set<number> {
  const piece = new Set([anchor]);
  for (const u of piece) {
    for (let e = graph.start[u]!; e < graph.start[u + 1]!; e++) {
      if (zones[graph.to[e]!] === zones[anchor]) piece.add(graph.to[e]!);
    }
  }
  return piece;
}
