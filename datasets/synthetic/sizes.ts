import type { Meters, Pupils } from '../../engine/units.ts';
import type { CountyOptions } from './options.ts';

/**
 * How large everything is in a county of so many units and schools. The shares are those of a densely settled hill
 * county of 210,000 people: more than half of the pupils in the county town, a school for every 460 pupils.
 */
export interface CountySizes {
  readonly area: number;
  readonly pupils: Pupils;
  /** County towns; more than one only where the "county" is a prefecture. */
  readonly countyTowns: number;
  /** Townships outside the county towns, each with a seat. */
  readonly townships: number;
  readonly townUnits: number;
  readonly seatUnits: number;
  readonly villages: number;
  /** Side of a street block in the towns. */
  readonly block: Meters;
  /** Distance of the points of which village land is made up. */
  readonly grain: Meters;
  readonly schools: SchoolMix;
}

export interface SchoolMix {
  readonly townPrimary: number;
  readonly townJunior: number;
  readonly townNineYear: number;
  /** Seats with a centre primary school and a junior school. */
  readonly seatPairs: number;
  /** Seats with one nine-year school. */
  readonly seatNineYear: number;
  readonly villagePrimary: number;
  readonly points: number;
  readonly candidates: number;
}

export const PUPILS_PER_SCHOOL = 460;
export const TOWN_SHARE_OF_PUPILS = 0.55;
const AREA_PER_SCHOOL = 4.35e6;
const TOWN_SHARE_OF_UNITS = 0.36;
const SEAT_SHARE_OF_UNITS = 0.085;
const FEWEST_SEAT_UNITS = 3;
/** Compulsory-school pupils a square metre of county town: 12,500 people a square kilometre, 10.5 % of them pupils. */
const TOWN_DENSITY = 12_500 * 0.105 * 1e-6;
/** Blocks a town unit has on average; large compounds take two or three. */
export const BLOCKS_PER_UNIT = 1.35;

export function countySizes({ units, schools }: CountyOptions): CountySizes {
  const townships = Math.max(1, Math.round(schools * 0.23));
  const countyTowns = Math.max(1, Math.round(schools / 150));
  const mix = schoolMix(schools, townships, countyTowns);
  const townUnits = Math.round(units * TOWN_SHARE_OF_UNITS);
  const seatUnits =
    townships * Math.max(FEWEST_SEAT_UNITS, Math.round((units * SEAT_SHARE_OF_UNITS) / townships));
  const villages = units - townUnits - seatUnits;
  const pupils = schools * PUPILS_PER_SCHOOL;
  const area = schools * AREA_PER_SCHOOL;
  const townArea = (pupils * TOWN_SHARE_OF_PUPILS) / TOWN_DENSITY;
  const grainsPerVillage = units > 20_000 ? 9 : 18;
  return {
    area,
    pupils,
    countyTowns,
    townships,
    townUnits,
    seatUnits,
    villages,
    block: Math.sqrt(townArea / (townUnits * BLOCKS_PER_UNIT)),
    grain: Math.sqrt((area - townArea) / (villages * grainsPerVillage)),
    schools: mix,
  };
}

function schoolMix(schools: number, townships: number, countyTowns: number): SchoolMix {
  const town = Math.max(2 * countyTowns, Math.round(schools * 0.23));
  const townJunior = Math.max(countyTowns, Math.round(town * 0.28));
  const townNineYear = town >= 8 ? Math.max(1, Math.round(town * 0.1)) : 0;
  // A seat with one nine-year school instead of a pair saves a school for the villages.
  const leastNineYear = Math.max(0, town + 2 * townships - schools);
  const seatNineYear = Math.min(townships, Math.max(leastNineYear, Math.round(townships * 0.45)));
  const seatPairs = townships - seatNineYear;
  const villages = schools - town - seatNineYear - 2 * seatPairs;
  return {
    townPrimary: town - townJunior - townNineYear,
    townJunior,
    townNineYear,
    seatPairs,
    seatNineYear,
    villagePrimary: Math.ceil(villages / 2),
    points: Math.floor(villages / 2),
    candidates: Math.max(2, Math.round(schools / 10)),
  };
}
