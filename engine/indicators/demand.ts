import type { PlanOptions } from '../plan/index.ts';
import { gradeNumber, type ZoningPolicy } from '../policy/policy.ts';
import type { Problem } from '../problem/index.ts';
import { bandFactor } from '../travel/table.ts';
import type { GradeIndex, Minutes, Pupils, Seconds, StageIndex, UnitIndex } from '../units.ts';

/** What of a plan's options decides who is counted. */
export type Asked = Pick<PlanOptions, 'mode' | 'year' | 'stages' | 'buses'>;

/** Grades of a stage that walk alike. */
export interface StageBand {
  readonly grades: readonly GradeIndex[];
  /** Grade numbers as the policy names the band; null for grades outside every band. */
  readonly policyGrades: readonly [from: number, to: number] | null;
  /** Seconds of the band = seconds of the table × factor. */
  readonly factor: number;
  readonly limit: Seconds | null;
  readonly tailFrom: Seconds;
}

/** Residents of one stage whom zones place, by unit and band (docs/model.md, "Who is placed"). */
export interface StageDemand {
  readonly stage: StageIndex;
  readonly zonedGrades: readonly GradeIndex[];
  /** Higher grades whose pupils stay where they are; each with the grade in which they sit today. */
  readonly fixedGrades: readonly { readonly grade: GradeIndex; readonly satIn: number }[];
  readonly bands: readonly StageBand[];
  /** Pupils of unit u in band b at `u * bands.length + b`. */
  readonly pupils: Int32Array;
}

/** Position of the planned year among the dataset's years. Throws a RangeError when it has none such. */
export function yearPosition(problem: Problem, year: number): number {
  const position = problem.years.indexOf(year);
  if (position >= 0) return position;
  throw new RangeError(`The dataset has no pupils for ${year}; it has ${problem.years.join(', ')}.`);
}

export function stageDemand(
  problem: Problem,
  policy: ZoningPolicy,
  asked: Asked,
  stage: StageIndex,
): StageDemand {
  const { grades } = problem.stages[stage]!;
  const years = asked.year - problem.years[0]!;
  const zonedGrades = grades.filter((_, i) => asked.mode === 'wholeSchool' || i <= years);
  const fixedGrades = grades
    .filter((grade) => !zonedGrades.includes(grade))
    .map((grade) => ({ grade, satIn: gradeNumber(problem.grades[grade]!)! - years }));
  const bands = bandsOf(problem, policy, zonedGrades);
  const source = problem.units.pupils[yearPosition(problem, asked.year)]!;
  const pupils = new Int32Array(problem.units.count * bands.length);
  for (let u = 0; u < problem.units.count; u++) {
    for (let b = 0; b < bands.length; b++) {
      let sum = 0;
      for (const grade of bands[b]!.grades) sum += source[u * problem.grades.length + grade]!;
      pupils[u * bands.length + b] = sum;
    }
  }
  return { stage, zonedGrades, fixedGrades, bands, pupils };
}

function bandsOf(
  problem: Problem,
  policy: ZoningPolicy,
  zonedGrades: readonly GradeIndex[],
): readonly StageBand[] {
  const bands = new Map<number, GradeIndex[]>();
  for (const grade of zonedGrades) {
    const number = gradeNumber(problem.grades[grade]!);
    const band = policy.bands.findIndex(
      ({ grades: [from, to] }) => number !== null && from <= number && number <= to,
    );
    bands.set(band, [...(bands.get(band) ?? []), grade]);
  }
  return [...bands].map(([position, grades]): StageBand => {
    const band = policy.bands[position];
    if (!band) return { grades, policyGrades: null, factor: 1, limit: null, tailFrom: Infinity };
    const factor = bandFactor(policy.referenceSpeed, band.speed);
    return { grades, policyGrades: band.grades, factor, limit: band.limit, tailFrom: band.tailFrom };
  });
}

/** Zoned pupils of a unit in the stage. */
export function pupilsOfUnit({ bands, pupils }: StageDemand, unit: UnitIndex): Pupils {
  let sum = 0;
  for (let b = 0; b < bands.length; b++) sum += pupils[unit * bands.length + b]!;
  return sum;
}

/** Bus minutes by `unit * schools + school`; a bus replaces the walk in every band. */
export function busMinutes(problem: Problem, asked: Asked): ReadonlyMap<number, Minutes> {
  const units = new Map(problem.units.ids.map((id, u) => [id, u]));
  const schools = new Map(problem.schools.map(({ id }, s) => [id, s]));
  const minutes = new Map<number, Minutes>();
  for (const bus of asked.buses) {
    const unit = units.get(bus.unit);
    const school = schools.get(bus.school);
    if (unit !== undefined && school !== undefined)
      minutes.set(unit * problem.schools.length + school, bus.minutes);
  }
  return minutes;
}
