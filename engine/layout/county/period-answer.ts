import type { Action, Bus } from '../../plan/index.ts';
import { NONE } from '../../units.ts';
import type { Sited } from '../sites/site-task.ts';
import { countSites } from '../sites/site-value.ts';
import type { PeriodQuestion, PeriodTask } from './period-task.ts';

/** The school of each unit, by stage. */
export type StageZones = ReadonlyMap<string, Int32Array>;

/** What is decided in one period, in the county's own schools. */
export interface PeriodAnswer {
  readonly zones: StageZones;
  readonly actions: readonly Action[];
  /** Buses of the plan that somebody rides. */
  readonly buses: readonly Bus[];
  readonly building: number;
}

/** Reads an answer by place as zones, decisions and buses. */
export function periodAnswer(
  question: PeriodQuestion,
  { sites, places, grouping, stageIds, buses }: PeriodTask,
  sited: Sited,
): PeriodAnswer {
  const { standing, year } = question;
  const { problem } = standing;
  const { open, size } = countSites(sites, sited.zones);
  const used = new Map<string, Bus>();
  const zones = new Map(
    stageIds.map((stage, slot): [string, Int32Array] => [
      stage,
      grouping.itemOf[slot]!.map((item, unit) => {
        const zone = sited.zones[item]!;
        if (zone === NONE) return NONE;
        const place = grouping.zoneSchool[zone]!;
        const { school } = places[place]!;
        const bus = buses.get(`${unit}>${place}`);
        if (bus)
          used.set(`${unit}>${school}`, {
            unit: problem.units.ids[unit]!,
            school: problem.schools[school]!.id,
            minutes: bus.minutes,
          });
        return school;
      }),
    ]),
  );
  const actions: Action[] = [];
  let building = 0;
  const standsOn = new Set<number>();
  places.forEach((place, p) => {
    if (open[p] === 0) return;
    standsOn.add(place.school);
    const grown = place.growth[size[p]!]!;
    building += place.building + grown.building;
    const school = problem.schools[place.school]!;
    const rooms = school.classrooms === null ? {} : { classrooms: school.classrooms + grown.rooms };
    if (school.status === 'candidate') actions.push({ kind: 'open', school: school.id, ...rooms, year });
    else if (grown.rooms > 0) actions.push({ kind: 'expand', school: school.id, ...rooms, year });
    if (place.as !== 'asIs') actions.push({ kind: 'convert', school: school.id, as: place.as, year });
  });
  const listed = new Set(places.map(({ school }) => school));
  for (const school of listed) {
    const { id, status } = problem.schools[school]!;
    if (status !== 'existing' || standsOn.has(school)) continue;
    const into = heir(question, zones, school);
    actions.push(
      into === null
        ? { kind: 'close', school: id, year }
        : { kind: 'merge', school: id, into: problem.schools[into]!.id, year },
    );
  }
  const order = new Map(problem.schools.map(({ id }, s) => [id, s]));
  actions.sort((a, b) => order.get(a.school)! - order.get(b.school)!);
  return { zones, actions, buses: [...used.values()], building };
}

/** The one school that takes the whole zone of a school over, null where there is none. */
export function heir(
  { before }: Pick<PeriodQuestion, 'before'>,
  zones: StageZones,
  school: number,
): number | null {
  const heirs = new Set<number>();
  for (const [stage, now] of zones) {
    before.get(stage)?.forEach((there, unit) => {
      if (there === school) heirs.add(now[unit]!);
    });
  }
  const [only] = heirs;
  return heirs.size === 1 && only !== undefined && only !== NONE ? only : null;
}
