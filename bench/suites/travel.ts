import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Random } from '../../engine/random.ts';
import type { StreetGraph, StreetNetwork } from '../../engine/travel/index.ts';
import { emptyNetwork, streetGraph, travelFromStreets } from '../../engine/travel/index.ts';
import { bucketsFor, LABEL, TowardSearch } from '../../engine/travel/search.ts';

export interface TravelBenchOptions {
  /** The streets are a bent grid of side × side corners, about 40 m apart. */
  readonly side: number;
  readonly schools: number;
  readonly units: number;
  readonly minutes: number;
  readonly seed: number;
}

/** CPU seconds (user + system, the collector's threads included) and what they were spent on. */
export interface TravelBenchFigures {
  readonly nodes: number;
  readonly graphSeconds: number;
  /** The whole of `travelFromStreets`, first call: index, snapping, searches, table. */
  readonly tableSeconds: number;
  readonly pairs: number;
  /** The searches alone: first round, and best of six, three of them after the C++. */
  readonly coldSearchSeconds: number;
  readonly searchSeconds: number;
  /** Pairs of node and school settled. */
  readonly settled: number;
  /** The same searches in C++, best of six; null where there is no compiler. */
  readonly nativeSeconds: number | null;
  readonly peakMegabytes: number;
}

/** Million-node streets, hundreds of schools, half an hour's walk: the scale of a large city. */
export const FULL_SIZE: TravelBenchOptions = {
  side: 1000,
  schools: 500,
  units: 20_000,
  minutes: 30,
  seed: 1,
};

const SPEED = 1.2;
const GAP = 40 / 111_195;

export function benchTravel(options: TravelBenchOptions): TravelBenchFigures {
  const random = new Random(options.seed);
  const network = bentGrid(options.side, random);
  const graphTimer = cpuTimer();
  const graph = streetGraph(network, SPEED);
  const graphSeconds = graphTimer();
  const places = (count: number) => ({
    lon: Float64Array.from({ length: count }, () => random.float() * GAP * (options.side - 1)),
    lat: Float64Array.from({ length: count }, () => random.float() * GAP * (options.side - 1)),
  });
  const [units, schools] = [places(options.units), places(options.schools)];
  const cutoffSeconds = options.minutes * 60;
  const tableTimer = cpuTimer();
  const { table } = travelFromStreets(units, schools, graph, { cutoffSeconds, farthestMeters: 200 });
  const tableSeconds = tableTimer();
  // In the order of node numbers, as `travelFromStreets` takes them too.
  const seeds = Int32Array.from({ length: options.schools }, () => random.below(graph.nodeCount)).sort();
  const search = new TowardSearch(graph, cutoffSeconds * 1000);
  const rounds = [1, 2, 3].map(() => searchRound(search, seeds));
  const native = nativeRound(graph, seeds, cutoffSeconds * 1000);
  // Once more, so that a busy minute of the machine does not fall on one side only.
  rounds.push(...[1, 2, 3].map(() => searchRound(search, seeds)));
  if (native && (native.settled !== rounds[0]!.settled || native.sum !== rounds[0]!.sum)) {
    throw new Error(
      `C++ settles ${native.settled} (sum ${native.sum}), not ${rounds[0]!.settled} (${rounds[0]!.sum}).`,
    );
  }
  return {
    nodes: graph.nodeCount,
    graphSeconds,
    tableSeconds,
    pairs: table!.school.length,
    coldSearchSeconds: rounds[0]!.seconds,
    searchSeconds: Math.min(...rounds.map((round) => round.seconds)),
    settled: rounds[0]!.settled,
    nativeSeconds: native?.cpuSeconds ?? null,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  };
}

/** The figures in words, beside the bars that they have to meet. */
export function describeTravel(options: TravelBenchOptions, figures: TravelBenchFigures): string {
  const { nativeSeconds, searchSeconds, settled } = figures;
  const rate = (settled / searchSeconds / 1e6).toFixed(1);
  const ratio = nativeSeconds === null ? '–' : (searchSeconds / nativeSeconds).toFixed(2);
  return [
    `${figures.nodes} nodes, ${options.schools} schools, ${options.units} units, ${options.minutes} minutes on foot`,
    `searches       ${searchSeconds.toFixed(3)} CPU s (first round ${figures.coldSearchSeconds.toFixed(3)}; bar 1.0), ${settled} settled, ${rate} million a second`,
    `the same, C++  ${nativeSeconds === null ? 'no compiler' : `${nativeSeconds.toFixed(3)} CPU s`}, ratio ${ratio} (bar 1.5)`,
    `whole table    ${figures.tableSeconds.toFixed(3)} CPU s with index and snapping, ${figures.pairs} pairs`,
    `street graph   ${figures.graphSeconds.toFixed(3)} CPU s; peak memory ${figures.peakMegabytes.toFixed(0)} MB`,
  ].join('\n');
}

function bentGrid(side: number, random: Random): StreetNetwork {
  const network = emptyNetwork(side * side, 2 * side * (side - 1));
  let edge = 0;
  for (let node = 0; node < side * side; node++) {
    const column = node % side;
    network.nodeLon[node] = (column + 0.5 * random.float()) * GAP;
    network.nodeLat[node] = (Math.floor(node / side) + 0.5 * random.float()) * GAP;
    if (column + 1 < side) {
      network.from[edge] = node;
      network.to[edge++] = node + 1;
    }
    if (node + side < side * side) {
      network.from[edge] = node;
      network.to[edge++] = node + side;
    }
  }
  return network;
}

function searchRound(search: TowardSearch, seeds: Int32Array) {
  const timer = cpuTimer();
  let settled = 0;
  let sum = 0;
  for (const node of seeds) {
    search.begin();
    search.seed(node, 0, 0);
    search.run();
    settled += search.touchedCount;
    for (let i = 0; i < search.touchedCount; i++) sum += search.labels[search.touched[i]! * LABEL]!;
  }
  return { seconds: timer(), settled, sum };
}

/** Compiles and runs the C++ twin; null where there is no g++. */
function nativeRound(graph: StreetGraph, seeds: Int32Array, bound: number) {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-bench-'));
  try {
    const source = fileURLToPath(new URL('../native/travel.cpp', import.meta.url));
    const program = join(folder, 'travel');
    if (spawnSync('g++', ['-O3', '-march=native', '-o', program, source]).status !== 0) return null;
    const { shift, count } = bucketsFor(graph, bound);
    const head = Int32Array.of(graph.nodeCount, graph.steps.length / 3, seeds.length, bound, shift, count);
    const input = join(folder, 'input');
    writeFileSync(input, Buffer.concat([head, graph.towardStart, graph.steps, seeds].map(bytesOf)));
    const { status, stdout, stderr } = spawnSync(program, [input], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`The C++ twin failed: ${stderr}`);
    return JSON.parse(stdout) as { cpuSeconds: number; settled: number; sum: number };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function bytesOf(numbers: Int32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function cpuTimer(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
}

if (import.meta.main) process.stdout.write(`${describeTravel(FULL_SIZE, benchTravel(FULL_SIZE))}\n`);
