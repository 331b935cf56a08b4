import type { CountyRule } from '../constraints/index.ts';
import type { Task } from '../task.ts';

/**
 * What the rules about the county as a whole see: sums over schools, kept up as loads change. Terms are exact to add up, so that the
 * sums are those of a count from scratch at every moment.
 */
export class CountySums {
  readonly #task: Task;
  readonly #load: Int32Array;
  readonly #rules: readonly CountyRule[];
  readonly #sums: readonly Float64Array[];
  readonly #terms: readonly Float64Array[];
  readonly #fresh: readonly Float64Array[];
  /** Rule, and number within the rule, of each limit. */
  readonly #limits: readonly (readonly [rule: number, limit: number])[];

  /** `load` is the state's own array, read whenever a school is renewed. */
  constructor(task: Task, rules: readonly CountyRule[], load: Int32Array) {
    this.#task = task;
    this.#load = load;
    this.#rules = rules;
    this.#sums = rules.map((rule) => new Float64Array(rule.sums(task)));
    this.#terms = rules.map((rule) => new Float64Array(rule.sums(task) * task.schoolCount));
    this.#fresh = rules.map((rule) => new Float64Array(rule.sums(task)));
    this.#limits = rules.flatMap((rule, r) =>
      Array.from({ length: rule.limits(task) }, (_, l): readonly [number, number] => [r, l]),
    );
  }

  get limitCount(): number {
    return this.#limits.length;
  }

  /** Takes every school into account anew. */
  recount(): void {
    for (let r = 0; r < this.#rules.length; r++) {
      this.#sums[r]!.fill(0);
      this.#terms[r]!.fill(0);
    }
    for (let school = 0; school < this.#task.schoolCount; school++) this.renew(school);
  }

  /** Takes the load of one school into account as it stands. */
  renew(school: number): void {
    const task = this.#task;
    for (let r = 0; r < this.#rules.length; r++) {
      const fresh = this.#fresh[r]!;
      const sums = this.#sums[r]!;
      const terms = this.#terms[r]!;
      this.#rules[r]!.terms(task, this.#load, school * task.columnCount, school, fresh);
      const at = school * sums.length;
      for (let k = 0; k < sums.length; k++) {
        sums[k]! += fresh[k]! - terms[at + k]!;
        terms[at + k] = fresh[k]!;
      }
    }
  }

  /** How far a limit is broken, 0 where it is kept. */
  excess(limit: number): number {
    const [r, l] = this.#limits[limit]!;
    return this.#rules[r]!.excess(this.#task, l, this.#sums[r]!);
  }
}
