import { reach as reachOf } from '../../travel/table.ts';
import { assignedUnits, hasPupils, hasWay } from '../ways.ts';
import { schoolName, stageName, unitName } from '../words.ts';
import type { JudgedRule } from './rule.ts';

/** A unit with zoned pupils has a known way to its school. */
export const reach: JudgedRule = {
  id: 'reach',
  judge(on, zones) {
    return assignedUnits(on, zones)
      .filter((placed) => hasPupils(on, placed) && !hasWay(on, placed))
      .map(({ stage, unit, school }) => {
        const who = unitName(on.problem, unit);
        const where = schoolName(on.problem, school);
        const level = stageName(stage.id);
        const tooFar = reachOf(on.travel, unit, school) === 'tooFar';
        return {
          rule: 'reach',
          subject: `${on.problem.units.ids[unit]}/${stage.id}`,
          excess: 1,
          unit: 'units',
          text: {
            en: `${who.en} has ${level.en} pupils but ${tooFar ? 'lies further than the travel table looks' : 'no way'} to ${where.en}. Choose another school or run a bus.`,
            zh: `${who.zh}有${level.zh}学生，但${tooFar ? '距' : '没有道路通往'}${where.zh}${tooFar ? '超出步行时间表的范围' : ''}；请改划其他学校或开通校车。`,
          },
        };
      });
  },
};
