import type { Random } from '../../random.ts';
import { SHARED, STAY } from '../model/model.ts';
import type { Best } from './best.ts';
import { arcTo, type Neighbours } from './neighbours.ts';
import type { ExchangeState } from './state.ts';

/** Most decisions that one proposal changes. */
const LONGEST = 4;
/** How often an arc is drawn among the favourites, where there are any. */
const FAVOURED = 0.65;

/** Proposes compound moves: each changes the state at once and can be taken back. */
export class Mover {
  readonly movable: number;
  readonly #state: ExchangeState;
  readonly #neighbours: Neighbours;
  readonly #random: Random;
  readonly #best: Best;
  readonly #arcs: Int32Array;
  /** Who is moved: a list, and each teacher's place in it. */
  readonly #moved: Int32Array;
  readonly #at: Int32Array;
  #movedCount = 0;
  readonly #teachers = new Int32Array(LONGEST);
  readonly #held = new Int32Array(LONGEST);
  #length = 0;
  readonly #swapsOnly: boolean;

  constructor(state: ExchangeState, neighbours: Neighbours, random: Random, best: Best) {
    const { model } = state;
    this.#state = state;
    this.#neighbours = neighbours;
    this.#random = random;
    this.#best = best;
    this.#arcs = neighbours.arcs;
    this.movable = this.#arcs.length;
    this.#moved = new Int32Array(model.teachers);
    this.#at = new Int32Array(model.teachers).fill(-1);
    this.#swapsOnly = model.swapGroup !== null;
    for (let t = 0; t < model.teachers; t++) if (state.decision[t] !== STAY) this.#enlist(t);
  }

  /** Changes the state by one proposal; false where it came to nothing (and nothing changed). */
  propose(): boolean {
    this.#length = 0;
    const kind = this.#random.float();
    if (this.#swapsOnly) this.#proposeSwap(kind);
    else if (kind < 0.22) this.#go();
    else if (kind < 0.3) this.#comeBack();
    else if (kind < 0.45) this.#reroute();
    else if (kind < 0.62) this.#replace();
    else if (kind < 0.8) this.#swap();
    else if (kind < 0.9) this.#fillBehind();
    else if (kind < 0.95) this.#goRound();
    else this.#trade();
    return this.#length > 0;
  }

  undo(): void {
    for (let i = this.#length - 1; i >= 0; i--) this.#state.decide(this.#teachers[i]!, this.#held[i]!);
  }

  commit(): void {
    for (let i = 0; i < this.#length; i++) {
      const t = this.#teachers[i]!;
      this.#best.touch(t);
      const moved = this.#state.decision[t] !== STAY;
      if (moved && this.#at[t] === -1) this.#enlist(t);
      else if (!moved && this.#at[t] !== -1) this.#delist(t);
    }
  }

  #proposeSwap(kind: number): void {
    if (kind < 0.5) this.#swap();
    else if (kind < 0.75) this.#unswap();
    else if (kind < 0.95) this.#substitute();
    else this.#go();
  }

  #enlist(t: number): void {
    this.#at[t] = this.#movedCount;
    this.#moved[this.#movedCount++] = t;
  }

  #delist(t: number): void {
    const last = this.#moved[--this.#movedCount]!;
    this.#moved[this.#at[t]!] = last;
    this.#at[last] = this.#at[t]!;
    this.#at[t] = -1;
  }

  #decide(t: number, arc: number): void {
    const held = this.#state.decision[t]!;
    if (held === arc || this.#length === LONGEST) return;
    if (arc === STAY && !this.#state.model.stayAllowed[t]) return;
    this.#teachers[this.#length] = t;
    this.#held[this.#length++] = held;
    this.#state.decide(t, arc);
  }

  #decideArc(arc: number): void {
    this.#decide(this.#state.model.arcTeacher[arc]!, arc);
  }

  #someMoved(): number {
    return this.#movedCount === 0 ? -1 : this.#moved[this.#random.below(this.#movedCount)]!;
  }

  #anyArc(): number {
    const { favourites } = this.#neighbours;
    const list = favourites.length > 0 && this.#random.float() < FAVOURED ? favourites : this.#arcs;
    return list[this.#random.below(list.length)]!;
  }

  #from(arc: number): number {
    const { model } = this.#state;
    return model.basePlace[model.arcTeacher[arc]! * model.years + model.arcYear[arc]!]!;
  }

  /** Some arc to school `to`, from school `from` where given; -1 without. */
  #someArc(to: number, from = -1): number {
    const { intoStart, into } = this.#neighbours;
    const { schools } = this.#state.model;
    const first = intoStart[to * schools + Math.max(0, from)]!;
    const last = intoStart[from < 0 ? (to + 1) * schools : to * schools + from + 1]!;
    return first === last ? -1 : into[first + this.#random.below(last - first)]!;
  }

  #go(): void {
    this.#decideArc(this.#anyArc());
  }

  #comeBack(): void {
    const t = this.#someMoved();
    if (t >= 0) this.#decide(t, STAY);
  }

  #reroute(): void {
    const t = this.#someMoved();
    if (t < 0) return;
    const { arcs, arcStart } = this.#neighbours;
    const count = arcStart[t + 1]! - arcStart[t]!;
    if (count > 0) this.#decide(t, arcs[arcStart[t]! + this.#random.below(count)]!);
  }

  #replace(): void {
    const t = this.#someMoved();
    if (t < 0) return;
    const arc = this.#someArc(this.#state.model.arcSchool[this.#state.decision[t]!]!);
    if (arc < 0 || this.#state.model.arcTeacher[arc] === t) return;
    this.#decide(t, STAY);
    this.#decideArc(arc);
  }

  #swap(): void {
    const there = this.#anyArc();
    const back = this.#someArc(this.#from(there), this.#state.model.arcSchool[there]!);
    if (back < 0) return;
    this.#decideArc(there);
    this.#decideArc(back);
  }

  #fillBehind(): void {
    const arc = this.#anyArc();
    const behind = this.#someArc(this.#from(arc));
    if (behind < 0 || this.#state.model.arcTeacher[behind] === this.#state.model.arcTeacher[arc]) return;
    this.#decideArc(arc);
    this.#decideArc(behind);
  }

  #goRound(): void {
    const first = this.#anyArc();
    const second = this.#someArc(this.#from(first));
    if (second < 0) return;
    const third = this.#someArc(this.#from(second), this.#state.model.arcSchool[first]!);
    if (third < 0) return;
    this.#decideArc(first);
    this.#decideArc(second);
    this.#decideArc(third);
  }

  /** Two who are moved trade the schools they go to. */
  #trade(): void {
    const one = this.#someMoved();
    const other = this.#someMoved();
    if (one === other || one < 0) return;
    const { model, decision } = this.#state;
    const [a, b] = [decision[one]!, decision[other]!];
    const toB = arcTo(model, one, model.arcSchool[b]!, model.arcYear[b]!, model.arcFlags[b]!);
    const toA = arcTo(model, other, model.arcSchool[a]!, model.arcYear[a]!, model.arcFlags[a]!);
    if (toA < 0 || toB < 0) return;
    this.#decide(one, toB);
    this.#decide(other, toA);
  }

  /** Someone who goes the opposite way of t in the same year, or -1. */
  #counterpart(t: number): number {
    const { model, decision } = this.#state;
    const arc = decision[t]!;
    const { staff, staffStart } = this.#neighbours;
    const to = model.arcSchool[arc]!;
    for (let i = staffStart[to]!; i < staffStart[to + 1]!; i++) {
      const other = staff[i]!;
      const back = decision[other]!;
      if (back === STAY || (model.arcFlags[back]! & SHARED) !== 0) continue;
      const same =
        model.swapGroup?.[other] === model.swapGroup?.[t] && model.arcYear[back] === model.arcYear[arc];
      if (same && model.arcSchool[back] === this.#from(arc)) return other;
    }
    return -1;
  }

  #unswap(): void {
    const t = this.#someMoved();
    if (t < 0) return;
    const other = this.#counterpart(t);
    this.#decide(t, STAY);
    if (other >= 0) this.#decide(other, STAY);
  }

  /** Another of the same school goes in place of one who is moved. */
  #substitute(): void {
    const t = this.#someMoved();
    if (t < 0) return;
    const arc = this.#state.decision[t]!;
    const other = this.#someArc(this.#state.model.arcSchool[arc]!, this.#from(arc));
    if (other < 0 || this.#state.model.arcTeacher[other] === t) return;
    this.#decide(t, STAY);
    this.#decideArc(other);
  }
}
