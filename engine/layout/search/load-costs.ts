import { type LoadGoal, loadGoalsOfParts } from '../objectives/index.ts';
import type { Task } from '../task.ts';

interface Level {
  readonly level: number;
  readonly goals: readonly { readonly goal: LoadGoal; readonly weight: number }[];
  /** What each school costs as its load stands. */
  readonly cost: Float64Array;
}

/** The part of levels' values that follows from the loads of schools, kept up as loads change. */
export class LoadCosts {
  readonly #task: Task;
  readonly #load: Int32Array;
  readonly #levels: readonly Level[];
  /** By level: how much its value changed since the last `open`. */
  readonly change: Float64Array;

  private constructor(task: Task, load: Int32Array, levels: readonly Level[]) {
    this.#task = task;
    this.#load = load;
    this.#levels = levels;
    this.change = new Float64Array(task.cost.length);
  }

  /** Null where no level has such a goal. `load` is the state's own array, read whenever a school is renewed. */
  static of(task: Task, load: Int32Array): LoadCosts | null {
    const levels = task.parts.flatMap((parts, level): Level[] => {
      const goals = loadGoalsOfParts(parts).filter(({ goal }) => goal.binds(task));
      return goals.length === 0 ? [] : [{ level, goals, cost: new Float64Array(task.schoolCount) }];
    });
    return levels.length === 0 ? null : new LoadCosts(task, load, levels);
  }

  /** Takes every school into account anew and adds all costs to `values`. */
  recount(values: Float64Array): void {
    for (const one of this.#levels) {
      for (let school = 0; school < this.#task.schoolCount; school++) {
        one.cost[school] = this.#costAt(one, school);
        values[one.level]! += one.cost[school]!;
      }
    }
  }

  /** Begins to count changes. */
  open(): void {
    this.change.fill(0);
  }

  /**
   * Takes the load of one school into account as it stands, in the levels up to the one at work; adds what changes to `values` and
   * to `change`. Nobody looks at later levels until an assignment is restored.
   */
  renew(school: number, values: Float64Array, level: number): void {
    for (let k = 0; k < this.#levels.length; k++) {
      const one = this.#levels[k]!;
      if (one.level > level) return;
      const cost = this.#costAt(one, school);
      const delta = cost - one.cost[school]!;
      one.cost[school] = cost;
      values[one.level]! += delta;
      this.change[one.level]! += delta;
    }
  }

  #costAt({ goals }: Level, school: number): number {
    let cost = 0;
    for (let k = 0; k < goals.length; k++) {
      const { goal, weight } = goals[k]!;
      cost += weight * goal.cost(this.#task, this.#load, school * this.#task.columnCount, school);
    }
    return cost;
  }
}
