import type { LayoutPolicy, ZoningPolicy } from '../../policy/index.ts';
import type { Problem } from '../../problem/index.ts';
import { isWithin, type TravelTable, travelMeters, travelSeconds } from '../../travel/table.ts';
import { type SchoolIndex, SECONDS_PER_MINUTE, type Seconds, type UnitIndex } from '../../units.ts';
import { type Case, type JudgedStage, zonedPupils } from '../case.ts';

/** Time of a bus that the policy would let run; Infinity where it runs none or knows no way. */
export function busSeconds(
  layout: LayoutPolicy | undefined,
  travel: TravelTable,
  unit: UnitIndex,
  school: SchoolIndex,
): Seconds {
  if (!layout?.bus) return Infinity;
  return travelMeters(travel, unit, school) / layout.bus.speed + layout.bus.wait;
}

/** Every place where a school of a stage may stand by the dataset, open or not, or may be made to by the options. */
export function placesOfStage(
  dataset: Problem,
  policy: ZoningPolicy,
  stage: Pick<JudgedStage, 'index' | 'id'>,
  nineYear: readonly string[],
): SchoolIndex[] {
  return dataset.schools.flatMap((school, s) => {
    const teaches = school.stages.includes(stage.index) || nineYear.includes(school.id);
    return teaches && school.ownership === 'public' && (school.safe || !policy.safeBuildingsOnly) ? [s] : [];
  });
}

/**
 * Whether any place can be reached within a band's limit, on foot or by a bus that could be run: one that keeps the limits of all
 * bands with children of the unit whom the school teaches (docs/model.md, "Buses").
 */
export function reachOfPlaces(
  dataset: Problem,
  on: Case,
  nineYear: readonly string[],
): NonNullable<Case['inReach']> {
  const { travel, policy } = on;
  const places = new Map<string, readonly SchoolIndex[]>();
  const busKeeps = (place: SchoolIndex, wanted: JudgedStage, unit: UnitIndex) => {
    const seconds = busSeconds(policy.layout, travel, unit, place);
    if (seconds === Infinity) return false;
    const { stages } = dataset.schools[place]!;
    const taught = on.stages.filter(({ index }) => !stages.includes(wanted.index) || stages.includes(index));
    return taught.every((stage) =>
      stage.walkers.every(
        ({ band, grades }) =>
          band === null ||
          band.limit === null ||
          zonedPupils(on, unit, grades) === 0 ||
          isWithin(seconds, band.limit),
      ),
    );
  };
  return (stage, { band }, unit, limit) => {
    const own = places.get(stage.id) ?? placesOfStage(dataset, policy, stage, nineYear);
    places.set(stage.id, own);
    const factor = band === null ? 1 : policy.referenceSpeed / band.speed;
    return own.some((place) => {
      const given = on.buses.get(`${dataset.units.ids[unit]}>${dataset.schools[place]!.id}`);
      if (given !== undefined) return isWithin(given * SECONDS_PER_MINUTE, limit);
      return isWithin(travelSeconds(travel, unit, place) * factor, limit) || busKeeps(place, stage, unit);
    });
  };
}
