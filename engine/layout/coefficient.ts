import type { BalanceTask } from './answer-loads.ts';
import { pupilsIn, resourceIn } from './balance.ts';
import { inQuanta } from './exact-sums.ts';

/**
 * Sums over schools that a coefficient is made of: their weight (pupils, or 1), weight × ratio, weight × (ratio − centre)², and
 * their number. The centre is near the mean, so that little is lost when its share is taken off again.
 */
export const TERMS = 4;
/** A school of the roster without pupils counts as half a one: the convex continuation of R² ⁄ P over whole children. */
const NOBODY = 0.5;
/** A squared coefficient below this is what rounding leaves where all schools are alike. */
const NOISE = 1e-10;

/** Writes what a school adds to the sums of measure m to `out[into …]`. Called in inner loops. */
export function coefficientTerms(
  task: BalanceTask,
  m: number,
  load: ArrayLike<number>,
  at: number,
  school: number,
  out: Float64Array,
  into: number,
): void {
  const measure = task.balance.measures[m]!;
  out.fill(0, into, into + TERMS);
  if (measure.roster[school] === 0) return;
  const pupils = pupilsIn(task, load, at, school, measure.slot);
  if (pupils === 0 && (measure.split[school] === 1 || measure.zoned[school] === 0)) return;
  const resource = resourceIn(task, measure, load, at, school, pupils);
  const { quanta, centre } = measure;
  const ratio = resource / Math.max(pupils, NOBODY);
  out[into] = measure.plain ? 1 : pupils;
  out[into + 1] = inQuanta(measure.plain ? ratio : resource, quanta[0]);
  out[into + 2] = inQuanta(squareAround(measure.plain, resource, pupils, ratio, centre), quanta[1]);
  out[into + 3] = 1;
}

/** Weight × (ratio − centre)². Of a school without pupils R² ⁄ ½ is kept, and its share of the mean counts nothing. */
function squareAround(
  plain: boolean,
  resource: number,
  pupils: number,
  ratio: number,
  centre: number,
): number {
  if (plain) return (ratio - centre) * (ratio - centre);
  if (pupils === 0) return resource * (ratio - 2 * centre);
  const off = resource - centre * pupils;
  return (off * off) / pupils;
}

/** The difference coefficient of such sums (policy.md I2-I4, C.4); 0 where nobody has any of the resource. */
export function coefficientOfSums(
  { centre, sample }: { readonly centre: number; readonly sample: boolean },
  sums: Float64Array,
  at: number,
): number {
  const weight = sums[at]!;
  const mean = sums[at + 1]! / weight;
  const schools = sums[at + 3]!;
  if (!(weight > 0) || !(mean > 0) || (sample && schools < 2)) return 0;
  const off = mean - centre;
  const square = (sums[at + 2]! / weight - off * off) / (mean * mean);
  if (square < NOISE) return 0;
  return Math.sqrt(sample ? (square * schools) / (schools - 1) : square);
}
