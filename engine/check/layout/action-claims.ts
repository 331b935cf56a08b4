import type { Action, Plan } from '../../plan/index.ts';
import type { LayoutPolicy } from '../../policy/index.ts';
import type { Problem } from '../../problem/index.ts';
import { type FalseClaim, unknownId } from '../claims/claim.ts';
import { schoolName } from '../words.ts';
import { countyOfYear } from './county-of-year.ts';
import { claim } from './say.ts';

/** Decisions that can be taken, in time order, each in a planned year, and as the model lets them be. */
export function actionClaims(dataset: Problem, layout: LayoutPolicy | undefined, plan: Plan): FalseClaim[] {
  const claims: FalseClaim[] = [];
  const periods = plan.options.layout?.periods ?? [];
  const index = new Map(dataset.schools.map(({ id }, s) => [id, s]));
  plan.actions.forEach((action, i) => {
    const place = `actions[${i}]`;
    const s = index.get(action.school);
    if (s === undefined) {
      claims.push(unknownId(`${place}.school`, action.school, 'school'));
      return;
    }
    if (action.into !== undefined && !index.has(action.into))
      claims.push(unknownId(`${place}.into`, action.into, 'school'));
    if (!periods.includes(action.year))
      claims.push(
        claim(
          'action-year',
          `${place}.year`,
          String(action.year),
          null,
          `${action.year} is none of the planned school years. Put the decision into one of them.`,
          `${action.year} 不是规划学年；请改为其中之一。`,
        ),
      );
    if (i > 0 && action.year < plan.actions[i - 1]!.year)
      claims.push(
        claim(
          'action-order',
          place,
          null,
          null,
          'Decisions stand in time order. Sort them by year.',
          '各项决定须按时间先后排列。',
        ),
      );
    const why = impossible(dataset, layout, plan, action, i, s);
    if (why) {
      const { en, zh } = schoolName(dataset, s);
      claims.push(
        claim(
          'action-impossible',
          place,
          action.kind,
          null,
          `${en} ${why[0]} Take the decision out or correct it.`,
          `${zh}${why[1]}请删除或更正。`,
        ),
      );
    }
  });
  plan.options.layout?.settled.forEach((wanted, i) => {
    const taken = plan.actions.some(
      (action) =>
        action.school === wanted.school && action.year === wanted.year && action.kind === wanted.kind,
    );
    if (!taken)
      claims.push(
        claim(
          'settled-not-taken',
          `options.layout.settled[${i}]`,
          null,
          wanted.kind,
          `The decision for ${wanted.school} in ${wanted.year} is settled, but the plan does not take it. Add it to the actions.`,
          `${wanted.year} 年对 ${wanted.school} 的决定已定，但方案未执行；请补列。`,
        ),
      );
  });
  return claims;
}

type Why = readonly [en: string, zh: string];

function impossible(
  dataset: Problem,
  layout: LayoutPolicy | undefined,
  plan: Plan,
  action: Action,
  at: number,
  s: number,
): Why | null {
  const earlier = plan.actions.slice(0, at);
  const { problem, closed } = countyOfYear(dataset, earlier, layout, action.year);
  const school = problem.schools[s]!;
  const own = earlier.filter((one) => one.school === action.school && one.kind !== 'keep');
  if (closed.has(s))
    return ['is closed by then; nothing more can happen to it.', '此前已撤并，不能再作决定；'];
  if (action.kind === 'open')
    return school.status === 'existing'
      ? ['exists already and cannot be opened.', '已在办，不能再新建；']
      : roomFault(dataset, layout, action, s, school.classrooms);
  if (school.status !== 'existing')
    return [`does not stand yet: there is nothing to ${action.kind}.`, '尚未开办；'];
  if (action.kind === 'expand') return roomFault(dataset, layout, action, s, school.classrooms);
  if (action.kind === 'close' || action.kind === 'merge') {
    if (own.some(({ kind }) => kind === 'open' || kind === 'expand' || kind === 'convert'))
      return [
        'is opened, expanded or converted by the same plan and cannot be closed by it.',
        '为本方案新建、扩建或改办，不能再由本方案撤并；',
      ];
    if (action.kind === 'merge' && (action.into === undefined || action.into === action.school))
      return [
        'is merged, but the other school that takes the pupils over is not named.',
        '合并未写明接收学校；',
      ];
  }
  if (action.kind === 'convert')
    return convertFault(
      dataset,
      plan,
      action,
      school.stages.map((stage) => dataset.stages[stage]!.id),
      school.tier,
    );
  return null;
}

function roomFault(
  dataset: Problem,
  layout: LayoutPolicy | undefined,
  action: Action,
  s: number,
  now: number | null,
): Why | null {
  const { classrooms } = action;
  if (classrooms === undefined || now === null)
    return action.kind === 'expand'
      ? ['is expanded, but its classrooms are not stated.', '扩建未写明教室数；']
      : null;
  const more = classrooms - now;
  if (more === 0 && action.kind === 'open') return null;
  const { maxClassrooms } = dataset.schools[s]!;
  const step = layout?.classroomStep ?? 1;
  const steps = Math.ceil(more / step);
  const whole = more % step === 0 || classrooms === maxClassrooms;
  if (more > 0 && whole && steps <= (layout?.mostSteps ?? 0) && classrooms <= (maxClassrooms ?? 0))
    return null;
  return [
    `cannot have ${classrooms} classrooms: it has ${now}, grows by steps of ${step}, and its site carries ${maxClassrooms ?? 'an unknown number'}.`,
    `不能有 ${classrooms} 间教室：现有 ${now} 间，每级扩建 ${step} 间，校址上限 ${maxClassrooms ?? '未知'} 间；`,
  ];
}

function convertFault(
  dataset: Problem,
  plan: Plan,
  { as, school }: Action,
  stages: readonly string[],
  tier: string | null,
): Why | null {
  if (as === 'nineYear') {
    if (plan.options.layout!.nineYear.includes(school)) return null;
    return [
      'is not named among the schools that may become nine-year schools.',
      '未列入可改办九年一贯制的学校；',
    ];
  }
  const village = dataset.schools.find(({ id }) => id === school)!.tier === 'village' || tier === 'village';
  if (as === 'teachingPoint' && village && stages.every((stage) => stage === 'primary')) return null;
  return [
    'cannot be converted so: only a primary school of a village becomes a teaching point.',
    '不能这样改办：仅村小可改为教学点；',
  ];
}
