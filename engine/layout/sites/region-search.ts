import { appendRows, type Program, ProgramBuilder } from '../../milp/index.ts';
import type { CheckedSolver } from '../../solvers/index.ts';
import type { Stop } from '../../stop/index.ts';
import { NONE } from '../../units.ts';
import { cutOffPieces } from './pieces.ts';
import { pointOf, type Scope, type SiteProgram, siteProgram } from './site-program.ts';
import { openAmount, rowCost } from './site-rows.ts';
import { candidateOf, type Sited, type SiteTables, sizeCost } from './site-task.ts';
import { countSites, siteValue } from './site-value.ts';

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
  const outside = incumbent.value < Infinity ? partOutside(tables, scope, incumbent.zones) : null;
  const fixedPart = outside?.value ?? 0;
  const better = incumbent.value < Infinity ? incumbent.value - SLACK * Math.abs(incumbent.value) : Infinity;
  const form = siteProgram(tables, scope, outside?.rows ?? null);
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

/** What the schools and items that a scope leaves alone are worth, and what they add to each row. */
function partOutside(
  { sites, itemOf }: SiteTables,
  scope: Scope,
  zones: Int32Array,
): { value: number; rows: number[] } {
  const { task, openingCost } = sites;
  const inside = new Set(scope.schools);
  const free = new Uint8Array(task.itemCount);
  scope.candidate.forEach((may, c) => {
    if (may === 1) free[itemOf[c]!] = 1;
  });
  const { open, size } = countSites(sites, zones);
  for (const school of inside) open[school] = 0;
  const taken = new Uint8Array(task.candidateZone.length);
  let value = 0;
  zones.forEach((zone, item) => {
    if (free[item] === 1 || zone === NONE) return;
    const c = candidateOf(task, item, zone);
    taken[c] = 1;
    value += task.cost[0]![c]!;
  });
  open.forEach((one, school) => {
    if (one === 1) value += openingCost[school]! + sizeCost(sites, school, size[school]!);
  });
  const rows = (sites.rows ?? []).map((row) => {
    let amount = openAmount(row, open, size);
    let touched = row.schools.some((school) => inside.has(school));
    row.candidates?.forEach((c, k) => {
      if (taken[c] === 1) amount += row.amounts![k]!;
      if (scope.candidate[c] === 1) touched = true;
    });
    if (!touched && row.price !== undefined) value += rowCost(row, amount);
    return amount;
  });
  return { value, rows };
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
