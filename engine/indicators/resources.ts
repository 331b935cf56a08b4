import { type SplitWeights, splitShares } from '../measures/split.ts';
import { type RatioId, ratioNamed } from '../policy/index.ts';
import type { StockId } from '../problem/index.ts';
import type { SchoolIndex } from '../units.ts';
import type { County } from './county.ts';
import { enrolmentOf } from './roster.ts';
import type { StageSheet } from './sheet.ts';

const SENIOR_GRADES = [10, 11, 12];

/**
 * What a school has of the resource behind a ratio, for one stage: staff as reported by stage, common stocks split by
 * weighted pupils (I10). NaN where it is not known; `lackOfResource` says why.
 */
export function resourceOf(county: County, sheet: StageSheet, school: SchoolIndex, id: RatioId): number {
  if (!ratioNamed(id).shared) {
    const at = school * county.problem.stages.length + sheet.stage;
    return county.staff?.[id as StaffRatio][at] ?? Number.NaN;
  }
  const stock = county.problem.schools[school]!.stocks[id as StockId] ?? Number.NaN;
  return stock * shareOfStage(county, sheet, school);
}

type StaffRatio =
  | 'teachers'
  | 'higherDegreeTeachers'
  | 'middleTitleTeachers'
  | 'backboneTeachers'
  | 'artsSportsTeachers';

/** Share of a school's common stocks that counts for a stage; NaN where the pupils of another stage are not known. */
export function shareOfStage(county: County, sheet: StageSheet, school: SchoolIndex): number {
  const { stages, senior } = county.problem.schools[school]!;
  if (stages.length === 1 && !senior) return 1;
  if (sheet.policyStage === null) return Number.NaN;
  const pupils = { primary: 0, junior: 0, senior: senior ? seniorPupils(county, school) : 0 };
  for (const stage of stages) {
    const other = county.sheets[stage]!;
    if (other.policyStage !== null) pupils[other.policyStage] = other.pupils[school]!;
  }
  return splitShares(pupils, splitWeights(county))[sheet.policyStage];
}

function splitWeights({ policy }: County): SplitWeights {
  return { junior: policy.values['split.junior'] ?? 1, senior: policy.values['split.senior'] ?? 1 };
}

/** Enrolled pupils of grades 10-12; NaN when none of these grades has a row. */
export function seniorPupils({ enrolment }: County, school: SchoolIndex): number {
  let sum = Number.NaN;
  for (const grade of SENIOR_GRADES) {
    const row = enrolmentOf(enrolment, school, grade);
    if (row) sum = (Number.isNaN(sum) ? 0 : sum) + row.pupils;
  }
  return sum;
}
