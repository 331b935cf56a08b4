import { appendRows, type Program, ProgramBuilder } from '../../milp/index.ts';
import type { CheckedSolver } from '../../solvers/index.ts';
import type { Stop } from '../../stop/index.ts';
import { NONE } from '../../units.ts';
import { cutOffPieces } from './pieces.ts';
import { pointOf, type Scope, type SiteProgram, siteProgram } from './site-program.ts';
import { candidateOf, type Sited, type SiteTables, siteValue } from './site-task.ts';

export interface RegionResult {
  /** Better than the incumbent and whole, or null. */
  readonly found: Sited | null;
  /** Proved: the scope holds nothing better than what is known now. */
  readonly exhausted: boolean;
  /** Lower bound on the scope's part of the value, for a scope that is the whole question; -Infinity where none was proved. */
  readonly bound: number;
  readonly iterations: number;
}

/** Programs in a row that contiguity may send back with cuts. */
const CUT_ROUNDS = 12;
/** What counts as better, relative. */
const SLACK = 1e-7;

/**
 * The best answer within a scope, all else as in the incumbent. Contiguity comes as cuts: an answer in pieces is sent
 * back with x[piece's item] ≤ Σ x[around the piece], until it hangs together.
 */
export async function solveScope(
  tables: SiteTables,
  scope: Scope,
  incumbent: Sited,
  solver: CheckedSolver,
  stop: () => Stop,
): Promise<RegionResult> {
  const { task } = tables.sites;
  const fixedPart = incumbent.value < Infinity ? valueOutside(tables, scope, incumbent.zones) : 0;
  const better = incumbent.value < Infinity ? incumbent.value - SLACK * Math.abs(incumbent.value) : Infinity;
  const form = siteProgram(tables, scope, Infinity);
  const start = incumbent.value < Infinity ? pointOf(tables, form, incumbent.zones) : null;
  let { program } = form;
  let iterations = 0;
  let bound = -Infinity;
  for (let round = 0; round < CUT_ROUNDS; round++) {
    const result = await solver.solve(program, { stop: stop(), ...(start ? { start: { x: start } } : {}) });
    iterations += result.iterations;
    if (result.status === 'infeasible') return { found: null, exhausted: true, bound: Infinity, iterations };
    bound = Math.max(bound, (result.bound ?? -Infinity) + fixedPart);
    if (bound >= better) return { found: null, exhausted: true, bound, iterations };
    if (!result.x) return { found: null, exhausted: false, bound, iterations };
    const zones = zonesIn(tables, form, result.x, incumbent.zones);
    const pieces = cutOffPieces(task, zones);
    if (pieces.length === 0) {
      const value = siteValue(tables.sites, zones);
      const found = value < better ? { zones, value } : null;
      return { found, exhausted: result.status === 'optimal', bound, iterations };
    }
    program = withCuts(tables, program, form, pieces);
  }
  return { found: null, exhausted: false, bound, iterations };
}

function valueOutside({ sites, itemOf }: SiteTables, scope: Scope, zones: Int32Array): number {
  const { task, openingCost } = sites;
  const inside = new Set(scope.schools);
  const free = new Uint8Array(task.itemCount);
  scope.candidate.forEach((may, c) => {
    if (may === 1) free[itemOf[c]!] = 1;
  });
  const open = new Set<number>();
  let value = 0;
  zones.forEach((zone, item) => {
    if (free[item] === 1 || zone === NONE) return;
    value += task.cost[0]![candidateOf(task, item, zone)]!;
    open.add(task.zoneSchool[zone]!);
  });
  for (const school of open) if (!inside.has(school)) value += openingCost[school]!;
  return value;
}

function zonesIn(tables: SiteTables, form: SiteProgram, x: Float64Array, before: Int32Array): Int32Array {
  const zones = before.slice();
  form.candidates.forEach((c, column) => {
    if (x[column]! > 0.5) zones[tables.itemOf[c]!] = tables.sites.task.candidateZone[c]!;
  });
  return zones;
}

function withCuts(
  { sites: { task } }: SiteTables,
  program: Program,
  form: SiteProgram,
  pieces: ReturnType<typeof cutOffPieces>,
): Program {
  const builder = new ProgramBuilder();
  for (let column = 0; column < program.columns; column++) builder.column({});
  for (const { zone, nodes, around } of pieces) {
    const columnAt = (node: number) => {
      const c = candidateOf(task, task.nodeItem[node]!, zone);
      return c === NONE ? NONE : form.columnOf[c]!;
    };
    const inlets = [...new Set(around.map(columnAt))].filter((column) => column !== NONE);
    const bound = nodes.filter((node) => task.nodeExempt[node] === 0);
    for (const column of new Set(bound.map(columnAt))) {
      if (column === NONE) continue;
      const others = inlets.filter((each) => each !== column);
      builder.row(-Infinity, 0, [column, ...others], [1, ...others.map(() => -1)]);
    }
  }
  return appendRows(program, builder.build());
}
