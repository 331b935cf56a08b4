import { countsFor, STAFF_RATIOS, type StaffRatio } from '../measures/teacher-ratios.ts';
import { type RatioDefinition, type RatioId, ratioNamed } from '../policy/ratios.ts';
import type { School, StockId } from '../problem/index.ts';
import type { GradeIndex, Pupils, SchoolIndex } from '../units.ts';
import type { Context, PlannedStage } from './context.ts';
import { enrolledPupils, fixedPupils } from './fixed-pupils.ts';

/** What schools have of one resource for one planned stage. */
export interface StageResource {
  readonly slot: number;
  readonly ratio: RatioDefinition & { readonly id: RatioId };
  /** By school: staff of the stage, or the whole stock of the school; NaN where it is not known or not of the stage. */
  readonly stock: Float64Array;
  /** 1 where the stock serves other stages too and is split by weighted pupils (policy.md I10). */
  readonly split: Uint8Array;
  /** Least k · R ⁄ P, null where the policy sets none. */
  readonly standard: number | null;
}

/** Stages of which resources are known. */
const MEASURED = ['primary', 'junior'];
const FIRST_SENIOR_GRADE = 10;

/** Every ratio that the policy lists, for every planned stage; those that no school's data tell are left out. */
export function stageResources(context: Context): StageResource[] {
  const { balance } = context.policy;
  return context.stages.flatMap((stage) => {
    if (!MEASURED.includes(stage.id)) return [];
    return balance.ratios.flatMap((id): StageResource[] => {
      const ratio = ratioNamed(id) as StageResource['ratio'];
      const stock = ratio.shared ? stocks(context, stage, id as StockId) : staff(context, stage, id);
      if (stock.every((amount) => Number.isNaN(amount))) return [];
      const split = Uint8Array.from(context.problem.schools, (school) =>
        ratio.shared && isSplit(school) ? 1 : 0,
      );
      const standard = balance.standards[stage.id]?.[id] ?? null;
      return [{ slot: stage.slot, ratio, stock, split, standard }];
    });
  });
}

function isSplit({ stages, senior }: School): boolean {
  return stages.length > 1 || senior;
}

function stocks(context: Context, stage: PlannedStage, id: StockId): Float64Array {
  return Float64Array.from(context.problem.schools, (school, s) => {
    if (school.status !== 'existing' || !school.stages.includes(stage.index)) return Number.NaN;
    if (school.senior && seniorPupils(context, s) === null) return Number.NaN;
    return school.stocks[id] ?? Number.NaN;
  });
}

function staff(context: Context, stage: PlannedStage, id: RatioId): Float64Array {
  const { problem, policy } = context;
  const { staff } = policy.balance;
  const known = problem.teachers !== null && STAFF_RATIOS.includes(id as StaffRatio);
  const counts = Float64Array.from(problem.schools, ({ status, stages }) =>
    known && status === 'existing' && stages.includes(stage.index) ? 0 : Number.NaN,
  );
  for (const teacher of problem.teachers ?? []) {
    if (teacher.stage !== stage.index || !countsFor(teacher, id as StaffRatio, stage.id, staff)) continue;
    counts[staff.countedBy === 'post' ? teacher.school : teacher.teachingAt]! += 1;
  }
  return counts;
}

/** Pupils of each school whom the plan does not place, and how pupils of stages weigh in common stocks. */
export interface StageRoster {
  /** Fixed pupils of planned stage `slot` at school s: `slot * schools + s`. */
  readonly fixed: Float64Array;
  /** What a pupil of the planned stage weighs in primary pupils. */
  readonly weight: Float64Array;
  /** By school: weighted pupils of the stages that are not planned, senior ones included. */
  readonly others: Float64Array;
}

export function stageRoster(context: Context): StageRoster {
  const { problem, stages } = context;
  const count = problem.schools.length;
  const width = problem.grades.length;
  const all = fixedPupils(context);
  const sum = (school: SchoolIndex, grades: readonly GradeIndex[]) =>
    grades.reduce<number>((pupils, grade) => pupils + all[school * width + grade]!, 0);
  const fixed = new Float64Array(stages.length * count);
  const others = new Float64Array(count);
  problem.schools.forEach((school, s) => {
    for (const index of school.stages) {
      const stage = problem.stages[index]!;
      const planned = stages.find((one) => one.index === index);
      if (planned) fixed[planned.slot * count + s] = sum(s, stage.grades);
      else others[s]! += weightOf(context, stage.id) * sum(s, stage.grades);
    }
    if (school.senior) others[s]! += seniorWeight(context) * (seniorPupils(context, s) ?? 0);
  });
  const weight = Float64Array.from(stages, (stage) => weightOf(context, stage.id));
  return { fixed, weight, others };
}

function weightOf({ policy }: Context, stage: string): number {
  return stage === 'junior' ? policy.balance.split.junior : 1;
}

function seniorWeight({ policy }: Context): number {
  return policy.balance.split.junior * policy.balance.split.senior;
}

/** Enrolled pupils of grades 10-12, null where no row tells of them. */
function seniorPupils({ problem }: Context, school: SchoolIndex): Pupils | null {
  const rows = (problem.enrolment ?? []).filter(
    (row) => row.school === school && row.grade >= FIRST_SENIOR_GRADE,
  );
  return rows.length === 0 ? null : rows.reduce((pupils, row) => pupils + row.pupils, 0);
}

/** Pupils who sit in a school today, by planned stage and, weighted, of all stages. */
export interface Today {
  readonly pupils: (slot: number, school: SchoolIndex) => Pupils;
  readonly weighted: (school: SchoolIndex) => number;
}

export function today(context: Context): Today {
  const { problem, stages } = context;
  const enrolled = enrolledPupils(context);
  const inStage = (index: number, school: SchoolIndex) =>
    problem.stages[index]!.grades.reduce<number>((pupils, grade) => pupils + enrolled(school, grade), 0);
  return {
    pupils: (slot, school) => inStage(stages[slot]!.index, school),
    weighted(school) {
      const { stages: own, senior } = problem.schools[school]!;
      const taught = own.reduce<number>(
        (sum, index) => sum + weightOf(context, problem.stages[index]!.id) * inStage(index, school),
        0,
      );
      return taught + (senior ? seniorWeight(context) * (seniorPupils(context, school) ?? 0) : 0);
    },
  };
}
