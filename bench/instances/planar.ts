import { NO_BALANCE } from '../../engine/policy/balance.ts';
import { NO_CHOICE } from '../../engine/policy/choice.ts';
import type { ZoningPolicy } from '../../engine/policy/policy.ts';
import { type Adjacency, type Problem, plainSchool } from '../../engine/problem/index.ts';
import type { TravelTable } from '../../engine/travel/table.ts';
import { NONE, type UnitIndex } from '../../engine/units.ts';

/** Metres a second of the walker in planar instances: seconds are metres. */
export const PLANAR_WALKER = 1;

/** The policy of instances that know seats and distances and nothing else. */
export const PLANAR_POLICY: ZoningPolicy = {
  profile: 'none',
  classCap: {},
  combinedClassCap: null,
  referenceSpeed: PLANAR_WALKER,
  bands: [],
  boardingFromGrade: null,
  safeBuildingsOnly: false,
  balance: NO_BALANCE,
  choice: NO_CHOICE,
};

/** A problem with the single stage and grade `all`, seats, and no place on the globe. */
export function planarProblem(given: {
  readonly name: string;
  readonly hash: string;
  readonly ids: readonly string[];
  readonly pupils: Int32Array;
  /** Schools are named by the unit they stand in. */
  readonly schools: readonly { readonly unit: UnitIndex; readonly seats: number }[];
  readonly adjacency: Adjacency;
}): Problem {
  const { ids } = given;
  const count = ids.length;
  return {
    name: given.name,
    hash: given.hash,
    grades: ['all'],
    stages: [{ id: 'all', grades: [0] }],
    years: [0],
    townships: [],
    units: {
      count,
      ids,
      names: ids,
      namesEn: ids.map(() => null),
      township: new Int32Array(count).fill(NONE),
      lon: new Float64Array(count).fill(Number.NaN),
      lat: new Float64Array(count).fill(Number.NaN),
      pupils: [given.pupils],
      polygons: null,
      population: null,
      migrant: null,
      boarding: null,
      terrain: ids.map(() => null),
      concentratedVillage: new Uint8Array(count),
      urban: new Uint8Array(count),
      elevation: null,
    },
    schools: given.schools.map(({ unit, seats }) =>
      plainSchool({ id: ids[unit]!, stages: [0], lon: Number.NaN, lat: Number.NaN, unit, seats }),
    ),
    adjacency: given.adjacency,
    enrolment: null,
    zonesInForce: null,
    curriculum: null,
    teachers: null,
    moves: null,
    outcomes: null,
    growth: null,
    streets: null,
    travelRows: null,
    policy: null,
  };
}

/** Travel from every unit to every school, unit by unit, with one second a metre. */
export function planarTravel(
  unitCount: number,
  schoolCount: number,
  meters: Float64Array,
  source: string,
): TravelTable {
  return {
    unitCount,
    schoolCount,
    rowStart: Int32Array.from({ length: unitCount + 1 }, (_, unit) => unit * schoolCount),
    school: Int32Array.from(meters, (_, k) => k % schoolCount),
    seconds: meters.map((each) => each / PLANAR_WALKER),
    meters,
    unitComponent: new Int32Array(unitCount),
    schoolComponent: new Int32Array(schoolCount),
    barred: new Float64Array(0),
    cutoffSeconds: Infinity,
    referenceSpeed: PLANAR_WALKER,
    mode: 'straight-line',
    source,
  };
}
