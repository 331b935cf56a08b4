import type { FaultCase } from './files.ts';

const FAR_SCHOOL = { without: ['polygons'] };

export const PLACE_FAULTS: readonly FaultCase[] = [
  {
    name: 'a school with latitude before longitude',
    spoil: (f) => {
      f.cell('schools.csv', 2, 'lon', '31.005');
      f.cell('schools.csv', 2, 'lat', '110.405');
    },
    code: 'coordinates-swapped',
    file: 'schools.csv',
    row: 2,
    column: 'lon, lat',
    value: '31.005, 110.405',
  },
  {
    name: 'a unit with latitude before longitude, both below 90',
    without: ['polygons', 'roads'],
    spoil: (f) => {
      // The county, moved to Xinjiang, where both numbers are possible latitudes.
      for (const name of ['units.csv', 'schools.csv', 'teachers.csv']) {
        f.edit(name, (text) => text.replaceAll('110.4', '80.4').replaceAll('31.0', '40.0'));
      }
      f.cell('units.csv', 5, 'lon', '40.015');
      f.cell('units.csv', 5, 'lat', '80.405');
    },
    code: 'coordinates-swapped',
    file: 'units.csv',
    row: 5,
    column: 'lon, lat',
    value: '40.015, 80.405',
  },
  {
    name: 'headers of longitude and latitude exchanged',
    without: ['polygons'],
    spoil: (f) => {
      f.renameColumn('units.csv', 'lon', 'x0');
      f.renameColumn('units.csv', 'lat', 'lon');
      f.renameColumn('units.csv', 'x0', 'lat');
    },
    code: 'coordinate-columns-swapped',
    file: 'units.csv',
    row: 1,
    column: 'lon, lat',
  },
  {
    name: 'a unit without longitude and without polygon',
    without: ['polygons'],
    spoil: (f) => f.cell('units.csv', 5, 'lon', ''),
    code: 'cell-required',
    file: 'units.csv',
    row: 5,
    column: 'lon',
  },
  {
    name: 'a unit with half a place, though it has a polygon',
    spoil: (f) => f.cell('units.csv', 5, 'lat', ''),
    code: 'cell-required',
    file: 'units.csv',
    row: 5,
    column: 'lat',
  },
  {
    name: 'a school without latitude',
    spoil: (f) => f.cell('schools.csv', 3, 'lat', ''),
    code: 'cell-required',
    file: 'schools.csv',
    row: 3,
    column: 'lat',
  },
  {
    name: 'metres of a projection for degrees',
    spoil: (f) => {
      f.cell('schools.csv', 2, 'lon', '37443012.5');
      f.cell('schools.csv', 2, 'lat', '3431207.1');
    },
    code: 'coordinates-not-degrees',
    file: 'schools.csv',
    row: 2,
    column: 'lon, lat',
    value: '37443012.5, 3431207.1',
  },
  {
    name: 'a longitude that is none',
    spoil: (f) => f.cell('schools.csv', 2, 'lon', '1104.05'.replace('1104', '210')),
    code: 'number-too-large',
    file: 'schools.csv',
    row: 2,
    column: 'lon',
    value: '210.05',
    says: /180°/,
  },
  {
    name: 'a place at zero, zero',
    spoil: (f) => {
      f.cell('schools.csv', 2, 'lon', '0');
      f.cell('schools.csv', 2, 'lat', '0');
    },
    code: 'coordinates-zero',
    file: 'schools.csv',
    row: 2,
    column: 'lon, lat',
    value: '0, 0',
  },
  {
    ...FAR_SCHOOL,
    name: 'a school in another province',
    spoil: (f) => f.cell('schools.csv', 2, 'lon', '116.405'),
    code: 'point-far',
    file: 'schools.csv',
    row: 2,
    column: 'lon, lat',
    value: '116.405, 31.005',
    says: /57\d km/,
  },
  {
    ...FAR_SCHOOL,
    name: 'a school well outside the county',
    spoil: (f) => f.cell('schools.csv', 2, 'lon', '110.905'),
    code: 'point-distant',
    file: 'schools.csv',
    row: 2,
    column: 'lon, lat',
    value: '110.905, 31.005',
    says: /47 km|46 km/,
  },
  {
    name: 'two units on one spot',
    without: ['polygons'],
    spoil: (f) => {
      f.cell('units.csv', 3, 'lon', '110.405');
      f.cell('units.csv', 3, 'lat', '31.005');
    },
    code: 'points-coincide',
    file: 'units.csv',
    row: 3,
    column: 'lon',
    value: '110.405',
    says: /row 2/,
  },
  {
    name: 'a unit whose place lies outside its polygon',
    spoil: (f) => f.cell('units.csv', 2, 'lon', '110.435'),
    code: 'point-outside-polygon',
    file: 'units.csv',
    row: 2,
    column: 'lon',
    value: '110.435',
    says: /2\.4 km/,
  },
  {
    name: 'a unit without polygon where the others have one',
    spoil: (f) =>
      f.json('units.geojson', (v: { features: unknown[] }) => ({ ...v, features: v.features.slice(1) })),
    code: 'polygons-missing',
    file: 'units.geojson',
    says: /^1 units/,
  },
  {
    name: 'a school in no unit',
    spoil: (f) => {
      f.cell('schools.csv', 2, 'lon', '110.385');
      f.cell('schools.csv', 2, 'unit', '');
    },
    code: 'school-in-no-unit',
    file: 'schools.csv',
    row: 2,
    column: 'id',
    value: 'S1',
    says: /“U1”, is 14\d\d m/,
  },
  {
    name: 'a school some metres beside the polygons',
    spoil: (f) => {
      f.cell('schools.csv', 2, 'lon', '110.3995');
      f.cell('schools.csv', 2, 'unit', '');
    },
    code: 'school-beside-unit',
    file: 'schools.csv',
    row: 2,
    column: 'id',
    value: 'S1',
    says: /48 m/,
  },
  {
    name: 'a school that is said to stand in a unit far off',
    spoil: (f) => f.cell('schools.csv', 2, 'unit', 'U9'),
    code: 'school-far-from-unit',
    file: 'schools.csv',
    row: 2,
    column: 'unit',
    value: 'U9',
  },
  {
    name: 'schools without unit where only places are known',
    without: ['polygons'],
    spoil: (f) => f.dropColumn('schools.csv', 'unit'),
    code: 'school-unit-from-nearest',
    file: 'schools.csv',
    row: 1,
    column: 'unit',
    says: /^3 schools/,
  },
  {
    name: 'schools without unit where polygons tell it',
    spoil: (f) => f.dropColumn('schools.csv', 'unit'),
    code: 'school-unit-from-polygon',
    file: 'schools.csv',
    row: 1,
    column: 'unit',
    says: /3 schools/,
  },
  {
    name: 'units without places where polygons tell them',
    spoil: (f) => {
      f.dropColumn('units.csv', 'lon');
      f.dropColumn('units.csv', 'lat');
    },
    code: 'point-from-polygon',
    file: 'units.csv',
    says: /9 units/,
  },
];
