import { describe, expect, it } from 'vitest';
import { readDbf } from '../../../datasets/importers/vector/dbf.ts';
import { readGeoPackage } from '../../../datasets/importers/vector/gpkg.ts';
import { readShp } from '../../../datasets/importers/vector/shp.ts';
import { PLAN_FORMATS, planFiles } from '../../../engine/cli/export-plan.ts';
import type { Plan } from '../../../engine/plan/index.ts';
import type { MultiPolygon } from '../../../engine/problem/index.ts';
import { buildTown } from '../../support/tiny-town.ts';

/** Four squares in a row; A stands in the first, B in the last; the plan gives each school the two squares beside it. */
const TOWN = buildTown({
  stages: [{ id: 'primary', grades: ['g1'] }],
  units: ['u0', 'u1', 'u2', 'u3'].map((id, i) => ({ id, pupils: [[2 ** i]] })),
  schools: [
    { id: 'A', stages: ['primary'], unit: 'u0', classrooms: 4 },
    { id: 'B', stages: ['primary'], unit: 'u3', classrooms: 4 },
  ],
  borders: [
    ['u0', 'u1'],
    ['u1', 'u2'],
    ['u2', 'u3'],
  ],
  seconds: { u0: { A: 0, B: 1800 }, u1: { A: 600, B: 1200 }, u2: { A: 1200, B: 600 }, u3: { A: 1800, B: 0 } },
});
const square = (i: number): MultiPolygon => [
  [
    [
      [110 + i, 31],
      [111 + i, 31],
      [111 + i, 32],
      [110 + i, 32],
      [110 + i, 31],
    ],
  ],
];
const places = {
  lon: Float64Array.from([110.5, 111.5, 112.5, 113.5]),
  lat: new Float64Array(4).fill(31.5),
  polygons: [0, 1, 2, 3].map(square),
};
const problem = {
  ...TOWN.problem,
  units: { ...TOWN.problem.units, ...places },
  schools: TOWN.problem.schools.map((school, i) => ({ ...school, lon: 110.5 + 3 * i, lat: 31.5 })),
};
const question = { problem, policy: TOWN.policy, travel: TOWN.travel };
const plan = {
  assignment: { primary: { u0: 'A', u1: 'A', u2: 'B', u3: 'B' } },
  options: TOWN.options,
  exceptions: [],
} as unknown as Plan;

async function filesOf(format: (typeof PLAN_FORMATS)[number], language: 'en' | 'zh' = 'en') {
  return new Map((await planFiles(question, plan, format, language)).map(({ name, bytes }) => [name, bytes]));
}

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes).trim().split('\r\n');

describe('a plan in the files of other tools', () => {
  it('as a table of zones, which a dataset reads as zones in force', async () => {
    expect(text((await filesOf('csv')).get('assignment.csv'))).toEqual([
      'stage,unit,school',
      'primary,u0,A',
      'primary,u1,A',
      'primary,u2,B',
      'primary,u3,B',
    ]);
    expect(text((await filesOf('csv', 'zh')).get('assignment.csv'))[1]).toBe('小学,u0,A');
  });

  it('as walking times of every pair', async () => {
    const rows = text((await filesOf('travel')).get('travel.csv'));
    expect(rows).toHaveLength(1 + 8);
    expect(rows[1]!.startsWith('u0,A,0,')).toBe(true);
    expect(rows[4]!.startsWith('u1,B,20,')).toBe(true);
  });

  it('as a GeoPackage with a layer of zones whose outlines are dissolved', async () => {
    const { layers } = readGeoPackage('plan.gpkg', (await filesOf('geopackage')).get('plan.gpkg')!);
    expect(layers.map(({ name, features }) => [name, features.length])).toEqual([
      ['zones', 2],
      ['units', 4],
      ['schools', 2],
    ]);
    const zones = layers[0]!;
    expect(zones.crs?.id).toBe('EPSG:4326');
    const pupils = zones.features.map(({ cells }) => cells[zones.fields.indexOf('pupils')]);
    expect(pupils).toEqual([3, 12]);
    const [first] = zones.features;
    // Two squares side by side: six corners, none of them inside.
    expect(
      first!.geometry?.kind === 'areas' && new Set(first!.geometry.polygons[0]![0]!.map(String)).size,
    ).toBe(6);
  });

  it('as shapefiles, attributes in UTF-8', async () => {
    const files = await filesOf('shapefile');
    const shapes = readShp(files.get('zones.shp')!);
    const table = readDbf(files.get('zones.dbf')!, 'UTF-8');
    expect(shapes.map((shape) => shape?.kind)).toEqual(['areas', 'areas']);
    expect(table.rows.map((cells) => cells[table.fields.indexOf('school')])).toEqual(['A', 'B']);
    for (const part of ['shx', 'prj', 'cpg']) expect(files.has(`units.${part}`)).toBe(true);
  });

  it('in the same bytes each time', async () => {
    for (const format of PLAN_FORMATS.filter((one) => one !== 'xlsx'))
      expect(await filesOf(format)).toEqual(await filesOf(format));
  });
});
