import { describe, expect, it } from 'vitest';
import { partingKind } from '../../../datasets/importers/osm/walkable.ts';
import { networkFromLines, streetGraph } from '../../../engine/travel/index.ts';
import { importFiles, problemFrom, sharedFiles, textFile } from '../../support/import-files.ts';
import { describeWithData } from '../../support/shared-data.ts';
import { feature, layerOf } from './map-faults/shared.ts';

const tagged = (tags: Readonly<Record<string, string>>) => partingKind(new Map(Object.entries(tags)));

describe('ways of OpenStreetMap that part neighbours', () => {
  it.each([
    [{ waterway: 'river' }, 'waterway'],
    [{ waterway: 'canal' }, 'waterway'],
    [{ railway: 'rail' }, 'rail'],
    [{ highway: 'motorway' }, 'motorroad'],
    [{ highway: 'motorway_link' }, 'motorroad'],
    [{ highway: 'trunk', motorroad: 'yes' }, 'motorroad'],
    // One steps over a brook, passes under a viaduct, over a tunnel, and walks where it is allowed.
    [{ waterway: 'stream' }, null],
    [{ waterway: 'river', tunnel: 'culvert' }, null],
    [{ railway: 'rail', bridge: 'yes' }, null],
    [{ railway: 'rail', bridge: 'no' }, 'rail'],
    [{ railway: 'subway', tunnel: 'yes' }, null],
    [{ railway: 'abandoned' }, null],
    [{ railway: 'tram' }, null],
    [{ highway: 'motorway', bridge: 'viaduct' }, null],
    [{ highway: 'motorway', foot: 'yes' }, null],
    [{ highway: 'trunk' }, null],
  ] as const)('%j is %s', (tags, kind) => {
    expect(tagged(tags)).toBe(kind);
  });
});

const UNITS = textFile(
  'units.csv',
  'id,name,lon,lat,g1,g2,g3,g4,g5,g6\nU1,甲,110,31,1,1,1,1,1,1\nU2,乙,110.004,31,1,1,1,1,1,1\nU3,丙,110.008,31,1,1,1,1,1,1\n',
);
const SCHOOLS = textFile('schools.csv', 'id,name,stages,lon,lat,unit,seats\nA,一小,primary,110,31,U1,900\n');
const line = (properties: object, ...points: readonly (readonly number[])[]) =>
  feature(properties, 'LineString', points);
const STREET = line({ highway: 'residential' }, [110, 31], [110.002, 31], [110.004, 31], [110.008, 31]);
const RIVER = [
  [110.006, 30.99],
  [110.006, 31.01],
] as const;

describe('lines beside the streets', () => {
  it('of a layer that is called rivers cut streets and part neighbours', async () => {
    const { problem, codes } = await importFiles(
      [
        UNITS,
        SCHOOLS,
        textFile('roads.geojson', layerOf([STREET])),
        textFile('河流.geojson', layerOf([line({}, ...RIVER)])),
      ],
      { baseYear: 2026 },
    );
    expect(problem!.streets!.map(({ kind }) => kind)).toEqual(['residential', 'river']);
    // Nobody else leads to U3: the pair is kept, and told.
    expect(codes).toContain('adjacency-kept');
    const { network } = networkFromLines(problem!.streets!);
    expect(streetGraph(network, 1.2).cuts).toHaveLength(1);
  });

  it.each(['河滨路', '滨河大道', '沿河街', 'River Road', '路网'])(
    'of a layer that is called “%s” are streets',
    async (name) => {
      const files = [
        UNITS,
        SCHOOLS,
        textFile(`${name}.geojson`, layerOf([line({}, [110, 31], [110.008, 31])])),
      ];
      const { problem, codes } = await importFiles(files, { baseYear: 2026 });
      expect(problem!.streets!.map(({ kind }) => kind)).toEqual(['residential']);
      expect(codes).not.toContain('barriers-taken');
    },
  );

  it.each(['铁路', '高速公路', '河道', '水系', '灌渠', 'railroad', 'railways', 'waterways', 'Rivers'])(
    'of a layer that is called “%s” are barriers, and told',
    async (name) => {
      const files = [UNITS, SCHOOLS, textFile(`${name}.geojson`, layerOf([line({}, ...RIVER)]))];
      const { codes } = await importFiles(files, { baseYear: 2026 });
      expect(codes).toContain('barriers-taken');
    },
  );

  it('that say of themselves that people walk on them are streets, whatever their layer is called', async () => {
    const files = [UNITS, SCHOOLS, textFile('龙河镇.geojson', layerOf([STREET, line({}, ...RIVER), STREET]))];
    const { problem, codes } = await importFiles(files, { baseYear: 2026 });
    expect(problem!.streets!.filter(({ kind }) => kind === 'residential').length).toBeGreaterThan(1);
    expect(codes).not.toContain('barriers-taken');
  });

  it('that are streets in spite of their name are told so in the mapping', async () => {
    const files = [UNITS, SCHOOLS, textFile('大河.geojson', layerOf([line({}, [110, 31], [110.008, 31])]))];
    const mapping = { baseYear: 2026, files: { 大河: { as: 'streets' } } };
    const { problem } = await importFiles(files, mapping);
    expect(problem!.streets!.map(({ kind }) => kind)).toEqual(['residential']);
  });

  it('part neighbours but are no network of streets where they stand alone', async () => {
    const { problem, codes } = await importFiles(
      [UNITS, SCHOOLS, textFile('railway.geojson', layerOf([line({}, ...RIVER)]))],
      { baseYear: 2026 },
    );
    expect(problem!.streets!.map(({ kind }) => kind)).toEqual(['railway']);
    expect(codes).toContain('adjacency-kept');
  });

  it('by the words of OpenStreetMap are no streets, and brooks nothing at all', async () => {
    const streets = [
      STREET,
      line({ waterway: 'river' }, ...RIVER),
      line({ waterway: 'stream' }, ...RIVER),
      line({ railway: 'rail' }, ...RIVER),
      line({ railway: 'rail', bridge: 'yes' }, ...RIVER),
      line({ highway: 'footway', bridge: 'yes' }, [110.004, 31], [110.008, 31]),
    ];
    const { problem } = await importFiles([UNITS, SCHOOLS, textFile('roads.geojson', layerOf(streets))], {
      baseYear: 2026,
    });
    expect(problem!.streets!.map(({ kind }) => kind)).toEqual(['residential', 'waterway', 'rail', 'bridge']);
  });
});

describeWithData('osm-liechtenstein', 'the Rhine and the railway', () => {
  it('part a few neighbours, and bridges keep most', async () => {
    const imported = await importFiles(sharedFiles('osm-liechtenstein/liechtenstein.osm.pbf'), {
      baseYear: 2024,
      units: { from: 'buildings', cellMeters: 300 },
      pupils: { totals: { '*': { g1: 380, g2: 380, g3: 380, g4: 380, g5: 380, g6: 380 } } },
      schools: { stages: 'primary', seats: 600 },
    });
    const problem = problemFrom(imported);
    const kinds = Object.groupBy(problem.streets!, ({ kind }) => kind);
    expect(kinds.waterway!.length).toBeGreaterThan(5);
    expect(kinds.rail!.length).toBeGreaterThan(5);
    const { text } = imported.complaints.find(({ code }) => code === 'adjacency-parted')!;
    const [, parted, crossed] = /(\d+) pairs are parted \(.*\), (\d+) stay/.exec(text.en)!;
    expect(Number(parted)).toBeGreaterThan(0);
    expect(Number(crossed)).toBeGreaterThan(5 * Number(parted));
    // Rivers and railways are no way and cut none: the streets say themselves where one crosses.
    const graph = streetGraph(networkFromLines(problem.streets!).network, 1.2);
    expect(graph.cuts).toEqual([]);
  });
});
