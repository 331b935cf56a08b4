import type {
  Classes,
  Degrees,
  GradeIndex,
  Pupils,
  SchoolIndex,
  StageIndex,
  UnitIndex,
  Yuan,
} from '../../units.ts';
import type { StockId } from '../tables/index.ts';

export type Tier = 'urban' | 'town' | 'village' | 'teachingPoint';

export interface School {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly stages: readonly StageIndex[];
  /** Also teaches senior grades: a complete or twelve-year school, whose stocks are split (policy.md I10). */
  readonly senior: boolean;
  readonly status: 'existing' | 'candidate';
  readonly lon: Degrees;
  readonly lat: Degrees;
  /** The unit in which it stands, its anchor; NONE where unknown. */
  readonly unit: UnitIndex;
  /** Index into `Problem.townships` or NONE. */
  readonly township: number;
  readonly tier: Tier | null;
  readonly cluster: string | null;
  readonly ownership: 'public' | 'private' | 'provincial';
  /** All stages together; null where only `seats` are known. */
  readonly classrooms: Classes | null;
  readonly seats: Pupils | null;
  readonly maxClassrooms: Classes | null;
  readonly combinedClasses: boolean;
  readonly safe: boolean;
  readonly protected: boolean;
  readonly boardingPlaces: Pupils;
  readonly staffQuota: number | null;
  /** What is not known is null, never zero. */
  readonly stocks: Readonly<Record<StockId, number | null>>;
  readonly fixedCost: Yuan | null;
  readonly runningCost: Yuan | null;
  readonly expansionCost: Yuan | null;
}

export interface EnrolmentRow {
  readonly school: SchoolIndex;
  /** Grade number 1-12; 10-12 are senior grades. */
  readonly grade: number;
  readonly classes: Classes | null;
  readonly pupils: Pupils;
  readonly largestClass: Pupils | null;
  readonly outsideZone: Pupils | null;
  readonly outsideCounty: Pupils | null;
  readonly migrant: Pupils | null;
  readonly boarding: Pupils | null;
}

export interface CurriculumRow {
  readonly stage: StageIndex;
  readonly grade: GradeIndex;
  readonly subject: string;
  readonly weeklyLessons: number;
}
