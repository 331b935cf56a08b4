import type { Meters } from '../../../engine/units.ts';
import { layeredNoise } from './noise.ts';
import { fromValley, type River } from './river.ts';

/** Height of the ground: valleys along the rivers, hills that rise away from them, higher towards one side. */
export interface Relief {
  elevation(x: Meters, y: Meters): Meters;
  /** Steepness, rise over run, over 120 m. */
  slope(x: Meters, y: Meters): number;
}

const VALLEY_FLOOR: Meters = 212;
const FALL_OF_RIVER = 0.0011;

export function reliefOf(radius: Meters, main: River, tributary: River, seed: number): Relief {
  const highSide = (seed & 1) === 0 ? 1 : -1;
  const elevation = (x: Meters, y: Meters): Meters => {
    const s = x * main.dirX + y * main.dirY;
    const left = fromValley(main, x, y);
    const beside = Math.abs(fromValley(tributary, x, y)) * 1.6;
    const valley = rise(Math.abs(left), 420, 0.5 * radius) * rise(beside, 250, 0.4 * radius) ** 0.6;
    const highland = rise(highSide * left, 0.3 * radius, 1.15 * radius);
    const hills = 0.5 + 0.5 * layeredNoise(x / 3300, y / 3300, seed, 5);
    const knolls = layeredNoise(x / 900, y / 900, seed + 31, 3);
    const floor = VALLEY_FLOOR - FALL_OF_RIVER * s;
    return (
      floor + valley * (190 * hills + 50 * knolls + 10) + 330 * highland * (0.35 + 0.65 * hills) + 2 * knolls
    );
  };
  return {
    elevation,
    slope(x, y) {
      const east = elevation(x + 60, y) - elevation(x - 60, y);
      const north = elevation(x, y + 60) - elevation(x, y - 60);
      return Math.hypot(east, north) / 120;
    },
  };
}

/** 0 below `low`, 1 above `high`, smooth between. */
function rise(value: number, low: number, high: number): number {
  const t = Math.max(0, Math.min(1, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
}
