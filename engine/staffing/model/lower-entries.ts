import type { ProgramBuilder } from '../../milp/index.ts';
import { HEIGHTS } from '../goals/index.ts';
import type { Objective } from '../search/objective.ts';
import type { ExchangeState } from '../search/state.ts';
import type { Effects } from './effects.ts';
import type { Elastic } from './elastic.ts';
import { divisorsOf, restOf, roundedAmount, roundedNeed } from './rounding-rows.ts';

/** A column for what an entry lacks below one height of a goal, or has too much: it counts `times` in a level. */
interface Slack {
  readonly level: number;
  readonly column: number;
  readonly times: number;
}

/** Writes the rows of single entries of the state into a program, and keeps what they leave of the levels. */
export class EntryRows {
  /** Value of each level without the columns: the heights that rows model leave it. */
  readonly constants: Float64Array;
  readonly slacks: Slack[] = [];
  readonly #state: ExchangeState;
  readonly #builder: ProgramBuilder;
  readonly #objective: Objective;
  readonly #rounded: boolean;
  readonly #elastic: Elastic | undefined;

  constructor(
    state: ExchangeState,
    builder: ProgramBuilder,
    objective: Objective,
    rounded: boolean,
    elastic: Elastic | undefined,
  ) {
    this.constants = Float64Array.from(state.totals);
    this.#state = state;
    this.#builder = builder;
    this.#objective = objective;
    this.#rounded = rounded;
    this.#elastic = elastic;
  }

  /** Limits and heights of one entry. */
  lower(entry: number, effects: Effects): void {
    const [least, most] = range(this.#state.z[entry]!, effects.values);
    this.#lowerLimits(entry, effects, least, most);
    this.#lowerHeights(entry, effects, least, most);
  }

  #lowerLimits(entry: number, { columns, values }: Effects, least: number, most: number): void {
    const { model } = this.#state;
    const d = entry % model.width;
    const z = this.#state.z[entry]!;
    const [low, high] = [model.low[entry]!, model.high[entry]!];
    if (least >= low && most <= high) return;
    const name = `${model.dims[d]!.kind}_${entry}`;
    const excess = this.#elastic?.entries.get(entry) ?? 0;
    const give =
      excess === 0 ? null : this.#builder.column({ cost: this.#elastic!.prices[d]!, upper: excess });
    const limit = (sign: 1 | -1, needed: number) => {
      const row = this.#builder.row(needed, Infinity, give === null ? [] : [give], give === null ? [] : [1]);
      for (let i = 0; i < columns.length; i++) this.#builder.entry(row, columns[i]!, sign * values[i]!);
    };
    if (give === null) {
      const lower = least < low ? low - z : -Infinity;
      this.#builder.row(lower, most > high ? high - z : Infinity, columns, values, name);
    } else {
      // One side is broken at most: the column of the other is idle, for it costs.
      if (least < low) limit(1, low - z);
      if (most > high) limit(-1, z - high);
    }
    if (!this.#rounded) return;
    if (least < low) lowerRounded(this.#builder, columns, values, 1, low - z, give);
    if (most > high) lowerRounded(this.#builder, columns, values, -1, z - high, give);
  }

  #lowerHeights(entry: number, { columns, values }: Effects, least: number, most: number): void {
    const { model } = this.#state;
    const d = entry % model.width;
    const z = this.#state.z[entry]!;
    const slack = (level: number, times: number, needed: number, sign: 1 | -1, label: string) => {
      const cost = this.#objective.weights[level]! * times;
      const column = this.#builder.column({ cost, name: `${label}_${entry}` });
      this.slacks.push({ level, column, times });
      const row = this.#builder.row(needed, Infinity, [column], [1], `${label}r_${entry}`);
      for (let i = 0; i < columns.length; i++) this.#builder.entry(row, columns[i]!, sign * values[i]!);
      if (this.#rounded) lowerRounded(this.#builder, columns, values, sign, needed, column);
    };
    const level = model.heightLevel[d]!;
    for (let k = 0; level >= 0 && k < HEIGHTS; ) {
      const height = model.heights[entry * HEIGHTS + k]!;
      let times = 0;
      for (; k < HEIGHTS && model.heights[entry * HEIGHTS + k] === height; k++) times++;
      if (least >= height) continue;
      this.constants[level]! -= times * Math.max(0, height - z);
      slack(level, times, height - z, 1, `below${height}`);
    }
    const aboveLevel = model.aboveLevel[d]!;
    const above = model.above[entry]!;
    if (aboveLevel >= 0 && most > above) {
      this.constants[aboveLevel]! -= Math.max(0, z - above);
      slack(aboveLevel, 1, z - above, -1, 'above');
    }
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

/** Limits that are broken and that no arc can mend: rows without columns say that there is no plan. */
export function lowerUntouched(
  { model, z }: ExchangeState,
  builder: ProgramBuilder,
  touched: ReadonlyMap<number, Effects>,
  elastic: Elastic | undefined,
): void {
  for (let e = 0; e < z.length; e++) {
    const [low, high] = [model.low[e]! - z[e]!, model.high[e]! - z[e]!];
    if ((low > 0 || high < 0) && !touched.has(e) && !elastic?.entries.has(e)) {
      builder.row(low, high, [], [], `broken_${e}`);
    }
  }
}
