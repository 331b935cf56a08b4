import { zonedPupils } from '../case.ts';
import { judgeWay, travellingUnits } from '../ways.ts';
import { schoolName } from '../words.ts';
import type { JudgedRule } from './rule.ts';

/** Those who board at a school by exception find a place. */
export const boardingPlaces: JudgedRule = {
  id: 'boardingPlaces',
  judge(on, zones) {
    const boarders = on.problem.schools.map(() => 0);
    for (const placed of travellingUnits(on, zones)) {
      for (const walkers of placed.stage.walkers) {
        const pupils = zonedPupils(on, placed.unit, walkers.grades);
        if (pupils > 0 && judgeWay(on, walkers, placed) === 'boarding') boarders[placed.school]! += pupils;
      }
    }
    return on.problem.schools.flatMap((school, s) => {
      const excess = boarders[s]! - school.boardingPlaces;
      if (excess <= 0) return [];
      const where = schoolName(on.problem, s);
      const text = {
        en: `${where.en} has ${school.boardingPlaces} boarding places for ${boarders[s]} pupils who must board. Send ${excess} elsewhere or add places.`,
        zh: `${where.zh}有 ${school.boardingPlaces} 个寄宿床位，需寄宿 ${boarders[s]} 人；请分流 ${excess} 人或增加床位。`,
      };
      return [{ rule: 'boardingPlaces', subject: school.id, excess, unit: 'pupils', text }];
    });
  },
};
