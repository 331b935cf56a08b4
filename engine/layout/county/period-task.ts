import type { PlanOptions } from '../../plan/index.ts';
import type { LayoutPolicy, PolicyStage, ZoningPolicy } from '../../policy/index.ts';
import type { Complaint } from '../../problem/index.ts';
import type { TravelTable } from '../../travel/table.ts';
import { NONE, type SchoolYear } from '../../units.ts';
import type { Grouping } from '../grouping.ts';
import { compileSites } from '../sites/compile-sites.ts';
import { keptCandidates } from '../sites/fewer-candidates.ts';
import type { SiteTask } from '../sites/site-task.ts';
import { layoutRows } from './layout-rows.ts';
import { busOptions, type PossibleBus, placeProblem, placeTravel, possibleBuses } from './place-county.ts';
import { type Place, type PlaceLimits, placesOf } from './places.ts';
import type { Amounts } from './row-parts.ts';
import type { Standing } from './standing.ts';

/** What one period of a layout is decided from. */
export interface PeriodQuestion {
  readonly standing: Standing;
  readonly travel: TravelTable;
  readonly policy: ZoningPolicy & { readonly layout: LayoutPolicy };
  readonly options: PlanOptions;
  readonly year: SchoolYear;
  /** Years that the period lasts. */
  readonly years: number;
  readonly budget: number | null;
  /** What building of the period is settled; `budget` is what is left beside it. */
  readonly settledBuilding: number;
  /** Existing schools that settled decisions close in the period. */
  readonly closedAlready?: number;
  /** By stage of the options: the school of each unit before, NONE where it has none. */
  readonly before: ReadonlyMap<string, Int32Array>;
  /** The school of each unit in the period after, where that is fixed: moving again counts. */
  readonly after?: ReadonlyMap<string, Int32Array>;
  /** Narrower or wider than what one period may decide; wider, for what bounds a later one from the beginning. */
  readonly limits?: PlaceLimits;
  /** Which places may stand, where what comes after decides that already. */
  readonly mayStand?: (place: Place) => boolean;
  /** Schools that must stand for what comes after. */
  readonly mustStand?: ReadonlySet<number>;
}

/** A period as a question of sites. */
export interface PeriodTask {
  readonly sites: SiteTask;
  readonly places: readonly Place[];
  readonly grouping: Grouping;
  /** Ids of the planned stages, by slot of the task. */
  readonly stageIds: readonly string[];
  /** Buses that the plan may run, by unit and place. */
  readonly buses: ReadonlyMap<string, PossibleBus>;
  /** Part of the value that no decision of the period changes: what was built before. */
  readonly constant: number;
}

/** Compiles one period; complaints where the question cannot be put. */
export function periodTask(
  question: PeriodQuestion,
): { readonly task: PeriodTask } | { readonly complaints: readonly Complaint[] } {
  const { standing, policy, options, years } = question;
  const { layout } = policy;
  const problem = standing.problem;
  const stages = problem.stages.flatMap(({ id }, s) => (options.stages.includes(id) ? [s] : []));
  // Also those that are closed or may not stand: a plan cannot excuse a long way by closing what was near.
  const places = placesOf(standing, policy, options.layout!, stages, question.limits);
  // With all that schools may grow to, so that nothing is left out that growing makes possible.
  const grown = places.map((place) => {
    const { classrooms } = place.record;
    const rooms = place.growth.at(-1)!.rooms;
    return classrooms === null
      ? place
      : { ...place, record: { ...place.record, classrooms: classrooms + rooms } };
  });
  const county = placeProblem(problem, grown);
  const travel = placeTravel(question.travel, places);
  const year = problem.years.indexOf(question.year);
  const possible = possibleBuses(county, travel, policy, options, year);
  const { buses, ofPlan } = busOptions(county, places, options.buses, possible);
  const { layout: _, sites: limits, ...rest } = options;
  const compiled = compileSites({
    problem: county,
    travel,
    policy,
    options: {
      ...rest,
      year: question.year,
      locks: [],
      buses,
      levels: [{ id: 'travel', tolerance: 0 }],
    },
  });
  const { grouping, context } = compiled;
  if (!compiled.sites || !grouping || !context) return { complaints: compiled.complaints };
  const may = (place: Place) => !standing.closed.has(place.school) && (question.mayStand?.(place) ?? true);
  const sites = withPlaces(compiled.sites, places.map(may));
  const stageIds = context.stages.map(({ id }) => id);
  const busOf = new Map(ofPlan.map((bus) => [`${bus.unit}>${bus.place}`, bus]));
  const amounts = candidateAmounts(question, sites, grouping, places, busOf, stageIds);
  const { task } = sites;
  const growthLimit = task.capacity.limit.map((limit, p) => limit - places[p]!.growth.at(-1)!.rooms);
  const homes = homesOf(problem.units.count, places, grouping);
  const running = places.map(
    ({ record, point }) => (record.runningCost ?? 0) * (point ? layout.pointRunning : 1),
  );
  const charge = (yuan: number) => yuan / layout.buildingLife;
  const cost = Float64Array.from(
    amounts.minutes,
    (minutes, c) =>
      years * (layout.minuteValue * minutes + amounts.yuan[c]!) + layout.moveValue * amounts.moved[c]!,
  );
  const period: SiteTask = {
    ...sites,
    task: { ...task, cost: [cost], capacity: { ...task.capacity, limit: growthLimit } },
    openingCost: Float64Array.from(places, ({ building }, p) => years * (running[p]! + charge(building))),
    homeItem: homes.homeItem,
    sharedHomes: homes.shared,
    mustOpen: new Uint8Array(places.length),
    least: limits?.fewest ?? 0,
    most: limits?.most ?? places.length,
    sizes: places.map(({ growth }) =>
      growth.map(({ rooms, building }) => ({ rooms, cost: years * charge(building) })),
    ),
    standing: Uint8Array.from(places, ({ school, as }) =>
      as === 'asIs' && problem.schools[school]!.status === 'existing' && !standing.closed.has(school) ? 1 : 0,
    ),
  };
  const today = zonesOfToday(question, grouping, stageIds, places, task.itemCount);
  const rows = layoutRows({ question, sites: period, grouping, stageIds, places, amounts, running });
  return {
    task: {
      sites: { ...period, rows, today },
      stageIds,
      places,
      grouping,
      buses: busOf,
      constant: years * charge(standing.building),
    },
  };
}

/** The question without the places that may not stand. Who is left without any makes it one that nothing answers. */
function withPlaces(sites: SiteTask, may: readonly boolean[]): SiteTask {
  if (may.every((each) => each)) return sites;
  const { task } = sites;
  const kept = Uint8Array.from(task.candidateZone, (zone) => (may[task.zoneSchool[zone]!] ? 1 : 0));
  return { ...sites, task: keptCandidates(task, kept) };
}

/** The zone of each item before, by the school of its first unit as it is; NONE where there is none. */
function zonesOfToday(
  { before }: PeriodQuestion,
  grouping: Grouping,
  stageIds: readonly string[],
  places: readonly Place[],
  items: number,
): Int32Array {
  const asIs = new Map(places.flatMap(({ school, as }, p) => (as === 'asIs' ? [[school, p] as const] : [])));
  return Int32Array.from({ length: items }, (_, item) => {
    const slot = grouping.itemStage[item]!;
    const place = asIs.get(before.get(stageIds[slot]!)?.[grouping.unitsOf(item)[0]!] ?? NONE);
    return place === undefined ? NONE : grouping.zoneOf(slot, place);
  });
}

/** What each candidate means: pupil-minutes, yuan a year for bus, bed and running fund, and who moves. */
function candidateAmounts(
  question: PeriodQuestion,
  { task }: SiteTask,
  grouping: Grouping,
  places: readonly Place[],
  buses: ReadonlyMap<string, PossibleBus>,
  stageIds: readonly string[],
): Amounts {
  const { policy, standing, before, after } = question;
  const { layout } = policy;
  const { problem } = standing;
  const year = problem.years.indexOf(question.year);
  const pupilsOf = stageIds.map((id) => stagePupils(problem, id, year));
  const count = task.candidateZone.length;
  const yuan = new Float64Array(count);
  const moved = new Float64Array(count);
  const pupils = new Float64Array(count);
  for (let item = 0; item < task.itemCount; item++) {
    const slot = task.itemStage[item]!;
    const stage = stageIds[slot]!;
    const fund = layout.fund[stage as PolicyStage] ?? 0;
    for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) {
      const place = task.zoneSchool[task.candidateZone[c]!]!;
      const { school } = places[place]!;
      yuan[c]! += layout.boarder * task.candidateBoarders[c]!;
      for (const unit of grouping.unitsOf(item)) {
        const children = pupilsOf[slot]![unit]!;
        pupils[c]! += children;
        const bus = buses.get(`${unit}>${place}`);
        yuan[c]! += fund * children;
        if (bus) yuan[c]! += layout.bus!.perKilometre * (bus.meters / 1000) * children;
        for (const zones of [before, after]) {
          const there = zones?.get(stage)?.[unit] ?? NONE;
          if (there !== NONE && there !== school) moved[c]! += children;
        }
      }
    }
  }
  return { minutes: task.cost[0]!, yuan, moved, pupils };
}

/** Children of each unit in a stage. */
function stagePupils(
  problem: PeriodQuestion['standing']['problem'],
  stage: string,
  year: number,
): Int32Array {
  const { grades } = problem.stages.find(({ id }) => id === stage)!;
  const width = problem.grades.length;
  const pupils = problem.units.pupils[year]!;
  return Int32Array.from({ length: problem.units.count }, (_, unit) => {
    let sum = 0;
    for (const grade of grades) sum += pupils[unit * width + grade]!;
    return sum;
  });
}

/** Who must belong to whom: the unit of a school that stands there alone is its own; where several may stand, it belongs to one of them. */
function homesOf(
  unitCount: number,
  places: readonly Place[],
  grouping: Grouping,
): { homeItem: Int32Array; shared: { item: number; zones: number[] }[] } {
  const homeItem = new Int32Array(grouping.zoneSchool.length).fill(NONE);
  const shared: { item: number; zones: number[] }[] = [];
  const zonesIn = Map.groupBy(grouping.zoneSchool.keys(), (zone) => {
    const { unit } = places[grouping.zoneSchool[zone]!]!.record;
    return unit === NONE ? NONE : grouping.zoneStage[zone]! * unitCount + unit;
  });
  for (const [key, zones] of zonesIn) {
    if (key === NONE) continue;
    const item = grouping.itemOf[Math.floor(key / unitCount)]![key % unitCount]!;
    const schools = new Set(zones.map((zone) => places[grouping.zoneSchool[zone]!]!.school));
    if (schools.size > 1) shared.push({ item, zones });
    else for (const zone of zones) homeItem[zone] = item;
  }
  return { homeItem, shared };
}
