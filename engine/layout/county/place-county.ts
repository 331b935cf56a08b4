import type { Bus, PlanOptions } from '../../plan/index.ts';
import { gradeNumber, type ZoningPolicy } from '../../policy/policy.ts';
import type { Problem } from '../../problem/index.ts';
import { isWithin, type TravelTable } from '../../travel/table.ts';
import { type Meters, SECONDS_PER_MINUTE, type UnitIndex } from '../../units.ts';
import type { Place } from './places.ts';

/** The county with a school for every place: what zoning's own compiler reads. */
export function placeProblem(problem: Problem, places: readonly Place[]): Problem {
  const schools = places.map(({ record, as }, p) => ({ ...record, id: `${record.id}/${as}/${p}` }));
  const asIs = new Map(places.flatMap(({ school, as }, p) => (as === 'asIs' ? [[school, p] as const] : [])));
  const enrolment =
    problem.enrolment?.flatMap((row) => {
      const place = asIs.get(row.school);
      return place === undefined ? [] : [{ ...row, school: place }];
    }) ?? null;
  return { ...problem, schools, enrolment, zonesInForce: null, teachers: null, moves: null, outcomes: null };
}

/** The travel table by place instead of by school. */
export function placeTravel(travel: TravelTable, places: readonly Place[]): TravelTable {
  const bySchool = Map.groupBy(places.keys(), (p) => places[p]!.school);
  const rowStart = new Int32Array(travel.unitCount + 1);
  const pairs: number[] = [];
  const school: number[] = [];
  for (let unit = 0; unit < travel.unitCount; unit++) {
    for (let at = travel.rowStart[unit]!; at < travel.rowStart[unit + 1]!; at++) {
      for (const place of bySchool.get(travel.school[at]!) ?? []) {
        pairs.push(at);
        school.push(place);
      }
    }
    rowStart[unit + 1] = pairs.length;
  }
  return {
    ...travel,
    schoolCount: places.length,
    rowStart,
    school: Int32Array.from(school),
    seconds: Float64Array.from(pairs, (at) => travel.seconds[at]!),
    meters: Float64Array.from(pairs, (at) => travel.meters[at]!),
    schoolComponent: Int32Array.from(places, (place) => travel.schoolComponent[place.school]!),
    barred: new Float64Array(0),
  };
}

/** A bus that may be run, by the numbers of unit and place. */
export interface PossibleBus {
  readonly unit: UnitIndex;
  readonly place: number;
  readonly minutes: number;
  readonly meters: Meters;
}

/**
 * Buses worth running: where some band with children cannot walk, and a bus keeps the limit of every band with children. `county` and
 * `travel` are by place; pupils are those of school year `year` (a position).
 */
export function possibleBuses(
  county: Problem,
  travel: TravelTable,
  policy: ZoningPolicy,
  options: Pick<PlanOptions, 'stages'>,
  year: number,
): PossibleBus[] {
  const { layout, bands } = policy;
  if (!layout?.bus) return [];
  const { speed, wait } = layout.bus;
  const width = county.grades.length;
  const pupils = county.units.pupils[year]!;
  const limited = bands.flatMap(({ grades: [from, to], limit, speed: pace }) => {
    if (limit === null) return [];
    const within = county.grades.flatMap((grade, g) => {
      const number = gradeNumber(grade);
      return number !== null && from <= number && number <= to ? [g] : [];
    });
    return [{ limit, factor: policy.referenceSpeed / pace, within }];
  });
  const taught = county.schools.map((school) => {
    const planned = school.stages.filter((stage) => options.stages.includes(county.stages[stage]!.id));
    return new Set(planned.flatMap((stage) => county.stages[stage]!.grades));
  });
  const found: PossibleBus[] = [];
  for (let unit = 0; unit < county.units.count; unit++) {
    for (let at = travel.rowStart[unit]!; at < travel.rowStart[unit + 1]!; at++) {
      const place = travel.school[at]!;
      const seconds = travel.meters[at]! / speed + wait;
      let needed = false;
      let keeps = true;
      for (const { limit, factor, within } of limited) {
        if (!within.some((g) => taught[place]!.has(g) && pupils[unit * width + g]! > 0)) continue;
        if (!isWithin(travel.seconds[at]! * factor, limit)) needed = true;
        if (!isWithin(seconds, limit)) keeps = false;
      }
      if (needed && keeps)
        found.push({ unit, place, minutes: seconds / SECONDS_PER_MINUTE, meters: travel.meters[at]! });
    }
  }
  return found;
}

/** The buses that run already or may be run, in ids of the county by place. Given ones come first: one pair has one bus. */
export function busOptions(
  county: Problem,
  places: readonly Place[],
  given: readonly Bus[],
  possible: readonly PossibleBus[],
): { readonly buses: readonly Bus[]; readonly ofPlan: readonly PossibleBus[] } {
  const taken = new Set<string>();
  const buses: Bus[] = [];
  for (const bus of given) {
    places.forEach((place, p) => {
      if (place.record.id !== bus.school) return;
      const school = county.schools[p]!.id;
      taken.add(`${bus.unit}>${school}`);
      buses.push({ ...bus, school });
    });
  }
  const ofPlan = possible.filter(
    ({ unit, place }) => !taken.has(`${county.units.ids[unit]}>${county.schools[place]!.id}`),
  );
  for (const { unit, place, minutes } of ofPlan) {
    buses.push({ unit: county.units.ids[unit]!, school: county.schools[place]!.id, minutes });
  }
  return { buses, ofPlan };
}
