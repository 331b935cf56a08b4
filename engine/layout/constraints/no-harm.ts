import type { Violation } from '../../plan/index.ts';
import type { Complaint } from '../../problem/index.ts';
import { answerLoads } from '../answer-loads.ts';
import { pupilsIn, weightedIn } from '../balance.ts';
import { dataFault } from '../faults.ts';
import type { Task } from '../task.ts';
import type { Constraint, LoadRule, LoweredRows } from './constraint.ts';

/** Planned stages of which standards speak. */
const STAGES = [0, 1];

/**
 * No school falls below its own level of resources a pupil (不削峰), or below the standard where the policy reads it so. Zones move
 * pupils and no resources, so that it is a limit on pupils: those of today, or with a tolerance ε 1 ⁄ (1 − ε) as many; stocks that
 * several stages share limit the weighted pupils of all. Turned on by the setting `noHarm.bindsZones`; `noHarm.reading` and
 * `.tolerance` say how strictly.
 */
export const noHarm: Constraint = {
  id: 'noHarm',
  faults: ({ policy, problem }): Complaint[] =>
    policy.balance.noHarm.binds && problem.enrolment === null
      ? [
          dataFault('no-harm-unknown', 'enrolment', null, 'enrolment', {
            en: 'is missing, so that nobody knows the present level that no school may fall below; add the table, or set noHarm.bindsZones to false.',
            zh: '缺少在校生表，无法确定各校现有生均水平；请补充该表，或将 noHarm.bindsZones 设为 false。',
          }),
        ]
      : [],
  loads: [
    ...STAGES.map(
      (slot): LoadRule => ({
        binds: ({ balance, stageColumn }) =>
          slot < stageColumn.length && (balance.noHarm?.pupils.some(isLimit) ?? false),
        used: (task, load, at, school) => pupilsIn(task, load, at, school, slot),
        limit: (task, school) => task.balance.noHarm?.pupils[slot * task.schoolCount + school] ?? Infinity,
        lower: (task, rows) => {
          lowerSum(task, rows, task.balance.noHarm!.pupils.subarray(slot * task.schoolCount), (stage) =>
            stage === slot ? 1 : 0,
          );
        },
      }),
    ),
    {
      binds: ({ balance }) => balance.noHarm?.weighted.some(isLimit) ?? false,
      used: weightedIn,
      limit: (task, school) => task.balance.noHarm?.weighted[school] ?? Infinity,
      lower: (task, rows) => {
        lowerSum(task, rows, task.balance.noHarm!.weighted, (stage) => task.balance.weight[stage]!);
      },
    },
  ],
  violations: (answer) => {
    const { context } = answer;
    if (!context.policy.balance.noHarm.binds) return [];
    const { task, columns, load } = answerLoads(answer);
    const { pupils, weighted } = task.balance.noHarm!;
    const found: Violation[] = [];
    context.problem.schools.forEach(({ id }, s) => {
      const tell = (subject: string, used: number, limit: number, unit: string) => {
        if (used > limit) found.push({ rule: 'noHarm', subject, excess: used - limit, unit });
      };
      for (const stage of context.stages) {
        const used = pupilsIn(task, load, s * columns, s, stage.slot);
        tell(`${id}/${stage.id}`, used, pupils[stage.slot * task.schoolCount + s]!, 'pupils');
      }
      tell(id, weightedIn(task, load, s * columns, s), weighted[s]!, 'weighted pupils');
    });
    return found;
  },
};

function isLimit(limit: number): boolean {
  return limit < Infinity;
}

/** Σ weight of the stage × pupils of the candidates ≤ limit less what is there without them. */
function lowerSum(
  task: Task,
  { builder, candidates, columnOf, itemOf }: LoweredRows,
  limits: Float64Array,
  weightOf: (stage: number) => number,
): void {
  const idle = new Int32Array(task.schoolCount * task.columnCount);
  const rowOf = new Map<number, number>();
  for (const c of candidates) {
    const zone = task.candidateZone[c]!;
    const school = task.zoneSchool[zone]!;
    const weight = weightOf(task.zoneStage[zone]!);
    if (weight === 0 || !isLimit(limits[school]!)) continue;
    let row = rowOf.get(school);
    if (row === undefined) {
      let there = 0;
      for (let slot = 0; slot < task.stageColumn.length; slot++)
        there += weightOf(slot) * pupilsIn(task, idle, school * task.columnCount, school, slot);
      if (limits === task.balance.noHarm!.weighted) there += task.balance.others[school]!;
      row = builder.row(-Infinity, limits[school]! - there);
      rowOf.set(school, row);
    }
    builder.entry(row, columnOf[c]!, weight * task.itemPupils[itemOf[c]!]!);
  }
}
