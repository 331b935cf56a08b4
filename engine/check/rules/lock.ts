import { assignedUnits } from '../ways.ts';
import { schoolName, stageName, unitName } from '../words.ts';
import type { JudgedRule } from './rule.ts';

/** A locked unit × stage goes to its school. */
export const lock: JudgedRule = {
  id: 'lock',
  judge(on, zones) {
    const locks = Map.groupBy(on.options.locks, (one) => `${one.unit}/${one.stage}`);
    return assignedUnits(on, zones).flatMap(({ stage, unit, school }) => {
      const subject = `${on.problem.units.ids[unit]}/${stage.id}`;
      const broken = (locks.get(subject) ?? []).filter(
        (one) => one.school !== on.problem.schools[school]!.id,
      );
      if (broken.length === 0) return [];
      const who = unitName(on.problem, unit);
      const its = schoolName(on.problem, school);
      const level = stageName(stage.id);
      const wanted = broken.map((one) => one.school);
      const text = {
        en: `${who.en} is locked to ${wanted.join(', ')} for ${level.en} but assigned to ${its.en}. Assign it as locked or take the lock off.`,
        zh: `${who.zh}的${level.zh}已锁定到 ${wanted.join('、')}，却被划入${its.zh}；请按锁定划分或取消锁定。`,
      };
      return [{ rule: 'lock', subject, excess: broken.length, unit: 'units', text }];
    });
  },
};
