import { rank, weightedPercentile } from '../measures/access.ts';
import { isWithin, pairIndex } from '../travel/table.ts';
import {
  NONE,
  type Pupils,
  type SchoolIndex,
  SECONDS_PER_MINUTE,
  type Seconds,
  type StageIndex,
  type UnitIndex,
} from '../units.ts';
import type { Placement } from './placement.ts';

/** How the zoned pupils of a school, or of all schools of a stage, come to school; times one way. */
export interface Walk {
  readonly pupils: Pupils;
  /** Of these, pupils with a known way; all times are over these. */
  readonly reached: Pupils;
  /** Σ pupils × seconds at their band's speed (bus time on a bus). */
  readonly pupilSeconds: number;
  /** 95 % of the pupils need no longer than this; null without reached pupils. */
  readonly p95: Seconds | null;
  readonly longest: Seconds | null;
  /** In the order of the stage's bands. */
  readonly byBand: readonly BandWalk[];
}

export interface BandWalk {
  readonly pupils: Pupils;
  /** Pupils with a known way of at most the band's limit (all with a known way where there is none). */
  readonly within: Pupils;
}

/** The share of pupils of which the published percentile speaks. */
const PERCENTILE = 0.95;

/** Seconds of the reference walker or of the bus, whichever the plan uses; NaN when there is no known way. */
export function waySeconds(
  placed: Placement,
  unit: UnitIndex,
  school: SchoolIndex,
): { readonly seconds: Seconds; readonly bus: boolean } {
  const bus = placed.buses.get(unit * placed.problem.schools.length + school);
  if (bus !== undefined) return { seconds: bus * SECONDS_PER_MINUTE, bus: true };
  const pair = pairIndex(placed.travel, unit, school);
  return { seconds: pair === NONE ? Number.NaN : placed.travel.seconds[pair]!, bus: false };
}

/** How the pupils of one zone come to school. `times` is told every band's time, to build the stage's percentile. */
export function zoneWalk(
  placed: Placement,
  stage: StageIndex,
  school: SchoolIndex,
  members: readonly UnitIndex[],
): Walk {
  const demand = placed.demand[stage]!;
  const times: number[] = [];
  const weights: number[] = [];
  const byBand = demand.bands.map(() => ({ pupils: 0, within: 0 }));
  let pupils = 0;
  let reached = 0;
  let pupilSeconds = 0;
  let longest = -1;
  for (const unit of members) {
    const way = waySeconds(placed, unit, school);
    for (let b = 0; b < byBand.length; b++) {
      const here = demand.pupils[unit * byBand.length + b]!;
      if (here === 0) continue;
      const band = demand.bands[b]!;
      const tally = byBand[b]!;
      pupils += here;
      tally.pupils += here;
      if (Number.isNaN(way.seconds)) continue;
      const seconds = way.bus ? way.seconds : way.seconds * band.factor;
      if (band.limit === null || isWithin(seconds, band.limit)) tally.within += here;
      reached += here;
      pupilSeconds += here * seconds;
      if (seconds > longest) longest = seconds;
      times.push(seconds);
      weights.push(here);
    }
  }
  return {
    pupils,
    reached,
    pupilSeconds,
    p95: weightedPercentile(times, weights, PERCENTILE),
    longest: longest < 0 ? null : longest,
    byBand,
  };
}

/**
 * Pupils by whole seconds of their way, rounded up: the percentile of a stage in time that does not grow with its units,
 * and exact under moves because it only counts.
 */
export class TimeHistogram {
  #pupils = new Int32Array(1 << 12);
  #total = 0;

  add(seconds: Seconds, pupils: Pupils): void {
    const bucket = Math.ceil(seconds);
    if (bucket >= this.#pupils.length) {
      const larger = new Int32Array(2 ** Math.ceil(Math.log2(bucket + 1)));
      larger.set(this.#pupils);
      this.#pupils = larger;
    }
    this.#pupils[bucket]! += pupils;
    this.#total += pupils;
  }

  /** Smallest whole second within which the share of all pupils come; null without pupils. */
  percentile(share: number): Seconds | null {
    if (this.#total === 0) return null;
    const wanted = rank(this.#total, share);
    let sum = 0;
    let second = -1;
    while (sum < wanted) sum += this.#pupils[++second]!;
    return second;
  }

  /** Adds (sign 1) or takes away (sign -1) the pupils of a unit under one school. */
  count(placed: Placement, stage: StageIndex, unit: UnitIndex, school: SchoolIndex, sign: 1 | -1): void {
    const { bands, pupils } = placed.demand[stage]!;
    const way = waySeconds(placed, unit, school);
    if (Number.isNaN(way.seconds)) return;
    for (let b = 0; b < bands.length; b++) {
      const here = pupils[unit * bands.length + b]!;
      if (here > 0) this.add(way.bus ? way.seconds : way.seconds * bands[b]!.factor, sign * here);
    }
  }
}

/** The walks of all zones of a stage together; `histogram` holds the ways of all its units. */
export function stageWalk(walks: readonly Walk[], histogram: TimeHistogram): Walk {
  const bandCount = walks[0]?.byBand.length ?? 0;
  const byBand = Array.from({ length: bandCount }, () => ({ pupils: 0, within: 0 }));
  let pupils = 0;
  let reached = 0;
  let pupilSeconds = 0;
  let longest: Seconds | null = null;
  for (const walk of walks) {
    pupils += walk.pupils;
    reached += walk.reached;
    pupilSeconds += walk.pupilSeconds;
    if (walk.longest !== null && (longest === null || walk.longest > longest)) longest = walk.longest;
    for (let b = 0; b < bandCount; b++) {
      byBand[b]!.pupils += walk.byBand[b]!.pupils;
      byBand[b]!.within += walk.byBand[b]!.within;
    }
  }
  const counted = histogram.percentile(PERCENTILE);
  // Whole seconds are rounded up; the longest way is exact and no percentile exceeds it.
  const p95 = counted === null || longest === null ? null : Math.min(counted, longest);
  return { pupils, reached, pupilSeconds, p95, longest, byBand };
}

export function meanSeconds(walk: Walk): Seconds | null {
  return walk.reached === 0 ? null : walk.pupilSeconds / walk.reached;
}

/** Pupils beyond their band's limit or without a known way. */
export function pupilsBeyond(walk: Walk): Pupils {
  let within = 0;
  for (const band of walk.byBand) within += band.within;
  return walk.pupils - within;
}
