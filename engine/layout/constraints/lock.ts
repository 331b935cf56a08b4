import type { Complaint } from '../../problem/index.ts';
import { NONE } from '../../units.ts';
import type { Context, ResolvedLock } from '../context.ts';
import { optionFault } from '../faults.ts';
import type { Constraint } from './constraint.ts';
import { violationsByUnit } from './each-unit.ts';

/** A locked unit goes to its school. */
export const lock: Constraint = {
  id: 'lock',
  allows: (context) => {
    const locked = lockedSchools(context);
    return (ways, k) => {
      const school = locked[ways.stage.slot]!.get(ways.unit);
      return school === undefined || school === ways.schools[k];
    };
  },
  faults: (context) => {
    const complaints: Complaint[] = [];
    const first = new Map<string, ResolvedLock>();
    for (const each of context.locks) {
      const stage = context.stages[each.slot]!;
      const place = `${each.slot}/${each.unit}`;
      const earlier = first.get(place);
      if (earlier === undefined) first.set(place, each);
      const { id } = context.problem.schools[each.school]!;
      const unit = context.problem.units.ids[each.unit]!;
      if (stage.takes[each.school] !== 1) {
        complaints.push(
          optionFault('lock-school-takes-none', 'locks', each.position, id, {
            en: `takes no ${stage.id} pupils, yet unit ${unit} is locked to it; lock it to another school or take the lock off.`,
            zh: `不招收${stage.id}学生，但单元 ${unit} 被锁定到该校；请改锁其他学校或取消锁定。`,
          }),
        );
      }
      if (earlier !== undefined && earlier.school !== each.school) {
        const other = context.problem.schools[earlier.school]!.id;
        complaints.push(
          optionFault('locks-contradict', 'locks', each.position, unit, {
            en: `is locked both to ${other} (lock ${earlier.position + 1}) and to ${id}; keep one of the two.`,
            zh: `同时被锁定到 ${other}（第 ${earlier.position + 1} 条）和 ${id}；请保留其中一条。`,
          }),
        );
      }
    }
    return complaints;
  },
  blame: (context, stage, units) =>
    units.map((unit) => {
      const found = context.locks.find((each) => each.slot === stage.slot && each.unit === unit);
      const school = found ? context.problem.schools[found.school]!.id : '';
      const id = context.problem.units.ids[unit]!;
      return optionFault('lock-out-of-reach', 'locks', found?.position ?? null, id, {
        en: `is locked to ${school}, which its ${stage.id} pupils cannot reach within the rules; take the lock off, run a bus or raise the limit.`,
        zh: `被锁定到 ${school}，但其${stage.id}学生按规定无法到达；请取消锁定、开通校车或放宽时限。`,
      });
    }),
  violations: (answer) => {
    const locked = lockedSchools(answer.context);
    return violationsByUnit(answer, 'lock', 'units', (stage, unit, school) => {
      const wanted = locked[stage.slot]!.get(unit) ?? NONE;
      return wanted === NONE || wanted === school ? 0 : 1;
    });
  },
};

function lockedSchools(context: Context): Map<number, number>[] {
  const locked = context.stages.map(() => new Map<number, number>());
  for (const each of context.locks) locked[each.slot]!.set(each.unit, each.school);
  return locked;
}
