import type { Random } from '../../../engine/random.ts';
import type { Meters } from '../../../engine/units.ts';
import { deal } from '../deal.ts';
import type { Geography } from '../geography.ts';
import type { Character } from '../people/character.ts';
import { GRADES, type People, sum } from '../people/pupils.ts';
import type { CountySizes } from '../sizes.ts';
import type { Walks } from '../streets/walks.ts';
import { greedyCover, greedyMedians } from './greedy.ts';

export type SiteRole =
  | 'townPrimary'
  | 'townJunior'
  | 'townNineYear'
  | 'centrePrimary'
  | 'seatJunior'
  | 'seatNineYear'
  | 'villagePrimary'
  | 'point';

export interface Site {
  readonly role: SiteRole;
  readonly unit: number;
  /** Town site (county town or seat) that governs it. */
  readonly township: number;
}

export const PRIMARY_GRADES = 6;

export function hasPrimary(role: SiteRole): boolean {
  return role !== 'townJunior' && role !== 'seatJunior';
}

export function hasJunior(role: SiteRole): boolean {
  return role === 'townJunior' || role === 'seatJunior' || role === 'townNineYear' || role === 'seatNineYear';
}

/** Whether the school belongs to the county town itself, not to a village that the town governs. */
export function isOfTown(site: Site, town: number): boolean {
  return site.township === town && site.role.startsWith('town');
}

/** Half an hour of a small child, a little kept back for the way from the door to the street. */
const NEAR_SECONDS = 1650;
/** Ways that a choice of so many sites in a town looks at: four times the radius that one of them has to serve. */
function farthest(radius: Meters, sites: number): number {
  return Math.min(3600, (4 * radius) / Math.sqrt(Math.max(1, sites)));
}

/** How a kind of place counts for schools that were built a generation ago. */
const PAST: Readonly<Partial<Record<Character, number>>> = { oldStreet: 1.7, newCompound: 0.25 };

/** Where the schools stand, by township, the larger schools of each before the smaller. */
export function sitesOf(
  geography: Geography,
  characters: readonly Character[],
  people: People,
  sizes: CountySizes,
  walks: Walks,
  random: Random,
): Site[] {
  const { settlements, towns } = geography;
  const primaryPupils = settlements.cell.map((_, u) => sum(people.pupils[0]!, u * GRADES, PRIMARY_GRADES));
  const sites: Site[] = [];
  const used = new Set<number>();
  const add = (role: SiteRole, unit: number) => {
    used.add(unit);
    sites.push({ role, unit, township: settlements.township[unit]! });
  };

  const countyTowns = towns.filter((town) => town.kind === 'countyTown');
  const dealt = (total: number) =>
    deal(
      total,
      countyTowns.map((town) => town.units),
    );
  const { townPrimary, townJunior, townNineYear } = sizes.schools;
  const counts = {
    townPrimary: dealt(townPrimary),
    townNineYear: dealt(townNineYear),
    townJunior: dealt(townJunior),
  };
  // Schools were built where people lived a generation ago; the new ones where they live now.
  const now = (unit: number) => primaryPupils[unit]!;
  const past = (unit: number) => now(unit) * (PAST[characters[unit]!] ?? 1);
  for (const [t, { radius }] of countyTowns.entries()) {
    const units = unitsOfTown(settlements.town, t);
    const place = (
      role: keyof typeof counts,
      weight: (unit: number) => number,
      may: (unit: number) => boolean,
    ) => {
      const wanted = counts[role][t]!;
      const ofStage = (site: Site) => (role === 'townJunior' ? hasJunior(site.role) : hasPrimary(site.role));
      const before = sites.filter((site) => site.township === t && ofStage(site)).map((site) => site.unit);
      const free = units.filter((unit) => !used.has(unit) && may(unit));
      const reach = farthest(radius, wanted);
      for (const unit of greedyMedians(free, weight, wanted, before, walks, reach, random)) add(role, unit);
    };
    place('townPrimary', past, () => true);
    place('townNineYear', now, (unit) => characters[unit] === 'newCompound');
    place('townJunior', past, () => true);
  }
  addSeatSchools(geography, sizes, add);
  addVillageSchools(geography, sizes, primaryPupils, sites, walks, add);
  const order: readonly SiteRole[] = [
    'townPrimary',
    'centrePrimary',
    'townNineYear',
    'seatNineYear',
    'townJunior',
    'seatJunior',
    'villagePrimary',
    'point',
  ];
  return sites.sort(
    (a, b) => a.township - b.township || order.indexOf(a.role) - order.indexOf(b.role) || a.unit - b.unit,
  );
}

function unitsOfTown(townOfUnit: Int32Array, town: number): number[] {
  const units: number[] = [];
  for (let u = 0; u < townOfUnit.length; u++) if (townOfUnit[u] === town) units.push(u);
  return units;
}

/** The larger seats have a centre primary and a junior school, the smaller one nine-year school. */
function addSeatSchools(
  { settlements, towns, cells }: Geography,
  sizes: CountySizes,
  add: (role: SiteRole, unit: number) => void,
): void {
  let seat = 0;
  for (const [t, site] of towns.entries()) {
    if (site.kind !== 'seat') continue;
    const away = (unit: number) => {
      const cell = settlements.cell[unit]!;
      return Math.hypot(cells.x[cell]! - site.x, cells.y[cell]! - site.y);
    };
    const units = unitsOfTown(settlements.town, t).sort((a, b) => away(a) - away(b) || a - b);
    if (seat++ < sizes.schools.seatPairs) {
      add('centrePrimary', units[0]!);
      add('seatJunior', units[units.length - 1]!);
    } else add('seatNineYear', units[0]!);
  }
}

/** Village schools and teaching points: each where most children have no school near, the points where fewest do. */
function addVillageSchools(
  { settlements }: Geography,
  sizes: CountySizes,
  primaryPupils: Int32Array,
  sites: readonly Site[],
  walks: Walks,
  add: (role: SiteRole, unit: number) => void,
): void {
  const covered = new Uint8Array(settlements.count);
  for (const { role, unit } of sites) {
    if (hasPrimary(role)) for (const u of walks.around(unit, NEAR_SECONDS).units) covered[u] = 1;
  }
  const villages: number[] = [];
  for (let u = 0; u < settlements.count; u++) if (settlements.town[u] === -1) villages.push(u);
  const { villagePrimary, points } = sizes.schools;
  const chosen = greedyCover(villages, primaryPupils, villagePrimary + points, covered, walks, NEAR_SECONDS);
  for (const [i, unit] of chosen.entries()) add(i < villagePrimary ? 'villagePrimary' : 'point', unit);
}
