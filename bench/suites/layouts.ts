import { runCountyLayout } from '../county-layout.ts';
import type { Suite } from '../suite.ts';

/** Units, schools at work; one candidate site for ten of them comes with these. */
type County = readonly [units: number, schools: number];

/** The last is the size of issue 8: schools and sites together are 320. */
const COUNTIES: readonly County[] = [
  [300, 16],
  [1200, 48],
  [6752, 291],
];

/**
 * Layouts of generated counties, one period, contiguous zones, buses as the profile has them. Nothing is published of them; the gap is that to
 * the own bound. The seed makes the county, not only the search.
 */
export const layouts: Suite = {
  name: 'layouts',
  help: 'layouts of generated counties of up to 6,752 units and 320 schools and sites',
  folder: null,
  seconds: 300,
  seeds: 2,
  quick: { cases: [nameOf(COUNTIES[0]!), nameOf(COUNTIES[1]!)], seconds: 60, seeds: 1 },
  runners: ['junheng'],
  cases: () => COUNTIES.map((county) => ({ name: nameOf(county), best: null, proved: false })),
  run(order) {
    const county = COUNTIES.find((one) => nameOf(one) === order.case);
    if (!county) throw new Error(`The suite layouts has no case "${order.case}".`);
    const [units, schools] = county;
    return runCountyLayout({ units, schools, seed: order.seed }, order);
  },
};

function nameOf([units, schools]: County): string {
  return `layout-${units}x${schools}`;
}
