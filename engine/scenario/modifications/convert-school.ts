import * as z from 'zod';
import type { Problem, School } from '../../problem/index.ts';
import { changeSchool } from '../change-school.ts';
import { schoolIndex, tellUnknownSchool } from '../lookup.ts';
import { modification } from '../modification.ts';

const FORMS = ['teachingPoint', 'primary', 'junior', 'nineYear'] as const;
type Form = (typeof FORMS)[number];

const schema = z.strictObject({ school: z.string(), to: z.enum(FORMS) });

/** Stages of a form. */
const STAGES: Readonly<Record<Form, readonly string[]>> = {
  teachingPoint: ['primary'],
  primary: ['primary'],
  junior: ['junior'],
  nineYear: ['primary', 'junior'],
};

export const convertSchool = modification({
  kind: 'convertSchool',
  help: [
    'A school becomes a teaching point, a primary, a junior or a nine-year school',
    '学校改办为教学点、小学、初中或九年一贯制学校',
  ],
  schema,
  resolve({ problem }, { school, to }, tell) {
    tellUnknownSchool(problem, school, tell);
    const there = problem.schools[schoolIndex(problem, school)];
    const unknown = STAGES[to].filter((id) => !problem.stages.some((stage) => stage.id === id));
    if (unknown.length > 0) {
      tell('to', to, {
        en: `teaches ${unknown.join(', ')}, of which the dataset has no pupils; choose another form.`,
        zh: `包含 ${unknown.join('、')} 学段，而数据集中没有该学段；请另选。`,
      });
    }
    if (!there || unknown.length > 0) return;
    const after = stagesOf(problem, to);
    const lost = there.stages.filter((stage) => !after.includes(stage));
    if (there.protected && lost.length > 0) {
      tell('school', school, {
        en: `is protected and must not give up ${lost.map((stage) => problem.stages[stage]!.id).join(', ')}; remove the protection in the table of schools first.`,
        zh: `为保留学校，不得停办 ${lost.map((stage) => problem.stages[stage]!.id).join('、')} 学段；请先在学校表中取消“保留”。`,
      });
    }
    if (formOf(problem, there) === to) {
      tell('to', to, {
        en: 'is what the school is already; leave it out.',
        zh: '与学校现有类型相同；请删去此项。',
      });
    }
  },
  /** A teaching point may teach grades together; other forms keep whether they may. */
  apply: (draft, { school, to }) =>
    changeSchool(draft, school, (there) => ({
      stages: stagesOf(draft.problem, to),
      ...(to === 'teachingPoint'
        ? { tier: 'teachingPoint' as const, combinedClasses: true }
        : there.tier === 'teachingPoint'
          ? { tier: 'village' as const, combinedClasses: false }
          : {}),
    })),
});

function stagesOf(problem: Problem, form: Form): number[] {
  return problem.stages.flatMap(({ id }, stage) => (STAGES[form].includes(id) ? [stage] : []));
}

function formOf(problem: Problem, { stages, tier }: School): Form | null {
  if (tier === 'teachingPoint') return 'teachingPoint';
  const ids = stages.map((stage) => problem.stages[stage]!.id);
  const same = (form: Form) =>
    STAGES[form].length === ids.length && STAGES[form].every((id) => ids.includes(id));
  return FORMS.slice(1).find(same) ?? null;
}
