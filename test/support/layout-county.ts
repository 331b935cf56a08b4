import { NO_TABLES, type RawRecord, type RawTables, tableOf } from '../../engine/problem/index.ts';

const VILLAGES = ['u0', 'u1', 'u2', 'u3', 'u4', 'u5', 'u6'];
const GRADES = [1, 2, 3, 4, 5, 6];
const at = (u: number) => ({ lon: Math.round((110 + 0.006 * u) * 1e6) / 1e6, lat: 31 });

const units: RawRecord[] = VILLAGES.map((id, u) => ({
  id,
  name: `村${u}`,
  nameEn: `Village ${u}`,
  township: '石桥镇',
  ...at(u),
  ...Object.fromEntries(GRADES.map((grade) => [`g${grade}`, 10])),
  ...Object.fromEntries(
    [2027, 2028, 2029].flatMap((year) =>
      GRADES.map((grade) => [`g${grade}_${year}`, u === 6 && year === 2029 ? 90 : 10]),
    ),
  ),
}));

const school = (id: string, u: number, more: RawRecord): RawRecord => ({
  id,
  name: id,
  nameEn: id,
  stages: ['primary'],
  ...at(u),
  unit: VILLAGES[u]!,
  township: '石桥镇',
  tier: 'town',
  expansionCost: 100_000,
  ...more,
});

const schools: RawRecord[] = [
  school('west', 0, { classrooms: 8, maxClassrooms: 12, runningCost: 50_000 }),
  school('small', 1, { classrooms: 6, maxClassrooms: 8, runningCost: 900_000 }),
  school('east', 4, { classrooms: 8, maxClassrooms: 12, runningCost: 50_000 }),
  school('site', 6, {
    status: 'candidate',
    classrooms: 12,
    maxClassrooms: 18,
    fixedCost: 2_000_000,
    runningCost: 20_000,
  }),
];
const IN_FORCE = ['west', 'small', 'west', 'east', 'east', 'east', 'east'];

/** Seven villages along a road as a dataset; what a cheap school does for a dear one beside it, and a site for a village that grows. */
export const LAYOUT_COUNTY: RawTables = {
  ...NO_TABLES,
  name: '石桥县',
  baseYear: 2026,
  tables: [
    tableOf('units', units),
    tableOf('schools', schools),
    tableOf(
      'adjacency',
      VILLAGES.slice(1).map((unit2, u) => ({ unit1: VILLAGES[u]!, unit2 })),
    ),
    tableOf(
      'zones',
      VILLAGES.map((unit, u) => ({ stage: 'primary', unit, school: IN_FORCE[u]! })),
    ),
    tableOf(
      'travel',
      VILLAGES.flatMap((unit, u) =>
        [0, 1, 4, 6].map((home, s) => ({
          unit,
          school: schools[s]!.id!,
          minutes: 1 + 8 * Math.abs(u - home),
          metres: 60 + 570 * Math.abs(u - home),
        })),
      ),
    ),
  ],
  policy: { profile: 'cn-rural-access-2018' },
};
