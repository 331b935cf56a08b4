import { compileBalance } from '../layout/balance.ts';
import { compile } from '../layout/compile.ts';
import { schoolsStandingIn } from '../layout/constraints/anchor.ts';
import { boardersOf } from '../layout/constraints/boarding-places.ts';
import { compileCapacity } from '../layout/constraints/capacity.ts';
import { CONSTRAINTS } from '../layout/constraints/index.ts';
import { noHarm } from '../layout/constraints/no-harm.ts';
import type { Context } from '../layout/context.ts';
import { roomsOf } from '../layout/rooms.ts';
import type { Task } from '../layout/task.ts';
import { bandTime, verdict, waysOf } from '../layout/ways.ts';
import { type Program, ProgramBuilder } from '../milp/index.ts';
import { NO_BALANCE } from '../policy/index.ts';
import type { Droppable } from '../solvers/index.ts';
import { NONE, type SchoolIndex, SECONDS_PER_MINUTE, type UnitIndex } from '../units.ts';
import { addContiguity, contiguityColumns } from './contiguity-flow.ts';

/** One thing that is asked for and could be given up. */
export type Member =
  | { readonly kind: 'unit' | 'anchor'; readonly slot: number; readonly unit: UnitIndex }
  | { readonly kind: 'limit'; readonly slot: number; readonly band: number }
  | { readonly kind: 'capacity' | 'boardingPlaces' | 'noHarm'; readonly school: SchoolIndex }
  | { readonly kind: 'contiguity'; readonly slot: number; readonly school: SchoolIndex }
  | { readonly kind: 'lock' | 'group'; readonly slot: number; readonly position: number }
  /** A limit on a difference coefficient, `stage/ratio`, and what it is proved to be at least. */
  | { readonly kind: 'coefficient'; readonly subject: string; readonly atLeast: number };

/** What may be bent, at a price, to find a way out. */
export type Elastic = 'lock' | 'group' | 'bus' | 'limit' | 'classrooms' | 'noHarm';

/** A change that an elastic program has chosen. */
export type Bend =
  | { readonly kind: 'lock' | 'group'; readonly position: number }
  | { readonly kind: 'bus'; readonly unit: UnitIndex; readonly school: SchoolIndex; readonly minutes: number }
  | { readonly kind: 'limit'; readonly slot: number; readonly band: number; readonly minutes: number }
  | { readonly kind: 'classrooms'; readonly school: SchoolIndex; readonly classrooms: number }
  | { readonly kind: 'noHarm'; readonly tolerance: number }
  | { readonly kind: 'coefficient'; readonly stage: string; readonly limit: number };

/**
 * What each change counts for where ways out are compared: taking back what somebody decided, a bus, a minute for a whole
 * band, a classroom. Only the order that they give matters.
 */
export const EFFORT: Readonly<Record<Elastic | 'coefficient', number>> = {
  lock: 1,
  group: 1,
  bus: 4,
  limit: 3,
  classrooms: 10,
  // For each hundredth that schools may lose.
  noHarm: 3,
  // For each hundredth.
  coefficient: 3,
};

const MANY_PAIRS = 5000;
/** Minutes beyond a limit below which a coefficient would grow out of hand. */
const LEAST_OVER = 1e-3;

/** A question as a mixed-integer program in which every rule can be told apart and dropped. */
export interface RuleProgram {
  readonly program: Program;
  readonly members: readonly Member[];
  readonly droppable: readonly Droppable[];
  /** Whether contiguity is part of it; a county may be too large. */
  readonly contiguity: boolean;
  /** What a point of an elastic program bends. */
  readonly bends: (x: Float64Array) => readonly Bend[];
}

export interface RuleProgramOptions {
  readonly elastic: ReadonlySet<Elastic>;
  /** Stages and units (`slot:unit`) whose ways may be bent; absent: all. Fewer make a smaller program. */
  readonly bendable?: ReadonlySet<string>;
  /**
   * Most schools that a unit may go to, the nearest, in a county with more than `MANY_PAIRS` ways; absent: all. A smaller program,
   * whose points are points of the whole; but what it cannot do may be possible all the same.
   */
  readonly nearest?: number;
  /** Most columns that contiguity may add; beyond them it is left out. */
  readonly mostFlowColumns: number;
}

/**
 * Lowers a question in which nothing is compiled away: every known way is a column, and limits, locks, groups, anchors,
 * capacity, boarding places and contiguity are rows of their own. Null where not even that can be put together, because some
 * unit has no way to any school.
 */
export function ruleProgram(context: Context, options: RuleProgramOptions): RuleProgram | null {
  const open = compile(withoutRules(context));
  if (!open.task || !open.grouping) return null;
  const task = {
    ...open.task,
    capacity: capacityOf(context, open.task),
    balance: compileBalance(context),
  };
  return new Lowering(context, task, open.grouping.itemOf, options).build();
}

/** The capacity that `withoutRules` left out, in the columns of its task. */
function capacityOf(context: Context, task: Task): Task['capacity'] {
  const columnOf = new Int32Array(context.problem.grades.length).fill(NONE);
  for (const { slot, zoned } of context.stages) {
    zoned.forEach((grade, k) => {
      columnOf[grade] = task.stageColumn[slot]! + k;
    });
  }
  return compileCapacity(context, columnOf, task.capacity.columnCap.length);
}

/** The same county without limits, capacity, locks, groups, anchors and contiguity: who could go where at all. */
function withoutRules({ problem, policy, travel, options }: Context) {
  return {
    travel,
    problem: {
      ...problem,
      schools: problem.schools.map((school) => ({ ...school, unit: NONE, classrooms: null, seats: null })),
    },
    policy: {
      ...policy,
      bands: policy.bands.map((band) => ({ ...band, limit: null })),
      boardingFromGrade: null,
      balance: NO_BALANCE,
    },
    options: {
      ...options,
      contiguity: false,
      locks: [],
      keepTogether: [],
      levels: [{ id: 'travel', tolerance: 0 }],
    },
  };
}

class Lowering {
  readonly #builder = new ProgramBuilder();
  readonly #members: Member[] = [];
  readonly #droppable: Droppable[] = [];
  readonly #columnOf: Int32Array;
  readonly #itemOfCandidate: Int32Array;
  readonly #bends: ((x: Float64Array) => Bend | null)[] = [];
  readonly #context: Context;
  readonly #task: Task;
  readonly #itemOf: readonly Int32Array[];
  readonly #options: RuleProgramOptions;

  constructor(context: Context, task: Task, itemOf: readonly Int32Array[], options: RuleProgramOptions) {
    this.#context = context;
    this.#task = task;
    this.#itemOf = itemOf;
    this.#options = options;
    this.#columnOf = new Int32Array(task.candidateZone.length);
    this.#itemOfCandidate = new Int32Array(task.candidateZone.length);
  }

  /** Things named early are kept out of a clash where there is a choice: what somebody decided is named last. */
  build(): RuleProgram {
    const units = this.#assignment();
    const contiguity = this.#contiguity();
    this.#anchors();
    this.#boarding();
    for (const [member, row] of units) this.#add(member, [row]);
    this.#limits();
    this.#capacity();
    this.#noHarm();
    this.#groups();
    this.#locks();
    return {
      program: this.#builder.build(),
      members: this.#members,
      droppable: this.#droppable,
      contiguity,
      bends: (x) => this.#bends.flatMap((bend) => bend(x) ?? []),
    };
  }

  #add(member: Member, rows: readonly number[]): void {
    this.#members.push(member);
    this.#droppable.push({ rows });
  }

  #assignment(): [Member, number][] {
    const { candidateStart, zoneSchool, candidateZone } = this.#task;
    return this.#itemOf.flatMap((items, slot) =>
      Array.from(items, (item, unit): [Member, number] => {
        const row = this.#builder.row(1, 1);
        const farthest = this.#farthest(slot, unit, item);
        for (let c = candidateStart[item]!; c < candidateStart[item + 1]!; c++) {
          const school = zoneSchool[candidateZone[c]!]!;
          const upper = this.#task.cost[0]![c]! <= farthest ? 1 : 0;
          const name = `${slot}:${unit}:${school}`;
          this.#columnOf[c] = this.#builder.column({ upper, integer: true, name });
          this.#itemOfCandidate[c] = item;
          this.#builder.entry(row, this.#columnOf[c]!, 1);
        }
        return [{ kind: 'unit', slot, unit }, row];
      }),
    );
  }

  /** Travel of the farthest school that a unit may go to: see `nearest`. */
  #farthest(slot: number, unit: UnitIndex, item: number): number {
    const { nearest, bendable } = this.#options;
    const { candidateStart, candidateZone, cost } = this.#task;
    if (nearest === undefined || candidateZone.length <= MANY_PAIRS) return Infinity;
    const { locks, groups } = this.#context;
    const asked =
      bendable?.has(`${slot}:${unit}`) ||
      locks.some((one) => one.slot === slot && one.unit === unit) ||
      groups.some((one) => one.slot === slot && one.units.includes(unit));
    if (asked) return Infinity;
    const own = cost[0]!.slice(candidateStart[item]!, candidateStart[item + 1]!).sort();
    return own[nearest - 1] ?? Infinity;
  }

  /** Columns of a unit by school. */
  #schoolsOf(slot: number, unit: UnitIndex): Map<SchoolIndex, number> {
    const { candidateStart, zoneSchool, candidateZone } = this.#task;
    const item = this.#itemOf[slot]![unit]!;
    const found = new Map<SchoolIndex, number>();
    for (let c = candidateStart[item]!; c < candidateStart[item + 1]!; c++)
      found.set(zoneSchool[candidateZone[c]!]!, this.#columnOf[c]!);
    return found;
  }

  /** A row that forbids columns. */
  #forbid(columns: readonly number[]): number {
    return this.#builder.row(
      -Infinity,
      0,
      columns,
      columns.map(() => 1),
    );
  }

  #contiguity(): boolean {
    const { context, options } = { context: this.#context, options: this.#options };
    if (!context.options.contiguity) return true;
    if (contiguityColumns(context) > options.mostFlowColumns) return false;
    for (const stage of context.stages) {
      const columns = Array.from({ length: context.problem.units.count }, (_, unit) =>
        this.#schoolsOf(stage.slot, unit),
      );
      for (const school of stage.schools) {
        if (context.problem.schools[school]!.unit === NONE) continue;
        const of = (unit: UnitIndex) => columns[unit]!.get(school);
        const rows = addContiguity(this.#builder, context, stage, school, of);
        this.#add({ kind: 'contiguity', slot: stage.slot, school }, rows);
      }
    }
    return true;
  }

  #anchors(): void {
    schoolsStandingIn(this.#context).forEach((standing, slot) => {
      for (const [unit, schools] of standing) {
        const elsewhere = [...this.#schoolsOf(slot, unit)].filter(([school]) => !schools.includes(school));
        const rows = [this.#forbid(elsewhere.map(([, column]) => column))];
        this.#add({ kind: 'anchor', slot, unit }, rows);
      }
    });
  }

  #boarding(): void {
    const context = this.#context;
    const rowOf = new Map<SchoolIndex, number>();
    for (const stage of context.stages) {
      for (let unit = 0; unit < context.problem.units.count; unit++) {
        const ways = waysOf(context, stage, unit);
        const columns = this.#schoolsOf(stage.slot, unit);
        ways.schools.forEach((school, k) => {
          const boarders = boardersOf(context, ways, k);
          if (boarders === 0) return;
          const places = context.problem.schools[school]!.boardingPlaces;
          const row = rowOf.get(school) ?? this.#builder.row(-Infinity, places);
          rowOf.set(school, row);
          this.#builder.entry(row, columns.get(school)!, boarders);
        });
      }
    }
    for (const [school, row] of rowOf) this.#add({ kind: 'boardingPlaces', school }, [row]);
  }

  /** Pairs too far for a band; the limit of a band is one thing, whoever it hits. */
  #limits(): void {
    const context = this.#context;
    const { elastic } = this.#options;
    const buses = new Map<number, number>();
    for (const stage of context.stages) {
      stage.bands.forEach((band, b) => {
        if (band.limit === null) return;
        const limit = band.limit / SECONDS_PER_MINUTE;
        const rows: number[] = [];
        const longer = elastic.has('limit')
          ? this.#builder.column({ cost: EFFORT.limit, lower: 0, upper: 600, integer: true })
          : NONE;
        for (let unit = 0; unit < context.problem.units.count; unit++) {
          const ways = waysOf(context, stage, unit);
          if (ways.bandPupils[b] === 0) continue;
          const columns = this.#schoolsOf(stage.slot, unit);
          const tooFar = ways.schools.flatMap((school, k) =>
            verdict(context, ways, k, band) === 'tooFar' ? [{ school, k, column: columns.get(school)! }] : [],
          );
          if (tooFar.length === 0) continue;
          const bends = this.#options.bendable?.has(`${stage.slot}:${unit}`) ?? true;
          if (!bends || (longer === NONE && !elastic.has('bus'))) {
            rows.push(this.#forbid(tooFar.map(({ column }) => column)));
            continue;
          }
          for (const { school, k, column } of tooFar) {
            const over = Math.max(LEAST_OVER, bandTime(ways, k, band) / SECONDS_PER_MINUTE - limit);
            const row = this.#forbid([column]);
            rows.push(row);
            if (longer !== NONE) this.#builder.entry(row, longer, -1 / over);
            if (!elastic.has('bus')) continue;
            const known = buses.get(column);
            const bus = known ?? this.#bus(stage.slot, unit, school);
            buses.set(column, bus);
            this.#builder.entry(row, bus, -1);
          }
        }
        if (rows.length === 0) return;
        this.#add({ kind: 'limit', slot: stage.slot, band: b }, rows);
        this.#bends.push((x) => {
          const more = longer === NONE ? 0 : Math.round(x[longer]!);
          return more > 0
            ? { kind: 'limit', slot: stage.slot, band: b, minutes: Math.ceil(limit) + more }
            : null;
        });
      });
    }
  }

  /** A bus may take as long as the strictest limit of the unit's children; its cost counts children last. */
  #bus(slot: number, unit: UnitIndex, school: SchoolIndex): number {
    const context = this.#context;
    const stage = context.stages[slot]!;
    const ways = waysOf(context, stage, unit);
    const limits = stage.bands.flatMap((band, b) =>
      ways.bandPupils[b]! > 0 && band.limit !== null ? [band.limit] : [],
    );
    const minutes = Math.floor(Math.min(...limits) / SECONDS_PER_MINUTE);
    const bus = this.#builder.binary(EFFORT.bus * (1 + 1e-4 * Math.min(ways.pupils, 1000)));
    this.#bends.push((x) => (x[bus]! > 0.5 ? { kind: 'bus', unit, school, minutes } : null));
    return bus;
  }

  #capacity(): void {
    const { schools } = this.#context.problem;
    const candidates = Array.from(this.#columnOf.keys());
    const limits = roomsOf(this.#context);
    const load = CONSTRAINTS.find((rule) => rule.id === 'capacity')!.loads![0]!;
    const rows = {
      builder: this.#builder,
      candidates,
      columnOf: this.#columnOf,
      itemOf: this.#itemOfCandidate,
      integer: true,
    };
    const { capacity: form } = this.#task;
    schools.forEach((there, school) => {
      if (form.kind[school] === 0) return;
      const kind = new Uint8Array(schools.length);
      kind[school] = form.kind[school]!;
      const first = this.#builder.rows;
      load.lower({ ...this.#task, capacity: { ...form, kind } }, rows);
      const own = Array.from({ length: this.#builder.rows - first }, (_, k) => first + k);
      this.#add({ kind: 'capacity', school }, own);
      // A school that is over-full today must first be given the rooms that it is held to.
      const missing = Math.max(0, limits.of(school) - (there.classrooms ?? 0));
      const most = (there.maxClassrooms ?? Infinity) - (there.classrooms ?? 0) - missing;
      if (!this.#options.elastic.has('classrooms') || there.classrooms === null || most <= 0) return;
      const more = this.#builder.column({ cost: EFFORT.classrooms, upper: most, integer: true });
      // The first row of a school is what it uses against what it has.
      this.#builder.entry(first, more, -1);
      this.#bends.push((x) => {
        // A point of the relaxation has parts of classrooms.
        const classrooms = Math.ceil(x[more]! - 1e-6);
        return classrooms > 0 ? { kind: 'classrooms', school, classrooms: classrooms + missing } : null;
      });
    });
  }

  #noHarm(): void {
    const { balance } = this.#task;
    if (balance.noHarm === null) return;
    const { tolerance } = this.#context.policy.balance.noHarm;
    const candidates = Array.from(this.#columnOf.keys());
    const rows = {
      builder: this.#builder,
      candidates,
      columnOf: this.#columnOf,
      itemOf: this.#itemOfCandidate,
      integer: true,
    };
    // Pupils allowed are today's times 1 ⁄ (1 − ε): the factor is what bends.
    const factor = 1 / Math.max(1 - tolerance, 1e-9);
    const more = this.#options.elastic.has('noHarm')
      ? this.#builder.column({ cost: 100 * EFFORT.noHarm, upper: 1e6 })
      : NONE;
    this.#context.problem.schools.forEach((_, school) => {
      const only = (limits: Float64Array) =>
        limits.map((limit, at) => (at % this.#task.schoolCount === school ? limit : Infinity));
      const own = { pupils: only(balance.noHarm!.pupils), weighted: only(balance.noHarm!.weighted) };
      const task = { ...this.#task, balance: { ...balance, noHarm: own } };
      const added: number[] = [];
      for (const load of noHarm.loads!) {
        const first = this.#builder.rows;
        if (load.binds(task)) load.lower(task, rows);
        if (this.#builder.rows === first) continue;
        added.push(first);
        if (more !== NONE) this.#builder.entry(first, more, -load.limit(task, school) / factor);
      }
      if (added.length > 0) this.#add({ kind: 'noHarm', school }, added);
    });
    if (more === NONE) return;
    this.#bends.push((x) => {
      const needed = 1 - 1 / (factor + x[more]!);
      return x[more]! > 1e-9 ? { kind: 'noHarm', tolerance: Math.ceil(needed * 1000 - 1e-6) / 1000 } : null;
    });
  }

  #groups(): void {
    for (const { slot, units, position } of this.#context.groups) {
      const bend = this.#decision('group', position);
      const [first, ...others] = units.map((unit) => this.#schoolsOf(slot, unit));
      const rows: number[] = [];
      for (const other of others) {
        for (const school of new Set([...first!.keys(), ...other.keys()])) {
          const columns = [first!.get(school), other.get(school)];
          for (const sign of [1, -1]) {
            const row = this.#builder.row(-Infinity, 0);
            if (columns[0] !== undefined) this.#builder.entry(row, columns[0], sign);
            if (columns[1] !== undefined) this.#builder.entry(row, columns[1], -sign);
            if (bend !== NONE) this.#builder.entry(row, bend, -1);
            rows.push(row);
          }
        }
      }
      this.#add({ kind: 'group', slot, position }, rows);
    }
  }

  #locks(): void {
    for (const { slot, unit, school, position } of this.#context.locks) {
      const bend = this.#decision('lock', position);
      const elsewhere = [...this.#schoolsOf(slot, unit)].filter(([other]) => other !== school);
      const row = this.#forbid(elsewhere.map(([, column]) => column));
      if (bend !== NONE) this.#builder.entry(row, bend, -1);
      this.#add({ kind: 'lock', slot, position }, [row]);
    }
  }

  #decision(kind: 'lock' | 'group', position: number): number {
    if (!this.#options.elastic.has(kind)) return NONE;
    const given = this.#builder.binary(EFFORT[kind]);
    this.#bends.push((x) => (x[given]! > 0.5 ? { kind, position } : null));
    return given;
  }
}
