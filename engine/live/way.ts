import { boardersOf } from '../layout/constraints/boarding-places.ts';
import { busKey, type Context } from '../layout/context.ts';
import { bandTime, verdict, waysOf } from '../layout/ways.ts';
import { isWithin, travelSeconds } from '../travel/index.ts';
import { NONE, type SchoolIndex, type Seconds, type UnitIndex } from '../units.ts';

/** How the pupils of a unit come to a school. */
export interface Way {
  readonly known: boolean;
  readonly excess: Seconds;
  readonly longest: Seconds;
  readonly limit: Seconds;
  readonly boarders: number;
  /** Whether some grades are beyond their limit, by an exception or not. */
  readonly beyond: boolean;
}

const NEAR: Way = { known: true, excess: 0, longest: 0, limit: 0, boarders: 0, beyond: false };

/** How the pupils of a unit would come to a school of the stage. The common case, all within their limits, makes nothing new. */
export function wayTo(context: Context, slot: number, unit: UnitIndex, school: SchoolIndex): Way {
  const stage = context.stages[slot]!;
  const { pupils, grades } = {
    pupils: context.problem.units.pupils[context.year]!,
    grades: context.problem.grades.length,
  };
  const walk = travelSeconds(context.travel, unit, school);
  const bus = context.buses.size > 0 && context.buses.has(busKey(context, unit, school));
  let fine = !bus;
  for (const band of stage.bands) {
    let here = 0;
    for (const grade of band.grades) here += pupils[unit * grades + grade]!;
    if (here === 0) continue;
    const within = band.limit === null ? walk < Infinity : isWithin(walk * band.factor, band.limit);
    if (!within) fine = false;
  }
  return fine ? NEAR : farWay(context, slot, unit, school);
}

function farWay(context: Context, slot: number, unit: UnitIndex, school: SchoolIndex): Way {
  const way = waysOf(context, context.stages[slot]!, unit);
  if (way.pupils === 0) return NEAR;
  const k = way.schools.indexOf(school);
  if (k === NONE) return { ...NEAR, known: false };
  let excess = 0;
  let longest = 0;
  let limit = 0;
  let beyond = false;
  way.stage.bands.forEach((band, b) => {
    if (way.bandPupils[b] === 0) return;
    const time = bandTime(way, k, band);
    if (band.limit !== null && !isWithin(time, band.limit)) beyond = true;
    if (verdict(context, way, k, band) !== 'tooFar') return;
    excess += time - band.limit!;
    if (time > longest) {
      longest = time;
      limit = band.limit!;
    }
  });
  return { known: true, excess, longest, limit, boarders: boardersOf(context, way, k), beyond };
}
