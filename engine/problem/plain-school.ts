import { NONE } from '../units.ts';
import type { School } from './problem.ts';
import { STOCKS } from './tables/index.ts';

/** Stocks of a school of which none is known. */
export const NO_STOCKS = Object.fromEntries(STOCKS.map(([id]) => [id, null])) as Readonly<
  Record<(typeof STOCKS)[number][0], null>
>;

type Known = Partial<School> & Pick<School, 'id' | 'stages' | 'lon' | 'lat'>;

/** An existing public school of which nothing is known but what is given; its name is its id. */
export function plainSchool(known: Known): School {
  return {
    name: known.id,
    nameEn: null,
    senior: false,
    status: 'existing',
    unit: NONE,
    township: NONE,
    tier: null,
    cluster: null,
    ownership: 'public',
    classrooms: null,
    seats: null,
    maxClassrooms: null,
    combinedClasses: false,
    safe: true,
    protected: false,
    boardingPlaces: 0,
    staffQuota: null,
    stocks: NO_STOCKS,
    fixedCost: null,
    runningCost: null,
    expansionCost: null,
    ...known,
  };
}
