import type { SiteTask } from './site-task.ts';

/** Schools that are worth most open: those that must be, then by value while it pays or too few are open. */
export function cheapestSchools({ task, mustOpen, least, most }: SiteTask, value: Float64Array): number[] {
  const chosen: number[] = [];
  const others: number[] = [];
  for (let school = 0; school < task.schoolCount; school++) {
    if (value[school] === Infinity) continue;
    if (mustOpen[school] === 1) chosen.push(school);
    else others.push(school);
  }
  others.sort((a, b) => value[a]! - value[b]!);
  for (const school of others) {
    if (chosen.length >= most || (chosen.length >= least && value[school]! >= 0)) break;
    chosen.push(school);
  }
  return chosen;
}

/** By school, what the value rises by at least when it is on the other side of such a choice. */
export function numberExtras(
  { mustOpen, least, most }: SiteTask,
  value: Float64Array,
  chosen: readonly number[],
): Float64Array {
  const open = new Set(chosen);
  const closable = chosen.filter((school) => mustOpen[school] === 0);
  const dearest = closable.reduce((high, school) => Math.max(high, value[school]!), -Infinity);
  const cheapest = value.reduce(
    (low, each, school) => (open.has(school) ? low : Math.min(low, each)),
    Infinity,
  );
  return value.map((each, school) => {
    // Who comes in may let the dearest go: it must where no more may be open, and it pays where it was open for their number's sake.
    if (!open.has(school)) return Math.max(0, each - (chosen.length < most ? Math.max(0, dearest) : dearest));
    if (mustOpen[school] === 1) return Infinity;
    // Who goes may let the cheapest in: it must where too few would be open, and it pays where their number kept it out.
    return Math.max(0, (chosen.length > least ? Math.min(0, cheapest) : cheapest) - each);
  });
}
