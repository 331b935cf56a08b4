import { expect, it } from 'vitest';
import { metersBetween } from '../../../engine/problem/geometry/sphere.ts';
import { piecesOf } from '../../../engine/problem/index.ts';
import { networkFromLines, slopeFactor, streetGraph } from '../../../engine/travel/index.ts';
import {
  gradeTotal,
  importFiles,
  problemFrom,
  sharedFiles,
  sum,
  textFile,
} from '../../support/import-files.ts';
import { describeWithData } from '../../support/shared-data.ts';

const LIECHTENSTEIN = {
  name: 'Liechtenstein',
  baseYear: 2024,
  units: { from: 'buildings', cellMeters: 300 },
  pupils: {
    totals: { '*': { g1: 380, g2: 378, g3: 381, g4: 377, g5: 383, g6: 380, g7: 379, g8: 376, g9: 382 } },
    by: 'floorArea',
  },
  schools: { stages: 'primary;junior', seatsPerPupil: 1.2 },
};

describeWithData('osm-liechtenstein', 'Liechtenstein from OpenStreetMap', () => {
  const all = importFiles(sharedFiles('osm-liechtenstein/liechtenstein.osm.pbf'), LIECHTENSTEIN);

  it('holds what other tools count in it', async () => {
    const { complaints } = await all;
    const found = complaints.find(({ code }) => code === 'osm-read')!.text.en;
    for (const count of [
      '8271 highways',
      '18 schools',
      '17718 buildings',
      '12513 addresses',
      '84 places',
      '318592 nodes',
      '34073 ways',
      '921 relations',
    ]) {
      expect(found).toContain(count);
    }
  });

  it('becomes a county with every pupil in a unit of one of its eleven municipalities', async () => {
    const problem = problemFrom(await all);
    expect(problem.schools).toHaveLength(18);
    expect(problem.units.count).toBeGreaterThan(400);
    expect([...problem.townships].sort()).toEqual([
      'Balzers',
      'Eschen',
      'Gamprin',
      'Mauren',
      'Planken',
      'Ruggell',
      'Schaan',
      'Schellenberg',
      'Triesen',
      'Triesenberg',
      'Vaduz',
    ]);
    for (const [grade, total] of Object.entries(LIECHTENSTEIN.pupils.totals['*']))
      expect(gradeTotal(problem, grade)).toBe(total);
    expect(problem.schools.filter(({ unit }) => unit < 0)).toEqual([]);
    expect(piecesOf(problem.adjacency).sizes).toHaveLength(1);
    expect(problem.years).toEqual([2024]);
  });

  it('has one piece of streets that holds nearly all of them', async () => {
    const problem = problemFrom(await all);
    const { network, faults } = networkFromLines(problem.streets!);
    expect(faults).toEqual([]);
    const graph = streetGraph(network, 1.2);
    expect(graph.nodeCount).toBeGreaterThan(75_000);
    expect(graph.pieces[0]!.nodes / graph.nodeCount).toBeGreaterThan(0.98);
  });

  it('says of every column where it comes from', async () => {
    const { read } = await all;
    const told = new Set(read.provenance.map(({ table, column }) => `${table}.${column}`));
    for (const { table, headers } of read.tables.tables) {
      for (const { canonical } of headers) expect(told).toContain(`${table}.${canonical}`);
    }
    expect(read.provenance.find(({ column }) => column === 'g1')!.rule).toMatch(/floor area/);
    expect(read.provenance.find(({ column }) => column === 'seats')).toMatchObject({
      file: 'mapping',
      rule: expect.stringMatching(/^assumed/),
    });
  });

  it('gives only one municipality where it is asked for by name', async () => {
    const { tables } = await importFiles(sharedFiles('osm-liechtenstein/liechtenstein.osm.pbf'), {
      ...LIECHTENSTEIN,
      within: 'Vaduz',
    });
    const units = tables.tables.find(({ table }) => table === 'units')!;
    const at = units.headers.findIndex(({ canonical }) => canonical === 'township');
    const townships = units.rows.map(({ cells }) => cells[at]);
    expect(townships.length).toBeGreaterThan(20);
    // A square on the border stands where most of its floor area is.
    expect(townships.filter((name) => name === 'Vaduz').length).toBe(townships.length);
  });

  it('gives each municipality its own pupils where totals come by township', async () => {
    const totals = '乡镇,一年级,二年级\nVaduz,５１,49\nSchaan,60,61\n合计,111,110\n';
    const { problem } = await importFiles(
      [...sharedFiles('osm-liechtenstein/liechtenstein.osm.pbf'), textFile('各乡镇学生数.csv', totals)],
      {
        ...LIECHTENSTEIN,
        primaryGrades: 6,
        pupils: {},
        schools: { stages: 'senior', seats: 100 },
      },
    );
    // Grades of no stage of any school are not planned for: only the table is looked at.
    expect(problem).toBeNull();
    const { tables } = await importFiles(
      [...sharedFiles('osm-liechtenstein/liechtenstein.osm.pbf'), textFile('各乡镇学生数.csv', totals)],
      { ...LIECHTENSTEIN, pupils: {} },
    );
    const units = tables.tables.find(({ table }) => table === 'units')!;
    const at = (name: string) => units.headers.findIndex(({ canonical }) => canonical === name);
    for (const [township, g1, g2] of [
      ['Vaduz', 51, 49],
      ['Schaan', 60, 61],
      ['Planken', 0, 0],
    ] as const) {
      const rows = units.rows.filter(({ cells }) => cells[at('township')] === township);
      expect(rows.length).toBeGreaterThan(5);
      expect(sum(rows.map(({ cells }) => Number(cells[at('g1')])))).toBe(g1);
      expect(sum(rows.map(({ cells }) => Number(cells[at('g2')])))).toBe(g2);
    }
  });
});

describeWithData('osm-guixi', 'Guixi from OpenStreetMap XML', () => {
  it('keeps its Chinese names, and knows the stages of its schools by them', async () => {
    const problem = problemFrom(
      await importFiles(sharedFiles('osm-guixi/guixi-jiangxi.osm'), {
        baseYear: 2024,
        units: { from: 'places' },
        pupils: { totals: { '*': { g7: 500, g8: 510, g9: 495 } } },
        schools: { seatsPerPupil: 1.15 },
      }),
    );
    expect(problem.schools.map(({ name }) => name).sort()).toEqual([
      '贵溪五中',
      '贵溪市实验中学',
      '贵溪市第九中学',
      '贵溪市第四中学',
    ]);
    expect(problem.stages.map(({ id }) => id)).toEqual(['junior']);
    expect(problem.units.count).toBe(20);
    for (const name of problem.units.names) expect(name).toMatch(/\p{Script=Han}/u);
    expect(gradeTotal(problem, 'g7') + gradeTotal(problem, 'g8') + gradeTotal(problem, 'g9')).toBe(1505);
    for (let u = 0; u < problem.units.count; u++) {
      expect(problem.units.lon[u]).toBeGreaterThan(117);
      expect(problem.units.lat[u]).toBeLessThan(29);
    }
  });
});

describeWithData('osm-portoalegre', 'Porto Alegre from hexagons, streets and terrain', () => {
  it('has the cells, people and schools that its source counts', async () => {
    const { problem, complaints } = await importFiles(
      sharedFiles(
        'osm-portoalegre/poa.osm.pbf',
        'osm-portoalegre/poa_hexgrid.csv',
        'osm-portoalegre/poa_elevation.tif',
      ),
      {
        baseYear: 2019,
        files: { poa_hexgrid: { as: 'units' } },
        pupils: { perThousand: { g1: 12, g2: 12, g3: 12, g4: 12, g5: 12, g6: 12 } },
        schools: { countedIn: 'schools', stages: 'primary', seatsPerPupil: 1.1 },
      },
    );
    expect(problem!.units.count).toBe(1227);
    expect(sum(problem!.units.population!)).toBe(812_935);
    expect(problem!.schools).toHaveLength(194);
    expect(new Set(problem!.schools.map(({ unit }) => unit)).size).toBe(177);
    expect(gradeTotal(problem!, 'g1')).toBe(Math.round((812_935 * 12) / 1000));
    expect(complaints.find(({ code }) => code === 'osm-read')!.text.en).toContain('15886 highways');
    const heights = problem!
      .streets!.flatMap(({ coordinates }) => coordinates.map((point) => point[2]))
      .filter((height) => height !== undefined);
    expect(heights.length).toBeGreaterThan(90_000);
    expect(Math.max(...heights.slice(0, 50_000))).toBeLessThanOrEqual(255);
  });
});

describeWithData('osm-small', 'Andorra with its mountains', () => {
  const mapping = {
    baseYear: 2013,
    units: { from: 'places' },
    pupils: { totals: { '*': { g1: 100, g2: 100, g3: 100, g4: 100, g5: 100, g6: 100 } } },
    schools: { stages: 'primary', seats: 1000 },
  };

  it('has the counts of its source', async () => {
    const { complaints } = await importFiles(sharedFiles('osm-small/andorra-2013.osm.pbf'), mapping);
    const found = complaints.find(({ code }) => code === 'osm-read')!.text.en;
    for (const count of ['1615 highways', '1 schools', '294 buildings', '68 places'])
      expect(found).toContain(count);
  });

  it('makes the way up slower than the way down, and the flat country as fast as before', async () => {
    const { problem } = await importFiles(
      sharedFiles('osm-small/andorra-2013.osm.pbf', 'osm-small/N42E001.hgt.zip'),
      mapping,
    );
    const { network } = networkFromLines(problem!.streets!);
    const graph = streetGraph(network, 1.2);
    const elevation = new Float64Array(graph.nodeCount);
    network.nodeLon.forEach((_, n) => {
      if (graph.nodeOf[n]! >= 0) elevation[graph.nodeOf[n]!] = network.nodeElevation[n]!;
    });
    let steep = 0;
    for (let s = 0; s < graph.segmentFrom.length; s++) {
      const climb = elevation[graph.segmentTo[s]!]! - elevation[graph.segmentFrom[s]!]!;
      const run = graph.millimeters[s]! / 1000;
      if (run < 10 || Math.abs(climb) / run < 0.02 || graph.forward[s]! < 0 || graph.backward[s]! < 0)
        continue;
      const flat = (run / 1.2) * 1000;
      // Steps, bridges and tunnels have speeds of their own.
      if (graph.forward[s] === graph.backward[s]) continue;
      expect(Math.sign(graph.forward[s]! - graph.backward[s]!)).toBe(Math.sign(climb));
      expect(graph.forward[s]! / (flat / slopeFactor(climb, run))).toBeCloseTo(1, 2);
      steep++;
    }
    expect(steep).toBeGreaterThan(5000);
  });

  it.each([
    ['osm-small/monaco-2012.osm.gz', ['866 highways', '2 schools', '966 buildings']],
    ['osm-small/krems-2013.osm.gz', ['838 highways', '9 schools', '1195 buildings']],
  ])('reads %s from its archive', async (file, counts) => {
    const { complaints } = await importFiles(sharedFiles(file), mapping);
    const found = complaints.find(({ code }) => code === 'osm-read')!.text.en;
    for (const count of counts) expect(found).toContain(count);
  });
});

describeWithData('school-lcps', 'Loudoun County', () => {
  const files = sharedFiles(
    'school-lcps/spa_units.csv',
    'school-lcps/Schools.geojson',
    'school-lcps/nbrlist_SPA.json',
  );
  const mapping = (column: string) => ({
    baseYear: 2019,
    files: {
      spa_units: { as: 'units', columns: { spa: 'id', [column]: 'age_12_14' } },
      Schools: {
        as: 'schools',
        columns: {
          SCH_CODE: 'id',
          NAME: 'name',
          CLASS: 'stages',
          CAPACITY: 'seats',
          STDYAREA: 'unit',
          CLASSROOMS: '',
          MID_: '',
        },
        values: { CLASS: { ELEMENTARY: 'primary', MIDDLE: 'junior', HIGH: 'senior' } },
      },
    },
  });

  it('has its units, pupils, neighbours, schools and seats', async () => {
    const imported = await importFiles(files, mapping('students_mid'));
    const problem = problemFrom(imported);
    expect(problem.units.count).toBe(453);
    expect(sum(problem.units.pupils[0]!)).toBe(20_059);
    expect(problem.adjacency.neighbour.length).toBe(2 * 1261);
    expect(piecesOf(problem.adjacency).sizes).toEqual([453]);
    const middle = problem.schools.filter(({ stages }) =>
      stages.some((stage) => problem.stages[stage]!.id === 'junior'),
    );
    expect(middle).toHaveLength(17);
    expect(problem.schools).toHaveLength(90);
    expect(imported.codes).toContain('places-by-neighbours');
    // The county lies west of Washington.
    for (const { lon, lat } of problem.schools)
      expect(metersBetween(lon, lat, -77.6, 39.08)).toBeLessThan(40_000);
  });

  it('has the pupils of its high schools as well', async () => {
    expect(sum(problemFrom(await importFiles(files, mapping('students_high'))).units.pupils[0]!)).toBe(
      26_728,
    );
  });
});

describeWithData('kong-polygons', 'shapefiles without reference system', () => {
  const gongyi = sharedFiles(
    'kong-polygons/gy2_polyon.shp',
    'kong-polygons/gy2_polyon.dbf',
    'kong-polygons/gy2_polyon.shx',
    'kong-polygons/gy2_polyon.cpg',
  );
  const mapping = {
    baseYear: 2020,
    files: { gy2_polyon: { as: 'units', columns: { demand1: 'age_6_11', pop: 'population', ID: '' } } },
    schools: { seatsIn: 'supply1', stages: 'primary' },
  };

  it('in a six-degree zone lie in Gongyi, whichever datum was meant, and the question is told', async () => {
    const { problem, read, codes } = await importFiles(gongyi, mapping);
    expect(problem!.units.count).toBe(1276);
    expect(problem!.schools).toHaveLength(22);
    expect(codes).toContain('crs-guessed');
    expect(read.questions).toHaveLength(1);
    expect(read.questions[0]!.candidates.map(({ answer }) => answer)).toEqual([
      'EPSG:4497',
      'EPSG:2333',
      'EPSG:21419',
    ]);
    expect(read.questions[0]!.taken).toBe('EPSG:4497');
    for (const { lon, lat } of read.questions[0]!.candidates)
      expect(metersBetween(lon, lat, 113.03, 34.69)).toBeLessThan(1000);
    // The county seat stands within its own county.
    expect(Math.min(...problem!.units.lon)).toBeLessThan(112.98);
    expect(Math.max(...problem!.units.lon)).toBeGreaterThan(112.98);
    expect(piecesOf(problem!.adjacency).sizes[0]).toBeGreaterThan(1200);
  });

  it('lie a hundred metres away under another datum, and nowhere near under a wrong zone, which is told', async () => {
    const at = async (crs: string) =>
      importFiles(gongyi, { ...mapping, files: { gy2_polyon: { ...mapping.files.gy2_polyon, crs } } });
    const first = problemFrom(await at('EPSG:4497')).units;
    const other = problemFrom(await at('EPSG:21419')).units;
    const meters = metersBetween(first.lon[0]!, first.lat[0]!, other.lon[0]!, other.lat[0]!);
    expect(meters).toBeGreaterThan(20);
    expect(meters).toBeLessThan(300);
    const schools = textFile('schools.csv', 'id,name,stages,lon,lat,seats\nA,一小,primary,113.0,34.75,900\n');
    const wrong = await importFiles([...gongyi, schools], {
      ...mapping,
      schools: {},
      files: { gy2_polyon: { ...mapping.files.gy2_polyon, crs: 'EPSG:4526' } },
    });
    expect([...wrong.codes].some((code) => code === 'layer-elsewhere' || code === 'crs-contradicts')).toBe(
      true,
    );
  });

  it('without any system are asked about, and can be put in their place by hand', async () => {
    const drawing = sharedFiles('kong-polygons/zy_polygon.shp', 'kong-polygons/zy_polygon.dbf');
    const asked = await importFiles(drawing);
    expect(asked.problem).toBeNull();
    expect(asked.codes).toContain('crs-unknown');
    const answered = await importFiles(drawing, {
      baseYear: 2020,
      files: { zy_polygon: { as: 'units', crs: 'local:112.98,34.75', columns: { demand: 'age_6_11' } } },
      schools: { seatsIn: 'fcapacity', stages: 'primary' },
    });
    expect(problemFrom(answered).units.count).toBe(324);
    const [first] = answered.tables.polygons!.features;
    expect(first!.polygon[0]!.length).toBeGreaterThan(0);
  });
});

describeWithData('gridpop-paca', 'a grid of people by age', () => {
  it('becomes sixteen thousand units whose children add up', async () => {
    const schools = textFile(
      'schools.csv',
      'id,name,stages,lon,lat,seats\nA,Nice,primary;junior,7.26,43.70,900000\nB,Gap,primary;junior,6.08,44.56,900000\n',
    );
    const imported = await importFiles(
      [...sharedFiles('gridpop-paca/points_population_1km_paca_table.csv'), schools],
      {
        baseYear: 2019,
        files: {
          points_population_1km_paca_table: {
            as: 'units',
            columns: { fid: 'id', codearondo: 'township', ind: 'population' },
          },
        },
      },
    );
    const problem = problemFrom(imported);
    expect(problem.units.count).toBe(16_518);
    // The source rounds half a person down.
    expect(Math.abs(sum(problem.units.population!) - 5_093_320)).toBeLessThanOrEqual(1);
    const primary = ['g1', 'g2', 'g3', 'g4', 'g5'].map((grade) => gradeTotal(problem, grade));
    expect(sum(primary)).toBe(299_375);
    expect(Math.max(...primary) - Math.min(...primary)).toBeLessThanOrEqual(1);
    const older = ['g6', 'g7', 'g8', 'g9'].map((grade) => gradeTotal(problem, grade));
    for (const total of older) expect(Math.abs(total - 416_889 / 7)).toBeLessThan(1);
    // From the Rhône to the Italian border.
    expect(Math.min(...problem.units.lon)).toBeGreaterThan(4.1);
    expect(Math.max(...problem.units.lon)).toBeLessThan(7.8);
  });
});

describeWithData('gridpop-saomiguel', 'rasters and a GeoPackage', () => {
  const schools = textFile(
    'schools.csv',
    'id,name,stages,lon,lat,seats\nA,Ponta Delgada,primary,-25.66,37.74,90000\nB,Nordeste,primary,-25.15,37.83,900\n',
  );
  const perThousand = { g1: 10, g2: 10, g3: 10, g4: 10, g5: 10, g6: 10 };
  const idle = { 'gpw_v411_2020_count_2020.tif': { as: 'population' } };

  it('make units of inhabited cells, each in its municipality', async () => {
    const { problem } = await importFiles(
      [
        ...sharedFiles(
          'gridpop-saomiguel/gpw_v411_2020_count_2020.tif',
          'gridpop-saomiguel/concelhos.gpkg',
          'gridpop-saomiguel/eu_dem_v11.tif',
        ),
        schools,
      ],
      {
        baseYear: 2020,
        units: { from: 'population' },
        files: { ...idle, concelhos: { as: 'townships' } },
        pupils: { perThousand },
      },
    );
    expect(problem!.units.count).toBe(934);
    expect(sum(problem!.units.population!)).toBe(145_603);
    expect([...problem!.townships].sort()).toEqual([
      'Lagoa',
      'Nordeste',
      'Ponta Delgada',
      'Povoação',
      'Ribeira Grande',
      'Vila Franca do Campo',
    ]);
    const heights = [...problem!.units.elevation!].filter((height) => !Number.isNaN(height));
    expect(heights.length).toBeGreaterThan(600);
    expect(Math.max(...heights)).toBeLessThanOrEqual(1061);
  });

  it('or count people inside the six municipalities', async () => {
    const { problem, tables } = await importFiles(
      [
        ...sharedFiles('gridpop-saomiguel/gpw_v411_2020_count_2020.tif', 'gridpop-saomiguel/concelhos.gpkg'),
        schools,
      ],
      {
        baseYear: 2020,
        files: { ...idle, concelhos: { as: 'units', columns: { fid: 'id' } } },
        pupils: { perThousand },
      },
    );
    expect(problem!.units.names).toEqual([
      'Lagoa',
      'Nordeste',
      'Ponta Delgada',
      'Povoação',
      'Ribeira Grande',
      'Vila Franca do Campo',
    ]);
    const total = sum(problem!.units.population!);
    expect(total).toBeGreaterThan(130_000);
    expect(total).toBeLessThanOrEqual(145_603);
    expect(tables.polygons!.features).toHaveLength(6);
  });
});

describeWithData('geodanet', 'streets and schools of Tempe as shapefiles', () => {
  it('lie in Arizona, and hang together', async () => {
    const parts = (name: string) => ['shp', 'dbf', 'prj', 'shx'].map((part) => `geodanet/${name}.${part}`);
    const units = textFile(
      'units.csv',
      'id,name,lon,lat,g1,g2,g3,g4,g5,g6\nU1,a,-111.83,33.41,1,1,1,1,1,1\nU2,b,-111.835,33.415,1,1,1,1,1,1\n',
    );
    const { problem } = await importFiles([...sharedFiles(...parts('streets'), ...parts('schools')), units], {
      baseYear: 2020,
      schools: { stages: 'primary', seats: 100 },
    });
    expect(problem!.schools).toHaveLength(8);
    expect(problem!.streets).toHaveLength(293);
    for (const { lon, lat } of problem!.schools)
      expect(metersBetween(lon, lat, -111.83, 33.41)).toBeLessThan(10_000);
    const graph = streetGraph(networkFromLines(problem!.streets!).network, 1.2);
    expect(graph.pieces[0]!.nodes / graph.nodeCount).toBeGreaterThan(0.9);
  });
});
