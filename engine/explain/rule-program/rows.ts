import type { Context } from '../../layout/context.ts';
import type { Task } from '../../layout/task.ts';
import { ProgramBuilder } from '../../milp/index.ts';
import type { Droppable } from '../../solvers/index.ts';
import type { SchoolIndex, UnitIndex } from '../../units.ts';
import type { Bend, Elastic, Member } from './members.ts';

export interface RuleProgramOptions {
  readonly elastic: ReadonlySet<Elastic>;
  /** Stages and units (`slot:unit`) whose ways may be bent; absent: all. Fewer make a smaller program. */
  readonly bendable?: ReadonlySet<string>;
  /**
   * Most schools that a unit may go to, the nearest, in a county with more than `MANY_PAIRS` ways; absent: all. A smaller program,
   * whose points are points of the whole; but what it cannot do may be possible all the same.
   */
  readonly nearest?: number;
}

/** What all ways together may add to the price of a way out: they break ties, so that points hang together almost by themselves. */
const TIE = 0.01;

/** Ways of a county from which on only the nearest schools of a unit are taken, where the options say so. */
const MANY_PAIRS = 5000;

/** The program while its rules are written: a column for every known way, and the rows of each rule by name. */
export class RuleRows {
  readonly builder = new ProgramBuilder();
  readonly members: Member[] = [];
  readonly droppable: Droppable[] = [];
  /** Column of each candidate, and its item. */
  readonly columnOf: Int32Array;
  readonly itemOfCandidate: Int32Array;
  /** What a point bends, asked one by one. */
  readonly bends: ((x: Float64Array) => Bend | null)[] = [];
  readonly context: Context;
  readonly task: Task;
  readonly itemOf: readonly Int32Array[];
  readonly options: RuleProgramOptions;

  constructor(context: Context, task: Task, itemOf: readonly Int32Array[], options: RuleProgramOptions) {
    this.context = context;
    this.task = task;
    this.itemOf = itemOf;
    this.options = options;
    this.columnOf = new Int32Array(task.candidateZone.length);
    this.itemOfCandidate = new Int32Array(task.candidateZone.length);
  }

  /** Names rows that can be dropped together. */
  add(member: Member, rows: readonly number[]): void {
    this.members.push(member);
    this.droppable.push({ rows });
  }

  /** The columns in the form in which the rules of zoning lower themselves. */
  get lowered() {
    return {
      builder: this.builder,
      candidates: Array.from(this.columnOf.keys()),
      columnOf: this.columnOf,
      itemOf: this.itemOfCandidate,
      integer: true,
    };
  }

  /** Columns of a unit by school. */
  schoolsOf(slot: number, unit: UnitIndex): Map<SchoolIndex, number> {
    const { candidateStart, zoneSchool, candidateZone } = this.task;
    const item = this.itemOf[slot]![unit]!;
    const found = new Map<SchoolIndex, number>();
    for (let c = candidateStart[item]!; c < candidateStart[item + 1]!; c++)
      found.set(zoneSchool[candidateZone[c]!]!, this.columnOf[c]!);
    return found;
  }

  /** A row that forbids columns. */
  forbid(columns: readonly number[]): number {
    return this.builder.row(
      -Infinity,
      0,
      columns,
      columns.map(() => 1),
    );
  }
}

/** A column for each known way, and a row that every unit goes somewhere; the rows by unit. */
export function assignment(on: RuleRows): [Member, number][] {
  const { candidateStart, zoneSchool, candidateZone } = on.task;
  const price = tiePrice(on);
  return on.itemOf.flatMap((items, slot) =>
    Array.from(items, (item, unit): [Member, number] => {
      const row = on.builder.row(1, 1);
      const most = farthest(on, slot, unit, item);
      for (let c = candidateStart[item]!; c < candidateStart[item + 1]!; c++) {
        const school = zoneSchool[candidateZone[c]!]!;
        const upper = on.task.cost[0]![c]! <= most ? 1 : 0;
        const name = `${slot}:${unit}:${school}`;
        const cost = price * on.task.cost[0]![c]!;
        on.columnOf[c] = on.builder.column({ cost, upper, integer: true, name });
        on.itemOfCandidate[c] = item;
        on.builder.entry(row, on.columnOf[c]!, 1);
      }
      return [{ kind: 'unit', slot, unit }, row];
    }),
  );
}

/** Price of a pupil-minute: as much as breaks ties where something is priced, else such that the longest way is worth 1. */
function tiePrice({ task, options }: RuleRows): number {
  let longest = 1;
  for (const cost of task.cost[0]!) longest = Math.max(longest, cost);
  return options.elastic.size === 0 ? 1 / longest : TIE / (task.itemCount * longest);
}

/** Travel of the farthest school that a unit may go to: see `nearest`. */
function farthest(on: RuleRows, slot: number, unit: UnitIndex, item: number): number {
  const { nearest, bendable } = on.options;
  const { candidateStart, candidateZone, cost } = on.task;
  if (nearest === undefined || candidateZone.length <= MANY_PAIRS) return Infinity;
  const { locks, groups } = on.context;
  const asked =
    bendable?.has(`${slot}:${unit}`) ||
    locks.some((one) => one.slot === slot && one.unit === unit) ||
    groups.some((one) => one.slot === slot && one.units.includes(unit));
  if (asked) return Infinity;
  const own = cost[0]!.slice(candidateStart[item]!, candidateStart[item + 1]!).sort();
  return own[nearest - 1] ?? Infinity;
}
