import { type Program, ProgramBuilder } from '../../milp/index.ts';
import { NONE } from '../../units.ts';
import { CONSTRAINTS } from '../constraints/index.ts';
import type { SiteTables } from './site-task.ts';

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
}

/**
 * A scope as a mixed-integer program without contiguity: every item in one zone, nobody in a school that is closed
 * (pair by pair and within its room), what the load rules lower themselves to, and each open school's home item its own.
 */
export function siteProgram(tables: SiteTables, scope: Scope, cutoff: number): SiteProgram {
  const { sites, itemOf, schoolOf, weight, room, isHome } = tables;
  const { task, openingCost, mustOpen } = sites;
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
  }
  if (scope.least > 0 || scope.most < scope.schools.length) {
    const columns = [...openColumn.values()];
    builder.row(scope.least, scope.most, columns, new Array<number>(columns.length).fill(1));
  }
  if (task.capacity.kind.includes(2) || task.boarding.column !== NONE) {
    for (const rule of CONSTRAINTS) {
      for (const load of rule.loads ?? []) {
        if (load.binds(task)) load.lower(task, { builder, candidates, columnOf, itemOf, integer: true });
      }
    }
  }
  if (cutoff < Infinity) {
    const row = builder.row(-Infinity, cutoff);
    for (const c of candidates) builder.entry(row, columnOf[c]!, cost[c]!);
    for (const [school, column] of openColumn) builder.entry(row, column, openingCost[school]!);
  }
  return { program: builder.build(), candidates: Int32Array.from(candidates), columnOf, openColumn };
}

/** The point of a program that stands for an assignment; null where the scope leaves it out. */
export function pointOf(tables: SiteTables, form: SiteProgram, zones: Int32Array): Float64Array | null {
  const { task } = tables.sites;
  if (form.program.columns > form.candidates.length + form.openColumn.size) return null;
  const x = new Float64Array(form.program.columns);
  form.candidates.forEach((c, column) => {
    if (zones[tables.itemOf[c]!] !== task.candidateZone[c]) return;
    x[column] = 1;
    x[form.openColumn.get(tables.schoolOf[c]!)!] = 1;
  });
  return x;
}
