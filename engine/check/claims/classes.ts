import type { Plan } from '../../plan/index.ts';
import { counted } from '../../problem/index.ts';
import type { Case, Zones } from '../case.ts';
import { classesNeeded, pupilsBySchool } from '../pupils.ts';
import { schoolName } from '../words.ts';
import { type FalseClaim, unknownId } from './claim.ts';

/** Classes of every listed school that may take pupils, school id → grade (or stage, taught together) → classes; no zeros. */
export function recomputedClasses(
  on: Case,
  zones: Zones,
  plan: Plan,
): Record<string, Record<string, number>> {
  const pupils = pupilsBySchool(on, zones);
  const listed = new Set(plan.open);
  const entries = on.problem.schools.flatMap(({ id }, s): [string, Record<string, number>][] => {
    if (!listed.has(id) || !on.stages.some((stage) => stage.schools.includes(s))) return [];
    const classes = [...classesNeeded(on, s, pupils[s]!)].filter(([, count]) => count > 0);
    return classes.length === 0 ? [] : [[id, Object.fromEntries(classes)]];
  });
  return Object.fromEntries(entries);
}

/** The plan's class numbers are those that its zones need. */
export function classClaims(on: Case, recomputed: Plan['classes'], plan: Plan): FalseClaim[] {
  const claimed = tableOf(plan.classes);
  const found = tableOf(recomputed);
  const indexOf = new Map(on.problem.schools.map((school, s) => [school.id, s]));
  const claims: FalseClaim[] = [];
  for (const id of new Set([...found.keys(), ...claimed.keys()])) {
    const school = indexOf.get(id);
    if (school === undefined) {
      claims.push(unknownId(`classes.${id}`, id, 'school'));
      continue;
    }
    const where = schoolName(on.problem, school);
    const [says, needs] = [claimed.get(id) ?? new Map(), found.get(id) ?? new Map()];
    for (const grade of new Set([...needs.keys(), ...says.keys()])) {
      const [a, b] = [says.get(grade) ?? 0, needs.get(grade) ?? 0];
      if (a === b) continue;
      claims.push({
        code: 'classes-differ',
        place: `classes.${id}.${grade}`,
        claimed: String(a),
        found: String(b),
        text: {
          en: `${where.en} needs ${counted(b, 'class', 'classes')} in ${grade}; the plan says ${a}. Write ${b}.`,
          zh: `${where.zh} ${grade} 需 ${b} 个班，方案写为 ${a} 个；应改为 ${b}。`,
        },
      });
    }
  }
  return claims;
}

function tableOf(classes: Plan['classes']): Map<string, Map<string, number>> {
  return new Map(
    Object.entries(classes).map(([school, grades]) => [school, new Map(Object.entries(grades))]),
  );
}
