import { assignedUnits } from '../ways.ts';
import { schoolName, stageName, unitName } from '../words.ts';
import type { JudgedRule } from './rule.ts';

/** The unit in which schools of a stage stand belongs to the zone of one of them. */
export const anchor: JudgedRule = {
  id: 'anchor',
  judge(on, zones) {
    return assignedUnits(on, zones).flatMap(({ stage, unit, school }) => {
      const standing = stage.schools.filter((one) => on.problem.schools[one]!.unit === unit);
      if (standing.length === 0 || standing.includes(school)) return [];
      const who = unitName(on.problem, unit);
      const its = schoolName(on.problem, school);
      const there = standing.map((one) => schoolName(on.problem, one));
      const level = stageName(stage.id);
      const text = {
        en: `${there.map((name) => name.en).join(', ')} stands in ${who.en}, whose ${level.en} pupils are assigned to ${its.en}. Assign the unit to the school that stands in it.`,
        zh: `${there.map((name) => name.zh).join('、')}位于${who.zh}，但该处的${level.zh}学生被划入${its.zh}；请划入所在地的学校。`,
      };
      return [
        {
          rule: 'anchor',
          subject: `${on.problem.units.ids[unit]}/${stage.id}`,
          excess: 1,
          unit: 'units',
          text,
        },
      ];
    });
  },
};
