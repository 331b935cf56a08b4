import { appendRows, type Program, ProgramBuilder } from '../../milp/index.ts';
import type { CheckedSolver } from '../../solvers/index.ts';
import type { Stop } from '../../stop/index.ts';
import { NONE } from '../../units.ts';
import { cutOffPieces } from './pieces.ts';
import { pointOf, type Scope, type SiteProgram, siteProgram } from './site-program.ts';
import { openAmount, rowCost } from './site-rows.ts';
import { candidateOf, type Sited, type SiteTables, sizeCost } from './site-task.ts';
import { countSites, loadsOf, roomNeeded, siteValue } from './site-value.ts';

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
const CUT_ROUNDS = 24;
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
  // Classes are counted in fractions until some school turns out fuller than it may be.
  const counted = new Set<number>();
  let form = siteProgram(tables, scope, outside?.rows ?? null, counted);
  let start = incumbent.value < Infinity ? pointOf(tables, form, incumbent.zones) : null;
  const cuts: Cut[] = [];
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
    const full = fullerThan(tables, form, result.x, zones).filter((school) => !counted.has(school));
    if (pieces.length === 0 && full.length === 0) {
      const value = siteValue(tables.sites, zones);
      const found = value < better ? { zones, value } : null;
      return { found, exhausted: result.status === 'optimal', bound, iterations };
    }
    cuts.push(...cutsOf(tables, scope, pieces));
    if (full.length > 0) {
      for (const school of full) counted.add(school);
      form = siteProgram(tables, scope, outside?.rows ?? null, counted);
      start = null;
    }
    program = withCuts(form, cuts);
  }
  return { found: null, exhausted: false, bound, iterations };
}

/** Schools of a scope that need more than the room that the program has them grow to. */
function fullerThan({ sites }: SiteTables, form: SiteProgram, x: Float64Array, zones: Int32Array): number[] {
  const load = loadsOf(sites, zones);
  return [...form.openColumn.keys()].filter((school) => {
    const columns = form.sizeColumns.get(school) ?? [];
    const grown = columns.findIndex((column) => x[column]! > 0.5) + 1;
    return roomNeeded(sites, load, school) > (sites.sizes?.[school]?.[grown]?.rooms ?? 0);
  });
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
  let paid = 0;
  const rows = (sites.rows ?? []).map((row) => {
    let amount = openAmount(row, open, size) + paid * (row.paid ?? 0);
    let touched = row.schools.some((school) => inside.has(school));
    row.candidates?.forEach((c, k) => {
      if (taken[c] === 1) amount += row.amounts![k]!;
      if (scope.candidate[c] === 1) touched = true;
    });
    if (!touched && row.price !== undefined) {
      value += rowCost(row, amount);
      paid += rowCost(row, amount);
    }
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

/** x[left] ≤ Σ x[right], in candidates. */
interface Cut {
  readonly left: number;
  readonly right: readonly number[];
}

function cutsOf(
  { sites: { task } }: SiteTables,
  scope: Scope,
  pieces: ReturnType<typeof cutOffPieces>,
): Cut[] {
  return pieces.flatMap(({ zone, nodes, around }) => {
    const candidateAt = (node: number) => {
      const c = candidateOf(task, task.nodeItem[node]!, zone);
      return c === NONE || scope.candidate[c] === 0 ? NONE : c;
    };
    const inlets = [...new Set(around.map(candidateAt))].filter((c) => c !== NONE);
    const bound = nodes.filter((node) => task.nodeExempt[node] === 0);
    return [...new Set(bound.map(candidateAt))]
      .filter((left) => left !== NONE)
      .map((left) => ({ left, right: inlets.filter((c) => c !== left) }));
  });
}

function withCuts({ program, columnOf }: SiteProgram, cuts: readonly Cut[]): Program {
  const builder = new ProgramBuilder();
  for (let column = 0; column < program.columns; column++) builder.column({});
  for (const { left, right } of cuts) {
    const columns = [columnOf[left]!, ...right.map((c) => columnOf[c]!)];
    builder.row(-Infinity, 0, columns, [1, ...right.map(() => -1)]);
  }
  return appendRows(program, builder.build());
}
