import type { PlanOptions } from '../../engine/plan/index.ts';
import { NO_BALANCE } from '../../engine/policy/balance.ts';
import { NO_CHOICE } from '../../engine/policy/choice.ts';
import type { ZoningPolicy } from '../../engine/policy/policy.ts';
import type { Adjacency, EnrolmentRow, Problem, School, Teacher } from '../../engine/problem/index.ts';
import { plainSchool } from '../../engine/problem/index.ts';
import type { TravelTable } from '../../engine/travel/table.ts';
import { NONE } from '../../engine/units.ts';

/** A town written down by hand or drawn at random: ids and small lists in place of the flat arrays of a `Problem`. */
export interface TownSpec {
  readonly stages: readonly { readonly id: string; readonly grades: readonly string[] }[];
  /** Base year first. Default: one year, 2026. */
  readonly years?: readonly number[];
  readonly units: readonly UnitSpec[];
  readonly schools: readonly SchoolSpec[];
  /** Pairs of unit ids with a common border. */
  readonly borders?: readonly (readonly [string, string])[];
  /** `[school, grade number, pupils]`. */
  readonly enrolment?: readonly (readonly [string, number, number])[];
  /** Of the pupils of each row of enrolment, those from outside the zone. */
  readonly outsideZone?: readonly (number | null)[];
  /** Stage → unit → school. */
  readonly zonesInForce?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Seconds of the reference walker by unit and school; a pair that is absent has no way. Default: 600 everywhere. */
  readonly seconds?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly cutoffSeconds?: number;
  readonly staff?: readonly StaffSpec[];
  readonly policy?: Partial<ZoningPolicy>;
  readonly options?: Partial<PlanOptions>;
}

/** A teacher of whom only this matters. */
export interface StaffSpec {
  readonly school: string;
  readonly stage: string;
  readonly backbone: boolean;
}

export interface UnitSpec {
  readonly id: string;
  /** By school year, then in the order of the grades; one year given stands for every year. */
  readonly pupils: readonly (readonly number[])[];
}

export type SchoolSpec = Partial<Omit<School, 'stages' | 'unit'>> & {
  readonly id: string;
  readonly stages: readonly string[];
  /** Id of the unit in which it stands. */
  readonly unit?: string;
};

export interface Town {
  readonly problem: Problem;
  readonly travel: TravelTable;
  readonly policy: ZoningPolicy;
  readonly options: PlanOptions;
}

/** Speed of the reference walker in towns for tests, metres a second. */
export const REFERENCE_SPEED = 1.2;

/** Builds problem, travel table, policy and options. Throws on an id that the spec itself does not define. */
export function buildTown(spec: TownSpec): Town {
  const problem = problemOf(spec);
  const policy: ZoningPolicy = {
    profile: 'test',
    classCap: {},
    combinedClassCap: null,
    referenceSpeed: REFERENCE_SPEED,
    bands: [],
    boardingFromGrade: null,
    safeBuildingsOnly: false,
    balance: NO_BALANCE,
    choice: NO_CHOICE,
    ...spec.policy,
  };
  const options: PlanOptions = {
    mode: 'wholeSchool',
    stages: problem.stages.map((stage) => stage.id),
    year: problem.years[0]!,
    contiguity: true,
    allowIslands: false,
    locks: [],
    keepTogether: [],
    buses: [],
    levels: [
      { id: 'travel', tolerance: 0.01 },
      { id: 'tail', tolerance: 0.01 },
      { id: 'change', tolerance: 0 },
    ],
    seed: 1,
    iterations: 1000,
    seconds: null,
    ...spec.options,
  };
  return { problem, travel: travelOf(spec, policy.referenceSpeed), policy, options };
}

function problemOf(spec: TownSpec): Problem {
  const grades = spec.stages.flatMap((stage) => stage.grades);
  const years = spec.years ?? [2026];
  const count = spec.units.length;
  const unitIds = spec.units.map((unit) => unit.id);
  const schools = spec.schools.map((school) => schoolOf(school, spec, unitIds));
  const inForce = spec.zonesInForce;
  return {
    name: 'test town',
    hash: 'ab'.repeat(32),
    grades,
    stages: spec.stages.map(({ id, grades: names }) => ({ id, grades: names.map((g) => grades.indexOf(g)) })),
    years,
    townships: [],
    units: {
      count,
      ids: unitIds,
      names: unitIds,
      namesEn: unitIds.map(() => null),
      township: new Int32Array(count).fill(NONE),
      lon: Float64Array.from(unitIds, (_, u) => 110 + 0.01 * (u % 3)),
      lat: Float64Array.from(unitIds, (_, u) => 30 + 0.01 * Math.floor(u / 3)),
      pupils: years.map((_, y) =>
        Int32Array.from(spec.units.flatMap(({ pupils }) => pupils[y] ?? pupils[0]!)),
      ),
      polygons: null,
      population: null,
      migrant: null,
      boarding: null,
      terrain: unitIds.map(() => null),
      concentratedVillage: new Uint8Array(count),
      urban: new Uint8Array(count),
      elevation: null,
    },
    schools,
    adjacency: adjacencyOf(unitIds, spec.borders ?? []),
    enrolment:
      spec.enrolment?.map(([school, grade, pupils], i) => ({
        ...enrolmentRow(spec, school, grade, pupils),
        outsideZone: spec.outsideZone?.[i] ?? null,
      })) ?? null,
    zonesInForce: inForce
      ? spec.stages.map(({ id }) =>
          Int32Array.from(unitIds, (unit) => {
            const school = Object.hasOwn(inForce[id] ?? {}, unit) ? inForce[id]![unit] : undefined;
            return school === undefined ? NONE : position(spec.schools, school);
          }),
        )
      : null,
    curriculum: null,
    teachers: spec.staff?.map((one, k) => teacherOf(spec, one, k)) ?? null,
    moves: null,
    outcomes: null,
    growth: null,
    streets: null,
    travelRows: null,
    policy: null,
  };
}

function schoolOf(given: SchoolSpec, spec: TownSpec, unitIds: readonly string[]): School {
  return plainSchool({
    lon: 110,
    lat: 30,
    ...given,
    stages: given.stages.map((stage) => position(spec.stages, stage)),
    unit: given.unit === undefined ? NONE : known(unitIds.indexOf(given.unit), given.unit),
  });
}

function teacherOf(spec: TownSpec, { school, stage, backbone }: StaffSpec, k: number): Teacher {
  const at = position(spec.schools, school);
  return {
    id: `t${k}`,
    school: at,
    teachingAt: at,
    stage: position(spec.stages, stage),
    subjects: [],
    certificates: null,
    sex: null,
    birthYear: null,
    title: null,
    degree: null,
    backbone,
    role: 'teacher',
    terms: null,
    startYear: null,
    weeklyHours: null,
    exempt: null,
    exemptUntil: null,
    couple: NONE,
    household: null,
    carer: false,
    homeLon: Number.NaN,
    homeLat: Number.NaN,
    preferences: [],
  };
}

function enrolmentRow(spec: TownSpec, school: string, grade: number, pupils: number): EnrolmentRow {
  return {
    school: position(spec.schools, school),
    grade,
    classes: null,
    pupils,
    largestClass: null,
    outsideZone: null,
    outsideCounty: null,
    migrant: null,
    boarding: null,
  };
}

function adjacencyOf(ids: readonly string[], borders: readonly (readonly [string, string])[]): Adjacency {
  const neighbours = ids.map(() => new Set<number>());
  for (const [a, b] of borders) {
    const i = known(ids.indexOf(a), a);
    const j = known(ids.indexOf(b), b);
    neighbours[i]!.add(j);
    neighbours[j]!.add(i);
  }
  const start = new Int32Array(ids.length + 1);
  neighbours.forEach((set, u) => {
    start[u + 1] = start[u]! + set.size;
  });
  const neighbour = Int32Array.from(neighbours.flatMap((set) => [...set].sort((a, b) => a - b)));
  return { start, neighbour, length: null };
}

function travelOf(spec: TownSpec, referenceSpeed: number): TravelTable {
  const rowStart = [0];
  const school: number[] = [];
  const seconds: number[] = [];
  for (const unit of spec.units) {
    spec.schools.forEach(({ id }, s) => {
      const time = spec.seconds ? spec.seconds[unit.id]?.[id] : 600;
      if (time === undefined) return;
      school.push(s);
      seconds.push(time);
    });
    rowStart.push(school.length);
  }
  return {
    unitCount: spec.units.length,
    schoolCount: spec.schools.length,
    rowStart: Int32Array.from(rowStart),
    school: Int32Array.from(school),
    seconds: Float64Array.from(seconds),
    meters: Float64Array.from(seconds, (time) => time * referenceSpeed),
    unitComponent: new Int32Array(spec.units.length),
    schoolComponent: new Int32Array(spec.schools.length),
    barred: new Float64Array(0),
    cutoffSeconds: spec.cutoffSeconds ?? Infinity,
    referenceSpeed,
    mode: 'table',
    source: 'written for a test',
  };
}

function position(list: readonly { readonly id: string }[], id: string): number {
  return known(
    list.findIndex((one) => one.id === id),
    id,
  );
}

function known(index: number, id: string): number {
  if (index === NONE) throw new Error(`The town for a test names "${id}" but does not define it.`);
  return index;
}
