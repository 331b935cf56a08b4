import type { LayoutPolicy } from '../../engine/policy/index.ts';
import { LAYOUT } from './random-layout.ts';
import { buildTown, REFERENCE_SPEED, type SchoolSpec, type Town } from './tiny-town.ts';

const UNITS = ['u0', 'u1', 'u2', 'u3', 'u4', 'u5', 'u6'];
const STEP_SECONDS = 500;
const school = { stages: ['primary'], expansionCost: 100_000 };
const SCHOOLS: readonly SchoolSpec[] = [
  { ...school, id: 'west', unit: 'u0', classrooms: 4, maxClassrooms: 8, runningCost: 50_000 },
  { ...school, id: 'small', unit: 'u1', classrooms: 2, maxClassrooms: 4, runningCost: 400_000 },
  { ...school, id: 'east', unit: 'u4', classrooms: 4, maxClassrooms: 6, runningCost: 50_000 },
  {
    ...school,
    id: 'site',
    unit: 'u6',
    status: 'candidate',
    classrooms: 2,
    maxClassrooms: 6,
    fixedCost: 2_000_000,
    runningCost: 20_000,
  },
];
const IN_FORCE = ['west', 'small', 'west', 'east', 'east', 'east', 'east'];

/**
 * Seven villages along a road, 10 children of a grade in each and 60 in the last one from 2029 on. A dear small school beside a cheap one merges
 * into it in 2027; a site opens in 2029 where the children are.
 */
export function layoutTown(change: Partial<LayoutPolicy> = {}): Town {
  const years = [2026, 2027, 2029];
  const seconds = Object.fromEntries(
    UNITS.map((unit, u) => [
      unit,
      Object.fromEntries(
        SCHOOLS.map(({ id, unit: at }) => [id, 60 + STEP_SECONDS * Math.abs(u - UNITS.indexOf(at!))]),
      ),
    ]),
  );
  return buildTown({
    stages: [{ id: 'primary', grades: ['g1', 'g4'] }],
    years,
    units: UNITS.map((id, u) => ({
      id,
      pupils: years.map((year) => (u === 6 && year === 2029 ? [60, 60] : [10, 10])),
    })),
    schools: SCHOOLS,
    borders: UNITS.slice(1).map((unit, u) => [UNITS[u]!, unit] as const),
    zonesInForce: { primary: Object.fromEntries(UNITS.map((unit, u) => [unit, IN_FORCE[u]!])) },
    seconds,
    policy: {
      classCap: { primary: 20 },
      bands: [
        { grades: [1, 3], speed: REFERENCE_SPEED, limit: 900, tailFrom: 600 },
        { grades: [4, 6], speed: REFERENCE_SPEED, limit: 1200, tailFrom: 600 },
      ],
      boardingFromGrade: 4,
      layout: { ...LAYOUT, bus: { speed: 3, wait: 120, perKilometre: 200 }, ...change },
    },
    options: {
      year: 2027,
      levels: [{ id: 'layout', tolerance: 0 }],
      iterations: 60,
      layout: { periods: [2027, 2029], budgets: [null, 3_000_000], nineYear: [], settled: [] },
    },
  });
}
