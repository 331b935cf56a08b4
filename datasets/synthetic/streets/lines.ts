import type { RawLine } from '../../../engine/problem/index.ts';
import type { Outline } from '../land/outline.ts';
import type { Plane } from '../land/plane.ts';
import { pointOn, type River } from '../land/river.ts';
import type { StreetNet } from './net.ts';

type Line = Omit<RawLine, 'row'>;

/** The streets as lines from junction to junction, each of one kind, with the height of every point. */
export function streetLines(net: StreetNet, plane: Plane): Line[] {
  const ends = new Int32Array(net.x.length + 1);
  for (let edge = 0; edge < net.from.length; edge++) {
    ends[net.from[edge]! + 1]!++;
    ends[net.to[edge]! + 1]!++;
  }
  for (let n = 0; n < net.x.length; n++) ends[n + 1]! += ends[n]!;
  const at = ends.slice();
  const edgesOf = new Int32Array(2 * net.from.length);
  for (let edge = 0; edge < net.from.length; edge++) {
    edgesOf[at[net.from[edge]!]!++] = edge;
    edgesOf[at[net.to[edge]!]!++] = edge;
  }
  /** A line goes through a node where exactly two pieces of one kind meet. */
  const through = (node: number, kind: string): boolean =>
    ends[node + 1]! - ends[node]! === 2 &&
    net.kind[edgesOf[ends[node]!]!] === kind &&
    net.kind[edgesOf[ends[node]! + 1]!] === kind;
  const used = new Uint8Array(net.from.length);
  const point = (node: number): number[] => [
    plane.lon(net.x[node]!),
    plane.lat(net.y[node]!),
    net.elevation[node]!,
  ];
  const follow = (first: number, edge: number): Line => {
    const kind = net.kind[edge]!;
    const coordinates = [point(first)];
    let node = first;
    let next = edge;
    for (;;) {
      used[next] = 1;
      node = net.from[next] === node ? net.to[next]! : net.from[next]!;
      coordinates.push(point(node));
      if (!through(node, kind)) break;
      const [one, two] = [edgesOf[ends[node]!]!, edgesOf[ends[node]! + 1]!];
      next = one === next ? two : one;
      if (used[next]) break;
    }
    return { kind, coordinates, oneWayFoot: false };
  };
  const lines: Line[] = [];
  for (let edge = 0; edge < net.from.length; edge++) {
    if (used[edge]) continue;
    if (!through(net.from[edge]!, net.kind[edge]!)) lines.push(follow(net.from[edge]!, edge));
    else if (!through(net.to[edge]!, net.kind[edge]!)) lines.push(follow(net.to[edge]!, edge));
  }
  // What is left are rings without a junction.
  for (let edge = 0; edge < net.from.length; edge++)
    if (!used[edge]) lines.push(follow(net.from[edge]!, edge));
  return lines;
}

/** The rivers, which nobody can walk across but by a bridge. */
export function riverLines(rivers: readonly River[], outline: Outline, plane: Plane): Line[] {
  return rivers.map((river) => {
    const coordinates: number[][] = [];
    const step = 60;
    const count = Math.round((river.to - river.from) / step);
    for (let i = 0; i <= count; i++) {
      const [x, y] = pointOn(river, river.from + (i / count) * (river.to - river.from));
      if (outline.inside(x, y) > -1500) coordinates.push([plane.lon(x), plane.lat(y)]);
    }
    return { kind: 'river', coordinates, oneWayFoot: false };
  });
}
