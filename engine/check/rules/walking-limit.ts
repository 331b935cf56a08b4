import { zonedPupils } from '../case.ts';
import { judgeWay, travellingUnits, wayTime } from '../ways.ts';
import { minutesText, schoolName, unitName } from '../words.ts';
import type { Broken, JudgedRule } from './rule.ts';

/** Each band with zoned pupils reaches its school within its limit, or has an exception. */
export const walkingLimit: JudgedRule = {
  id: 'walkingLimit',
  judge(on, zones) {
    const broken: Broken[] = [];
    for (const placed of travellingUnits(on, zones)) {
      const { stage, unit, school } = placed;
      const beyond = stage.walkers.filter(
        (walkers) => zonedPupils(on, unit, walkers.grades) > 0 && judgeWay(on, walkers, placed) === 'beyond',
      );
      if (beyond.length === 0) continue;
      const parts = beyond.map((walkers) => {
        const seconds = wayTime(on, walkers, unit, school);
        const limit = walkers.band!.limit!;
        const grades = walkers.grades.map((grade) => on.problem.grades[grade]!);
        return {
          over: seconds - limit,
          en: `${grades.join(', ')}: ${minutesText(seconds)} min, limit ${minutesText(limit)}`,
          zh: `${grades.join('、')}：${minutesText(seconds)} 分钟，限 ${minutesText(limit)} 分钟`,
        };
      });
      const who = unitName(on.problem, unit);
      const where = schoolName(on.problem, school);
      broken.push({
        rule: 'walkingLimit',
        subject: `${on.problem.units.ids[unit]}/${stage.id}`,
        excess: parts.reduce((sum, part) => sum + part.over, 0),
        unit: 'seconds',
        text: {
          en: `From ${who.en} to ${where.en} is too far (${parts.map((part) => part.en).join('; ')}). Choose a nearer school or run a bus.`,
          zh: `${who.zh}到${where.zh}超过时限（${parts.map((part) => part.zh).join('；')}）；请改划较近的学校或开通校车。`,
        },
      });
    }
    return broken;
  },
};
