import { assignedUnits } from '../ways.ts';
import { stageName } from '../words.ts';
import type { Broken, JudgedRule } from './rule.ts';

/** The units of a group go to one school. */
export const keepTogether: JudgedRule = {
  id: 'keepTogether',
  judge(on, zones) {
    const schoolOf = new Map<string, string>();
    for (const { stage, unit, school } of assignedUnits(on, zones)) {
      schoolOf.set(`${on.problem.units.ids[unit]}/${stage.id}`, on.problem.schools[school]!.id);
    }
    const bySubject = new Map<string, Broken>();
    for (const group of on.options.keepTogether) {
      const parts = new Map<string, Set<string>>();
      for (const unit of group.units) {
        const school = schoolOf.get(`${unit}/${group.stage}`);
        if (school !== undefined) parts.set(school, (parts.get(school) ?? new Set()).add(unit));
      }
      const sizes = Array.from(parts.values(), (part) => part.size);
      const excess = sizes.reduce((sum, size) => sum + size, 0) - Math.max(0, ...sizes);
      if (excess === 0) continue;
      const subject = `${group.units[0]}/${group.stage}`;
      const schools = [...parts.keys()];
      const level = stageName(group.stage);
      bySubject.set(subject, {
        rule: 'keepTogether',
        subject,
        excess: excess + (bySubject.get(subject)?.excess ?? 0),
        unit: 'units',
        text: {
          en: `${group.units.join(', ')} must share one ${level.en} school but go to ${schools.join(', ')}. Assign them to one or dissolve the group.`,
          zh: `${group.units.join('、')}须划入同一所${level.zh}学校，现分属 ${schools.join('、')}；请划入同校或取消该组。`,
        },
      });
    }
    return [...bySubject.values()];
  },
};
