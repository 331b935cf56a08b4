import * as z from 'zod';
import type { Lock } from '../../plan/index.ts';
import type { Problem } from '../../problem/index.ts';
import { changeSchool } from '../change-school.ts';
import { schoolIndex, tellUnknownSchool } from '../lookup.ts';
import { modification } from '../modification.ts';

const schema = z.strictObject({ school: z.string(), into: z.string() });

/** A school closes and the units of its zone in force go to one other school, so that every child has a named new one. */
export const mergeSchools = modification({
  kind: 'mergeSchools',
  help: ['A school is merged into another, with its zone', '学校并入另一所学校，学区一并划入'],
  schema,
  resolve({ problem }, { school, into }, tell) {
    tellUnknownSchool(problem, school, tell);
    tellUnknownSchool(problem, into, tell, 'into');
    const from = problem.schools[schoolIndex(problem, school)];
    const to = problem.schools[schoolIndex(problem, into)];
    if (from?.protected) {
      tell('school', school, {
        en: 'is protected and must not be merged away; remove the protection in the table of schools first.',
        zh: '为保留学校，不得并入他校；如确需撤并，请先在学校表中取消“保留”。',
      });
    }
    if (from && from.status !== 'existing') {
      tell('school', school, {
        en: 'is no school at work, so nobody goes there; leave it out.',
        zh: '不是现有学校，没有学生；请删去此项。',
      });
    }
    if (to && to.status !== 'existing') {
      tell('into', into, {
        en: 'is a site that nobody opened; open it first with openSite.',
        zh: '是尚未启用的校址；请先用 openSite 启用。',
      });
    }
    if (school === into) {
      tell('into', into, {
        en: 'is the school itself; name another one.',
        zh: '与被撤并学校相同；请填写另一所学校。',
      });
    } else if (from && to) {
      const missing = from.stages
        .filter((stage) => !to.stages.includes(stage))
        .map((stage) => problem.stages[stage]!.id);
      if (missing.length > 0) {
        tell('into', into, {
          en: `does not teach ${missing.join(', ')}, so these children would have no school; convert it first (convertSchool), or merge into another.`,
          zh: `不开设 ${missing.join('、')} 学段，相应学生将无校可去；请先用 convertSchool 改办，或并入其他学校。`,
        });
      }
    }
    if (problem.zonesInForce === null) {
      tell('school', school, {
        en: 'has no zone: the dataset holds no zones in force; use closeSchool, and lockUnit for its units.',
        zh: '没有现行学区（数据集中无学区表）；请改用 closeSchool，并用 lockUnit 固定其单元。',
      });
    }
  },
  apply(draft, { school, into }) {
    const locks = locksOfZone(draft.problem, school, into);
    const taken = new Set(locks.map(({ stage, unit }) => `${stage}/${unit}`));
    const kept = draft.options.locks.filter(({ stage, unit }) => !taken.has(`${stage}/${unit}`));
    const closed = changeSchool(draft, school, () => ({ status: 'candidate' }));
    return { ...closed, options: { ...draft.options, locks: [...kept, ...locks] } };
  },
});

/** The units of a school's zones in force, each locked to another school. */
function locksOfZone(problem: Problem, school: string, into: string): Lock[] {
  const at = schoolIndex(problem, school);
  return problem.stages.flatMap(({ id }, stage) =>
    Array.from(problem.zonesInForce![stage]!.entries()).flatMap(([unit, zone]): Lock[] =>
      zone === at ? [{ stage: id, unit: problem.units.ids[unit]!, school: into }] : [],
    ),
  );
}
