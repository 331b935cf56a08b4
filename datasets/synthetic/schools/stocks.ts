import type { StockId } from '../../../engine/problem/index.ts';
import type { Random } from '../../../engine/random.ts';
import type { SiteRole } from './sites.ts';

/** What schools of a kind have, a pupil: middle of the kind, and how far single schools lie from it (log deviation). */
type Level = readonly [middle: number, spread: number];

interface Levels {
  readonly teachingArea: Level;
  readonly sportsArea: Level;
  readonly equipmentValue: Level;
  readonly books: Level;
  /** Per 100 pupils. */
  readonly computers: Level;
  /** Networked multimedia classrooms for one classroom. */
  readonly multimedia: Level;
  readonly greenArea: Level;
}

/**
 * The skews that inspections find: town schools have money and no ground, village schools ground and old, few
 * instruments; the famous school has most of what can be bought.
 */
const TOWN: Levels = {
  teachingArea: [4.5, 0.12],
  sportsArea: [6, 0.25],
  equipmentValue: [2100, 0.25],
  books: [21, 0.2],
  computers: [11, 0.2],
  multimedia: [0.92, 0.08],
  greenArea: [1.6, 0.4],
};
const SEAT: Levels = {
  teachingArea: [5, 0.18],
  sportsArea: [7.8, 0.25],
  equipmentValue: [1750, 0.25],
  books: [22, 0.25],
  computers: [10, 0.25],
  multimedia: [0.7, 0.2],
  greenArea: [4, 0.4],
};
const VILLAGE: Levels = {
  teachingArea: [4.3, 0.25],
  sportsArea: [8, 0.35],
  equipmentValue: [1150, 0.35],
  books: [26, 0.35],
  computers: [8, 0.4],
  multimedia: [0.42, 0.4],
  greenArea: [9, 0.5],
};
const POINT: Levels = {
  teachingArea: [4.2, 0.25],
  sportsArea: [8.5, 0.45],
  equipmentValue: [700, 0.5],
  books: [30, 0.5],
  computers: [6, 0.6],
  multimedia: [0.3, 0.5],
  greenArea: [12, 0.6],
};

const BY_ROLE: Readonly<Record<SiteRole, Levels>> = {
  townPrimary: TOWN,
  townJunior: TOWN,
  townNineYear: TOWN,
  centrePrimary: SEAT,
  seatJunior: SEAT,
  seatNineYear: SEAT,
  villagePrimary: VILLAGE,
  point: POINT,
};

/** Junior pupils are owed more room and instruments (1 : 1.1 in areas, 1 : 1.25 in money; policy.md B.2). */
const JUNIOR_AREA = 1.25;
const PUPILS_OF_A_ROOM = 42;
const FAMOUS_MONEY = 1.8;
/** The new school was built to the standard of today. */
const NEW_GROUND = 1.5;

export function stocksOf(
  role: SiteRole,
  famous: boolean,
  primaryPupils: number,
  juniorPupils: number,
  classrooms: number,
  classes: number,
  random: Random,
): Record<StockId, number> {
  const levels = BY_ROLE[role];
  const of = ([middle, spread]: Level) => middle * Math.exp(spread * random.normal());
  const pupils = primaryPupils + juniorPupils;
  const weighted = primaryPupils + JUNIOR_AREA * juniorPupils;
  // Ground and buildings were made for the rooms there are, and then more or fewer pupils came.
  const builtFor = Math.sqrt(weighted * classrooms * PUPILS_OF_A_ROOM);
  const money = famous ? FAMOUS_MONEY : 1;
  const ground = role === 'townNineYear' ? NEW_GROUND : 1;
  const teachingArea = to(10, Math.max(60 * classrooms, of(levels.teachingArea) * ground * builtFor));
  const sportsArea = to(10, of(levels.sportsArea) * ground * builtFor);
  const greenArea = to(10, of(levels.greenArea) * ground * pupils);
  const large = classes >= 10;
  const special = (chance: number) => (random.float() < chance ? 1 : 0);
  const rooms = large
    ? Math.max(1, Math.ceil(classes / 12) - special(0.5))
    : special(role === 'point' ? 0.1 : 0.45);
  return {
    teachingArea,
    sportsArea,
    buildingArea: to(10, teachingArea * (1.25 + 0.2 * random.float())),
    campusArea: to(
      10,
      (teachingArea / (large ? 1.6 : 1) + sportsArea + greenArea) * (1.2 + 0.2 * random.float()),
    ),
    greenArea,
    equipmentValue: to(1000, of(levels.equipmentValue) * money * weighted),
    multimediaRooms: Math.min(classrooms, Math.max(1, Math.round(of(levels.multimedia) * classrooms))),
    books: to(10, of(levels.books) * (famous ? 1.25 : 1) * pupils),
    computers: Math.max(2, Math.round((of(levels.computers) * money ** 0.5 * pupils) / 100)),
    musicRooms: rooms,
    artRooms: large ? Math.max(1, rooms - special(0.3)) : special(role === 'point' ? 0.05 : 0.35),
    desks: Math.round(pupils * (0.99 + 0.06 * random.float())),
  };
}

function to(step: number, value: number): number {
  return Math.round(value / step) * step;
}
