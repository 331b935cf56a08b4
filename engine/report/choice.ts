import { type Placement, placedRoster, roomOf } from '../indicators/index.ts';
import { gradeNumber, type Policy } from '../policy/index.ts';
import type { SchoolIndex, StageIndex } from '../units.ts';
import { number, share, text } from './columns.ts';
import { type Cell, type ReportTable, shownNumber, type Text } from './table.ts';
import { schoolName, stageName } from './words.ts';

/** Out-of-zone enrolment (择校) of one school in one stage: what it is today, and what the plan and the policy leave room for. */
export interface OutsideEnrolment {
  readonly school: SchoolIndex;
  readonly stage: StageIndex;
  /** Enrolled today, and of them from outside the zone. */
  readonly enrolled: number;
  readonly outside: number;
  /** Most of them that the policy allows, as a share; null where it says nothing of the school. */
  readonly allowedShare: number | null;
  /** Pupils of the stage under the plan, and those of them from outside: who sits above the grades that zones place. */
  readonly planned: number;
  readonly staying: number;
  /** Most pupils from outside that the school could take besides: within its rooms, and within what the policy allows. */
  readonly mayTake: number | null;
}

/**
 * Out-of-zone enrolment by school, of `enrolment.csv`, never of residents. The limit is the policy's (`choice.most`, else what K14 leaves over): it binds
 * urban and town public schools without boarding places. Schools of which the table does not tell are left out.
 */
export function choices(placed: Placement, policy: Policy): readonly OutsideEnrolment[] {
  const { problem } = placed;
  const roster = placedRoster(placed);
  return placed.demand.flatMap((demand, k) => {
    if (!demand) return [];
    const { id, grades } = problem.stages[k]!;
    const most = policy.zoning.choice.most[id] ?? null;
    return problem.schools.flatMap((school, s): OutsideEnrolment[] => {
      if (school.status !== 'existing' || !school.stages.includes(k)) return [];
      const rows = (problem.enrolment ?? []).filter(
        (row) =>
          row.school === s &&
          row.outsideZone !== null &&
          grades.some((grade) => gradeNumber(problem.grades[grade]!) === row.grade),
      );
      if (rows.length === 0) return [];
      const limited =
        (school.tier === 'urban' || school.tier === 'town') &&
        school.ownership === 'public' &&
        school.boardingPlaces === 0;
      const allowedShare = limited ? most : null;
      const at = (grade: number) => roster.pupils[s * roster.gradeCount + grade]!;
      const planned = grades.reduce<number>((sum, grade) => sum + Math.max(0, at(grade)), 0);
      const free = freePlaces(placed, roster, s, planned, grades.map(at), id);
      const staying = rows
        .filter((row) => demand.fixedGrades.some(({ satIn }) => satIn === row.grade))
        .reduce((sum, row) => sum + row.outsideZone!, 0);
      // x more may come while staying + x ≤ share · (planned + x).
      const byPolicy =
        allowedShare === null || allowedShare >= 1
          ? Infinity
          : Math.max(0, Math.floor((allowedShare * planned - staying) / (1 - allowedShare) + 1e-9));
      return [
        {
          school: s,
          stage: k,
          enrolled: rows.reduce((sum, row) => sum + row.pupils, 0),
          outside: rows.reduce((sum, row) => sum + row.outsideZone!, 0),
          allowedShare,
          planned,
          staying,
          mayTake: free === null ? (byPolicy === Infinity ? null : byPolicy) : Math.min(free, byPolicy),
        },
      ];
    });
  });
}

/** Places that a school has left: in the classes that it has, and in classrooms without a class; null where not known. */
function freePlaces(
  { problem, policy }: Placement,
  roster: ReturnType<typeof placedRoster>,
  s: SchoolIndex,
  planned: number,
  byGrade: readonly number[],
  stage: string,
): number | null {
  const room = roomOf(problem, policy, roster, s);
  const cap = policy.classCap[stage];
  if (room?.classrooms != null && room.classes !== null && cap !== undefined) {
    const inClasses = byGrade.reduce((sum, pupils) => sum + Math.ceil(pupils / cap) * cap, 0) - planned;
    return Math.max(0, inClasses) + Math.max(0, room.classrooms - room.classes) * cap;
  }
  return room?.seats == null ? null : Math.max(0, room.seats - room.pupils);
}

/** Whether a school takes more from outside today than the policy allows. */
export function beyondChoice({ enrolled, outside, allowedShare }: OutsideEnrolment): boolean {
  return allowedShare !== null && outside > allowedShare * enrolled + 1e-9;
}

export function choiceTable(placed: Placement, policy: Policy): ReportTable {
  const { problem } = placed;
  return {
    id: 'choice',
    title: { en: 'Out-of-zone enrolment', zh: '择校情况' },
    columns: [
      text('school', 'School', '学校编号'),
      text('name', 'Name', '学校名称'),
      text('stage', 'Stage', '学段'),
      number('enrolled', 'Enrolled today', '现有在校生'),
      number('outside', 'From outside the zone', '其中片区外'),
      share('share', 'Share', '占比', 1),
      share('allowed', 'Allowed by the policy', '政策允许', 1),
      text('verdict', 'Today', '现状'),
      number('planned', 'Pupils under the plan', '方案学生数'),
      number('staying', 'Of whom from outside', '其中片区外'),
      share('plannedShare', 'Share under the plan', '方案占比', 1),
      number('mayTake', 'Most from outside besides', '片区外最多可招'),
    ],
    rows: choices(placed, policy).map((one): Cell[] => {
      const school = problem.schools[one.school]!;
      return [
        school.id,
        schoolName(school),
        stageName(problem.stages[one.stage]!.id),
        one.enrolled,
        one.outside,
        one.enrolled > 0 ? one.outside / one.enrolled : null,
        one.allowedShare,
        one.allowedShare === null ? null : VERDICTS[beyondChoice(one) ? 'beyond' : 'within'],
        one.planned,
        one.staying,
        one.planned > 0 ? one.staying / one.planned : null,
        one.mayTake,
      ];
    }),
  };
}

const VERDICTS = {
  beyond: { en: 'beyond the limit', zh: '超出上限' },
  within: { en: 'within', zh: '符合' },
} satisfies Record<string, Text>;

/** One sentence on out-of-zone enrolment; null where `enrolment.csv` does not tell of it. */
export function choiceText(placed: Placement, policy: Policy): Text | null {
  const all = choices(placed, policy);
  const enrolled = all.reduce((sum, one) => sum + one.enrolled, 0);
  if (enrolled === 0) return null;
  const outside = all.reduce((sum, one) => sum + one.outside, 0);
  const beyond = all.filter(beyondChoice);
  const limited = all.filter(({ allowedShare }) => allowedShare !== null).length;
  const percent = shownNumber(outside / enrolled, { kind: 'share', decimals: 1 });
  const count = (value: number) => shownNumber(value, { kind: 'number' });
  return {
    en: `Out-of-zone enrolment today: ${count(outside)} of ${count(enrolled)} pupils (${percent})${limited === 0 ? '; the policy sets no limit' : `; ${beyond.length} of the ${limited} schools that the policy limits take more than it allows`}.`,
    zh: `现有择校：${count(enrolled)} 名在校生中 ${count(outside)} 名来自片区外（${percent}）${limited === 0 ? '；政策未设上限' : `；政策限定的 ${limited} 所学校中 ${beyond.length} 所超出上限`}。`,
  };
}
