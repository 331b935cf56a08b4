import type { Meters } from '../../../engine/units.ts';
import { noise } from './noise.ts';
import type { River } from './river.ts';

/** The county's border: a star-shaped line about the origin, longer along the river, with bays and capes. */
export interface Outline {
  /** Largest distance of the border from the origin. */
  readonly reach: Meters;
  /** How far inside the border a place lies; negative outside. */
  inside(x: Meters, y: Meters): Meters;
}

const STRETCH = 1.22;

export function outlineOf(area: number, main: River, seed: number): Outline {
  const border = (angle: number): number => {
    const cx = Math.cos(angle);
    const cy = Math.sin(angle);
    // Longer along the river by STRETCH, shorter across it by as much: the area stays.
    const along = Math.cos(angle - Math.atan2(main.dirY, main.dirX));
    const ellipse = 1 / Math.sqrt((along / STRETCH) ** 2 + (1 - along * along) * STRETCH ** 2);
    const capes = 0.15 * noise(cx * 1.3, cy * 1.3, seed) + 0.09 * noise(cx * 3.1, cy * 3.1, seed + 1);
    return ellipse * (1 + capes + 0.035 * noise(cx * 9, cy * 9, seed + 2));
  };
  let square = 0;
  const steps = 720;
  for (let i = 0; i < steps; i++) square += border((2 * Math.PI * i) / steps) ** 2 / 2;
  const scale = Math.sqrt(area / (square * ((2 * Math.PI) / steps)));
  return {
    reach: scale * STRETCH * 1.3,
    inside: (x, y) => scale * border(Math.atan2(y, x)) - Math.hypot(x, y),
  };
}

/** Radius of the circle of the same area: the measure of everything that grows with the county. */
export function radiusOf(area: number): Meters {
  return Math.sqrt(area / Math.PI);
}
