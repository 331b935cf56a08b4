import { bandTime, verdict, waysOf } from '../../layout/ways.ts';
import { NONE, type SchoolIndex, SECONDS_PER_MINUTE, type UnitIndex } from '../../units.ts';
import { EFFORT } from './members.ts';
import type { RuleRows } from './rows.ts';

/** Minutes beyond a limit below which a coefficient would grow out of hand. */
const LEAST_OVER = 1e-3;

/** Pairs too far for a band; the limit of a band is one thing, whoever it hits. */
export function limits(on: RuleRows): void {
  const context = on.context;
  const { elastic } = on.options;
  const buses = new Map<number, number>();
  for (const stage of context.stages) {
    stage.bands.forEach((band, b) => {
      if (band.limit === null) return;
      const limit = band.limit / SECONDS_PER_MINUTE;
      const rows: number[] = [];
      const longer = elastic.has('limit')
        ? on.builder.column({ cost: EFFORT.limit, lower: 0, upper: 600, integer: true })
        : NONE;
      for (let unit = 0; unit < context.problem.units.count; unit++) {
        const ways = waysOf(context, stage, unit);
        if (ways.bandPupils[b] === 0) continue;
        const columns = on.schoolsOf(stage.slot, unit);
        const tooFar = ways.schools.flatMap((school, k) =>
          verdict(context, ways, k, band) === 'tooFar' ? [{ school, k, column: columns.get(school)! }] : [],
        );
        if (tooFar.length === 0) continue;
        const bends = on.options.bendable?.has(`${stage.slot}:${unit}`) ?? true;
        if (!bends || (longer === NONE && !elastic.has('bus'))) {
          rows.push(on.forbid(tooFar.map(({ column }) => column)));
          continue;
        }
        for (const { school, k, column } of tooFar) {
          const over = Math.max(LEAST_OVER, bandTime(ways, k, band) / SECONDS_PER_MINUTE - limit);
          const row = on.forbid([column]);
          rows.push(row);
          if (longer !== NONE) on.builder.entry(row, longer, -1 / over);
          if (!elastic.has('bus')) continue;
          const known = buses.get(column);
          const bus = known ?? busFor(on, stage.slot, unit, school);
          buses.set(column, bus);
          on.builder.entry(row, bus, -1);
        }
      }
      if (rows.length === 0) return;
      on.add({ kind: 'limit', slot: stage.slot, band: b }, rows);
      on.bends.push((x) => {
        const more = longer === NONE ? 0 : Math.round(x[longer]!);
        return more > 0
          ? { kind: 'limit', slot: stage.slot, band: b, minutes: Math.ceil(limit) + more }
          : null;
      });
    });
  }
}

/** A bus may take as long as the strictest limit of the unit's children; its cost counts children last. */
function busFor(on: RuleRows, slot: number, unit: UnitIndex, school: SchoolIndex): number {
  const context = on.context;
  const stage = context.stages[slot]!;
  const ways = waysOf(context, stage, unit);
  const limits = stage.bands.flatMap((band, b) =>
    ways.bandPupils[b]! > 0 && band.limit !== null ? [band.limit] : [],
  );
  const minutes = Math.floor(Math.min(...limits) / SECONDS_PER_MINUTE);
  const bus = on.builder.binary(EFFORT.bus * (1 + 1e-4 * Math.min(ways.pupils, 1000)));
  on.bends.push((x) => (x[bus]! > 0.5 ? { kind: 'bus', unit, school, minutes } : null));
  return bus;
}
