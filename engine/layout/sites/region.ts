import type { Random } from '../../random.ts';
import { NONE } from '../../units.ts';
import type { Relaxed } from './relaxation.ts';
import type { Scope } from './site-program.ts';
import { candidateOf, openIn, type Sited, type SiteTables } from './site-task.ts';

/** Most zones of a region that one item may choose among, its present one included. */
const CHOICES = 6;

/** All of the question that a better answer could still use, by the relaxation: proved, nothing else can be in one. */
export function wholeScope(tables: SiteTables, relaxed: Relaxed, incumbent: number): Scope {
  const { sites, schoolOf } = tables;
  const room = incumbent - relaxed.bound;
  const candidate = Uint8Array.from(schoolOf, (school, c) =>
    relaxed.openExtra[school]! + relaxed.extra[c]! <= room ? 1 : 0,
  );
  const schools = [...relaxed.openExtra.keys()].filter(
    (school) =>
      relaxed.openExtra[school]! <= room && tables.schoolStart[school]! < tables.schoolStart[school + 1]!,
  );
  return { candidate, schools, least: sites.least, most: Math.min(sites.most, schools.length) };
}

/** Whether everybody still has a school in a scope; where somebody has none, no better answer is left. */
export function placesEverybody({ sites, itemOf }: SiteTables, { candidate }: Scope): boolean {
  const placed = new Uint8Array(sites.task.itemCount);
  candidate.forEach((may, c) => {
    if (may === 1) placed[itemOf[c]!] = 1;
  });
  return !placed.includes(0);
}

/**
 * A neighbourhood of an answer (Kong 2021): a random item's school, the open schools nearest to its zone with all their
 * items, and closed ones nearby. Nearness is what it would cost the zone to move. At most `size` candidates.
 */
export function drawRegion(
  tables: SiteTables,
  relaxed: Relaxed,
  incumbent: Sited,
  random: Random,
  size: number,
): Scope {
  const { sites, itemOf, schoolOf } = tables;
  const { task } = sites;
  const open = openIn(sites, incumbent.zones);
  const members = itemsBySchool(tables, incumbent.zones);
  const seedItem = random.below(task.itemCount);
  const seedSchool = task.zoneSchool[incumbent.zones[seedItem]!]!;
  const nearness = movingCosts(tables, members[seedSchool]!, seedItem);
  const room = incumbent.value - relaxed.bound;
  const mayOpen = (school: number) => relaxed.openExtra[school]! <= room;
  const byNearness = [...nearness.keys()]
    .filter((school) => nearness[school]! < Infinity && school !== seedSchool)
    .filter((school) => open[school] === 1 || mayOpen(school))
    .map((school) => ({ school, rank: nearness[school]! * (0.8 + 0.4 * random.float()) }))
    .sort((a, b) => a.rank - b.rank);
  const chosen = [seedSchool];
  const inRegion = new Uint8Array(task.schoolCount);
  inRegion[seedSchool] = 1;
  let items = members[seedSchool]!.length;
  let opened = 1;
  let closed = 0;
  for (const { school } of byNearness) {
    if (open[school] === 0 && closed > opened) continue;
    const more = open[school] === 1 ? members[school]!.length : 0;
    if (opened > 1 && (items + more) * Math.min(CHOICES, chosen.length + 1) > size) break;
    chosen.push(school);
    inRegion[school] = 1;
    items += more;
    if (open[school] === 1) opened++;
    else closed++;
  }
  const candidate = new Uint8Array(schoolOf.length);
  const row: number[] = [];
  for (const school of chosen) {
    for (const item of members[school]!) {
      row.length = 0;
      for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) {
        if (inRegion[schoolOf[c]!] === 1) row.push(c);
      }
      const now = candidateOf(task, item, incumbent.zones[item]!);
      const priceOf = (c: number) => (c === now ? -1 : relaxed.extra[c]!);
      row.sort((a, b) => priceOf(a) - priceOf(b) || a - b);
      for (const [k, c] of row.entries()) {
        const useful = relaxed.openExtra[schoolOf[c]!]! + relaxed.extra[c]! <= room;
        if (c === now || tables.isHome[c] === 1 || (k < CHOICES && useful)) candidate[c] = 1;
      }
    }
  }
  // A closed school whose home item lies elsewhere could not be opened by the region alone.
  const possible = chosen.filter((school) => open[school] === 1 || homesInside(tables, school, candidate));
  const allowed = new Set(possible);
  candidate.forEach((may, c) => {
    if (may === 1 && !allowed.has(schoolOf[c]!)) candidate[c] = 0;
  });
  const outside = open.reduce((sum, one) => sum + one, 0) - opened;
  return {
    candidate,
    schools: possible,
    least: Math.max(0, sites.least - outside),
    most: Math.min(possible.length, sites.most - outside),
  };

  function homesInside(
    { schoolStart, bySchool, isHome }: SiteTables,
    school: number,
    within: Uint8Array,
  ): boolean {
    for (let k = schoolStart[school]!; k < schoolStart[school + 1]!; k++) {
      const c = bySchool[k]!;
      if (isHome[c] === 1 && within[c] === 0 && itemOf[c] !== NONE) return false;
    }
    return true;
  }
}

/** The items of each school. */
export function itemsBySchool({ sites: { task } }: SiteTables, zones: Int32Array): number[][] {
  const members: number[][] = Array.from({ length: task.schoolCount }, () => []);
  zones.forEach((zone, item) => {
    if (zone !== NONE) members[task.zoneSchool[zone]!]!.push(item);
  });
  return members;
}

/** By school: what it would cost these items to be there, as far as they may; Infinity where not even the seed may. */
export function movingCosts(
  { sites: { task }, schoolOf }: SiteTables,
  items: readonly number[],
  seed: number,
): Float64Array {
  const sum = new Float64Array(task.schoolCount);
  const count = new Int32Array(task.schoolCount);
  for (const item of [...items, seed]) {
    for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) {
      sum[schoolOf[c]!]! += task.cost[0]![c]!;
      count[schoolOf[c]!]!++;
    }
  }
  // Who cannot be there at all weighs like three times the mean of those who can.
  return sum.map((value, school) => {
    if (count[school] === 0) return Infinity;
    const mean = value / count[school]!;
    return value + 3 * mean * (items.length + 1 - count[school]!);
  });
}
