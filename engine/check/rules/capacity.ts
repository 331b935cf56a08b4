import { counted } from '../../problem/index.ts';
import { NONE } from '../../units.ts';
import { classesNeeded, enrolledToday, pupilsBySchool, sum } from '../pupils.ts';
import { schoolName } from '../words.ts';
import type { Broken, JudgedRule } from './rule.ts';

/**
 * A school's classes fit its classrooms; where these are not known, its pupils fit its seats. A school with fixed pupils
 * has at least the room that today's enrolment takes.
 */
export const capacity: JudgedRule = {
  id: 'capacity',
  judge(on, zones) {
    const pupils = pupilsBySchool(on, zones);
    const nobodyZoned = zones.map((stage) => stage.map(() => NONE));
    const fixed = pupilsBySchool(on, nobodyZoned);
    const today = enrolledToday(on);
    return on.problem.schools.flatMap((school, s): Broken[] => {
      if (!on.stages.some((stage) => stage.schools.includes(s))) return [];
      const where = schoolName(on.problem, s);
      const heldToToday = sum(fixed[s]!) > 0;
      if (school.classrooms !== null) {
        const classes = sum(classesNeeded(on, s, pupils[s]!).values());
        const classesToday = heldToToday ? sum(classesNeeded(on, s, today[s]!).values()) : 0;
        const excess = classes - Math.max(school.classrooms, classesToday);
        if (excess <= 0) return [];
        const text = {
          en: `${where.en} needs ${counted(classes, 'class', 'classes')} for ${counted(sum(pupils[s]!), 'pupil')} and has ${counted(school.classrooms, 'classroom')}. Take units worth ${counted(excess, 'class', 'classes')} out of its zone.`,
          zh: `${where.zh}的 ${sum(pupils[s]!)} 名学生需 ${classes} 个班，仅有 ${school.classrooms} 间教室；请将约 ${excess} 个班的生源划出。`,
        };
        return [{ rule: 'capacity', subject: school.id, excess, unit: 'classes', text }];
      }
      if (school.seats === null) return [];
      const excess = sum(pupils[s]!) - Math.max(school.seats, heldToToday ? sum(today[s]!) : 0);
      if (excess <= 0) return [];
      const text = {
        en: `${where.en} has ${counted(school.seats, 'seat')} for ${counted(sum(pupils[s]!), 'pupil')}. Take ${counted(excess, 'pupil')} out of its zone.`,
        zh: `${where.zh}有 ${school.seats} 个学位，划入学生 ${sum(pupils[s]!)} 人；请划出 ${excess} 人。`,
      };
      return [{ rule: 'capacity', subject: school.id, excess, unit: 'pupils', text }];
    });
  },
};
