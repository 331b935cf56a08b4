import { type Program, ProgramBuilder } from '../../milp/index.ts';
import type { CheckedSolver } from '../../solvers/index.ts';
import type { Stop } from '../../stop/index.ts';
import { NONE } from '../../units.ts';
import { LOAD_RULES } from '../constraints/index.ts';
import type { Goal } from '../goal.ts';
import type { Task } from '../task.ts';
import type { Found } from './merge.ts';
import type { ZonePool } from './zone-pool.ts';
import { countyLimits, type SharedLimit, ZoneLoadCosts, zoneLoad } from './zone-terms.ts';

/** Zones that enter the first linear program, and those added at a time. */
const FIRST_COLUMNS = 3000;
const COLUMNS_AT_A_TIME = 1500;
/** Rounds of further columns: the last ones change little. */
const ROUNDS = 3;
const MOST_INTEGER_COLUMNS = 1500;

/**
 * The best assignment that can be put together from a pool of zones: set partitioning, every item covered by exactly one
 * chosen zone, at most one zone chosen a school and stage. The relaxation is solved by column generation over the pool;
 * columns whose reduced cost exceeds the gap to `incumbent` cannot be part of a better assignment and stay out.
 * Null where nothing better than the incumbent's value comes out.
 */
export async function recombine(
  task: Task,
  goal: Goal,
  pool: ZonePool,
  incumbent: Found,
  solver: CheckedSolver,
  stop: Stop,
): Promise<Found | null> {
  const columns = describe(task, goal, pool);
  const relaxation = await relax(task, goal, columns, incumbent, solver, stop);
  if (relaxation === null) return null;
  const room = incumbent.value - relaxation.objective;
  if (room <= 1e-9 * Math.abs(incumbent.value)) return null;
  const able = Array.from(relaxation.reduced.keys()).filter((k) => relaxation.reduced[k]! < room);
  able.sort((a, b) => relaxation.reduced[a]! - relaxation.reduced[b]! || a - b);
  const chosen = able.slice(0, MOST_INTEGER_COLUMNS).sort((a, b) => a - b);
  const program = master(task, goal, columns, chosen, true);
  const result = await solver.solve(program, { stop });
  if (!result.x || result.objective === undefined) return null;
  if (result.objective >= incumbent.value - 1e-9 * Math.abs(incumbent.value)) return null;
  const zones = new Int32Array(task.itemCount).fill(NONE);
  chosen.forEach((k, j) => {
    if (result.x![j]! < 0.5) return;
    for (const item of pool.items[k]!) zones[item] = pool.zone[k]!;
  });
  return { zones, value: result.objective };
}

interface Columns {
  readonly pool: ZonePool;
  /** Value of the goal's level and of each capped level. */
  readonly cost: Float64Array;
  readonly capped: readonly Float64Array[];
  /** Value of each level where no school has a zone. */
  readonly idle: Float64Array;
  /** Limits that several zones share: of one school, or of the county. */
  readonly shared: readonly SharedLimit[];
}

function describe(task: Task, goal: Goal, pool: ZonePool): Columns {
  const loadCosts = new ZoneLoadCosts(task);
  const valueAt = (level: number) =>
    Float64Array.from(pool.items, (items, k) => {
      const zone = pool.zone[k]!;
      let sum = 0;
      for (const item of items) sum += task.cost[level]![candidateOf(task, item, zone)]!;
      return sum + loadCosts.of(level, zone, items);
    });
  return {
    pool,
    cost: valueAt(goal.level),
    capped: goal.caps.map((_, level) => valueAt(level)),
    idle: Float64Array.from(task.cost, (_, level) => loadCosts.idle(level)),
    shared: [...sharedLimits(task, pool), ...countyLimits(task, pool)],
  };
}

/** Schools with several planned stages: what each zone of theirs uses under each rule. */
function sharedLimits(task: Task, pool: ZonePool): SharedLimit[] {
  const stages = new Int32Array(task.schoolCount);
  for (const school of task.zoneSchool) stages[school]!++;
  const load = new Int32Array(task.columnCount);
  const limits: SharedLimit[] = [];
  for (const rule of LOAD_RULES) {
    if (!rule.binds(task)) continue;
    for (let school = 0; school < task.schoolCount; school++) {
      const limit = rule.limit(task, school);
      if (limit === Infinity) continue;
      load.fill(0);
      const idle = rule.used(task, load, 0, school);
      // One zone keeps its school's limits by itself, unless the school may not go without.
      if (stages[school]! < 2 && idle <= limit) continue;
      const used = Float64Array.from(pool.items, (items, k) => {
        if (task.zoneSchool[pool.zone[k]!] !== school) return 0;
        zoneLoad(task, pool.zone[k]!, items, load);
        return rule.used(task, load, 0, school) - idle;
      });
      limits.push({ room: limit - idle, used });
    }
  }
  return limits;
}

function candidateOf(task: Task, item: number, zone: number): number {
  let c = task.candidateStart[item]!;
  while (task.candidateZone[c] !== zone) c++;
  return c;
}

/** The relaxation over the whole pool: solved on some columns, until no other has a negative reduced cost. */
async function relax(
  task: Task,
  goal: Goal,
  columns: Columns,
  incumbent: Found,
  solver: CheckedSolver,
  stop: Stop,
): Promise<{ objective: number; reduced: Float64Array } | null> {
  const { pool } = columns;
  const active = new Set<number>();
  // The incumbent's own zones make every restricted program feasible.
  for (let k = 0; k < pool.size; k++) {
    if (pool.items[k]!.every((item) => incumbent.zones[item] === pool.zone[k])) active.add(k);
  }
  for (let k = pool.size - 1; k >= 0 && active.size < FIRST_COLUMNS; k--) active.add(k);
  for (let round = 0; ; round++) {
    const chosen = [...active].sort((a, b) => a - b);
    const program = master(task, goal, columns, chosen, false);
    const result = await solver.solve(program, { stop });
    if (result.status !== 'optimal' || !result.duals) return null;
    const reduced = reducedCosts(task, goal, columns, result.duals);
    const entering = Array.from(reduced.keys()).filter((k) => reduced[k]! < -1e-7 && !active.has(k));
    if (entering.length === 0 || round === ROUNDS) return { objective: result.objective!, reduced };
    entering.sort((a, b) => reduced[a]! - reduced[b]! || a - b);
    for (const k of entering.slice(0, COLUMNS_AT_A_TIME)) active.add(k);
  }
}

/** Rows: items (= 1), zones (≤ 1), capped levels, then shared limits by load rule. */
function master(
  task: Task,
  goal: Goal,
  columns: Columns,
  chosen: readonly number[],
  integer: boolean,
): Program {
  const builder = new ProgramBuilder();
  for (let item = 0; item < task.itemCount; item++) builder.row(1, 1);
  for (let zone = 0; zone < task.zoneCount; zone++) builder.row(-Infinity, 1);
  goal.caps.forEach((cap, level) => {
    builder.row(-Infinity, cap - columns.idle[level]!);
  });
  builder.constant(columns.idle[goal.level]!);
  const shared = builder.rows;
  for (const { room } of columns.shared) builder.row(-Infinity, room);
  for (const k of chosen) {
    const column = builder.column({ cost: columns.cost[k]!, upper: 1, integer });
    for (const item of columns.pool.items[k]!) builder.entry(item, column, 1);
    builder.entry(task.itemCount + columns.pool.zone[k]!, column, 1);
    columns.capped.forEach((value, level) => {
      builder.entry(task.itemCount + task.zoneCount + level, column, value[k]!);
    });
    columns.shared.forEach(({ used }, row) => {
      builder.entry(shared + row, column, used[k]!);
    });
  }
  return builder.build();
}

function reducedCosts(task: Task, goal: Goal, columns: Columns, duals: Float64Array): Float64Array {
  const { pool } = columns;
  return Float64Array.from(pool.items, (items, k) => {
    let reduced = columns.cost[k]! - duals[task.itemCount + pool.zone[k]!]!;
    for (const item of items) reduced -= duals[item]!;
    for (let level = 0; level < goal.caps.length; level++) {
      reduced -= columns.capped[level]![k]! * duals[task.itemCount + task.zoneCount + level]!;
    }
    columns.shared.forEach(({ used }, row) => {
      reduced -= used[k]! * duals[task.itemCount + task.zoneCount + goal.caps.length + row]!;
    });
    return reduced;
  });
}
