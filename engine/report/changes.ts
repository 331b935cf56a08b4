import { type Placement, pupilsOfUnit, waySeconds } from '../indicators/index.ts';
import { NONE, SECONDS_PER_MINUTE } from '../units.ts';
import { number, text } from './columns.ts';
import type { Cell, ReportTable } from './table.ts';
import { stageName } from './words.ts';

/** Who goes elsewhere: every unit with another school under `after` than under `before`, its children and their ways. */
export function changesTable(before: Placement, after: Placement): ReportTable {
  const { problem } = after;
  const rows: Cell[][] = [];
  after.assignment.forEach((schoolOf, k) => {
    const was = before.assignment[k];
    const demand = after.demand[k];
    if (!schoolOf || !was || !demand) return;
    for (let u = 0; u < problem.units.count; u++) {
      if (was[u] === schoolOf[u]) continue;
      rows.push([
        problem.units.ids[u]!,
        problem.units.names[u]!,
        stageName(problem.stages[k]!.id),
        pupilsOfUnit(demand, u),
        nameOf(before, was[u]!),
        nameOf(after, schoolOf[u]!),
        minutes(before, u, was[u]!),
        minutes(after, u, schoolOf[u]!),
      ]);
    }
  });
  return {
    id: 'changes',
    title: { en: 'Who goes to another school', zh: '学校调整明细' },
    columns: [
      text('unit', 'Unit', '单元编号'),
      text('name', 'Name', '单元名称'),
      text('stage', 'Stage', '学段'),
      number('pupils', 'Pupils', '学生数'),
      text('before', 'Before', '原学校'),
      text('after', 'After', '新学校'),
      number('minutesBefore', 'Way before (min, reference walker)', '原上学时间（分钟，基准步速）', 1),
      number('minutesAfter', 'Way after (min, reference walker)', '新上学时间（分钟，基准步速）', 1),
    ],
    rows,
  };
}

function nameOf({ problem }: Placement, school: number): string | null {
  return school === NONE ? null : problem.schools[school]!.name;
}

function minutes(placed: Placement, unit: number, school: number): number | null {
  if (school === NONE) return null;
  const { seconds } = waySeconds(placed, unit, school);
  return Number.isNaN(seconds) ? null : seconds / SECONDS_PER_MINUTE;
}
