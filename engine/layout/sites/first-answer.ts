import type { Random } from '../../random.ts';
import { afterIterations, anyOf, type Stop, withoutImprovement } from '../../stop/index.ts';
import { NONE } from '../../units.ts';
import { interchange, shaken } from './interchange.ts';
import { cutOffPieces } from './pieces.ts';
import type { Relaxed } from './relaxation.ts';
import { type SettleTools, settle } from './settle.ts';
import { partOf, secondsOf } from './shares-of-time.ts';
import { chooseByTransport } from './site-choice.ts';
import { isOfSchools, openAmount, rowCost } from './site-rows.ts';
import { candidateOf, type Sited, type SiteTables } from './site-task.ts';
import { siteValue } from './site-value.ts';

/** What choosing schools by transportation alone may take, and how many of its choices are settled. */
const CHOICE_SHARE = 0.15;
const CHOICE_EVALUATIONS = 20_000;
const CHOICES = 14;
const SETTLED = 3;
/** Room that the first schools have for each place that is needed. */
const SPARE = 1.01;
/** Iterations of zoning's search for settling, by item, where no clock limits it. */
const SETTLE_ITERATIONS = 0.5;
/** Seconds for settling, by item, and at least. */
const SETTLE_PACE = 1 / 80;
const SETTLE_LEAST = 0.5;
const COUNTY_SHARE = 0.06;
/** Share of the time left that looking for any answer at all may take for each choice of schools; iterations by item, where no clock limits it. */
const LAST_SHARE = 0.4;
const LAST_ITERATIONS = 2;
/** Items beyond which looking for any answer begins with the most room. */
const MANY_ITEMS = 5000;
/** Restarts of swapping from answers shaken by chance, and most schools swapped for one. */
const RESTARTS = 40;
const MOST_SHAKEN = 8;

/** What a search lends to the making of its first answers. */
export interface FirstTools extends SettleTools {
  readonly relaxed: Relaxed;
  readonly random: Random;
  readonly stop: Stop;
  readonly best: () => Sited | null;
  readonly adopt: (found: Sited) => void;
  /** Whether to make no more of them. */
  readonly enough: () => boolean;
}

/** Nothing but costs decides where an item goes: an open school's own item costs nowhere less. */
export function isUnlimited({ sites, room, isHome, itemOf }: SiteTables): boolean {
  if (sites.sizes || sites.sharedHomes || (sites.rows ?? []).length > 0) return false;
  const { candidateStart, cost, zoneRoot } = sites.task;
  const cheapestAtHome = isHome.every((home, c) => {
    if (home === 0) return true;
    const item = itemOf[c]!;
    const row = cost[0]!.subarray(candidateStart[item]!, candidateStart[item + 1]!);
    return row.every((each) => each >= cost[0]![c]!);
  });
  return cheapestAtHome && room.every((each) => each === Infinity) && zoneRoot.every((root) => root === NONE);
}

/** First answers where nothing is limited: swaps of schools from what the relaxation opens, then from shaken answers. */
export function answerBySwaps(tables: SiteTables, tools: FirstTools): void {
  const { least, most, mustOpen, task } = tables.sites;
  const open = new Uint8Array(task.schoolCount);
  schoolsByShare(tables, tools.relaxed).forEach((school, rank) => {
    if (rank < Math.max(least, 1) || mustOpen[school] === 1) open[school] = 1;
  });
  tools.adopt(interchange(tables, open));
  for (let start = 0; start < RESTARTS && !tools.enough(); start++) {
    const best = tools.best();
    if (best === null) return;
    const swaps = 1 + tools.random.below(Math.max(1, Math.min(MOST_SHAKEN, most)));
    tools.adopt(interchange(tables, shaken(tables, best.zones, tools.random, swaps)));
  }
}

/** First answers elsewhere: zones for the choices of schools that are best by transportation, the best first. */
export async function answerByTransport(tables: SiteTables, tools: FirstTools): Promise<void> {
  const relaxed = tables.sites.standing
    ? changedFromToday(tables, tools.relaxed)
    : enoughSchools(tables, tools.relaxed);
  if (tables.sites.standing && isLarge(tables)) {
    // Settling one choice of schools takes long there: what neighbourhoods can begin from comes first, and is enough.
    if (!adoptToday(tables, tools)) await answerAtAll(tables, relaxed, tools);
    if (tools.best() !== null) return;
  } else await answerAsToday(tables, tools);
  const outer = partOf(tools.stop, CHOICE_SHARE);
  const first = await settle(tables, relaxed, null, tools, settleStop(tables, tools.stop));
  if (first !== null) tools.adopt(first);
  const choices = chooseByTransport(tables, relaxed, {
    relaxed: tools.relaxed,
    random: tools.random,
    shouldStop: () => outer.reason({ iteration: 0, sinceImprovement: 0 }) !== null,
    evaluations: CHOICE_EVALUATIONS,
    keep: CHOICES,
  });
  let settled = tables.sites.standing ? SETTLED - 1 : 0;
  for (const choice of choices) {
    if (settled >= SETTLED || choice.value >= (tools.best()?.value ?? Infinity) || tools.enough()) return;
    const found = await settle(tables, choice.open, null, tools, settleStop(tables, tools.stop));
    if (found === null) continue;
    tools.adopt(found);
    settled++;
  }
  await answerAtAll(tables, relaxed, tools);
}

/**
 * Nothing can begin without an answer: while there is none, zones for likely schools are searched for until one keeps every rule. A large county
 * begins with all that may stand, where room is easiest to find; what is not worth having is closed afterwards.
 */
async function answerAtAll(tables: SiteTables, likely: Uint8Array, tools: FirstTools): Promise<void> {
  const { standing } = tables.sites;
  const either = standing && bothOf(tables, standing, likely);
  const asToday = standing ? [standing] : [];
  const roomiest = either ? [either] : [];
  const order = isLarge(tables) ? [...roomiest, ...asToday, likely] : [likely, ...asToday, ...roomiest];
  for (const open of order) {
    if (tools.best() !== null || tools.enough()) return;
    if (brokenRows(tables, open) > 0) continue;
    const stop = anyOf(partOf(tools.stop, LAST_SHARE), withoutImprovement(0));
    const found = await settle(tables, open, null, tools, limited(tables, stop));
    if (found !== null) tools.adopt(found);
  }
}

/** The schools of today and the likely ones with them, as far as the rows about schools alone let both stand. */
function bothOf(tables: SiteTables, standing: Uint8Array, likely: Uint8Array): Uint8Array {
  const open = standing.slice();
  let broken = brokenRows(tables, open);
  likely.forEach((one, school) => {
    if (one === 0 || open[school] === 1) return;
    open[school] = 1;
    const then = brokenRows(tables, open);
    if (then > broken) open[school] = 0;
    else broken = then;
  });
  return open;
}

/** Ends somewhere also where no clock does. */
function limited({ sites: { task } }: SiteTables, stop: Stop): Stop {
  if (stop.limits?.().seconds !== undefined) return stop;
  return anyOf(stop, afterIterations(Math.ceil(LAST_ITERATIONS * task.itemCount)));
}

/** Zones for the schools that are open today, as they are or else grown as far as they may. */
async function answerAsToday(tables: SiteTables, tools: FirstTools): Promise<void> {
  const { standing } = tables.sites;
  if (!standing || adoptToday(tables, tools)) return;
  for (const size of [0, Infinity]) {
    const found = await settle(tables, standing, null, tools, settleStop(tables, tools.stop), () => size);
    if (found === null || found.value === Infinity) continue;
    tools.adopt(found);
    return;
  }
}

/** Takes the zones of today, where they keep every rule. */
function adoptToday(tables: SiteTables, tools: FirstTools): boolean {
  const { today, task } = tables.sites;
  if (!today || today.includes(NONE) || cutOffPieces(task, today).length > 0) return false;
  const value = siteValue(tables.sites, today);
  if (value === Infinity || !boardersFit(tables, today)) return false;
  tools.adopt({ zones: today, value });
  return true;
}

function isLarge({ sites: { task } }: SiteTables): boolean {
  return task.itemCount > MANY_ITEMS;
}

function boardersFit({ sites: { task } }: SiteTables, zones: Int32Array): boolean {
  const boarders = new Int32Array(task.schoolCount);
  zones.forEach((zone, item) => {
    boarders[task.zoneSchool[zone]!]! += task.candidateBoarders[candidateOf(task, item, zone)]!;
  });
  return boarders.every((count, school) => count <= task.boarding.places[school]!);
}

/** Rows about schools alone that a choice of them breaks. */
function brokenRows({ sites: { rows = [] } }: SiteTables, open: Uint8Array): number {
  return rows.filter((row) => isOfSchools(row) && rowCost(row, openAmount(row, open, null)) > 0).length;
}

/** The schools of today, opened and closed as the relaxation mostly does, as far as the rows about schools alone let it. */
function changedFromToday(tables: SiteTables, { openShare }: Relaxed): Uint8Array {
  const open = tables.sites.standing!.slice();
  const broken = () => brokenRows(tables, open);
  const order = [...open.keys()].sort(
    (a, b) => Math.abs(openShare[b]! - 0.5) - Math.abs(openShare[a]! - 0.5),
  );
  let now = broken();
  for (const school of order) {
    const wanted = openShare[school]! > 0.5 ? 1 : 0;
    const was = open[school]!;
    if (was === wanted) continue;
    open[school] = wanted;
    const then = broken();
    if (then > now) open[school] = was;
    else now = then;
  }
  // Where fewer may be open, those go first that the relaxation opens least.
  const least = [...open.keys()].sort((a, b) => openShare[a]! - openShare[b]!);
  let count = open.reduce((sum, one) => sum + one, 0);
  for (const school of least) {
    if (count <= tables.sites.most) break;
    if (open[school] === 0) continue;
    open[school] = 0;
    if (broken() > now) open[school] = 1;
    else count--;
  }
  return open;
}

/** What settling zones once may take. */
export function settleStop({ sites: { task, standing } }: SiteTables, stop: Stop): Stop {
  // A county has many more schools and rules than zones that hang together: its regions are worth more of the time.
  const left = standing ? COUNTY_SHARE * (stop.limits?.().seconds ?? Infinity) : Infinity;
  const seconds = Math.max(SETTLE_LEAST, Math.min(left, SETTLE_PACE * task.itemCount));
  return secondsOf(stop, seconds) ?? afterIterations(Math.ceil(SETTLE_ITERATIONS * task.itemCount));
}

/** First answers from those of the question without contiguity: zones for the same schools, begun where everybody goes there. */
export async function answerFromChoices(
  tables: SiteTables,
  choices: readonly (Sited & { readonly open: Uint8Array })[],
  tools: FirstTools,
): Promise<void> {
  let settled = 0;
  for (const { open, zones, value } of choices) {
    if (settled >= SETTLED || value >= (tools.best()?.value ?? Infinity) || tools.enough()) return;
    const found = await settle(tables, open, zones, tools, settleStop(tables, tools.stop));
    if (found === null) continue;
    tools.adopt(found);
    settled++;
  }
}

/** The schools that the relaxation opens most, until there is room for everybody and as many are open as must be. */
export function enoughSchools(tables: SiteTables, relaxed: Relaxed): Uint8Array {
  const { sites, weight, room } = tables;
  const open = new Uint8Array(sites.task.schoolCount);
  let left = SPARE * weight.reduce((sum, each) => sum + each, 0);
  let count = 0;
  for (const school of schoolsByShare(tables, relaxed)) {
    if (count >= sites.most || (left <= 0 && count >= sites.least)) break;
    open[school] = 1;
    left -= room[school]!;
    count++;
  }
  return open;
}

function schoolsByShare({ sites, schoolStart }: SiteTables, { openShare, openExtra }: Relaxed): number[] {
  return [...openShare.keys()]
    .filter((s) => schoolStart[s]! < schoolStart[s + 1]!)
    .sort(
      (a, b) =>
        sites.mustOpen[b]! - sites.mustOpen[a]! ||
        openShare[b]! - openShare[a]! ||
        openExtra[a]! - openExtra[b]!,
    );
}
