import { type Program, ProgramBuilder } from '../../milp/index.ts';
import { NONE } from '../../units.ts';
import { CONSTRAINTS } from '../constraints/index.ts';
import type { SiteRow } from './site-rows.ts';
import type { SiteTables } from './site-task.ts';
import { countSites } from './site-value.ts';

/** A part of the question, or all of it: which candidates and schools are open to choice. */
export interface Scope {
  /** 1 for candidates that may be taken; items without any stay where they are. */
  readonly candidate: Uint8Array;
  /** Schools that may be open; each takes part with all its items or not at all. */
  readonly schools: readonly number[];
  /** How many of them may be open. */
  readonly least: number;
  readonly most: number;
}

export interface SiteProgram {
  readonly program: Program;
  /** Candidate of each of the first columns; the schools' columns come next, in the order of the scope. */
  readonly candidates: Int32Array;
  readonly columnOf: Int32Array;
  readonly openColumn: ReadonlyMap<number, number>;
  /** By school: the columns of its sizes after the first. */
  readonly sizeColumns: ReadonlyMap<number, readonly number[]>;
  /** Columns for what rows with a price miss or have too much. */
  readonly slacks: readonly Slack[];
}

interface Slack {
  readonly row: number;
  readonly column: number;
  /** 1 for what is missing, −1 for what is too much. */
  readonly sign: 1 | -1;
  readonly price: number;
}

/**
 * A scope as a mixed-integer program without contiguity: every item in one zone, nobody in a school that is closed
 * (pair by pair and within its room), what the load rules lower themselves to, each open school's home item its own, and the
 * rows of the question. Classes are whole in the schools `counted`, in all where it is undefined; room is in fractions anyway. `outside` is by row what the rest of the answer adds to it, null where nothing is outside.
 */
export function siteProgram(
  tables: SiteTables,
  scope: Scope,
  outside: readonly number[] | null,
  counted: ReadonlySet<number> | undefined,
): SiteProgram {
  const { sites, itemOf, schoolOf, weight, roomAt, isHome } = tables;
  const { task, openingCost, mustOpen } = sites;
  const room = roomAt[0]!;
  const builder = new ProgramBuilder();
  const columnOf = new Int32Array(task.candidateZone.length).fill(NONE);
  const candidates: number[] = [];
  const cost = task.cost[0]!;
  for (let item = 0; item < task.itemCount; item++) {
    let row = NONE;
    for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) {
      if (scope.candidate[c] === 0) continue;
      if (row === NONE) row = builder.row(1, 1);
      columnOf[c] = builder.column({ cost: cost[c]!, upper: 1, integer: true });
      candidates.push(c);
      builder.entry(row, columnOf[c]!, 1);
    }
  }
  const openColumn = new Map<number, number>();
  for (const school of scope.schools) {
    const lower = mustOpen[school]!;
    openColumn.set(school, builder.column({ cost: openingCost[school]!, lower, upper: 1, integer: true }));
  }
  const bySchool = Map.groupBy(candidates, (c) => schoolOf[c]!);
  const sizeColumns = lowerSizes(tables, scope, builder, openColumn);
  for (const [school, theirs] of bySchool) {
    const open = openColumn.get(school)!;
    for (const c of theirs) {
      const row = isHome[c] === 1 ? builder.row(0, 0) : builder.row(-Infinity, 0);
      builder.entry(row, columnOf[c]!, 1);
      builder.entry(row, open, -1);
    }
    if (room[school] === Infinity) continue;
    const row = builder.row(-Infinity, 0);
    for (const c of theirs) builder.entry(row, columnOf[c]!, weight[itemOf[c]!]!);
    builder.entry(row, open, -room[school]!);
    sizeColumns.get(school)?.forEach((column, k) => {
      builder.entry(row, column, room[school]! - roomAt[k + 1]![school]!);
    });
  }
  for (const school of scope.schools) {
    // Who must be open has somebody; a home item of its own says so already.
    const theirs = bySchool.get(school) ?? [];
    if (mustOpen[school] === 0 || theirs.some((c) => isHome[c] === 1)) continue;
    const columns = theirs.map((c) => columnOf[c]!);
    builder.row(1, Infinity, columns, new Array<number>(columns.length).fill(1));
  }
  if (scope.least > 0 || scope.most < scope.schools.length) {
    const columns = [...openColumn.values()];
    builder.row(scope.least, scope.most, columns, new Array<number>(columns.length).fill(1));
  }
  if (task.capacity.kind.includes(2) || task.boarding.column !== NONE) {
    const growth = new Map(
      Array.from(sizeColumns, ([school, columns]) => [
        school,
        columns.map((column, k) => [column, sites.sizes![school]![k + 1]!.rooms] as const),
      ]),
    );
    for (const rule of CONSTRAINTS) {
      for (const load of rule.loads ?? []) {
        if (load.binds(task))
          load.lower(task, {
            builder,
            candidates,
            columnOf,
            itemOf,
            growth,
            integer: true,
            ...(counted ? { counted } : {}),
          });
      }
    }
  }
  const slacks: Slack[] = [];
  sites.rows?.forEach((row, r) => {
    slacks.push(...lowerRow(row, outside?.[r] ?? 0, builder, columnOf, openColumn, sizeColumns, slacks));
  });
  return {
    program: builder.build(),
    candidates: Int32Array.from(candidates),
    columnOf,
    openColumn,
    sizeColumns,
    slacks,
  };
}

/** One yes or no for each size after the first; an open school has at most one. */
function lowerSizes(
  { sites }: SiteTables,
  scope: Scope,
  builder: ProgramBuilder,
  openColumn: ReadonlyMap<number, number>,
): Map<number, readonly number[]> {
  const found = new Map<number, readonly number[]>();
  if (!sites.sizes) return found;
  for (const school of scope.schools) {
    const larger = sites.sizes[school]!.slice(1);
    if (larger.length === 0) continue;
    const columns = larger.map(({ cost }) => builder.binary(cost));
    const row = builder.row(-Infinity, 0, columns, new Array<number>(columns.length).fill(1));
    builder.entry(row, openColumn.get(school)!, -1);
    found.set(school, columns);
  }
  return found;
}

/** A row of the question as far as the scope can change it. */
function lowerRow(
  row: SiteRow,
  outside: number,
  builder: ProgramBuilder,
  columnOf: Int32Array,
  openColumn: ReadonlyMap<number, number>,
  sizeColumns: ReadonlyMap<number, readonly number[]>,
  paid: readonly Slack[],
): Slack[] {
  const entries: [column: number, amount: number][] = [];
  row.schools.forEach((school, k) => {
    const open = openColumn.get(school);
    if (open === undefined) return;
    entries.push([open, row.openAmounts[k]! + (row.sizeAmounts?.[k]?.[0] ?? 0)]);
    sizeColumns.get(school)?.forEach((column, at) => {
      const grown = row.sizeAmounts?.[k];
      if (grown) entries.push([column, grown[at + 1]! - grown[0]!]);
    });
  });
  row.candidates?.forEach((c, k) => {
    if (columnOf[c] !== NONE) entries.push([columnOf[c]!, row.amounts![k]!]);
  });
  if (entries.length === 0) return [];
  const { price } = row;
  if (row.paid !== undefined) for (const slack of paid) entries.push([slack.column, row.paid * slack.price]);
  const signs: [column: number, sign: 1 | -1][] = [];
  if (price !== undefined) {
    if (row.lower > -Infinity) signs.push([builder.column({ cost: price }), 1]);
    if (row.upper < Infinity) signs.push([builder.column({ cost: price }), -1]);
  }
  const at = builder.row(row.lower - outside, row.upper - outside);
  for (const [column, amount] of [...entries, ...signs]) builder.entry(at, column, amount);
  return signs.map(([column, sign]) => ({ row: at, column, sign, price: price! }));
}

/** The point of a program that stands for an assignment; null where it has columns of which this says nothing. */
export function pointOf(tables: SiteTables, form: SiteProgram, zones: Int32Array): Float64Array | null {
  const { program, candidates, openColumn, sizeColumns, slacks } = form;
  const { sites } = tables;
  const known = candidates.length + openColumn.size + slacks.length;
  const sized = [...sizeColumns.values()].reduce((sum, columns) => sum + columns.length, 0);
  if (program.columns > known + sized) return null;
  const x = new Float64Array(program.columns);
  candidates.forEach((c, column) => {
    if (zones[tables.itemOf[c]!] !== sites.task.candidateZone[c]) return;
    x[column] = 1;
    x[openColumn.get(tables.schoolOf[c]!)!] = 1;
  });
  if (sized > 0) {
    const { size } = countSites(sites, zones);
    for (const [school, columns] of sizeColumns) if (size[school]! > 0) x[columns[size[school]! - 1]!] = 1;
  }
  for (const { row, column, sign } of slacks) {
    let amount = 0;
    for (let at = program.starts[row]!; at < program.starts[row + 1]!; at++) {
      const k = program.indices[at]!;
      if (k !== column) amount += program.values[at]! * x[k]!;
    }
    x[column] = Math.max(0, sign > 0 ? program.rowLower[row]! - amount : amount - program.rowUpper[row]!);
  }
  return x;
}
