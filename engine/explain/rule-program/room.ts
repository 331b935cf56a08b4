import { boardersOf } from '../../layout/constraints/boarding-places.ts';
import { CONSTRAINTS } from '../../layout/constraints/index.ts';
import { roomsOf } from '../../layout/rooms.ts';
import { waysOf } from '../../layout/ways.ts';
import type { SchoolIndex } from '../../units.ts';
import { EFFORT } from './members.ts';
import type { RuleRows } from './rows.ts';

/** Beds of schools that board. */
export function boarding(on: RuleRows): void {
  const context = on.context;
  const rowOf = new Map<SchoolIndex, number>();
  for (const stage of context.stages) {
    for (let unit = 0; unit < context.problem.units.count; unit++) {
      const ways = waysOf(context, stage, unit);
      const columns = on.schoolsOf(stage.slot, unit);
      ways.schools.forEach((school, k) => {
        const boarders = boardersOf(context, ways, k);
        if (boarders === 0) return;
        const places = context.problem.schools[school]!.boardingPlaces;
        const row = rowOf.get(school) ?? on.builder.row(-Infinity, places);
        rowOf.set(school, row);
        on.builder.entry(row, columns.get(school)!, boarders);
      });
    }
  }
  for (const [school, row] of rowOf) on.add({ kind: 'boardingPlaces', school }, [row]);
}

/** Classrooms or seats of every school. */
export function capacity(on: RuleRows): void {
  const { schools } = on.context.problem;
  const limits = roomsOf(on.context);
  const load = CONSTRAINTS.find((rule) => rule.id === 'capacity')!.loads![0]!;
  const rows = on.lowered;
  const { capacity: form } = on.task;
  schools.forEach((_, school) => {
    if (form.kind[school] === 0) return;
    const kind = new Uint8Array(schools.length);
    kind[school] = form.kind[school]!;
    const first = on.builder.rows;
    load.lower({ ...on.task, capacity: { ...form, kind } }, rows);
    const own = Array.from({ length: on.builder.rows - first }, (_, k) => first + k);
    on.add({ kind: 'capacity', school }, own);
    if (on.options.elastic.has('classrooms')) bendRooms(on, school, first, limits.of(school));
  });
}

/** Rooms, or seats where only those are known, that may be added at a price. The first row of a school is what it uses against what it has. */
function bendRooms(on: RuleRows, school: SchoolIndex, row: number, limit: number): void {
  const { classrooms, seats, maxClassrooms } = on.context.problem.schools[school]!;
  const kind = classrooms === null ? 'seats' : 'classrooms';
  const now = classrooms ?? seats ?? 0;
  // A school that is over-full today must first be given the rooms that it is held to.
  const missing = Math.max(0, limit - now);
  const most = kind === 'seats' ? Infinity : (maxClassrooms ?? Infinity) - now - missing;
  if (most <= 0) return;
  const more = on.builder.column({ cost: EFFORT[kind], upper: most, integer: true });
  on.builder.entry(row, more, -1);
  on.bends.push((x) => {
    // A point of the relaxation has parts of classrooms.
    const added = Math.ceil(x[more]! - 1e-6);
    if (added <= 0) return null;
    return kind === 'seats'
      ? { kind, school, seats: added + missing }
      : { kind, school, classrooms: added + missing };
  });
}
