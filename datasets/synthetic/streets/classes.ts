import { graphOf, Spread } from '../land/spread.ts';
import { type NetBuilder, type StreetWord, walkingCost } from './net.ts';

/** Steeper than this all the way, a road between hamlets is a path. */
const PATH_FROM_SLOPE = 0.16;

/**
 * Names the roads by their use: the way from the county town to the two farthest seats is a main road, to the other
 * seats a county road, from village to village a village road, over the hills a path. Streets of towns and bridges
 * stay what they are.
 */
export function nameRoads(net: NetBuilder, centre: number, seats: readonly number[]): void {
  const cost = net.from.map((_, edge) => walkingCost(net, edge));
  const spread = new Spread(graphOf(net.x.length, net.from, net.to, cost));
  spread.run([centre]);
  const byWay = [...seats].sort((a, b) => spread.distance[b]! - spread.distance[a]!);
  for (const [i, seat] of byWay.entries()) {
    for (let at = seat; spread.before[at] !== -1 && at !== -1; at = spread.before[at]!) {
      raise(net, net.edge(at, spread.before[at]!, 'unclassified'), i < 2 ? 'primary' : 'secondary');
    }
  }
  for (let edge = 0; edge < net.kind.length; edge++) {
    if (net.kind[edge] !== 'unclassified') continue;
    const a = net.from[edge]!;
    const b = net.to[edge]!;
    const run = Math.hypot(net.x[a]! - net.x[b]!, net.y[a]! - net.y[b]!);
    if (Math.abs(net.elevation[a]! - net.elevation[b]!) > PATH_FROM_SLOPE * run) net.kind[edge] = 'path';
  }
}

const RANK: readonly StreetWord[] = [
  'primary',
  'secondary',
  'tertiary',
  'unclassified',
  'residential',
  'service',
];

function raise(net: NetBuilder, edge: number, to: StreetWord): void {
  const now = RANK.indexOf(net.kind[edge]!);
  if (now > RANK.indexOf(to)) net.kind[edge] = to;
}
