import type { ExchangeGoalId } from '../../plan/index.ts';
import type { Context } from '../task/context.ts';
import type { BaseState } from '../task/state.ts';

/**
 * A goal of an exchange plan, minimised: a cost of each arc, a cost of staying, and convex functions of single entries of
 * the state. What a level is worth is the sum of all three.
 */
export interface Goal {
  /** As in docs/exchange-model.md. */
  readonly id: ExchangeGoalId;
  readonly unit: readonly [en: string, zh: string];
  bend?(context: Context, state: BaseState, bends: Bends): void;
  arcCost?(context: Context, arc: Arc): number;
  stayCost?(context: Context, m: number): number;
}

/** Member m to school s from planned year y on. */
export interface Arc {
  readonly m: number;
  readonly s: number;
  readonly y: number;
  readonly shared: boolean;
}

/** Heights a dimension may have. */
export const HEIGHTS = 4;

/** Convex functions of entries z of the state: Σ max(0, height − z) over up to four heights, and max(0, z − above). */
export class Bends {
  readonly heights: Int32Array;
  readonly above: Int32Array;
  /** Level of a dimension's heights, and of its `above`; -1 without. */
  readonly heightLevel: Int32Array;
  readonly aboveLevel: Int32Array;
  readonly #width: number;

  constructor(rows: number, width: number, unbounded: number) {
    this.#width = width;
    this.heights = new Int32Array(rows * width * HEIGHTS).fill(-unbounded);
    this.above = new Int32Array(rows * width).fill(unbounded);
    this.heightLevel = new Int32Array(width).fill(-1);
    this.aboveLevel = new Int32Array(width).fill(-1);
  }

  below(row: number, d: number, heights: readonly number[]): void {
    for (const [i, height] of heights.entries()) {
      this.heights[(row * this.#width + d) * HEIGHTS + i] = height;
    }
  }

  over(row: number, d: number, above: number): void {
    this.above[row * this.#width + d] = above;
  }

  /** Which of a dimension's entries were bent since the last call belong to the level. */
  claim(level: number, unbounded: number): void {
    for (let d = 0; d < this.#width; d++) {
      if (this.heightLevel[d] === -1 && this.#bent(d, unbounded)) this.heightLevel[d] = level;
      if (this.aboveLevel[d] === -1 && this.#raised(d, unbounded)) this.aboveLevel[d] = level;
    }
  }

  #bent(d: number, unbounded: number): boolean {
    for (let at = d * HEIGHTS; at < this.heights.length; at += this.#width * HEIGHTS) {
      if (this.heights[at]! > -unbounded) return true;
    }
    return false;
  }

  #raised(d: number, unbounded: number): boolean {
    for (let at = d; at < this.above.length; at += this.#width) {
      if (this.above[at]! < unbounded) return true;
    }
    return false;
  }
}
