import { type MeasureForm, pupilsIn } from '../balance.ts';
import type { Task } from '../task.ts';
import type { LoadCut } from './constraint.ts';

/** How much a cut must be broken, relative to its right side, to be worth a row. */
const WORTH = 1e-6;
/** Below one child R² ⁄ P is steeper than what a school without pupils counts: tangents are taken at one child at least. */
const LEAST = 1;

/**
 * Tangent cuts (policy.md C.4). With P and R of the county fixed, CV ≤ τ ⇔ Σ R² ⁄ P ≤ (1 + τ²)·R_N² ⁄ P_N, a convex set in the
 * pupils; R² ⁄ P is at least R²·(2·P⁰ − P) ⁄ P⁰², tight at P⁰. Where the county's pupils or resource can vary (schools outside
 * the roster, stocks split among stages) the least P_N and the most R_N are put in and split schools are left out of the sum: what
 * remains is true of every assignment within the limit, only weaker. Plain coefficients are not convex in the pupils: no cuts.
 */
export function coefficientCuts(task: Task, load: Float64Array): readonly LoadCut[] {
  const { limits, measures } = task.balance;
  return limits.flatMap(({ measures: own, limit }) =>
    own.flatMap((m) => {
      const measure = measures[m]!;
      if (measure.plain || measure.sample) return [];
      // A mean of n coefficients within τ has each of them within n·τ.
      const cut = tangent(task, measure, own.length * limit, load);
      return cut === null ? [] : [cut];
    }),
  );
}

function tangent(task: Task, measure: MeasureForm, limit: number, load: Float64Array): LoadCut | null {
  const pupilsInAll = leastPupils(task, measure);
  // Where nobody may be left there is no coefficient, and no limit on it.
  if (pupilsInAll < 1) return null;
  const coefficients = new Float64Array(load.length);
  let upper = (1 + limit * limit) * mostResource(measure) ** 2;
  upper /= pupilsInAll;
  const right = upper;
  let left = 0;
  for (let school = 0; school < task.schoolCount; school++) {
    const stock = measure.stock[school]!;
    if (measure.roster[school] === 0 || measure.split[school] === 1 || measure.zoned[school] === 0) continue;
    const at = school * task.columnCount;
    const pupils = Math.max(LEAST, pupilsIn(task, load, at, school, measure.slot));
    const slope = (stock * stock) / (pupils * pupils);
    const fixed = task.balance.fixed[measure.slot * task.schoolCount + school]!;
    upper -= slope * (2 * pupils - fixed);
    left += slope * (2 * pupils - pupilsIn(task, load, at, school, measure.slot));
    const from = at + task.stageColumn[measure.slot]!;
    coefficients.fill(-slope, from, from + task.stageWidth[measure.slot]!);
  }
  for (let school = 0; school < task.schoolCount; school++) {
    // Schools of the roster without a zone have the pupils that they have.
    if (measure.roster[school] === 0 || measure.split[school] === 1 || measure.zoned[school] === 1) continue;
    const pupils = task.balance.fixed[measure.slot * task.schoolCount + school]!;
    if (pupils === 0) continue;
    upper -= measure.stock[school]! ** 2 / pupils;
    left += measure.stock[school]! ** 2 / pupils;
  }
  return left > right * (1 + WORTH) ? { coefficients, upper } : null;
}

/** The most that the roster can have of the resource: schools without a zone and without pupils have no part in it. */
function mostResource({ stock, roster }: MeasureForm): number {
  return stock.reduce((sum, amount, school) => sum + (roster[school] === 1 ? amount : 0), 0);
}

/** The fewest pupils that the roster can have: its fixed ones, and every item that no school outside may take. */
function leastPupils(task: Task, measure: MeasureForm): number {
  const { slot, roster } = measure;
  let pupils = 0;
  for (let school = 0; school < task.schoolCount; school++) {
    if (roster[school] === 1) pupils += task.balance.fixed[slot * task.schoolCount + school]!;
  }
  for (let item = 0; item < task.itemCount; item++) {
    if (task.itemStage[item] !== slot) continue;
    const zones = task.candidateZone.subarray(task.candidateStart[item]!, task.candidateStart[item + 1]!);
    if (zones.every((zone) => roster[task.zoneSchool[zone]!] === 1)) pupils += task.itemPupils[item]!;
  }
  return pupils;
}
