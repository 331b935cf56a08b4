import type { Random } from '../../../engine/random.ts';
import type { Meters } from '../../../engine/units.ts';
import { type Outline, radiusOf } from '../land/outline.ts';
import type { Relief } from '../land/relief.ts';
import { distanceToRiver, pointOn, type River, tangent } from '../land/river.ts';
import { BLOCKS_PER_UNIT, type CountySizes } from '../sizes.ts';

/** Where a town is built: a county town on both banks of the river, or the seat of a township on one. */
export interface TownSite {
  readonly kind: 'countyTown' | 'seat';
  readonly x: Meters;
  readonly y: Meters;
  /** Direction of its main street. */
  readonly dirX: number;
  readonly dirY: number;
  readonly units: number;
  readonly blocks: number;
  /** Radius of the circle of its blocks' area. */
  readonly radius: Meters;
}

export interface Land {
  readonly outline: Outline;
  readonly relief: Relief;
  readonly rivers: readonly [main: River, tributary: River];
}

/** County towns first (by size), then one seat a township. */
export function townSites(sizes: CountySizes, land: Land, random: Random): TownSite[] {
  const towns = countyTowns(sizes, land.rivers[0], random);
  return [...towns, ...seats(sizes, land, towns, random)];
}

function countyTowns(sizes: CountySizes, main: River, random: Random): TownSite[] {
  const { countyTowns: count, townUnits } = sizes;
  const radius = radiusOf(sizes.area);
  const shares = Array.from({ length: count }, (_, i) => 1 / (1 + 0.35 * i));
  const total = shares.reduce((a, b) => a + b, 0);
  const units = shares.map((share) => Math.floor((townUnits * share) / total));
  units[0]! += townUnits - units.reduce((a, b) => a + b, 0);
  // The largest in the middle, the others by turns downstream and upstream.
  const spread = (1.5 * radius) / count;
  return units.map((n, i) => {
    const rank = ((i + 1) >> 1) * (i % 2 === 0 ? 1 : -1);
    const s = (rank + 0.16 * (random.float() - 0.5)) * spread - 0.06 * radius;
    const [x, y] = pointOn(main, s);
    const [dirX, dirY] = tangent(main, s);
    const blocks = Math.round(n * BLOCKS_PER_UNIT);
    const townRadius = sizes.block * Math.sqrt(blocks / Math.PI);
    // The old town lies on one bank; a third has grown over the river.
    const bank = (random.below(2) === 0 ? 1 : -1) * 0.3 * townRadius;
    return {
      kind: 'countyTown',
      x: x - bank * dirY,
      y: y + bank * dirX,
      dirX,
      dirY,
      units: n,
      blocks,
      radius: townRadius,
    };
  });
}

/** Spread over the county, in the valleys rather than on the heights, each clear of the rivers. */
function seats(sizes: CountySizes, land: Land, towns: readonly TownSite[], random: Random): TownSite[] {
  const { townships, seatUnits, block } = sizes;
  const sizesOfSeats = seatSizes(townships, seatUnits);
  const found: TownSite[] = [];
  const { outline } = land;
  let apart = 1.05 * Math.sqrt(sizes.area / (townships + 1.5 * towns.length));
  while (found.length < townships) {
    for (let tries = 60 * townships; tries > 0 && found.length < townships; tries--) {
      const x = (2 * random.float() - 1) * outline.reach;
      const y = (2 * random.float() - 1) * outline.reach;
      const units = sizesOfSeats[found.length]!;
      const blocks = Math.round(units * BLOCKS_PER_UNIT);
      const radius = block * Math.sqrt(blocks / Math.PI);
      if (outline.inside(x, y) < 0.3 * apart + radius) continue;
      if (land.rivers.some((river) => distanceToRiver(river, x, y) < radius + 1.8 * river.width + block))
        continue;
      const steep = land.relief.slope(x, y);
      if (random.float() > Math.exp(-steep / 0.04)) continue;
      const near = (site: TownSite) => Math.hypot(site.x - x, site.y - y);
      if (towns.some((site) => near(site) < site.radius + 0.55 * apart)) continue;
      if (found.some((site) => near(site) < apart)) continue;
      const turn = random.float() * Math.PI;
      found.push({ kind: 'seat', x, y, dirX: Math.cos(turn), dirY: Math.sin(turn), units, blocks, radius });
    }
    apart *= 0.93;
  }
  return found;
}

/** Sizes of the seats, largest first: towns (镇) about twice as large as townships (乡). */
function seatSizes(townships: number, units: number): number[] {
  const mean = units / townships;
  const sizes = Array.from({ length: townships }, (_, i) =>
    Math.max(2, Math.round(mean * (1.45 - (0.9 * i) / Math.max(1, townships - 1)))),
  );
  // Rounding and the floor of two leave a remainder for the largest, or take it from them.
  let rest = units - sizes.reduce((a, b) => a + b, 0);
  for (let i = 0; rest !== 0; i = (i + 1) % townships) {
    const step = Math.sign(rest);
    if (sizes[i]! + step < 2) continue;
    sizes[i]! += step;
    rest -= step;
  }
  return sizes;
}
