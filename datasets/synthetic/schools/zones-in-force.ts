import type { Random } from '../../../engine/random.ts';
import type { Geography } from '../geography.ts';
import { metresBetween } from '../places/settlements.ts';
import type { Reach } from './reach.ts';
import { hasJunior, hasPrimary, isOfTown, type Site } from './sites.ts';

/** School of each unit by stage. */
export interface ZonesInForce {
  readonly primary: Int32Array;
  readonly junior: Int32Array;
}

/** A school with a name draws its zone wider than the ruler says; a new one was given the blocks around it alone. */
const FAMOUS = 0.85;
const NEW_SCHOOL = 1.7;
/** Village schools were merged into the centre school here and there, though others stayed nearer. */
const MERGED_SHARE = 0.09;
const OLD_TIES_SHARE = 0.08;
/** Nobody is sent so far, in seconds of a small child, while there is another school. */
const UNBEARABLE = { primary: 5_600, junior: 7_000 } as const;
/** Compounds whose developer was promised places at a famous school: one for so many units. */
const UNITS_PER_ENCLAVE = 55;

/**
 * The zones that are in force, with the faults that such zones have: drawn with a ruler across the river, inside
 * township borders even where the neighbour's school is nearer, before the new quarters were built, with merged villages and
 * enclaves.
 */
export function zonesInForce(
  geography: Geography,
  sites: readonly Site[],
  famous: ReadonlySet<number>,
  reach: Reach,
  random: Random,
): ZonesInForce {
  const primary = byRuler(geography, sites, famous, reach, 'primary');
  const junior = byRuler(geography, sites, famous, reach, 'junior');
  mergeVillages(geography, sites, primary, reach, random);
  keepOldTies(geography, sites, junior, reach, random);
  promise(geography, sites, famous, primary, hasPrimary, random);
  promise(geography, sites, famous, junior, hasJunior, random);
  for (const [school, { role, unit }] of sites.entries()) {
    if (hasPrimary(role)) primary[unit] = school;
    if (hasJunior(role)) junior[unit] = school;
  }
  return { primary, junior };
}

/** The nearest school of the own township as the crow flies. */
function byRuler(
  geography: Geography,
  sites: readonly Site[],
  famous: ReadonlySet<number>,
  reach: Reach,
  stage: 'primary' | 'junior',
): Int32Array {
  const teaches = stage === 'primary' ? hasPrimary : hasJunior;
  const { settlements, towns } = geography;
  const schools: number[][] = towns.map(() => []);
  for (const [school, site] of sites.entries()) if (teaches(site.role)) schools[site.township]!.push(school);
  const all = schools.flat();
  return Int32Array.from(settlements.cell, (_, u) => {
    const own = schools[settlements.township[u]!]!;
    const known = own.length > 0 ? own : all;
    const bearable = (school: number) => reach.seconds(school, u) <= UNBEARABLE[stage];
    const near = known.some(bearable) ? known.filter(bearable) : all.filter(bearable);
    let best = -1;
    let least = Infinity;
    for (const school of near.length > 0 ? near : known) {
      const { role, unit } = sites[school]!;
      const weight = famous.has(school) ? FAMOUS : role === 'townNineYear' ? NEW_SCHOOL : 1;
      const away = metresBetween(geography, u, unit) * weight;
      if (away < least) {
        least = away;
        best = school;
      }
    }
    return best;
  });
}

function mergeVillages(
  { settlements }: Geography,
  sites: readonly Site[],
  zones: Int32Array,
  reach: Reach,
  random: Random,
): void {
  const centre = new Map<number, number>();
  for (const [school, { role, township }] of sites.entries()) {
    if (role === 'centrePrimary' || role === 'seatNineYear') centre.set(township, school);
  }
  for (let u = 0; u < zones.length; u++) {
    const to = centre.get(settlements.township[u]!);
    const merged = settlements.town[u] === -1 && random.float() < MERGED_SHARE;
    if (merged && to !== undefined && reach.seconds(to, u) <= UNBEARABLE.primary) zones[u] = to;
  }
}

/** Villages that were moved to another township, and whose pupils still go to the junior school of the old one. */
function keepOldTies(
  geography: Geography,
  sites: readonly Site[],
  zones: Int32Array,
  reach: Reach,
  random: Random,
): void {
  const { settlements } = geography;
  const seats = [...sites.keys()].filter((school) => sites[school]!.role.startsWith('seat'));
  for (let u = 0; u < zones.length; u++) {
    if (settlements.town[u] !== -1 || random.float() >= OLD_TIES_SHARE) continue;
    const others = seats
      .filter((school) => school !== zones[u] && reach.seconds(school, u) <= UNBEARABLE.junior)
      .sort((a, b) => reach.seconds(a, u) - reach.seconds(b, u));
    if (others.length > 0) zones[u] = others[0]!;
  }
}

/** Compounds in the zone of another school that go to a famous school of their town. */
function promise(
  geography: Geography,
  sites: readonly Site[],
  famous: ReadonlySet<number>,
  zones: Int32Array,
  teaches: (role: Site['role']) => boolean,
  random: Random,
): void {
  const { settlements, towns } = geography;
  const compounds = Array.from(zones.keys()).filter(
    (u) => towns[settlements.town[u]!]?.kind === 'countyTown',
  );
  random.shuffle(compounds);
  let wanted = Math.max(2, Math.round(zones.length / UNITS_PER_ENCLAVE));
  for (const u of compounds) {
    if (wanted === 0) break;
    const to = [...famous].filter(
      (school) => teaches(sites[school]!.role) && isOfTown(sites[school]!, settlements.town[u]!),
    );
    const far = to.filter(
      (school) =>
        metresBetween(geography, u, sites[school]!.unit) > 0.75 * towns[settlements.town[u]!]!.radius,
    );
    if (far.length === 0) continue;
    zones[u] = far[random.below(far.length)]!;
    wanted--;
  }
}
