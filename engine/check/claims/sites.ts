import type { Action, Plan } from '../../plan/index.ts';
import type { Problem } from '../../problem/index.ts';
import type { SchoolIndex } from '../../units.ts';
import type { Case, Zones } from '../case.ts';
import { schoolName } from '../words.ts';
import { type FalseClaim, unknownId } from './claim.ts';
import { repeated } from './options.ts';

export interface Sites {
  readonly opened: ReadonlySet<SchoolIndex>;
  readonly closed: ReadonlySet<SchoolIndex>;
}

/** Candidate sites that a plan opens (it lists them in `open`) and existing schools that its actions close. */
export function sitesOf(problem: Problem, plan: Plan): Sites {
  const listed = new Set(plan.open);
  const ended = new Set(plan.actions.filter(ends).map((action) => action.school));
  const opened = new Set<SchoolIndex>();
  const closed = new Set<SchoolIndex>();
  problem.schools.forEach(({ id, status }, s) => {
    if (status === 'candidate' && listed.has(id)) opened.add(s);
    if (status === 'existing' && ended.has(id)) closed.add(s);
  });
  return { opened, closed };
}

/** `open` lists schools that may take pupils, and every one that does; actions name schools that they can act on. */
export function siteClaims(on: Case, zones: Zones, plan: Plan): FalseClaim[] {
  const { schools } = on.problem;
  const indexOf = new Map(schools.map((school, s) => [school.id, s]));
  const takes = (school: SchoolIndex) => on.stages.some((stage) => stage.schools.includes(school));
  const claims = repeated('open', plan.open);
  plan.open.forEach((id, i) => {
    const school = indexOf.get(id);
    if (school === undefined) claims.push(unknownId(`open[${i}]`, id, 'school'));
    else if (!takes(school)) claims.push(cannotTake(on.problem, school, `open[${i}]`));
  });
  const listed = new Set(plan.open);
  const inUse = new Set(zones.flatMap((zone) => [...zone]));
  schools.forEach(({ id }, school) => {
    if (inUse.has(school) && takes(school) && !listed.has(id)) claims.push(notListed(on.problem, school));
  });
  plan.actions.forEach((action, i) => {
    claims.push(...actionClaims(on.problem, indexOf, action, `actions[${i}]`));
  });
  return claims;
}

function ends(action: Action): boolean {
  return action.kind === 'close' || action.kind === 'merge';
}

function actionClaims(
  problem: Problem,
  indexOf: ReadonlyMap<string, SchoolIndex>,
  action: Action,
  place: string,
): FalseClaim[] {
  const claims: FalseClaim[] = [];
  const school = indexOf.get(action.school);
  if (school === undefined) claims.push(unknownId(`${place}.school`, action.school, 'school'));
  if (action.into !== undefined && !indexOf.has(action.into)) {
    claims.push(unknownId(`${place}.into`, action.into, 'school'));
  }
  if (action.kind === 'merge' && (action.into === undefined || action.into === action.school)) {
    const text = {
      en: 'A merger must name the other school that takes the pupils over. Add "into".',
      zh: '合并须写明接收学生的另一所学校；请补充“into”。',
    };
    claims.push({ code: 'merger-without-target', place, claimed: action.into ?? null, found: null, text });
  }
  const wanted = action.kind === 'open' ? 'candidate' : 'existing';
  if (school !== undefined && problem.schools[school]!.status !== wanted) {
    const where = schoolName(problem, school);
    const text =
      wanted === 'candidate'
        ? {
            en: `${where.en} exists already and cannot be opened. Take the action out.`,
            zh: `${where.zh}已在办，不能再新建；请删除该项。`,
          }
        : {
            en: `${where.en} is only a candidate site: there is nothing to ${action.kind} yet. Take the action out.`,
            zh: `${where.zh}仅为备选校址，尚不能${ACTIONS[action.kind]}；请删除该项。`,
          };
    claims.push({ code: 'action-impossible', place, claimed: action.kind, found: null, text });
  }
  return claims;
}

const ACTIONS: Readonly<Record<Action['kind'], string>> = {
  open: '新建',
  keep: '保留',
  expand: '扩建',
  merge: '合并',
  convert: '改办',
  close: '撤销',
};

function cannotTake(problem: Problem, school: SchoolIndex, place: string): FalseClaim {
  const where = schoolName(problem, school);
  const text = {
    en: `${where.en} is listed as open but takes no pupils of the planned stages: it is closed, private, unsafe or teaches other stages. Take it off the list.`,
    zh: `${where.zh}被列为开办，但不招收所规划学段的学生（已撤销、民办、校舍不安全或学段不符）；请将其移除。`,
  };
  return { code: 'school-takes-none', place, claimed: problem.schools[school]!.id, found: null, text };
}

function notListed(problem: Problem, school: SchoolIndex): FalseClaim {
  const where = schoolName(problem, school);
  const text = {
    en: `${where.en} has units in its zone but is not listed. Add it to "open".`,
    zh: `${where.zh}有划入的居住单元，却未列入“open”；请补列。`,
  };
  return {
    code: 'school-not-listed',
    place: 'open',
    claimed: null,
    found: problem.schools[school]!.id,
    text,
  };
}
