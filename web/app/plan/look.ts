import type { MapData } from '../../shared/map.ts';
import { colourZones, touchingZones } from '../map/colouring.ts';
import type { SchoolMark } from '../map/features.ts';
import { stateOf } from '../map/school-icons.ts';
import { FLAG, NO_ZONE, type UnitLook } from '../map/unit-look.ts';
import { bytesOf, type MapColours } from '../theme/map-colours.ts';
import type { Snapshot } from '../worker/protocol.ts';

export type ColourBy = 'zone' | 'minutes' | 'pupils' | 'change' | 'township';
export const COLOUR_BY: readonly ColourBy[] = ['zone', 'minutes', 'pupils', 'change', 'township'];

/** Upper ends of the classes of walking time, in minutes; the last is open. */
export const MINUTE_STEPS = [10, 20, 30, 45, 60] as const;

/** What is shown of a plan. */
export interface Shown {
  readonly data: MapData;
  readonly stage: number;
  readonly zone: Int32Array | null;
  readonly lock: Uint8Array | null;
  readonly trouble: Uint8Array | null;
  readonly minutes: Float32Array | null;
  /** Pupils of the stage by unit; null: of the first school year. */
  readonly pupils: Int32Array | null;
  readonly by: ColourBy;
  readonly colours: MapColours;
  readonly beyond: boolean;
}

/** Remembers the colours of zones, so that they do not jump while somebody edits. */
export class Painter {
  #colour: Int32Array | null = null;
  #of: MapData | null = null;
  #stage = -1;

  /** Colour number of each zone. */
  zoneColours({
    data,
    stage,
    zone,
    colours,
  }: Pick<Shown, 'data' | 'stage' | 'zone' | 'colours'>): Int32Array {
    const same = this.#of === data && this.#stage === stage;
    const touching = touchingZones(
      data.adjacency,
      zone ?? new Int32Array(data.units.count).fill(-1),
      data.schools.length,
    );
    this.#colour = colourZones(touching, colours.zones.length, same ? this.#colour : null);
    this.#of = data;
    this.#stage = stage;
    return this.#colour;
  }

  /** All that the unit layer needs. */
  look(shown: Shown): UnitLook {
    const { data, zone, colours, by } = shown;
    const { count } = data.units;
    const zones = new Uint16Array(count).fill(NO_ZONE);
    if (zone) for (let u = 0; u < count; u++) zones[u] = zone[u]! < 0 ? NO_ZONE : zone[u]!;
    const numbers = this.zoneColours(shown);
    const ribbons = new Uint8Array(data.schools.length * 4);
    numbers.forEach((number, school) => {
      ribbons.set(
        [...bytesOf(colours.zones[number % colours.zones.length]![1]), by === 'zone' ? 190 : 0],
        school * 4,
      );
    });
    return { colours: this.#grounds(shown, numbers), zones, flags: this.flags(shown), ribbons };
  }

  /** Locked units, and those that walk too far where these are shown. */
  flags({ data, lock, trouble, beyond }: Shown): Uint8Array {
    const flags = new Uint8Array(data.units.count);
    for (let u = 0; u < flags.length; u++) {
      flags[u] =
        (lock?.[u] === 1 ? FLAG.locked : 0) | (beyond && trouble && trouble[u]! > 0 ? FLAG.beyond : 0);
    }
    return flags;
  }

  #grounds(shown: Shown, numbers: Int32Array): Uint8Array {
    const { data, zone, by, colours } = shown;
    const out = new Uint8Array(data.units.count * 4);
    const land = bytesOf(colours.land);
    const ramp = colours.ramp.map(bytesOf);
    const tints = colours.zones.map(([tint]) => bytesOf(tint));
    const before = data.zonesInForce?.[shown.stage];
    const steps = by === 'pupils' ? pupilSteps(data, shown.stage) : [];
    const pupils = by === 'pupils' ? (shown.pupils ?? pupilsOf(data, shown.stage)) : null;
    const [, same, other] = colours.change.map(bytesOf) as [typeof land, typeof land, typeof land];
    for (let u = 0; u < data.units.count; u++) {
      let c = land;
      if (by === 'zone') c = zone && zone[u]! >= 0 ? tints[numbers[zone[u]!]!]! : land;
      else if (by === 'minutes')
        c = shown.minutes && shown.minutes[u]! >= 0 ? ramp[classOf(shown.minutes[u]!, MINUTE_STEPS)]! : land;
      else if (by === 'pupils') c = pupils![u]! > 0 ? ramp[classOf(pupils![u]!, steps)]! : land;
      else if (by === 'change') c = before && before[u]! >= 0 && zone && zone[u] !== before[u] ? other : same;
      else c = data.units.township[u]! >= 0 ? tints[data.units.township[u]! % tints.length]! : land;
      out[u * 4] = c[0];
      out[u * 4 + 1] = c[1];
      out[u * 4 + 2] = c[2];
      out[u * 4 + 3] = 255;
    }
    return out;
  }
}

function classOf(value: number, steps: readonly number[]): number {
  let k = 0;
  while (k < steps.length && value > steps[k]!) k++;
  return k;
}

/** Pupils of a stage by unit, in the first school year. */
export function pupilsOf({ units, stages, grades }: MapData, stage: number): Int32Array {
  const all = new Int32Array(units.count);
  const source = units.pupils[0]!;
  for (const grade of stages[stage]!.grades) {
    for (let u = 0; u < units.count; u++) all[u]! += source[u * grades.length + grade]!;
  }
  return all;
}

/** Round numbers that part the units into sixths. */
export function pupilSteps(data: MapData, stage: number): number[] {
  const sorted = pupilsOf(data, stage)
    .filter((pupils) => pupils > 0)
    .sort();
  const steps = [1, 2, 3, 4, 5].map((k) => rounded(sorted[Math.floor((k / 6) * sorted.length)] ?? k));
  return [...new Set(steps)];
}

function rounded(value: number): number {
  const size = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  return Math.max(1, Math.round(value / size) * size);
}

/** Schools with how full they are; those of other stages are faint. */
export function schoolMarks(data: MapData, stage: number, now: Snapshot | null): SchoolMark[] {
  return data.schools.map(({ stages, status }, school): SchoolMark => {
    const live = now?.schools[school];
    const open = live ? live.open : status === 'existing';
    const state = open ? stateOf(live?.utilisation ?? null) : status === 'candidate' ? 'candidate' : 'closed';
    return { school, state, dim: !stages.includes(stage) };
  });
}
