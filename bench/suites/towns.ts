import { Random } from '../../engine/random.ts';
import { readSap } from '../instances/sap.ts';
import { absentRunner, RUNNERS } from '../runners/index.ts';
import type { Suite } from '../suite.ts';
import { runZoning } from '../zoning.ts';

/** Rows and columns of units, schools, seed. */
type Town = readonly [rows: number, columns: number, schools: number, seed: number];

const TOWNS: readonly Town[] = [
  [3, 3, 2, 1],
  [4, 4, 3, 1],
  [5, 4, 3, 2],
  [5, 5, 3, 3],
  [6, 5, 4, 4],
  [6, 6, 4, 5],
  [8, 8, 5, 6],
  [10, 10, 6, 7],
  [15, 15, 9, 8],
];

/** Metres between units; they are moved about by up to a fifth of it. */
const SPACING = 400;
/** Seats for each pupil. */
const ROOM = 1.04;

/**
 * Towns that small solvers can take: units in a grid, whole, contiguous zones, seats for hardly more than there are pupils. Nothing is
 * published of them; what is proved by one runner is the measure of the others.
 */
export const towns: Suite = {
  name: 'towns',
  help: 'generated towns of 9 to 225 units: every solver beside the search and brute force',
  folder: null,
  seconds: 20,
  seeds: 1,
  quick: { cases: ['town-9', 'town-16', 'town-20', 'town-25'], seconds: 10, seeds: 1 },
  runners: RUNNERS.map(({ name }) => name),
  absent: absentRunner,
  cases: () => TOWNS.map(([rows, columns]) => ({ name: nameOf(rows, columns), best: null, proved: false })),
  run(order) {
    const town = TOWNS.find(([rows, columns]) => nameOf(rows, columns) === order.case);
    if (!town) throw new Error(`The suite towns has no case "${order.case}".`);
    const [units, neighbours] = townFiles(...town);
    return runZoning(
      readSap(order.case, units, neighbours, { seed: 1, iterations: null, seconds: null }),
      order,
    );
  },
};

function nameOf(rows: number, columns: number): string {
  return `town-${rows * columns}`;
}

/** The two files of an instance in the format `sap`. The same for the same numbers. */
function townFiles(...[rows, columns, schools, seed]: Town): [string, string] {
  const random = new Random(seed, 4021);
  const count = rows * columns;
  const pupils = Array.from({ length: count }, () => random.between(20, 120));
  const total = pupils.reduce((sum, one) => sum + one, 0);
  // Schools stand spread along the diagonal of the list, so that no two are neighbours.
  const places = new Set(
    Array.from({ length: schools }, (_, s) => Math.floor(((s + 0.5) * count) / schools)),
  );
  const seats = Math.ceil((ROOM * total) / schools);
  const shift = () => Math.round((random.float() - 0.5) * 0.4 * SPACING);
  const unitRows = pupils.map((pop, u) => {
    const [x, y] = [(u % columns) * SPACING + shift(), Math.floor(u / columns) * SPACING + shift()];
    return [u + 1, pop, x, y, 1, 0, places.has(u) ? seats : 0].join('\t');
  });
  const pairs: string[] = [];
  for (let u = 0; u < count; u++) {
    if (u % columns < columns - 1) pairs.push(`${pairs.length + 1},${u + 1},${u + 2}`);
    if (u + columns < count) pairs.push(`${pairs.length + 1},${u + 1},${u + 1 + columns}`);
  }
  return [
    ['OID\tpop\tPointX\tPointY\tfcadidature\tfcost\tfcapacity', ...unitRows].join('\n'),
    ['id,a,b', ...pairs].join('\n'),
  ];
}
