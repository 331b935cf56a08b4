import { type RatioDefinition, type RatioId, ratioNamed } from '../policy/ratios.ts';
import type { Teacher } from '../problem/index.ts';
import type { Pupils, SchoolIndex } from '../units.ts';
import type { Case, JudgedStage, Zones } from './case.ts';
import { enrolledToday, pupilsBySchool, sum } from './pupils.ts';

/** A school of a stage with its pupils and what it has for them. */
export interface Provided {
  readonly school: SchoolIndex;
  /** Pupils of the stage. */
  readonly pupils: Pupils;
  /** R, for this stage: what the school has, or its share by weighted pupils where other stages use it too. */
  readonly resource: number;
}

/** A ratio of the policy in a planned stage, with the schools of which the resource is known. */
export interface JudgedRatio {
  readonly stage: JudgedStage;
  readonly ratio: RatioDefinition & { readonly id: RatioId };
  readonly provided: readonly Provided[];
}

/** Pupils of every school by grade, `[school][grade]`, and those of grades 10-12, null where none are reported. */
export interface Sitting {
  readonly pupils: readonly (readonly Pupils[])[];
}

/** Who sits where under the plan, and who sits where today. */
export function sittingUnder(on: Case, zones: Zones): Sitting {
  return { pupils: pupilsBySchool(on, zones) };
}

export function sittingToday(on: Case): Sitting {
  return { pupils: enrolledToday(on) };
}

/** Every listed ratio of every planned stage that has standards (primary, junior), over schools that stand and teach it. */
export function judgedRatios(on: Case, sitting: Sitting): JudgedRatio[] {
  const staff = staffByPlace(on);
  const measured = on.stages.filter(({ id }) => id === 'primary' || id === 'junior');
  return measured.flatMap((stage) =>
    on.policy.balance.ratios.map((id): JudgedRatio => {
      const ratio = ratioNamed(id) as JudgedRatio['ratio'];
      const provided = on.problem.schools.flatMap(({ stages }, school): Provided[] => {
        if (!on.standing.has(school) || !stages.includes(stage.index)) return [];
        const resource = resourceOf(on, stage, ratio, school, sitting, staff);
        return resource === null ? [] : [{ school, pupils: pupilsOf(on, stage, school, sitting), resource }];
      });
      return { stage, ratio, provided };
    }),
  );
}

export function pupilsOf(
  { problem }: Case,
  stage: Pick<JudgedStage, 'index'>,
  school: SchoolIndex,
  { pupils }: Sitting,
): Pupils {
  return sum(problem.stages[stage.index]!.grades.map((grade) => pupils[school]![grade]!));
}

/** Null where the data do not tell. */
function resourceOf(
  on: Case,
  stage: JudgedStage,
  ratio: JudgedRatio['ratio'],
  school: SchoolIndex,
  sitting: Sitting,
  staff: Staff | null,
): number | null {
  if (!ratio.shared) return staff === null ? null : teachersOf(on, staff, stage, ratio.id, school);
  const stocks: Readonly<Record<string, number | null>> = on.problem.schools[school]!.stocks;
  const stock = stocks[ratio.id] ?? null;
  if (stock === null || !usesOthers(on, school)) return stock;
  const all = weightedPupils(on, school, sitting);
  if (all === null) return null;
  const own = weightOf(on, stage.id) * pupilsOf(on, stage, school, sitting);
  return own === 0 ? 0 : (stock * own) / all;
}

/** Whether the common stocks of a school serve more than one stage. */
export function usesOthers({ problem }: Case, school: SchoolIndex): boolean {
  const { stages, senior } = problem.schools[school]!;
  return stages.length > 1 || senior;
}

/** A + 1.1·B + 1.32·C of a school, with the policy's weights; null where senior pupils are not reported. */
export function weightedPupils(on: Case, school: SchoolIndex, sitting: Sitting): number | null {
  const { stages, senior } = on.problem.schools[school]!;
  const { junior, senior: ofSenior } = on.policy.balance.split;
  let weighted = 0;
  for (const index of stages) {
    weighted += weightOf(on, on.problem.stages[index]!.id) * pupilsOf(on, { index }, school, sitting);
  }
  if (!senior) return weighted;
  const rows = (on.problem.enrolment ?? []).filter((row) => row.school === school && row.grade > 9);
  if (rows.length === 0) return null;
  return weighted + junior * ofSenior * sum(rows.map((row) => row.pupils));
}

function weightOf({ policy }: Case, stage: string): number {
  return stage === 'junior' ? policy.balance.split.junior : 1;
}

/** Teachers, support staff left out, by `school/stage` where they count. */
type Staff = ReadonlyMap<string, readonly Teacher[]>;

function staffByPlace({ problem, policy }: Case): Staff | null {
  if (problem.teachers === null) return null;
  const { countedBy } = policy.balance.staff;
  const teachers = problem.teachers.filter(({ role }) => role !== 'support');
  return Map.groupBy(teachers, (one) => `${countedBy === 'post' ? one.school : one.teachingAt}/${one.stage}`);
}

function teachersOf(
  { policy }: Case,
  staff: Staff,
  stage: JudgedStage,
  ratio: RatioId,
  school: SchoolIndex,
): number {
  const here = staff.get(`${school}/${stage.index}`) ?? [];
  return here.filter((teacher) => isOf(teacher, ratio, stage.id, policy.balance.staff)).length;
}

const LADDER = ['secondary', 'associate', 'bachelor', 'master', 'doctor'];

function isOf(
  teacher: Teacher,
  ratio: RatioId,
  stage: string,
  rules: Case['policy']['balance']['staff'],
): boolean {
  const { degree, title, backbone, subjects } = teacher;
  if (ratio === 'higherDegreeTeachers') {
    const from = rules.aboveDegreeFrom[stage];
    return from !== undefined && LADDER.slice(LADDER.indexOf(from)).includes(degree ?? '');
  }
  if (ratio === 'middleTitleTeachers') return ['middle', 'senior', 'principal'].includes(title ?? '');
  if (ratio === 'backboneTeachers') return backbone;
  if (ratio === 'artsSportsTeachers') return subjects.some((subject) => rules.artsSubjects.includes(subject));
  return true;
}
