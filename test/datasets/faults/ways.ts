import type { FaultCase, Files } from './files.ts';

/** A line from end to end of the county between the first and the second row of its units. */
function addLine(files: Files, kind: string): void {
  files.json('roads.geojson', (v: { features: { geometry: { coordinates: number[][] } }[] }) => {
    const [first, second] = [v.features[0]!, v.features[1]!].map(({ geometry }) => geometry.coordinates[0]!);
    const lat = (first![1]! + second![1]!) / 2;
    const line = [
      [first![0]! - 0.05, lat],
      [first![0]! + 0.05, lat],
    ];
    const geometry = { type: 'LineString', coordinates: line };
    return { ...v, features: [...v.features, { type: 'Feature', properties: { kind }, geometry }] };
  });
}

export const WAY_FAULTS: readonly FaultCase[] = [
  {
    name: 'a unit that is its own neighbour',
    spoil: (f) => f.addRow('adjacency.csv', 'U4', 'U4'),
    code: 'adjacency-self',
    file: 'adjacency.csv',
    row: 14,
    column: 'unit2',
    value: 'U4',
  },
  {
    name: 'a border that stands one way only among borders that stand both ways',
    spoil: (f) => {
      const pairs = f.rows('adjacency.csv').slice(1);
      for (const [a, b] of pairs.slice(1)) f.addRow('adjacency.csv', b!, a!);
    },
    code: 'adjacency-one-sided',
    file: 'adjacency.csv',
    row: 2,
    column: 'unit2',
    value: 'U2',
  },
  {
    name: 'a border given twice',
    spoil: (f) => f.addRow('adjacency.csv', 'U1', 'U2'),
    code: 'adjacency-repeated',
    file: 'adjacency.csv',
    row: 14,
    column: 'unit1',
    value: 'U1',
    says: /Row 2/,
  },
  {
    name: 'a border of two lengths',
    spoil: (f) => {
      f.addColumn('adjacency.csv', 'length', () => '950');
      f.addRow('adjacency.csv', 'U2', 'U1', '800');
    },
    code: 'adjacency-length-differs',
    file: 'adjacency.csv',
    row: 14,
    column: 'length',
    value: '800',
  },
  {
    name: 'a unit without neighbours',
    spoil: (f) => f.edit('adjacency.csv', (text) => text.replace(/^(?:U1,.*|.*,U1)\r\n/gm, '')),
    code: 'unit-without-neighbour',
    file: 'units.csv',
    row: 2,
    column: 'id',
    value: 'U1',
    says: /adjacency\.csv.*island/,
  },
  {
    name: 'an island with a neighbour',
    spoil: (f) => f.addRow('adjacency.csv', 'U1', ''),
    code: 'island-with-neighbours',
    file: 'adjacency.csv',
    row: 14,
    column: 'unit1',
    value: 'U1',
    says: /row 2/,
  },
  {
    name: 'units in two pieces',
    spoil: (f) => {
      // Without the borders between the first and the second row of units.
      f.edit('adjacency.csv', (text) => text.replace(/^(?:U1,U4|U2,U5|U3,U6)\r\n/gm, ''));
    },
    code: 'adjacency-in-pieces',
    file: 'units.csv',
    says: /2 pieces.*3 units, such as “U1”/,
  },
  {
    name: 'a polygon that touches no other',
    without: ['adjacency'],
    spoil: (f) =>
      f.json('units.geojson', (v: { features: { geometry: { coordinates: number[][][] } }[] }) => {
        const ring = v.features[0]!.geometry.coordinates[0]!;
        v.features[0]!.geometry.coordinates[0] = ring.map(([x, y]) => [x! - 0.0005, y! - 0.0005]);
        return v;
      }),
    code: 'unit-island',
    file: 'units.csv',
    row: 2,
    column: 'id',
    value: 'U1',
  },
  {
    name: 'neighbours derived from polygons',
    without: ['adjacency'],
    spoil: () => undefined,
    code: 'adjacency-derived',
    file: 'units.csv',
    says: /polygons: 12 pairs/,
  },
  {
    name: 'neighbours derived from places',
    without: ['adjacency', 'polygons'],
    spoil: () => undefined,
    code: 'adjacency-derived',
    file: 'units.csv',
    says: /Voronoi.*: 12 pairs/,
  },
  {
    name: 'neighbours parted by a river that one street crosses',
    without: ['adjacency'],
    spoil: (f) => addLine(f, 'waterway'),
    code: 'adjacency-parted',
    file: 'roads.geojson',
    says: /1 pairs are parted \(.*\), 2 stay neighbours/,
  },
  {
    name: 'a river that nothing crosses',
    without: ['adjacency', 'polygons'],
    spoil: (f) => addLine(f, 'river'),
    code: 'adjacency-kept',
    file: 'roads.geojson',
    says: /between 1 pairs of units/,
  },
  {
    name: 'a walk as fast as a bus',
    spoil: (f) => f.cell('travel.csv', 2, 'metres', '5200'),
    code: 'travel-too-fast',
    file: 'travel.csv',
    row: 2,
    column: 'minutes',
    value: '5',
    says: /1040 m a minute/,
  },
  {
    name: 'a unit from which no walking time is given',
    spoil: (f) => f.edit('travel.csv', (text) => text.replace(/^U6,.*\r\n/gm, '')),
    code: 'travel-unit-missing',
    file: 'units.csv',
    row: 7,
    column: 'id',
    value: 'U6',
  },
  {
    name: 'walking times beside streets',
    spoil: () => undefined,
    code: 'travel-replaces-roads',
    file: 'roads.geojson',
    says: /travel\.csv/,
  },
  {
    name: 'neither streets nor walking times',
    without: ['travel', 'roads'],
    spoil: () => undefined,
    code: 'travel-unknown',
    file: 'units.csv',
  },
  {
    name: 'streets in pieces',
    without: ['travel'],
    // Without the street that joins the three rows; the schools stand in the first and third row.
    spoil: (f) =>
      f.json('roads.geojson', (v: { features: unknown[] }) => ({ ...v, features: v.features.slice(0, 3) })),
    code: 'roads-in-pieces',
    file: 'roads.geojson',
    says: /3 pieces .*3 units .*“U4”/,
  },
  {
    name: 'streets of another county',
    spoil: (f) => f.edit('roads.geojson', (text) => text.replaceAll('[110.4', '[112.4')),
    code: 'roads-elsewhere',
    file: 'roads.geojson',
    says: /5 km/,
  },
  {
    name: 'streets with latitude first',
    spoil: (f) => f.edit('roads.geojson', (text) => text.replaceAll(/\[(110\.\d+),(31\.\d+)/g, '[$2,$1')),
    code: 'geojson-swapped',
    file: 'roads.geojson',
  },
  {
    name: 'polygons with latitude first',
    spoil: (f) =>
      f.edit('units.geojson', (text) => text.replaceAll(/\[(110\.\d+),(31(?:\.\d+)?)/g, '[$2,$1')),
    code: 'geojson-swapped',
    file: 'units.geojson',
  },
  {
    name: 'a street of one point',
    spoil: (f) =>
      f.json('roads.geojson', (v: { features: { geometry: { coordinates: unknown[] } }[] }) => {
        v.features[1]!.geometry.coordinates.length = 1;
        return v;
      }),
    code: 'feature-broken',
    file: 'roads.geojson',
    row: 2,
    says: /fewer than two points/,
  },
];
