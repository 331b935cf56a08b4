import { type Arc, Bends, goalNamed, HEIGHTS, levelsOf } from '../goals/index.ts';
import { STATE_RULES } from '../rules/state/index.ts';
import type { Context } from '../task/context.ts';
import { amountsOf } from '../task/dims.ts';
import { type BaseState, baseStateOf, Limits, UNBOUNDED } from '../task/state.ts';
import { compileArcs } from './arcs.ts';
import type { ExchangeModel } from './model.ts';
import { spreadsOf } from './spreads.ts';
import { compileTies } from './ties.ts';
import { Vectors } from './vectors.ts';

/** Compiles a task into the form that search, bounds and programs read; rules named in `without` are left out. */
export function compileModel(context: Context, without: ReadonlySet<string> = NO_RULES): ExchangeModel {
  const state = baseStateOf(context);
  const limits = new Limits(state);
  for (const rule of STATE_RULES) if (!without.has(rule.id)) rule.limit(context, state, limits);
  const levels = levelsOf(context.options);
  const goals = levels.map((level) => goalNamed(level.id));
  const bends = new Bends(state.rows, state.dims.list.length, UNBOUNDED);
  for (const [level, goal] of goals.entries()) {
    goal.bend?.(context, state, bends);
    bends.claim(level, UNBOUNDED);
  }
  const limited = context.policy.coefficients.map(({ measure, stage }) =>
    state.dims.at(
      measure,
      context.problem.stages.findIndex((one) => one.id === stage),
    ),
  );
  const kept = readDims(state, limits, bends, limited);
  const position = new Int32Array(state.dims.list.length).fill(-1);
  for (const [to, from] of kept.entries()) position[from] = to;
  const pick = (source: Int32Array, each = 1) => keepColumns(source, state.dims.list.length, kept, each);
  const vectors = new Vectors();
  const vectorOf = (m: number, stage: number) =>
    vectors.add(translate(amountsOf(context, state.dims, m, stage), position));
  const members = context.roster.teacher.length;
  const homeVector = Int32Array.from({ length: members }, (_, m) => vectorOf(m, context.teacherOf(m).stage));
  const arcs = compileArcs(context, vectorOf);
  const dims = kept.map((d) => state.dims.list[d]!);
  const half = halves(vectors, dims);
  const at = (kind: 'out' | 'in' | 'posts' | 'movers' | 'backboneMovers') => position[state.dims.at(kind)]!;
  const cost = (read: (goal: (typeof goals)[number]) => ((index: number) => number) | null, size: number) =>
    goals.map((goal) => {
      const of = read(goal);
      return of ? Int32Array.from({ length: size }, (_, i) => of(i)) : null;
    });
  const arcOf = arcReader(arcs);
  return {
    teachers: members,
    schools: state.schools,
    years: state.years,
    rows: state.rows,
    width: kept.length,
    dims,
    levels,
    base: pick(state.value),
    low: pick(limits.low),
    high: pick(limits.high),
    heights: pick(bends.heights, HEIGHTS),
    above: pick(bends.above),
    heightLevel: Int32Array.from(kept, (d) => bends.heightLevel[d]!),
    aboveLevel: Int32Array.from(kept, (d) => bends.aboveLevel[d]!),
    ...arcs,
    arcCost: cost(
      (goal) => (goal.arcCost ? (a) => goal.arcCost!(context, arcOf(a)) : null),
      arcs.arcSchool.length,
    ),
    stayCost: cost((goal) => (goal.stayCost ? (m) => goal.stayCost!(context, m) : null), members),
    basePlace: context.roster.base,
    homeVector,
    moverAmount: Int32Array.from({ length: members }, (_, m) => moverAmount(context, m)),
    ...vectors.arrays(),
    half,
    out: at('out'),
    in: at('in'),
    posts: at('posts'),
    movers: at('movers'),
    backboneMovers: at('backboneMovers'),
    spreads: without.has('coefficient') ? [] : spreadsOf(context, state, (d) => position[d]!, kept.length),
    ...couplings(context, without),
  };
}

const NO_RULES: ReadonlySet<string> = new Set();

/** Dimensions that some rule or goal reads. */
function readDims(
  state: BaseState,
  limits: Limits,
  bends: Bends,
  limited: readonly number[],
): readonly number[] {
  const width = state.dims.list.length;
  const read = new Uint8Array(width);
  for (const d of limited) if (d >= 0) read[d] = 1;
  for (let i = 0; i < limits.low.length; i++) {
    if (limits.low[i]! > -UNBOUNDED || limits.high[i]! < UNBOUNDED) read[i % width] = 1;
  }
  return [...read.keys()].filter((d) => read[d] || bends.heightLevel[d]! >= 0 || bends.aboveLevel[d]! >= 0);
}

function keepColumns(source: Int32Array, width: number, kept: readonly number[], each: number): Int32Array {
  const rows = source.length / (width * each);
  const result = new Int32Array(rows * kept.length * each);
  let at = 0;
  for (let row = 0; row < rows; row++) {
    for (const d of kept) {
      for (let i = 0; i < each; i++) result[at++] = source[(row * width + d) * each + i]!;
    }
  }
  return result;
}

function translate(amounts: ReadonlyMap<number, number>, position: Int32Array): ReadonlyMap<number, number> {
  return new Map(
    [...amounts].flatMap(([d, amount]) => (position[d]! < 0 ? [] : [[position[d]!, amount] as const])),
  );
}

/** For each vector the one of its halved lessons. Halves are vectors too, and never halved again. */
function halves(vectors: Vectors, dims: ExchangeModel['dims']): Int32Array {
  const whole = vectors.size;
  const { vectorStart, vectorDim, vectorAmount } = vectors.arrays();
  return Int32Array.from({ length: whole }, (_, v) => {
    const entries = new Map<number, number>();
    for (let i = vectorStart[v]!; i < vectorStart[v + 1]!; i++) {
      const amount = Math.floor(vectorAmount[i]! / 2);
      if (dims[vectorDim[i]!]!.kind === 'lessons' && amount > 0) entries.set(vectorDim[i]!, amount);
    }
    return vectors.add(entries);
  });
}

function arcReader(arcs: ReturnType<typeof compileArcs>): (a: number) => Arc {
  return (a) => ({
    m: arcs.arcTeacher[a]!,
    s: arcs.arcSchool[a]!,
    y: arcs.arcYear[a]!,
    shared: (arcs.arcFlags[a]! & 1) === 1,
  });
}

/** What a move of m adds to the county's count for the share of backbone teachers. */
function moverAmount(context: Context, m: number): number {
  const backbone = context.teacherOf(m).backbone ? 1 : 0;
  const { backboneShare: share, backboneOf } = context.policy;
  return backboneOf === 'moved' ? 100 * backbone - Math.round(100 * (share ?? 0)) : backbone;
}

function couplings(context: Context, without: ReadonlySet<string>) {
  const { roster, options, distances } = context;
  const groups = new Map<string, number>();
  const swapGroup = Int32Array.from({ length: roster.teacher.length }, (_, m) => {
    const teacher = context.teacherOf(m);
    if (teacher.role === 'head') return -1;
    const key = options.swapSubject ? `${teacher.stage}/${teacher.subjects[0] ?? ''}` : `${teacher.stage}`;
    if (!groups.has(key)) groups.set(key, groups.size);
    return groups.get(key)!;
  });
  return {
    ...compileTies(context, without),
    distances,
    swapGroup: options.flow === 'swaps' && !without.has('swaps') ? swapGroup : null,
    swapGroups: groups.size,
  };
}
