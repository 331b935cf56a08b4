import { NONE } from '../../units.ts';
import type { Task } from '../task.ts';
import { itemOfCandidate, joinCutOff, moveItem } from './join-cut-off.ts';
import { OfferHeap } from './offer-heap.ts';
import type { ZoningState } from './state.ts';

/** Chains sought for one school before it is left over-full. */
const PATIENCE = 60;
/** Schools without any chain after which the others are not looked at: each search in vain goes through the whole county. */
const MOST_IN_VAIN = 10;

/**
 * Mends an assignment that is nearly right, such as a rounded relaxation: who is cut off joins a zone beside it, and over-full
 * schools pass units on along the cheapest chains of schools to where there is room. `guide` is what each candidate costs with
 * places priced in, so that chains along the relaxation's own ties cost next to nothing. What cannot be mended stays; limits
 * on sums over schools are left to others.
 */
export function relieve(state: ZoningState, guide: Float64Array): void {
  joinCutOff(state, guide);
  new Relief(state, guide).run();
  state.restore(state.zone.slice());
}

/** Relieves over-full schools by chains of moves: shortest paths in the graph of schools, an item along each edge. */
class Relief {
  readonly #state: ZoningState;
  readonly #task: Task;
  readonly #guide: Float64Array;
  /** Items of each school. */
  readonly #members: readonly Set<number>[];
  /** Per school: length of the best chain to it, and the candidate that comes in by it. */
  readonly #length: Float64Array;
  readonly #incoming: Int32Array;
  readonly #done: Uint8Array;
  /** Moves that turned out to cut somebody off, as candidates. */
  readonly #forbidden = new Set<number>();

  constructor(state: ZoningState, guide: Float64Array) {
    const { task } = state;
    this.#state = state;
    this.#task = task;
    this.#guide = guide;
    this.#members = Array.from({ length: task.schoolCount }, () => new Set<number>());
    state.candidate.forEach((candidate, item) => {
      this.#members[this.#schoolOf(candidate)]!.add(item);
    });
    this.#length = new Float64Array(task.schoolCount);
    this.#incoming = new Int32Array(task.schoolCount);
    this.#done = new Uint8Array(task.schoolCount);
  }

  run(): void {
    const { schoolCount } = this.#task;
    let inVain = 0;
    for (let school = 0; school < schoolCount && inVain < MOST_IN_VAIN; school++) {
      this.#forbidden.clear();
      for (let k = 0; k < PATIENCE && this.#excess(school) > 0; k++) {
        if (this.#relieve(school)) continue;
        inVain++;
        break;
      }
    }
  }

  /** Makes the cheapest chain that leaves a school less over-full and no other more so; false where there is none. */
  #relieve(start: number): boolean {
    const heap = new OfferHeap();
    const length = this.#length.fill(Infinity);
    const incoming = this.#incoming.fill(NONE);
    this.#done.fill(0);
    length[start] = 0;
    heap.push(0, start);
    for (let school = heap.pop(); school !== NONE; school = heap.pop()) {
      if (this.#done[school] === 1) continue;
      this.#done[school] = 1;
      const into = incoming[school]!;
      if (school !== start && this.#fits(school, into, NONE)) return this.#make(start, school);
      this.#extend(start, school, heap);
    }
    return false;
  }

  /** Offers every item whose leaving makes room at `school` to the other schools it may go to. */
  #extend(start: number, school: number, heap: OfferHeap): void {
    const { candidateStart, candidateZone } = this.#task;
    const { candidate } = this.#state;
    const into = this.#incoming[school]!;
    const before = this.#excess(start);
    for (const item of this.#members[school]!) {
      const from = candidate[item]!;
      let hurry = 1;
      if (school === start) {
        const relief = before - this.#excessAfter(start, NONE, from);
        if (relief <= 0) continue;
        hurry = before / relief;
      } else if (!this.#fits(school, into, from)) continue;
      for (let c = candidateStart[item]!; c < candidateStart[item + 1]!; c++) {
        const next = this.#schoolOf(c);
        if (next === school || this.#done[next] === 1 || this.#forbidden.has(c)) continue;
        const step = Math.max(0, this.#guide[c]! - this.#guide[from]!) * hurry;
        const total = this.#length[school]! + step;
        if (total >= this.#length[next]! || !this.#state.mayMove(item, candidateZone[c]!)) continue;
        this.#length[next] = total;
        this.#incoming[next] = c;
        heap.push(total, next);
      }
    }
  }

  /** Makes the moves of the chain that ends at a school, the last first; those that contiguity forbids by then end the attempt. */
  #make(start: number, end: number): boolean {
    let school = end;
    const made: [item: number, back: number][] = [];
    while (school !== start) {
      const candidate = this.#incoming[school]!;
      const item = itemOfCandidate(this.#task, candidate);
      const back = this.#state.candidate[item]!;
      if (!this.#state.mayMove(item, this.#task.candidateZone[candidate]!)) {
        this.#forbidden.add(candidate);
        for (const [moved, to] of made.reverse()) this.#move(moved, to);
        return true;
      }
      this.#move(item, candidate);
      made.push([item, back]);
      school = this.#schoolOf(back);
    }
    return true;
  }

  #move(item: number, candidate: number): void {
    this.#members[this.#schoolOf(this.#state.candidate[item]!)]!.delete(item);
    moveItem(this.#state, item, candidate);
    this.#members[this.#schoolOf(candidate)]!.add(item);
  }

  #schoolOf(candidate: number): number {
    return this.#task.zoneSchool[this.#task.candidateZone[candidate]!]!;
  }

  #fits(school: number, into: number, out: number): boolean {
    return this.#excessAfter(school, into, out) === 0;
  }

  /** Excess of a school if one candidate came and another left, NONE for nobody. */
  #excessAfter(school: number, into: number, out: number): number {
    const state = this.#state;
    if (into !== NONE) state.addLoad(itemOfCandidate(this.#task, into), into, 1);
    if (out !== NONE) state.addLoad(itemOfCandidate(this.#task, out), out, -1);
    const excess = this.#excess(school);
    if (into !== NONE) state.addLoad(itemOfCandidate(this.#task, into), into, -1);
    if (out !== NONE) state.addLoad(itemOfCandidate(this.#task, out), out, 1);
    return excess;
  }

  #excess(school: number): number {
    let sum = 0;
    for (let rule = 0; rule < this.#state.rules.length; rule++) sum += this.#state.excessNow(rule, school);
    return sum;
  }
}
