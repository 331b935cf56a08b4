import type { Random } from '../../random.ts';
import type { CheckedSolver } from '../../solvers/index.ts';
import { afterIterations, afterSeconds, type Stop } from '../../stop/index.ts';
import { brokenCost, elasticOf } from '../model/elastic.ts';
import { type Tangent, tangentsAt } from '../model/lower-spreads.ts';
import { STAY } from '../model/model.ts';
import { askedOnly } from './asked.ts';
import type { Budget } from './budget.ts';
import { solveCutting } from './cut-loop.ts';
import type { Neighbours } from './neighbours.ts';
import { isKept, type Objective, objectiveValue } from './objective.ts';
import type { ExchangeState } from './state.ts';

/** A neighbourhood may take this long, or this many simplex iterations where steps are counted. */
const SECONDS = 2;
/** Nor longer than this share of all there is for neighbourhoods, nor than what is left of it. */
const SHARE = 0.2;
const ITERATIONS = 20_000;

/** When the program of one neighbourhood is to end, `begin` being when the first was begun. */
export function stopOf(budget: Budget, begin: number): Stop {
  if (budget.steps !== null) return askedOnly(afterIterations(ITERATIONS), budget.stop);
  const all = budget.seconds ?? 0;
  const left = all - (budget.now() - begin) / 1000;
  return askedOnly(afterSeconds(Math.min(SECONDS, SHARE * all, left), budget.now), budget.stop);
}

/** Solves programs in which the staff of some schools choose anew among these schools, everybody else staying as decided. */
export class Around {
  readonly #state: ExchangeState;
  readonly #neighbours: Neighbours;
  readonly #objective: Objective;
  /** What a unit of broken rules costs. */
  readonly #price: number;
  readonly #solver: CheckedSolver;
  readonly #random: Random;
  readonly #looked: Uint8Array;
  readonly #tangents: Tangent[];

  constructor(
    state: ExchangeState,
    neighbours: Neighbours,
    objective: Objective,
    price: number,
    solver: CheckedSolver,
    random: Random,
  ) {
    this.#state = state;
    this.#neighbours = neighbours;
    this.#objective = objective;
    this.#price = price;
    this.#solver = solver;
    this.#random = random;
    this.#looked = new Uint8Array(state.model.arcSchool.length);
    for (const a of neighbours.arcs) this.#looked[a] = 1;
    this.#tangents = tangentsAt(state.model, state.z);
  }

  /** The objective, and what is broken at its price. */
  cost(): number {
    return objectiveValue(this.#objective, this.#state.totals) + this.broken();
  }

  broken(): number {
    return brokenCost(this.#state, this.#objective, this.#price);
  }

  /** Takes over the best decision within the schools marked, if it costs no more. Whether the program was solved to the end. */
  async solve(inside: Uint8Array, stop: Stop): Promise<boolean> {
    const state = this.#state;
    const { model } = state;
    const held = state.decision.slice();
    const keep = (a: number) =>
      (this.#looked[a] === 1 && inside[model.arcSchool[a]!] === 1) || held[model.arcTeacher[a]!] === a;
    const free = this.#staffOf(inside);
    const cost = this.cost();
    const elastic = isKept(this.#objective, state) ? null : elasticOf(state, this.#objective, this.#price);
    for (const t of free) state.decide(t, STAY);
    const form = { objective: this.#objective, keep, rounded: true, ...(elastic && { elastic }) };
    const seed = this.#random.below(1 << 30);
    const optionsOf = ({ program, arcs }: { program: { columns: number }; arcs: Int32Array }) => {
      const x = new Float64Array(program.columns);
      for (const [j, a] of arcs.entries()) if (held[model.arcTeacher[a]!] === a) x[j] = 1;
      return { stop, start: { x }, seed };
    };
    const result = await solveCutting(state, { free, ...form }, this.#tangents, this.#solver, optionsOf);
    if (!result.x || this.cost() > cost + 1e-9) for (const t of free) state.decide(t, held[t]!);
    return result.status === 'optimal';
  }

  /** The school `first`, then others that arcs join to those chosen, until about `target` arcs lie among them. */
  schoolsFrom(first: number, target: number): Uint8Array {
    const { model } = this.#state;
    const { schools } = model;
    const { intoStart, into } = this.#neighbours;
    const random = this.#random;
    const inside = new Uint8Array(schools);
    const chosen: number[] = [];
    const between = (a: number, b: number) => intoStart[b * schools + a + 1]! - intoStart[b * schools + a]!;
    let arcs = 0;
    for (let tries = 0; arcs < target && chosen.length < schools && tries < 20 * schools; tries++) {
      let next = chosen.length === 0 ? first : random.below(schools);
      if (chosen.length > 0) {
        const to = chosen[random.below(chosen.length)]!;
        const begin = intoStart[to * schools]!;
        const count = intoStart[(to + 1) * schools]! - begin;
        const arc = count > 0 ? into[begin + random.below(count)]! : -1;
        if (arc >= 0) next = model.basePlace[model.arcTeacher[arc]! * model.years]!;
      }
      if (inside[next]) continue;
      inside[next] = 1;
      for (const other of chosen) arcs += between(other, next) + between(next, other);
      chosen.push(next);
    }
    return inside;
  }

  /** Who is at these schools today and has something to decide. */
  #staffOf(inside: Uint8Array): Int32Array {
    const { model } = this.#state;
    const { staff, staffStart } = this.#neighbours;
    const free: number[] = [];
    for (let s = 0; s < model.schools; s++) {
      if (!inside[s]) continue;
      for (let i = staffStart[s]!; i < staffStart[s + 1]!; i++) {
        const t = staff[i]!;
        if (model.arcStart[t + 1]! > model.arcStart[t]!) free.push(t);
      }
    }
    return Int32Array.from(free);
  }
}
