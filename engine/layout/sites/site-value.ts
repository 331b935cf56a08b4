import { NONE } from '../../units.ts';
import { capacity } from '../constraints/capacity.ts';
import { rowCost } from './site-rows.ts';
import { candidateOf, openIn, type SiteTask } from './site-task.ts';

/** An answer counted anew. */
export interface Counted {
  /** Infinity where it breaks what a row or a school's room forbids, or somebody goes where nobody of theirs may. */
  readonly value: number;
  readonly open: Uint8Array;
  /** By school: the least size that holds its classes, as a position in its sizes. */
  readonly size: Int32Array;
  /** The first row that makes it worth Infinity. */
  readonly broken: string | null;
}

const [ROOM] = capacity.loads!;

/** Value, sizes and rows of an assignment: opening, growing and going, and what rows with a price cost. */
export function countSites(sites: SiteTask, zones: Int32Array): Counted {
  const { task, openingCost, sizes, rows = [], mustOpen } = sites;
  const open = openIn(sites, zones);
  const size = new Int32Array(task.schoolCount);
  const taken = new Int32Array(task.itemCount);
  let value = 0;
  for (let item = 0; item < task.itemCount; item++) {
    const c = candidateOf(task, item, zones[item]!);
    if (c === NONE) return { value: Infinity, open, size, broken: 'assigned' };
    taken[item] = c;
    value += task.cost[0]![c]!;
  }
  for (let school = 0; school < task.schoolCount; school++) {
    if (open[school] === 1) value += openingCost[school]!;
    else if (mustOpen[school] === 1) return { value: Infinity, open, size, broken: 'mustOpen' };
  }
  const count = open.reduce((sum, one) => sum + one, 0);
  if (count < sites.least || count > sites.most) return { value: Infinity, open, size, broken: 'siteCount' };
  if (sizes) {
    const load = loadsOf(sites, zones);
    for (let school = 0; school < task.schoolCount; school++) {
      if (open[school] === 0) continue;
      const beyond = roomNeeded(sites, load, school);
      const found = beyond <= 0 ? 0 : sizes[school]!.findIndex(({ rooms }) => rooms >= beyond);
      if (found === NONE) return { value: Infinity, open, size, broken: 'capacity' };
      size[school] = found;
      value += sizes[school]![found]!.cost;
    }
  }
  const inAnswer = new Uint8Array(rows.length > 0 ? task.candidateZone.length : 0);
  if (rows.length > 0) for (const c of taken) inAnswer[c] = 1;
  let paid = 0;
  for (const row of rows) {
    let amount = paid * (row.paid ?? 0);
    row.schools.forEach((school, k) => {
      if (open[school] === 1) amount += row.openAmounts[k]! + (row.sizeAmounts?.[k]?.[size[school]!] ?? 0);
    });
    row.candidates?.forEach((c, k) => {
      if (inAnswer[c] === 1) amount += row.amounts![k]!;
    });
    const cost = rowCost(row, amount);
    if (cost === Infinity) return { value: Infinity, open, size, broken: row.id };
    value += cost;
    paid += cost;
  }
  return { value, open, size, broken: null };
}

/** What a school's load needs beyond its room as it is; negative where some is left, -Infinity where nothing limits it. */
export function roomNeeded({ task }: SiteTask, load: Int32Array, school: number): number {
  return ROOM!.used(task, load, school * task.columnCount, school) - ROOM!.limit(task, school);
}

/** The load vectors of an assignment, as the rules read them; boarders included. */
export function loadsOf({ task }: SiteTask, zones: Int32Array): Int32Array {
  const load = new Int32Array(task.schoolCount * task.columnCount);
  zones.forEach((zone, item) => {
    if (zone === NONE) return;
    const stage = task.itemStage[item]!;
    const at = task.zoneSchool[zone]! * task.columnCount + task.stageColumn[stage]!;
    for (let k = 0; k < task.stageWidth[stage]!; k++)
      load[at + k]! += task.itemDemand[item * task.demandWidth + k]!;
  });
  return load;
}

/** The value of an assignment, counted anew; Infinity where it is no answer. */
export function siteValue(sites: SiteTask, zones: Int32Array): number {
  return countSites(sites, zones).value;
}
