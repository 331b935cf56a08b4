import { largeCounty } from '../instances/large-county.ts';
import { absentRunner, RUNNERS } from '../runners/index.ts';
import type { Suite } from '../suite.ts';
import { runZoning } from '../zoning.ts';

/** Units, schools, whether zones hang together. */
type County = readonly [units: number, schools: number, contiguity: boolean];

const COUNTIES: readonly County[] = [
  [20_000, 200, false],
  [20_000, 200, true],
  [100_000, 200, false],
  [100_000, 200, true],
  [100_000, 1000, false],
  [100_000, 1000, true],
];
/** Nearest schools of a unit. */
const CANDIDATES = 8;
/** Pupils over places. */
const FILL = 0.93;

/**
 * Whole counties, zones of whole units at 93 % of all places. Nothing is published of them; the own gap is that to the transportation
 * bound, which lets units be split and zones fall apart. It is the same for a county with and without contiguity, so
 * that the difference of the two gaps is what contiguity costs at most. The seed makes the county, not only the search.
 */
export const counties: Suite = {
  name: 'counties',
  help: 'generated counties of 20,000 to 100,000 units, with and without contiguity',
  folder: null,
  seconds: 60,
  seeds: 3,
  quick: { cases: [nameOf(COUNTIES[0]!), nameOf(COUNTIES[1]!)], seconds: 30, seeds: 1 },
  runners: RUNNERS.map(({ name }) => name),
  absent: absentRunner,
  cases: () => COUNTIES.map((county) => ({ name: nameOf(county), best: null, proved: false })),
  run(order) {
    const county = COUNTIES.find((one) => nameOf(one) === order.case);
    if (!county) throw new Error(`The suite counties has no case "${order.case}".`);
    const [units, schools, contiguity] = county;
    const shape = { units, schools, contiguity, candidates: CANDIDATES, fill: FILL, seed: order.seed };
    return runZoning(largeCounty(shape), order);
  },
};

function nameOf([units, schools, contiguity]: County): string {
  return `county-${units}x${schools}-${contiguity ? 'contiguous' : 'free'}`;
}
