import { NO_TABLES, type RawRecord, type RawTables, tableOf } from '../../engine/problem/index.ts';

/** Side of a unit's square in degrees: about a kilometre. */
const SIDE = 0.01;
const WEST = 110.4;
const SOUTH = 31.0;
const GRID = 3;

/** Corner of the grid; rounded, so that neighbours share their corners to the last bit. */
function corner(column: number, row: number): [number, number] {
  return [round(WEST + column * SIDE), round(SOUTH + row * SIDE)];
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

const unitIds = Array.from({ length: GRID * GRID }, (_, u) => `U${u + 1}`);

function middle(u: number): [number, number] {
  return [round(WEST + ((u % GRID) + 0.5) * SIDE), round(SOUTH + (Math.floor(u / GRID) + 0.5) * SIDE)];
}

const NAMES = ['东街', '西街', '南关', '北关', '石桥村', '柳树湾', '王家坪', '三岔口', '青龙观'];

const units: RawRecord[] = unitIds.map((id, u) => ({
  id,
  name: NAMES[u]!,
  nameEn: `Place ${u + 1}`,
  township: u < 6 ? '城关镇' : '青龙乡',
  lon: middle(u)[0],
  lat: middle(u)[1],
  population: 400 + 10 * u,
  migrant: u === 0 ? 3 : 0,
  terrain: u < 6 ? 'plain' : 'mountain',
  urban: u < 4,
  concentratedVillage: u === 7,
  elevation: 200 + 12.5 * u,
  // Powers of two name who is enrolled.
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((grade) => [`g${grade}`, 2 ** (u % 5) + grade])),
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((grade) => [`g${grade}_2028`, 2 ** (u % 5)])),
}));

const schools: RawRecord[] = [
  {
    id: 'S1',
    name: '城关镇第一小学(本部)',
    nameEn: 'No. 1 Primary',
    stages: ['primary'],
    lon: middle(0)[0],
    lat: middle(0)[1],
    unit: 'U1',
    township: '城关镇',
    tier: 'town',
    cluster: '城关学区',
    classrooms: 18,
    maxClassrooms: 24,
    staffQuota: 40,
    teachingArea: 3150.5,
    books: 21000,
  },
  {
    id: 'S2',
    name: '青龙九年一贯制学校',
    stages: ['primary', 'junior'],
    lon: middle(7)[0],
    lat: middle(7)[1],
    unit: 'U8',
    township: '青龙乡',
    tier: 'village',
    classrooms: 27,
    boardingPlaces: 120,
    protected: true,
  },
  {
    id: 'S3',
    name: '东街新校址',
    stages: ['primary'],
    status: 'candidate',
    lon: middle(4)[0],
    lat: middle(4)[1],
    unit: 'U5',
    maxClassrooms: 12,
    fixedCost: 18000000,
  },
];

const links: RawRecord[] = unitIds.flatMap((id, u) => [
  ...(u % GRID < GRID - 1 ? [{ unit1: id, unit2: unitIds[u + 1]! }] : []),
  ...(u + GRID < unitIds.length ? [{ unit1: id, unit2: unitIds[u + GRID]! }] : []),
]);

const enrolment: RawRecord[] = [
  { school: 'S1', grade: 1, classes: 2, pupils: 88, largestClass: 45, outsideZone: 7, migrant: 3 },
  { school: 'S1', grade: 2, classes: 2, pupils: 84 },
  { school: 'S2', grade: 7, classes: 3, pupils: 131, largestClass: 46, boarding: 60 },
];

const zones: RawRecord[] = [
  ...unitIds.map((unit, u) => ({ stage: 'primary', unit, school: u < 5 ? 'S1' : 'S2' })),
  ...unitIds.map((unit) => ({ stage: 'junior', unit, school: 'S2' })),
];

const curriculum: RawRecord[] = [
  { stage: 'primary', grade: 1, subject: '语文', weeklyLessons: 8 },
  { stage: 'junior', grade: 7, subject: '数学', weeklyLessons: 5.5 },
];

const teachers: RawRecord[] = [
  {
    id: 'T1',
    name: '李秀英',
    school: 'S1',
    stage: 'primary',
    subjects: ['语文', '音乐'],
    certificates: ['junior'],
    sex: 'f',
    birthYear: 1985,
    title: 'middle',
    degree: 'bachelor',
    backbone: true,
    role: 'classHead',
    startYear: 2015,
    weeklyHours: 14,
    couple: 'T2',
    homeUnit: 'U3',
    preferences: ['S2'],
  },
  {
    id: 'T2',
    name: '王建国',
    school: 'S2',
    teachingAt: 'S1',
    stage: 'primary',
    subjects: ['数学'],
    sex: 'm',
    birthYear: 1980,
    startYear: 2019,
    exempt: '重病',
    exemptUntil: '2027-08-31',
    homeLon: 110.41,
    homeLat: 31.02,
  },
];

const moves: RawRecord[] = [
  { teacher: 'T2', from: 'S2', to: 'S1', form: 'secondment', startYear: 2024, returnYear: 2026 },
];

const cohorts: RawRecord[] = [
  { school: 'S2', entered: 130, movedIn: 6, movedOut: 4, died: 0, graduates: 129 },
];

const results: RawRecord[] = [
  { school: 'S1', stage: 'primary', subject: '数学', tested: 80, mean: 0.74 },
  { school: 'S2', stage: 'junior', subject: '数学', tested: 120, mean: 0.61 },
];

const reported: RawRecord[] = [
  { indicator: 'satisfaction', value: 0.91 },
  { indicator: 'trainingHours', value: 76 },
];

const births: RawRecord[] = unitIds.flatMap((unit, u) =>
  [2020, 2021].map((year) => ({ unit, year, births: 4 + u })),
);

const housing: RawRecord[] = [{ unit: 'U1', year: 2028, dwellings: 300, project: '河东新区' }];

const targets: RawRecord[] = [
  { phase: '打基础', year: 2027, indicator: 'classesOverCap', stage: 'primary', sense: 'most', value: 0.05 },
  { phase: '创规范', year: 2029, indicator: 'withinLimit', stage: 'county', sense: 'least', value: 1 },
];

const travel: RawRecord[] = unitIds.flatMap((unit, u) =>
  ['S1', 'S2', 'S3'].map((school, s) => ({
    unit,
    school,
    minutes: 5 + 3 * ((u + s) % 7),
    metres: 350 + 200 * ((u + s) % 7),
  })),
);

/** Streets along the rows and the first column of the grid, through the middles of the units. */
const lines = [0, 1, 2]
  .map((row) => [middle(3 * row), middle(3 * row + 1), middle(3 * row + 2)])
  .concat([[middle(0), middle(3), middle(6)]])
  .map((coordinates, i) => ({
    row: i + 1,
    kind: i === 0 ? 'footway' : 'residential',
    coordinates: i === 3 ? coordinates.map((point, k) => [...point, 200 + k]) : coordinates,
    oneWayFoot: false,
  }));

const features = unitIds.map((unit, u) => {
  const column = u % GRID;
  const row = Math.floor(u / GRID);
  const ring = [
    corner(column, row),
    corner(column + 1, row),
    corner(column + 1, row + 1),
    corner(column, row + 1),
    corner(column, row),
  ];
  return { row: u + 1, unit, polygon: [[ring]] };
});

/**
 * Nine square units of about a kilometre in three rows, U1 in the south-west corner, with two schools and a site, and
 * every table that a dataset can have, all without fault.
 */
export const SMALL_COUNTY: RawTables = {
  ...NO_TABLES,
  name: '试验县',
  baseYear: 2026,
  tables: [
    tableOf('schools', schools),
    tableOf('units', units),
    tableOf('adjacency', links),
    tableOf('travel', travel),
    tableOf('enrolment', enrolment),
    tableOf('zones', zones),
    tableOf('curriculum', curriculum),
    tableOf('teachers', teachers),
    tableOf('moves', moves),
    tableOf('cohorts', cohorts),
    tableOf('results', results),
    tableOf('reported', reported),
    tableOf('births', births),
    tableOf('housing', housing),
    tableOf('targets', targets),
  ],
  polygons: { file: 'units.geojson', features },
  roads: { file: 'roads.geojson', lines },
  policy: { profile: 'none' },
};

/** The county without some of its tables. */
export function countyWithout(...left: readonly string[]): RawTables {
  return {
    ...SMALL_COUNTY,
    tables: SMALL_COUNTY.tables.filter(({ table }) => !left.includes(table)),
    polygons: left.includes('polygons') ? null : SMALL_COUNTY.polygons,
    roads: left.includes('roads') ? null : SMALL_COUNTY.roads,
  };
}
