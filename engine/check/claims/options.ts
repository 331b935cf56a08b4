import type { Plan } from '../../plan/index.ts';
import type { Problem } from '../../problem/index.ts';
import { GOALS, goalOf } from '../goals/index.ts';
import type { Text } from '../words.ts';
import { type FalseClaim, unknownId } from './claim.ts';

/** Stages, year, locks, groups, buses and levels name what exists, each once. */
export function optionClaims(problem: Problem, plan: Plan): FalseClaim[] {
  const { options } = plan;
  const stages = new Set(problem.stages.map((stage) => stage.id));
  const units = new Set(problem.units.ids);
  const schools = new Set(problem.schools.map((school) => school.id));
  const claims: FalseClaim[] = [];
  const stage = (place: string, id: string) => {
    if (!stages.has(id)) claims.push(unknownId(place, id, 'stage'));
  };
  const unit = (place: string, id: string) => {
    if (!units.has(id)) claims.push(unknownId(place, id, 'unit'));
  };
  const school = (place: string, id: string) => {
    if (!schools.has(id)) claims.push(unknownId(place, id, 'school'));
  };

  options.stages.forEach((id, i) => {
    stage(`options.stages[${i}]`, id);
  });
  if (options.stages.length === 0) claims.push(noStage(problem));
  claims.push(...repeated('options.stages', options.stages));
  if (!problem.years.includes(options.year)) claims.push(yearUnknown(problem, options.year));
  options.locks.forEach((lock, i) => {
    stage(`options.locks[${i}].stage`, lock.stage);
    unit(`options.locks[${i}].unit`, lock.unit);
    school(`options.locks[${i}].school`, lock.school);
  });
  options.keepTogether.forEach((group, i) => {
    stage(`options.keepTogether[${i}].stage`, group.stage);
    group.units.forEach((id, j) => {
      unit(`options.keepTogether[${i}].units[${j}]`, id);
    });
  });
  options.buses.forEach((bus, i) => {
    unit(`options.buses[${i}].unit`, bus.unit);
    school(`options.buses[${i}].school`, bus.school);
  });
  claims.push(
    ...repeated(
      'options.buses',
      options.buses.map((bus) => `${bus.unit} → ${bus.school}`),
    ),
  );
  options.levels.forEach((level, i) => {
    // The goal of a layout is one of the whole horizon (check/layout).
    if (!goalOf(level) && !(level.id === 'layout' && options.layout))
      claims.push(goalUnknown(`options.levels[${i}].id`, level.id));
  });
  claims.push(
    ...repeated(
      'options.levels',
      options.levels.map((level) => level.id),
    ),
  );
  return claims;
}

/** Entries of a list that stand there twice. */
export function repeated(place: string, entries: readonly string[]): FalseClaim[] {
  return entries.flatMap((entry, i): FalseClaim[] => {
    if (entries.indexOf(entry) === i) return [];
    const text: Text = {
      en: `"${entry}" is listed twice. Keep one entry.`,
      zh: `“${entry}”重复出现；请只保留一项。`,
    };
    return [{ code: 'listed-twice', place: `${place}[${i}]`, claimed: entry, found: null, text }];
  });
}

function noStage(problem: Problem): FalseClaim {
  const stages = problem.stages.map((stage) => stage.id);
  const text = {
    en: `The options plan no stage, so nothing can be judged. Name at least one of ${stages.join(', ')}.`,
    zh: `选项未列出任何学段，无法判断；请至少列出 ${stages.join('、')} 之一。`,
  };
  return { code: 'stage-missing', place: 'options.stages', claimed: null, found: stages.join(', '), text };
}

function yearUnknown(problem: Problem, year: number): FalseClaim {
  return {
    code: 'year-unknown',
    place: 'options.year',
    claimed: String(year),
    found: problem.years.join(', '),
    text: {
      en: `The dataset has no pupils for the school year ${year}, only for ${problem.years.join(', ')}; nothing of the plan can be judged. Use a year of the dataset.`,
      zh: `数据集没有 ${year} 学年的学生数据（仅有 ${problem.years.join('、')}），无法判断该方案；请改用已有学年。`,
    },
  };
}

function goalUnknown(place: string, id: string): FalseClaim {
  const goals = GOALS.map((goal) => goal.id);
  return {
    code: 'goal-unknown',
    place,
    claimed: id,
    found: goals.join(', '),
    text: {
      en: `"${id}" is not a goal that can be recomputed (${goals.join(', ')}). Correct the id.`,
      zh: `“${id}”不是可复算的目标（${goals.join('、')}）；请更正名称。`,
    },
  };
}
