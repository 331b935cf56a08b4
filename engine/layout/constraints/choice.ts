import type { Violation } from '../../plan/index.ts';
import type { Complaint } from '../../problem/index.ts';
import { answerLoads } from '../answer-loads.ts';
import { pupilsIn } from '../balance.ts';
import { dataFault } from '../faults.ts';
import type { Task } from '../task.ts';
import type { Constraint, LoadRule, LoweredRows } from './constraint.ts';

/** Planned stages of which the policy speaks. */
const STAGES = [0, 1];

/**
 * Pupils from outside its zone (择校) are no larger a share of a school than the policy allows. Those who sit there stay to the end of
 * their stage, so that the rule asks a sought-after school to take enough children of its own zone: a zone may not be drawn small to
 * leave places for others. Turned on by the setting `choice.bindsZones`.
 */
export const choice: Constraint = {
  id: 'choice',
  faults: ({ policy, problem }): Complaint[] =>
    policy.choice.binds && !problem.enrolment?.some(({ outsideZone }) => outsideZone !== null)
      ? [
          dataFault('choice-unknown', 'enrolment', null, 'outsideZone', {
            en: 'is known of no school, so that nobody knows who comes from outside the zones; add the column, or set choice.bindsZones to false.',
            zh: '未填写，无法确定片区外学生数；请补充该列，或将 choice.bindsZones 设为 false。',
          }),
        ]
      : [],
  loads: STAGES.map(
    (slot): LoadRule => ({
      binds: ({ choice: least, schoolCount, stageColumn }) =>
        slot < stageColumn.length &&
        (least?.subarray(slot * schoolCount, (slot + 1) * schoolCount).some(isAsked) ?? false),
      // The least is a most of the pupils counted downwards.
      used: (task, load, at, school) => -pupilsIn(task, load, at, school, slot),
      limit: ({ choice: least, schoolCount }, school) => {
        const asked = least?.[slot * schoolCount + school] ?? 0;
        return isAsked(asked) ? -asked : Infinity;
      },
      lower: (task, rows) => lowerLeast(task, rows, slot),
    }),
  ),
  violations: (answer) => {
    const { context } = answer;
    if (!context.policy.choice.binds) return [];
    const { task, columns, load } = answerLoads(answer);
    return context.stages.flatMap(({ id, slot }) =>
      context.problem.schools.flatMap((school, s): Violation[] => {
        const excess =
          task.choice![slot * task.schoolCount + s]! - pupilsIn(task, load, s * columns, s, slot);
        const asked = isAsked(task.choice![slot * task.schoolCount + s]!);
        return asked && excess > 0
          ? [{ rule: 'choice', subject: `${school.id}/${id}`, excess, unit: 'pupils' }]
          : [];
      }),
    );
  },
};

function isAsked(least: number): boolean {
  return least > 0;
}

/** Σ pupils of the candidates of a school ≥ the least less those who are there without them. */
function lowerLeast(task: Task, { builder, candidates, columnOf, itemOf }: LoweredRows, slot: number): void {
  const idle = new Int32Array(task.schoolCount * task.columnCount);
  const rowOf = new Map<number, number>();
  for (let school = 0; school < task.schoolCount; school++) {
    const least = task.choice![slot * task.schoolCount + school]!;
    if (!isAsked(least)) continue;
    const there = pupilsIn(task, idle, school * task.columnCount, school, slot);
    if (there < least) rowOf.set(school, builder.row(least - there, Infinity));
  }
  for (const c of candidates) {
    const zone = task.candidateZone[c]!;
    const row = task.zoneStage[zone] === slot ? rowOf.get(task.zoneSchool[zone]!) : undefined;
    if (row !== undefined) builder.entry(row, columnOf[c]!, task.itemPupils[itemOf[c]!]!);
  }
}
