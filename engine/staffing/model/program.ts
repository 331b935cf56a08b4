import { type Program, ProgramBuilder } from '../../milp/index.ts';
import type { Objective } from '../search/objective.ts';
import type { ExchangeState } from '../search/state.ts';
import { touchedEntries } from './effects.ts';
import type { Elastic } from './elastic.ts';
import { Growing } from './growing.ts';
import { EntryRows, lowerUntouched } from './lower-entries.ts';
import { lowerTangents, type Tangent } from './lower-spreads.ts';
import { lowerSwaps } from './lower-swaps.ts';
import { lowerTies } from './lower-ties.ts';
import { type ExchangeModel, SHARED } from './model.ts';

/** A program over the arcs of some teachers, everybody else's decision being fixed. */
export interface ExchangeProgram {
  readonly program: Program;
  /** Arc of each of the first columns. */
  readonly arcs: Int32Array;
}

/** How a program is put, beyond whose decisions it is about. */
export interface ProgramForm {
  /** Arcs that may be taken; all without. */
  readonly keep?: (arc: number) => boolean;
  /** Adds rows that change no whole solution and tighten the relaxation. */
  readonly rounded?: boolean;
  readonly tangents?: readonly Tangent[];
  /** Limits that may stay broken at a price; its constant part is left out. */
  readonly elastic?: Elastic;
}

/**
 * The exact mixed-integer program of the exchange: one binary an arc, one row a teacher, limits on touched entries of the
 * state, a slack for each height of a goal, caps, couples and swaps. `state` holds the decisions of those who are not free;
 * the free must be at STAY in it. Arcs that are not kept are closed.
 */
export function programOf(
  state: ExchangeState,
  free: Int32Array,
  objective: Objective,
  { keep = () => true, rounded = false, tangents = [], elastic }: ProgramForm = {},
): ExchangeProgram {
  const { model } = state;
  const builder = new ProgramBuilder();
  const arcs = arcsOf(model, free, keep);
  const levels = model.levels.length;
  const costOf = (l: number, a: number, t: number) =>
    (model.arcCost[l]?.[a] ?? 0) - (model.stayCost[l]?.[t] ?? 0);
  for (const a of arcs) {
    let cost = 0;
    for (let l = 0; l < levels; l++) cost += objective.weights[l]! * costOf(l, a, model.arcTeacher[a]!);
    builder.binary(
      cost,
      `t${model.arcTeacher[a]}_s${model.arcSchool[a]}_${model.arcYear[a]}_${model.arcFlags[a]! & SHARED}`,
    );
  }
  const columnOf = new Map(Array.from(arcs, (a, j) => [a, j]));
  lowerTeachers(model, builder, free, columnOf);
  const touched = touchedEntries(model, arcs);
  const rows = new EntryRows(state, builder, objective, rounded, elastic);
  for (const [entry, effects] of touched) rows.lower(entry, effects);
  lowerUntouched(state, builder, touched, elastic);
  for (let l = 0; l < levels; l++) {
    builder.constant(objective.weights[l]! * rows.constants[l]!);
    if (objective.caps[l] === Infinity) continue;
    const most = objective.caps[l]! - rows.constants[l]!;
    const row = builder.row(-Infinity, most, [], [], `cap_${model.levels[l]!.id}`);
    for (const [j, a] of arcs.entries()) builder.entry(row, j, costOf(l, a, model.arcTeacher[a]!));
    for (const slack of rows.slacks) if (slack.level === l) builder.entry(row, slack.column, slack.times);
    const over = elastic?.caps[l] ?? 0;
    if (over > 0) builder.entry(row, builder.column({ cost: elastic!.capPrice, upper: over }), -1);
  }
  lowerTangents(state, builder, touched, tangents);
  lowerTies(state, builder, free, columnOf);
  lowerSwaps(state, builder, arcs);
  return { program: builder.build('exchange'), arcs };
}

/** Everybody who has something to decide: an arc, or no leave to stay. */
export function everybody(model: ExchangeModel): Int32Array {
  const all = Int32Array.from({ length: model.teachers }, (_, t) => t);
  return all.filter((t) => model.arcStart[t + 1]! > model.arcStart[t]! || !model.stayAllowed[t]);
}

function arcsOf(model: ExchangeModel, free: Int32Array, keep: (arc: number) => boolean): Int32Array {
  const arcs = new Growing();
  for (const t of free) {
    for (let a = model.arcStart[t]!; a < model.arcStart[t + 1]!; a++) if (keep(a)) arcs.push(a);
  }
  return arcs.toArray();
}

function lowerTeachers(
  model: ExchangeModel,
  builder: ProgramBuilder,
  free: Int32Array,
  columnOf: ReadonlyMap<number, number>,
): void {
  for (const t of free) {
    const row = builder.row(model.stayAllowed[t] ? 0 : 1, 1, [], [], `teacher_${t}`);
    for (let a = model.arcStart[t]!; a < model.arcStart[t + 1]!; a++) {
      const column = columnOf.get(a);
      if (column !== undefined) builder.entry(row, column, 1);
    }
  }
}
