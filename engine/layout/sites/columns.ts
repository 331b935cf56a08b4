import { ProgramBuilder } from '../../milp/index.ts';
import type { CheckedSolver } from '../../solvers/index.ts';
import type { Stop } from '../../stop/index.ts';
import { NONE } from '../../units.ts';
import type { Packing } from './packing.ts';
import type { PlainSites } from './plain-sites.ts';
import type { Relaxed } from './relaxation.ts';
import type { Sited, SiteTables } from './site-task.ts';

/** Parts of good answers that are remembered, and most that one program chooses among. */
const MOST_KEPT = 40_000;
const MOST_COLUMNS = 5000;
/** How much worse than the best an answer may be for its parts to be remembered, relative. */
const GOOD = 0.005;

/** A school with all its items. */
interface Column {
  readonly school: number;
  readonly items: readonly number[];
  /** What opening it and going there costs. */
  readonly cost: number;
}

/** Schools with their items as good answers had them: the best answer made of such parts is a set partitioning problem. */
export class ColumnPool {
  readonly #plain: PlainSites;
  readonly #known = new Map<number, Column>();
  readonly #mark: Int32Array;
  #best = Infinity;

  constructor(plain: PlainSites) {
    this.#plain = plain;
    // Random marks whose sums tell sets of items apart without comparing them.
    let state = 0x9e3779b9;
    this.#mark = Int32Array.from({ length: plain.items + plain.schools }, () => {
      state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x3c6ef372;
      return state ^ (state >>> 13);
    });
  }

  add(packing: Packing): void {
    this.#best = Math.min(this.#best, packing.value);
    if (packing.value > this.#best + GOOD * Math.abs(this.#best) || this.#known.size >= MOST_KEPT) return;
    const { items, schools, cost, openingCost } = this.#plain;
    const { open, count, member } = packing;
    for (let school = 0; school < schools; school++) {
      if (open[school] === 0 || count[school] === 0) continue;
      let [low, high] = [0, this.#mark[items + school]!];
      for (let k = 0; k < count[school]!; k++) {
        const mark = this.#mark[member[school * items + k]!]!;
        low = (low + mark) | 0;
        high = (high + Math.imul(mark, mark | 1)) | 0;
      }
      const key = (low >>> 0) * 0x200000 + ((high >>> 0) % 0x200000);
      if (this.#known.has(key)) continue;
      const theirs = Array.from(member.subarray(school * items, school * items + count[school]!));
      let sum = openingCost[school]!;
      for (const item of theirs) sum += cost[item * schools + school]!;
      this.#known.set(key, { school, items: theirs, cost: sum });
    }
  }

  /**
   * The best answer made of parts that are known, null where none is better than `incumbent`. Parts are left out that the
   * relaxation prices out of any better answer, as far as they would be too many.
   */
  async assemble(
    { sites }: SiteTables,
    relaxed: Relaxed,
    incumbent: Sited,
    solver: CheckedSolver,
    stop: Stop,
  ): Promise<Sited | null> {
    const { items, schools, candidate, mustOpen, least, most } = this.#plain;
    const priced = [...this.#known.values()]
      .map((column) => ({
        column,
        reduced: column.items.reduce((sum, item) => sum - relaxed.itemPrice[item]!, column.cost),
      }))
      .sort((a, b) => a.reduced - b.reduced)
      .slice(0, MOST_COLUMNS);
    if (priced.length === 0) return null;
    const builder = new ProgramBuilder();
    const itemRow = Array.from({ length: items }, () => builder.row(1, 1));
    const schoolRow = Array.from({ length: schools }, (_, school) => builder.row(mustOpen[school]!, 1));
    const countRow = builder.row(least, most);
    for (const { column } of priced) {
      const at = builder.column({ cost: column.cost, upper: 1, integer: true });
      for (const item of column.items) builder.entry(itemRow[item]!, at, 1);
      builder.entry(schoolRow[column.school]!, at, 1);
      builder.entry(countRow, at, 1);
    }
    const { x } = await solver.solve(builder.build(), { stop });
    if (!x) return null;
    const zones = new Int32Array(items).fill(NONE);
    let value = 0;
    priced.forEach(({ column }, at) => {
      if (x[at]! < 0.5) return;
      value += column.cost;
      for (const item of column.items) {
        zones[item] = sites.task.candidateZone[candidate[item * schools + column.school]!]!;
      }
    });
    return value < incumbent.value - 1e-9 * Math.abs(value) && !zones.includes(NONE)
      ? { zones, value }
      : null;
  }
}
