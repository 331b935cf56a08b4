import type { Random } from '../../../engine/random.ts';
import type {
  EdgeDescription,
  NetworkDescription,
  Places,
  StreetGraph,
} from '../../../engine/travel/index.ts';

/** About a metre in degrees; the towns lie at the equator, where both axes have the same scale. */
export const METER = 1 / 111_195;

/** A grid of streets: node `row × columns + column`, every street `gap` metres long as surveyed. */
export function gridCity(columns: number, rows: number, gap: number): NetworkDescription {
  const nodes = Array.from({ length: columns * rows }, (_, n) => ({
    lon: (n % columns) * gap * METER,
    lat: Math.floor(n / columns) * gap * METER,
  }));
  const edges: EdgeDescription[] = [];
  for (let n = 0; n < nodes.length; n++) {
    if ((n + 1) % columns !== 0) edges.push({ from: n, to: n + 1, meters: gap });
    if (n + columns < nodes.length) edges.push({ from: n, to: n + columns, meters: gap });
  }
  return { nodes, edges };
}

/** Nodes thrown at random into a square, joined at random: several pieces, double streets, detours, one-way paths. */
export function randomTown(
  random: Random,
  nodeCount: number,
  edgeCount: number,
  oneWayShare: number,
): NetworkDescription {
  const nodes = Array.from({ length: nodeCount }, () => ({
    lon: random.float() * 0.01,
    lat: random.float() * 0.01,
    elevation: random.float() * 30,
  }));
  const edges = Array.from({ length: edgeCount }, () => ({
    from: random.below(nodeCount),
    to: random.below(nodeCount),
    meters: random.below(8) === 0 ? random.below(3) : 20 + random.below(400),
    speedFactor: 0.5 + random.float(),
    oneWay: random.float() < oneWayShare,
  }));
  return { nodes, edges: edges.filter((edge) => edge.from !== edge.to) };
}

/** The places of some nodes of a town. */
export function placesOf(town: NetworkDescription, nodes: readonly number[]): Places {
  return { lon: nodes.map((n) => town.nodes[n]!.lon), lat: nodes.map((n) => town.nodes[n]!.lat) };
}

export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
  readonly meters: number;
}

/** Dijkstra as in the textbook: no heap, no rounding, no bound. Times and lengths from every node to the target. */
export function textbookTowards(nodeCount: number, arcs: readonly Arc[], target: number) {
  const into: Arc[][] = Array.from({ length: nodeCount }, () => []);
  for (const arc of arcs) into[arc.to]!.push(arc);
  const seconds = new Array<number>(nodeCount).fill(Infinity);
  const meters = new Array<number>(nodeCount).fill(Infinity);
  const steps = new Array<number>(nodeCount).fill(0);
  const settled = new Array<boolean>(nodeCount).fill(false);
  seconds[target] = 0;
  meters[target] = 0;
  for (;;) {
    let nearest = -1;
    for (let n = 0; n < nodeCount; n++) {
      if (!settled[n] && seconds[n]! < Infinity && (nearest < 0 || seconds[n]! < seconds[nearest]!))
        nearest = n;
    }
    if (nearest < 0) return { seconds, meters, steps };
    settled[nearest] = true;
    for (const arc of into[nearest]!) {
      const time = seconds[nearest]! + arc.seconds;
      if (time >= seconds[arc.from]!) continue;
      seconds[arc.from] = time;
      meters[arc.from] = meters[nearest]! + arc.meters;
      steps[arc.from] = steps[nearest]! + 1;
    }
  }
}

/** The permitted steps of a graph with their whole milliseconds as seconds: what the search walks on. */
export function arcsOf(graph: StreetGraph): Arc[] {
  const arcs: Arc[] = [];
  for (let s = 0; s < graph.segmentFrom.length; s++) {
    const [from, to, meters] = [graph.segmentFrom[s]!, graph.segmentTo[s]!, graph.millimeters[s]!];
    if (graph.forward[s]! >= 0) arcs.push({ from, to, seconds: graph.forward[s]!, meters });
    if (graph.backward[s]! >= 0) arcs.push({ from: to, to: from, seconds: graph.backward[s]!, meters });
  }
  return arcs;
}
