import type { Task } from '../task.ts';
import type { LoweredRows } from './constraint.ts';

const SEATS = 1;
const CLASSES = 2;

/**
 * Capacity as rows. Seats: Σ pupils·x ≤ limit. Classes: a whole number of classes a school and column that holds its
 * pupils, and their sum within the classrooms. Where classes may be combined, the primary stage counts the smaller of
 * two numbers: a switch decides which of the two bounds it from below.
 */
export function lowerCapacity(task: Task, rows: LoweredRows): void {
  const bySchool = Map.groupBy(rows.candidates, (c) => task.zoneSchool[task.candidateZone[c]!]!);
  for (let school = 0; school < task.schoolCount; school++) {
    const kind = task.capacity.kind[school]!;
    const candidates = bySchool.get(school) ?? [];
    if (kind === SEATS) lowerSeats(task, rows, school, candidates);
    if (kind === CLASSES && rows.counted?.has(school) !== false) lowerClasses(task, rows, school, candidates);
  }
}

function lowerSeats(task: Task, rows: LoweredRows, school: number, candidates: readonly number[]): void {
  const row = rows.builder.row(-Infinity, task.capacity.limit[school]!);
  for (const c of candidates) {
    rows.builder.entry(row, rows.columnOf[c]!, task.itemPupils[rows.itemOf[c]!]!);
  }
  grow(rows, school, row);
}

function lowerClasses(task: Task, rows: LoweredRows, school: number, candidates: readonly number[]): void {
  const { capacity: form } = task;
  const { builder, integer } = rows;
  const total = builder.row(-Infinity, form.limit[school]!);
  grow(rows, school, total);
  const combines = form.combines[school] === 1;
  // Σ classes of the combinable columns, with which the combined count competes.
  const apart: number[] = [];
  for (let column = 0; column < form.columnCap.length; column++) {
    const cap = form.columnCap[column]!;
    if (cap === 0) continue;
    const classes = builder.column({ integer });
    const holds = builder.row(-Infinity, 0);
    builder.entry(holds, classes, -cap);
    for (const c of candidates)
      builder.entry(holds, rows.columnOf[c]!, pupilsIn(task, rows.itemOf, c, column));
    if (combines && column >= form.combinedFrom && column < form.combinedTo) apart.push(classes);
    else builder.entry(total, classes, 1);
  }
  if (!combines) return;
  const fixedClasses = form.combinedFixedClasses[school]!;
  const fixedPupils = form.combinedFixedPupils[school]!;
  const counted = builder.column({ integer });
  builder.entry(total, counted, 1);
  const most = mostPupils(task, rows, candidates);
  const together = builder.column({ upper: 1, integer });
  // counted ≥ fixed + Σ apart − M·together; classes apart never exceed one a pupil and column.
  const apartMost = fixedClasses + most;
  const first = builder.row(fixedClasses, Infinity);
  builder.entry(first, counted, 1);
  builder.entry(first, together, apartMost);
  for (const classes of apart) builder.entry(first, classes, -1);
  // cap·counted ≥ fixed + Σ pupils − M·(1 − together)
  const second = builder.row(fixedPupils - (fixedPupils + most), Infinity);
  builder.entry(second, counted, form.combinedCap);
  builder.entry(second, together, -(fixedPupils + most));
  for (const c of candidates) {
    for (let column = form.combinedFrom; column < form.combinedTo; column++) {
      builder.entry(second, rows.columnOf[c]!, -pupilsIn(task, rows.itemOf, c, column));
    }
  }
}

function grow({ builder, growth }: LoweredRows, school: number, row: number): void {
  for (const [column, rooms] of growth?.get(school) ?? []) builder.entry(row, column, -rooms);
}

/** Pupils in the combinable columns if every candidate came. */
function mostPupils(task: Task, { itemOf }: LoweredRows, candidates: readonly number[]): number {
  const { combinedFrom, combinedTo } = task.capacity;
  let sum = 0;
  for (const c of candidates) {
    for (let column = combinedFrom; column < combinedTo; column++) sum += pupilsIn(task, itemOf, c, column);
  }
  return sum;
}

/** Pupils whom a candidate would bring to a load column. */
function pupilsIn(task: Task, itemOf: Int32Array, candidate: number, column: number): number {
  const stage = task.zoneStage[task.candidateZone[candidate]!]!;
  const k = column - task.stageColumn[stage]!;
  const within = k >= 0 && k < task.stageWidth[stage]!;
  return within ? task.itemDemand[itemOf[candidate]! * task.demandWidth + k]! : 0;
}
