import type { Random } from '../../../engine/random.ts';
import type { Meters } from '../../../engine/units.ts';

/**
 * A river as a curve over a straight axis: at the way s along the axis it lies `offset(s)` to the left. Its distance
 * from any place is then a formula, not a search.
 */
export interface River {
  readonly width: Meters;
  readonly originX: Meters;
  readonly originY: Meters;
  /** Direction of the axis, downstream, as a unit vector. */
  readonly dirX: number;
  readonly dirY: number;
  /** Stretch of the axis on which there is water. */
  readonly from: Meters;
  readonly to: Meters;
  readonly bends: readonly Bend[];
}

interface Bend {
  readonly height: Meters;
  readonly length: Meters;
  readonly phase: number;
}

/** The main river through the middle of the county, which leaves it at both ends, and a tributary from the hills. */
export function riversOf(radius: Meters, random: Random): [main: River, tributary: River] {
  const angle = random.float() * 2 * Math.PI;
  const main: River = {
    width: 90,
    originX: 0,
    originY: 0,
    dirX: Math.cos(angle),
    dirY: Math.sin(angle),
    from: -3 * radius,
    to: 3 * radius,
    bends: [
      { height: 0.09 * radius, length: 1.5 * radius, phase: random.float() * 6 },
      { height: 260, length: 2900, phase: random.float() * 6 },
      { height: 110, length: 1700, phase: random.float() * 6 },
    ],
  };
  return [main, tributaryOf(main, radius, random)];
}

/** Comes down from one side and joins the main river below the county town. */
function tributaryOf(main: River, radius: Meters, random: Random): River {
  const side = random.below(2) === 0 ? 1 : -1;
  const joint = (0.3 + 0.12 * random.float()) * radius;
  const [mouthX, mouthY] = pointOn(main, joint);
  // Towards the source: upstream and away from the main river.
  const turn = side * (1.95 + 0.25 * random.float());
  const sourceX = main.dirX * Math.cos(turn) - main.dirY * Math.sin(turn);
  const sourceY = main.dirX * Math.sin(turn) + main.dirY * Math.cos(turn);
  const length = 0.62 * radius;
  return {
    width: 45,
    originX: mouthX,
    originY: mouthY,
    dirX: -sourceX,
    dirY: -sourceY,
    from: -length,
    to: 0,
    bends: [
      { height: 170, length: 3100, phase: 0 },
      { height: 80, length: 1500, phase: 0 },
    ],
  };
}

export function offset(river: River, s: Meters): Meters {
  let sum = 0;
  for (const { height, length, phase } of river.bends)
    sum += height * Math.sin((2 * Math.PI * s) / length + phase);
  return sum;
}

export function pointOn(river: River, s: Meters): [x: Meters, y: Meters] {
  const c = offset(river, s);
  return [river.originX + s * river.dirX - c * river.dirY, river.originY + s * river.dirY + c * river.dirX];
}

/** Way along the axis of the foot of a place, and its signed distance to the left of the centre line (nearly). */
export function inRiverFrame(river: River, x: Meters, y: Meters): [s: Meters, left: Meters] {
  const dx = x - river.originX;
  const dy = y - river.originY;
  const s = dx * river.dirX + dy * river.dirY;
  const across = dy * river.dirX - dx * river.dirY;
  const slope = (offset(river, s + 1) - offset(river, s - 1)) / 2;
  return [s, (across - offset(river, s)) / Math.sqrt(1 + slope * slope)];
}

/** Distance from the centre line; beyond the ends, from the end. */
export function distanceToRiver(river: River, x: Meters, y: Meters): Meters {
  const [s, left] = inRiverFrame(river, x, y);
  if (s >= river.from && s <= river.to) return Math.abs(left);
  const [ex, ey] = pointOn(river, s < river.from ? river.from : river.to);
  return Math.hypot(x - ex, y - ey);
}

/**
 * Distance from the middle of the river's valley: the river winds within it, so only its widest bends are followed.
 * Signed (left positive) where the place is beside the river, and smooth in every direction.
 */
export function fromValley(river: River, x: Meters, y: Meters): Meters {
  const dx = x - river.originX;
  const dy = y - river.originY;
  const s = dx * river.dirX + dy * river.dirY;
  const across = dy * river.dirX - dx * river.dirY;
  const widest = river.bends[0]!;
  const foot = Math.max(river.from, Math.min(river.to, s));
  const off = across - widest.height * Math.sin((2 * Math.PI * foot) / widest.length + widest.phase);
  return s === foot ? off : Math.hypot(s - foot, off);
}

/** Unit vector downstream at s. */
export function tangent(river: River, s: Meters): [x: number, y: number] {
  const [ax, ay] = pointOn(river, s - 5);
  const [bx, by] = pointOn(river, s + 5);
  const length = Math.hypot(bx - ax, by - ay);
  return [(bx - ax) / length, (by - ay) / length];
}
