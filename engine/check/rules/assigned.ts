import { NONE } from '../../units.ts';
import { schoolName, stageName, unitName } from '../words.ts';
import type { Broken, JudgedRule } from './rule.ts';

/** Each unit × stage has one school, and that school is one of the stage. */
export const assigned: JudgedRule = {
  id: 'assigned',
  judge(on, zones) {
    const broken: Broken[] = [];
    on.stages.forEach((stage, position) => {
      zones[position]!.forEach((school, unit) => {
        if (stage.schools.includes(school)) return;
        const who = unitName(on.problem, unit);
        const level = stageName(stage.id);
        const its = school === NONE ? null : schoolName(on.problem, school);
        broken.push({
          rule: 'assigned',
          subject: `${on.problem.units.ids[unit]}/${stage.id}`,
          excess: 1,
          unit: 'units',
          text: its
            ? {
                en: `${who.en} is assigned to ${its.en}, which takes no ${level.en} pupils. Assign it to a school of the stage.`,
                zh: `${who.zh}被划入${its.zh}，但该校不招收${level.zh}学生；请改划其他学校。`,
              }
            : {
                en: `${who.en} has no ${level.en} school. Assign it to one.`,
                zh: `${who.zh}没有划入任何${level.zh}学校；请为其指定学校。`,
              },
        });
      });
    });
    return broken;
  },
};
