import { type Program, ProgramBuilder } from '../../milp/index.ts';
import { HEIGHTS } from '../goals/index.ts';
import type { Objective } from '../search/objective.ts';
import type { ExchangeState } from '../search/state.ts';
import { Growing } from './growing.ts';
import { lowerTangents, type Tangent } from './lower-spreads.ts';
import { lowerSwaps } from './lower-swaps.ts';
import { lowerTies } from './lower-ties.ts';
import { countyRow, type ExchangeModel, POST_FOLLOWS, SHARED } from './model.ts';
import { divisorsOf, restOf, roundedAmount, roundedNeed } from './rounding-rows.ts';

/** A program over the arcs of some teachers, everybody else's decision being fixed. */
export interface ExchangeProgram {
  readonly program: Program;
  /** Arc of each of the first columns. */
  readonly arcs: Int32Array;
}

/**
 * The exact mixed-integer program of the exchange: one binary an arc, one row a teacher, limits on touched entries of the
 * state, a slack for each height of a goal, caps, couples and swaps. `state` holds the decisions of those who are not free;
 * the free must be at STAY in it. Arcs that are not kept are closed. `rounded` adds rows that change no whole solution and tighten
 * the relaxation.
 */
export function programOf(
  state: ExchangeState,
  free: Int32Array,
  objective: Objective,
  keep: (arc: number) => boolean = () => true,
  rounded = false,
  tangents: readonly Tangent[] = [],
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
  const constants = Float64Array.from(state.totals);
  const slacks: { level: number; column: number; times: number }[] = [];
  for (const [entry, coefficients] of touched) {
    lowerEntry(state, builder, objective, entry, coefficients, constants, slacks, rounded);
  }
  lowerUntouched(state, builder, touched);
  for (let l = 0; l < levels; l++) {
    builder.constant(objective.weights[l]! * constants[l]!);
    if (objective.caps[l]! === Infinity) continue;
    const row = builder.row(
      -Infinity,
      objective.caps[l]! - constants[l]!,
      [],
      [],
      `cap_${model.levels[l]!.id}`,
    );
    for (const [j, a] of arcs.entries()) builder.entry(row, j, costOf(l, a, model.arcTeacher[a]!));
    for (const slack of slacks) if (slack.level === l) builder.entry(row, slack.column, slack.times);
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

/** Limits that are broken and that no arc can mend: rows without columns say that there is no plan. */
function lowerUntouched(
  { model, z }: ExchangeState,
  builder: ProgramBuilder,
  touched: ReadonlyMap<number, Coefficients>,
): void {
  for (let e = 0; e < z.length; e++) {
    const [low, high] = [model.low[e]! - z[e]!, model.high[e]! - z[e]!];
    if ((low > 0 || high < 0) && !touched.has(e)) builder.row(low, high, [], [], `broken_${e}`);
  }
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

type Coefficients = { readonly columns: number[]; readonly values: number[] };

/** What each arc (by its position) adds to which entry of the state. */
function touchedEntries(model: ExchangeModel, arcs: Int32Array): ReadonlyMap<number, Coefficients> {
  const touched = new Map<number, Coefficients>();
  const add = (row: number, d: number, column: number, value: number) => {
    const entry = row * model.width + d;
    let held = touched.get(entry);
    if (!held) {
      held = { columns: [], values: [] };
      touched.set(entry, held);
    }
    held.columns.push(column);
    held.values.push(value);
  };
  for (const [j, a] of arcs.entries()) eachEffect(model, a, (row, d, amount) => add(row, d, j, amount));
  return touched;
}

/** Calls `visit` for every entry of the state that the arc changes. */
export function eachEffect(
  model: ExchangeModel,
  a: number,
  visit: (row: number, d: number, amount: number) => void,
): void {
  const t = model.arcTeacher[a]!;
  const to = model.arcSchool[a]!;
  const first = model.arcYear[a]!;
  const shared = (model.arcFlags[a]! & SHARED) !== 0;
  const home = model.homeVector[t]!;
  const leaves = shared ? model.half[home]! : home;
  const arrives = shared ? model.half[model.arcVector[a]!]! : model.arcVector[a]!;
  const { vectorStart, vectorDim, vectorAmount } = model;
  for (let y = first; y < model.years; y++) {
    const from = y * model.schools + model.basePlace[t * model.years + y]!;
    const there = y * model.schools + to;
    for (let i = vectorStart[leaves]!; i < vectorStart[leaves + 1]!; i++) {
      visit(from, vectorDim[i]!, -vectorAmount[i]!);
    }
    for (let i = vectorStart[arrives]!; i < vectorStart[arrives + 1]!; i++) {
      visit(there, vectorDim[i]!, vectorAmount[i]!);
    }
    if ((model.arcFlags[a]! & POST_FOLLOWS) !== 0 && model.posts >= 0) {
      visit(from, model.posts, -1);
      visit(there, model.posts, 1);
    }
  }
  if (shared) return;
  const from = first * model.schools + model.basePlace[t * model.years + first]!;
  if (model.out >= 0) visit(from, model.out, 1);
  if (model.in >= 0) visit(first * model.schools + to, model.in, 1);
  if (model.movers >= 0) visit(countyRow(model, first), model.movers, 1);
  if (model.backboneMovers >= 0) visit(countyRow(model, first), model.backboneMovers, model.moverAmount[t]!);
}

/** Limits and heights of one entry. The heights it models leave the constants. */
function lowerEntry(
  state: ExchangeState,
  builder: ProgramBuilder,
  objective: Objective,
  entry: number,
  { columns, values }: Coefficients,
  constants: Float64Array,
  slacks: { level: number; column: number; times: number }[],
  rounded: boolean,
): void {
  const { model } = state;
  const d = entry % model.width;
  const z = state.z[entry]!;
  const [least, most] = range(z, values);
  const name = `${model.dims[d]!.kind}_${entry}`;
  const low = model.low[entry]!;
  const high = model.high[entry]!;
  if (least < low || most > high) {
    builder.row(least < low ? low - z : -Infinity, most > high ? high - z : Infinity, columns, values, name);
  }
  if (rounded && least < low) lowerRounded(builder, columns, values, 1, low - z, null);
  if (rounded && most > high) lowerRounded(builder, columns, values, -1, z - high, null);
  const slack = (level: number, times: number, needed: number, sign: 1 | -1, label: string) => {
    const column = builder.column({ cost: objective.weights[level]! * times, name: `${label}_${entry}` });
    slacks.push({ level, column, times });
    const row = builder.row(needed, Infinity, [column], [1], `${label}r_${entry}`);
    for (let i = 0; i < columns.length; i++) builder.entry(row, columns[i]!, sign * values[i]!);
    if (rounded) lowerRounded(builder, columns, values, sign, needed, column);
  };
  const level = model.heightLevel[d]!;
  for (let k = 0; level >= 0 && k < HEIGHTS; ) {
    const height = model.heights[entry * HEIGHTS + k]!;
    let times = 0;
    for (; k < HEIGHTS && model.heights[entry * HEIGHTS + k] === height; k++) times++;
    if (least >= height) continue;
    constants[level]! -= times * Math.max(0, height - z);
    slack(level, times, height - z, 1, `below${height}`);
  }
  const aboveLevel = model.aboveLevel[d]!;
  const above = model.above[entry]!;
  if (aboveLevel >= 0 && most > above) {
    constants[aboveLevel]! -= Math.max(0, z - above);
    slack(aboveLevel, 1, z - above, -1, 'above');
  }
}

/** Rounded rows of Σ sign · value · column (+ slack) ≥ needed. */
function lowerRounded(
  builder: ProgramBuilder,
  columns: readonly number[],
  values: readonly number[],
  sign: 1 | -1,
  needed: number,
  slack: number | null,
): void {
  for (const divisor of divisorsOf(values, needed)) {
    const rest = restOf(needed, divisor);
    const row = builder.row(roundedNeed(needed, divisor), Infinity);
    if (slack !== null) builder.entry(row, slack, 1);
    for (let i = 0; i < columns.length; i++) {
      builder.entry(row, columns[i]!, roundedAmount(sign * values[i]!, divisor, rest));
    }
  }
}

/** Least and most that an entry can become. */
function range(z: number, values: readonly number[]): readonly [number, number] {
  let least = z;
  let most = z;
  for (const value of values) {
    if (value < 0) least += value;
    else most += value;
  }
  return [least, most];
}
