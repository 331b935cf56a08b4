import type { Random } from '../../random.ts';
import type { CheckedSolver } from '../../solvers/index.ts';
import { afterIterations, afterSeconds, type Stop } from '../../stop/index.ts';
import { type Tangent, tangentsAt } from '../model/lower-spreads.ts';
import { STAY } from '../model/model.ts';
import { askedOnly } from './asked.ts';
import { type Budget, progressOf } from './budget.ts';
import { solveCutting } from './cut-loop.ts';
import type { Neighbours } from './neighbours.ts';
import { isKept, type Objective, objectiveValue } from './objective.ts';
import type { ExchangeState } from './state.ts';

/** Arcs of a first neighbourhood, and the least and most that it shrinks and grows to. */
const ARCS = { first: 700, least: 60, most: 6000 };
/** How a neighbourhood grows once one is solved, and shrinks where time ends one. */
const GROWTH = 1.4;
const SHRINKAGE = 0.7;
/** A neighbourhood may take this long, or this many simplex iterations where steps are counted. */
const SECONDS = 2;
/** Nor longer than this share of all there is for neighbourhoods, nor than what is left of it. */
const SHARE = 0.2;
const ITERATIONS = 20_000;
/** One neighbourhood counts as this many steps of a budget. */
const STEPS = 20_000;

/**
 * Solves neighbourhoods exactly: the staff of a few schools choose anew among these schools, everybody else stays as decided.
 * A neighbourhood grows while the solver finishes and shrinks where it does not. The state only ever becomes better.
 */
export async function solveNeighbourhoods(
  state: ExchangeState,
  neighbours: Neighbours,
  objective: Objective,
  solver: CheckedSolver,
  random: Random,
  budget: Budget,
  onBetter: () => void = () => {},
): Promise<number> {
  const begin = budget.now();
  const progress = progressOf(budget);
  let target = ARCS.first;
  let steps = 0;
  let rounds = 0;
  let improved = 0;
  if (!isKept(objective, state)) return 0;
  const tangents = tangentsAt(state.model, state.z);
  const looked = new Uint8Array(state.model.arcSchool.length);
  for (const a of neighbours.arcs) looked[a] = 1;
  while (progress({ iteration: steps, sinceImprovement: steps - improved }) < 1) {
    const before = objectiveValue(objective, state.totals);
    const stop = stopOf(budget, begin);
    const finished = await solveOne(
      state,
      neighbours,
      looked,
      tangents,
      objective,
      solver,
      random,
      target,
      stop,
    );
    target = Math.round(target * (finished ? GROWTH : SHRINKAGE));
    target = Math.max(ARCS.least, Math.min(ARCS.most, target));
    steps += STEPS;
    rounds++;
    if (objectiveValue(objective, state.totals) < before - 1e-9) {
      improved = steps;
      onBetter();
    }
    if (finished && target >= ARCS.most && state.model.arcSchool.length <= ARCS.most) break;
  }
  return rounds;
}

function stopOf(budget: Budget, begin: number): Stop {
  if (budget.steps !== null) return askedOnly(afterIterations(ITERATIONS), budget.stop);
  const all = budget.seconds ?? 0;
  const left = all - (budget.now() - begin) / 1000;
  return askedOnly(afterSeconds(Math.min(SECONDS, SHARE * all, left), budget.now), budget.stop);
}

async function solveOne(
  state: ExchangeState,
  neighbours: Neighbours,
  looked: Uint8Array,
  tangents: Tangent[],
  objective: Objective,
  solver: CheckedSolver,
  random: Random,
  target: number,
  stop: Stop,
): Promise<boolean> {
  const { model } = state;
  const inside = someSchools(state, neighbours, random, target);
  const held = state.decision.slice();
  const keep = (a: number) =>
    (looked[a] === 1 && inside[model.arcSchool[a]!] === 1) || held[model.arcTeacher[a]!] === a;
  const free: number[] = [];
  for (let s = 0; s < model.schools; s++) {
    if (!inside[s]) continue;
    for (let i = neighbours.staffStart[s]!; i < neighbours.staffStart[s + 1]!; i++) {
      const t = neighbours.staff[i]!;
      if (model.arcStart[t + 1]! > model.arcStart[t]!) free.push(t);
    }
  }
  const value = objectiveValue(objective, state.totals);
  for (const t of free) state.decide(t, STAY);
  const question = { free: Int32Array.from(free), objective, keep, rounded: true };
  const seed = random.below(1 << 30);
  const result = await solveCutting(state, question, tangents, solver, ({ program, arcs }) => {
    const x = new Float64Array(program.columns);
    for (const [j, a] of arcs.entries()) if (held[model.arcTeacher[a]!] === a) x[j] = 1;
    return { stop, start: { x }, seed };
  });
  const better = isKept(objective, state) && objectiveValue(objective, state.totals) <= value + 1e-9;
  if (!better || !result.x) for (const t of free) state.decide(t, held[t]!);
  return result.status === 'optimal';
}

/** A random school, then others that arcs join to those chosen, until about `target` arcs lie among them. */
function someSchools(
  state: ExchangeState,
  { intoStart, into }: Neighbours,
  random: Random,
  target: number,
): Uint8Array {
  const { model } = state;
  const { schools } = model;
  const inside = new Uint8Array(schools);
  const chosen: number[] = [];
  const between = (a: number, b: number) => intoStart[b * schools + a + 1]! - intoStart[b * schools + a]!;
  let arcs = 0;
  for (let tries = 0; arcs < target && chosen.length < schools && tries < 20 * schools; tries++) {
    let next = random.below(schools);
    if (chosen.length > 0) {
      const to = chosen[random.below(chosen.length)]!;
      const first = intoStart[to * schools]!;
      const count = intoStart[(to + 1) * schools]! - first;
      const arc = count > 0 ? into[first + random.below(count)]! : -1;
      if (arc >= 0) next = model.basePlace[model.arcTeacher[arc]! * model.years]!;
    }
    if (inside[next]) continue;
    inside[next] = 1;
    for (const other of chosen) arcs += between(other, next) + between(next, other);
    chosen.push(next);
  }
  return inside;
}
