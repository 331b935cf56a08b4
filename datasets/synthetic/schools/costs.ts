import type { RawRecord } from '../../../engine/problem/index.ts';
import type { Random } from '../../../engine/random.ts';
import type { SiteRole } from './sites.ts';

const CLASSROOM_YUAN = { townPrimary: 520_000, townJunior: 560_000, townNineYear: 540_000 } as const;
const COUNTRY_CLASSROOM_YUAN = 380_000;

/** Running and building costs, and how far the site can still be built up. */
export function costsOf(
  role: SiteRole,
  classrooms: number,
  boardingPlaces: number,
  random: Random,
): RawRecord {
  const perRoom = (CLASSROOM_YUAN as Partial<Record<SiteRole, number>>)[role] ?? COUNTRY_CLASSROOM_YUAN;
  const running = role === 'point' ? 60_000 : role === 'villagePrimary' ? 160_000 : 300_000;
  const urban = role.startsWith('town');
  const room =
    role === 'townNineYear' ? 12 : urban ? random.below(5) : role === 'point' ? 2 : 3 + random.below(6);
  return {
    runningCost: Math.round((running + 18_000 * classrooms + 900 * boardingPlaces) / 1000) * 1000,
    expansionCost: Math.round((perRoom * (0.9 + 0.2 * random.float())) / 10_000) * 10_000,
    maxClassrooms: classrooms + room,
  };
}
