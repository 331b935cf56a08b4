import type { FaultCase } from './files.ts';

export const COLUMN_FAULTS: readonly FaultCase[] = [
  {
    name: 'no table of units',
    without: ['polygons'],
    spoil: (f) => {
      f.remove('units.csv');
      f.withoutPackage();
    },
    code: 'table-missing',
    file: 'units.csv',
    says: /--template/,
  },
  {
    name: 'a table without rows',
    spoil: (f) => f.putRows('zones.csv', f.rows('zones.csv').slice(0, 1)),
    code: 'table-without-rows',
    file: 'zones.csv',
  },
  {
    name: 'no column of stages',
    spoil: (f) => f.dropColumn('schools.csv', 'stages'),
    code: 'column-missing',
    file: 'schools.csv',
    row: 1,
    column: 'stages',
    says: /primary, junior, senior/,
  },
  {
    name: 'a mistyped header',
    spoil: (f) => f.renameColumn('schools.csv', 'boardingPlaces', 'bordingPlaces'),
    code: 'column-misspelt',
    file: 'schools.csv',
    row: 1,
    column: 'bordingPlaces',
    says: /“boardingPlaces”/,
  },
  {
    name: 'a mistyped Chinese header',
    spoil: (f) => f.renameColumn('schools.csv', 'teachingArea', '教学及辅助用户面积'),
    code: 'column-misspelt',
    file: 'schools.csv',
    row: 1,
    column: '教学及辅助用户面积',
    says: /“教学及辅助用房面积”/,
  },
  {
    name: 'a column that the table does not know',
    spoil: (f) => f.addColumn('schools.csv', '校长电话', () => '0719-1234567'),
    code: 'column-unknown',
    file: 'schools.csv',
    row: 1,
    column: '校长电话',
  },
  {
    name: 'values without header',
    spoil: (f) => {
      const rows = f.rows('schools.csv');
      f.putRows(
        'schools.csv',
        rows.map((row, i) => (i === 0 ? ['', ...row] : [i === 2 ? '备注' : '', ...row])),
      );
    },
    code: 'column-without-name',
    file: 'schools.csv',
    row: 3,
  },
  {
    name: 'one column in two languages',
    spoil: (f) => f.addColumn('units.csv', '一年级', () => '3'),
    code: 'column-repeated',
    file: 'units.csv',
    row: 1,
    column: '一年级',
    says: /“g1”/,
  },
  {
    name: 'the base year given twice',
    spoil: (f) => f.addColumn('units.csv', 'g1_2026', () => '3'),
    code: 'column-repeated',
    file: 'units.csv',
    row: 1,
    column: 'g1_2026',
    says: /“g1”/,
  },
  {
    name: 'no column of pupils',
    spoil: (f) => {
      for (const column of f.rows('units.csv')[0]!.filter((name) => /^g\d/.test(name))) {
        f.dropColumn('units.csv', column);
      }
      f.dropColumn('units.csv', 'migrant');
    },
    code: 'pupil-columns-missing',
    file: 'units.csv',
  },
  {
    name: 'a grade left out',
    spoil: (f) => f.dropColumn('units.csv', 'g4'),
    code: 'grade-column-missing',
    file: 'units.csv',
    row: 1,
    column: 'g4',
    says: /“g4”/,
  },
  {
    name: 'a projected year with a grade left out',
    spoil: (f) => f.dropColumn('units.csv', 'g8_2028'),
    code: 'grade-column-missing',
    file: 'units.csv',
    row: 1,
    column: 'g8_2028',
  },
  {
    name: 'a stage without pupils',
    spoil: (f) => {
      for (const column of f.rows('units.csv')[0]!.filter((name) => /^g[789]/.test(name))) {
        f.dropColumn('units.csv', column);
      }
    },
    code: 'stage-without-pupils',
    file: 'units.csv',
    says: /junior/,
  },
  {
    name: 'pupils of a year gone by',
    spoil: (f) => f.addColumn('units.csv', 'g1_2019', () => '3'),
    code: 'year-before-base',
    file: 'units.csv',
    row: 1,
    column: 'g1_2019',
    says: /2026/,
  },
  {
    name: 'numbers of pupils of no known year',
    without: ['teachers', 'moves'],
    spoil: (f) => {
      f.withoutPackage();
      for (const column of f.rows('units.csv')[0]!.filter((name) => name.endsWith('_2028'))) {
        f.dropColumn('units.csv', column);
      }
    },
    code: 'base-year-unknown',
    file: 'units.csv',
    says: /datapackage\.json/,
  },
  {
    name: 'empty cells for pupils',
    spoil: (f) => {
      f.cell('units.csv', 3, 'g2', '');
      f.cell('units.csv', 7, 'g2', ' ');
    },
    code: 'pupils-empty',
    file: 'units.csv',
    column: 'g2',
    says: /^2 empty cells/,
  },
];
