import { NONE } from '../../units.ts';
import type { SiteTables } from './site-task.ts';

/** Item and school pairs for which a table of all costs is made. */
const MOST_PAIRS = 4_000_000;

/**
 * A question in which an answer is no more than a school for each item: every school has one room, and open schools only
 * cost something, keep their home item and are counted. Dense, for moves by the million. Contiguity is left out.
 */
export interface PlainSites {
  readonly items: number;
  readonly schools: number;
  /** Item × school; Infinity where the item may not go. */
  readonly cost: Float64Array;
  /** Candidate of each pair, NONE where there is none. */
  readonly candidate: Int32Array;
  readonly weight: Float64Array;
  readonly room: Float64Array;
  readonly openingCost: Float64Array;
  /** By school: the item that must be its own once it is open, NONE where none must. */
  readonly home: Int32Array;
  /** 1 by school that can be open at all. */
  readonly useful: Uint8Array;
  readonly mustOpen: Uint8Array;
  readonly least: number;
  readonly most: number;
  /** Schools of item i from cheap to dear: near[i × schools …), `nearCount[i]` of them. */
  readonly near: Int32Array;
  readonly nearCount: Int32Array;
}

/**
 * The question as a plain one; null where its rules are more than one room a school, where nothing limits room, or where a
 * school that must be open cannot be.
 */
export function plainSites(tables: SiteTables): PlainSites | null {
  const { sites, weight, room, schoolOf, schoolStart } = tables;
  const { task } = sites;
  const { itemCount: items, schoolCount: schools } = task;
  if (sites.sizes || sites.sharedHomes || (sites.rows ?? []).length > 0) return null;
  if (task.capacity.kind.includes(2) || task.boarding.column !== NONE) return null;
  if (items * schools > MOST_PAIRS || task.zoneCount > schools) return null;
  if (room.every((each) => each === Infinity)) return null;
  const home = new Int32Array(schools).fill(NONE);
  task.zoneSchool.forEach((school, zone) => {
    home[school] = sites.homeItem[zone]!;
  });
  const atHome = new Uint8Array(schools);
  tables.isHome.forEach((one, c) => {
    if (one === 1) atHome[schoolOf[c]!] = 1;
  });
  // Whose own item may not come can never be open.
  const useful = Uint8Array.from(home, (item, school) =>
    schoolStart[school]! < schoolStart[school + 1]! && (item === NONE || atHome[school] === 1) ? 1 : 0,
  );
  if (sites.mustOpen.some((one, school) => one === 1 && useful[school] === 0)) return null;
  const cost = new Float64Array(items * schools).fill(Infinity);
  const candidate = new Int32Array(items * schools).fill(NONE);
  const near = new Int32Array(items * schools);
  const nearCount = new Int32Array(items);
  for (let item = 0; item < items; item++) {
    for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) {
      const school = schoolOf[c]!;
      if (useful[school] === 0) continue;
      cost[item * schools + school] = task.cost[0]![c]!;
      candidate[item * schools + school] = c;
      near[item * schools + nearCount[item]!++] = school;
    }
    const own = near.subarray(item * schools, item * schools + nearCount[item]!);
    own.sort((a, b) => cost[item * schools + a]! - cost[item * schools + b]! || a - b);
  }
  return {
    items,
    schools,
    cost,
    candidate,
    weight,
    room,
    openingCost: sites.openingCost,
    home,
    useful,
    mustOpen: sites.mustOpen,
    least: sites.least,
    most: sites.most,
    near,
    nearCount,
  };
}
