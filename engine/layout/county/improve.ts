import type { Action } from '../../plan/index.ts';
import type { LayoutPolicy } from '../../policy/index.ts';
import {
  answerPeriod,
  type DecidedPeriod,
  decidedBy,
  type LayoutQuestion,
  type LayoutTools,
  layoutValue,
  questionOf,
  zonesBefore,
} from './horizon.ts';
import { heir, type StageZones } from './period-answer.ts';
import type { PeriodQuestion } from './period-task.ts';
import type { Place } from './places.ts';
import { asItIs, costOfAction, type Standing, takeActions } from './standing.ts';

/** What counts as better, relative. */
const BETTER = 1e-9;

/**
 * Decides one period anew, those before and after it as they are: earlier building, zones that stay from one period to the next. Gives the better
 * horizon, or null.
 */
export async function improvePeriod(
  asked: LayoutQuestion,
  decided: readonly DecidedPeriod[],
  t: number,
  tools: LayoutTools,
): Promise<readonly DecidedPeriod[] | null> {
  const next = decided[t + 1];
  const before = decided[t]!.question;
  const bounded: PeriodQuestion = next ? { ...before, ...betweenPeriods(before.standing, next) } : before;
  const value = layoutValue(decided);
  const found = await answerPeriod(bounded, tools, ({ bound, iteration }) =>
    tools.onProgress?.({ phase: 'improve', year: before.year, iteration, incumbent: value, bound }),
  );
  if (found.decided === null) return null;
  const plain = decidedBy(before, found.decided.answer);
  const whole = continued(asked, [...decided.slice(0, t), plain], decided.slice(t + 1));
  if (whole === null || layoutValue(whole) >= value * (1 - BETTER)) return null;
  return whole;
}

/** What a period may decide so that the next one's schools can still be reached. */
function betweenPeriods(
  now: Standing,
  next: DecidedPeriod,
): Pick<PeriodQuestion, 'after' | 'mayStand' | 'mustStand' | 'limits'> {
  const { problem } = now;
  const then = next.standing;
  const stands = (s: number) => then.problem.schools[s]!.status === 'existing';
  const mustStand = new Set(
    problem.schools.flatMap(({ status }, s) => (status === 'existing' && stands(s) ? [s] : [])),
  );
  return {
    after: next.answer.zones,
    mustStand,
    limits: {
      mostRooms: (s) => (stands(s) ? then.problem.schools[s]!.classrooms : problem.schools[s]!.classrooms),
    },
    mayStand: ({ school, as }: Place) => {
      const today = problem.schools[school]!;
      if (!stands(school)) return as === 'asIs' && today.status === 'existing';
      if (as === 'teachingPoint') return then.points.has(school);
      return as === 'asIs' || then.problem.schools[school]!.stages.length > today.stages.length;
    },
  };
}

/** The later periods as they were, their schools and zones reached from a changed beginning; null where that breaks a rule. */
function continued(
  asked: LayoutQuestion,
  start: readonly DecidedPeriod[],
  rest: readonly DecidedPeriod[],
): readonly DecidedPeriod[] | null {
  const whole = [...start];
  for (const { standing, answer } of rest) {
    const last = whole.at(-1);
    const from = last?.standing ?? asItIs(asked.problem);
    const before = last?.answer.zones ?? zonesBefore(asked);
    const question = questionOf(asked, whole.length, from, before);
    const actions = actionsTo(question, standing, answer.zones);
    if (actions === null) return null;
    const after = takeActions(question.standing, actions, asked.policy.layout);
    const building = after.building - question.standing.building;
    if (question.budget !== null && building > question.budget * (1 + 1e-9)) return null;
    whole.push(decidedBy(question, { ...answer, actions, building }));
  }
  return whole;
}

/** The decisions of one period that turn the county into what it is to be; null where one period cannot. */
function actionsTo(question: PeriodQuestion, then: Standing, zones: StageZones): Action[] | null {
  const { standing, year, policy } = question;
  const actions: Action[] = [];
  let closing = question.closedAlready ?? 0;
  for (const [s, school] of standing.problem.schools.entries()) {
    const target = then.problem.schools[s]!;
    if (then.closed.has(s)) {
      if (standing.closed.has(s)) continue;
      if (standing.built.has(s)) return null;
      const into = heir(question, zones, s);
      closing++;
      actions.push(
        into === null
          ? { kind: 'close', school: school.id, year }
          : { kind: 'merge', school: school.id, into: standing.problem.schools[into]!.id, year },
      );
      continue;
    }
    if (standing.closed.has(s)) return null;
    const own = changesTo(question, s, then);
    if (own === null) return null;
    actions.push(...own);
    if (target.status === 'candidate' && school.status === 'existing') return null;
  }
  const { mostClosures, noticeMonths } = policy.layout;
  const months = 12 * (year - standing.problem.years[0]!);
  if (actions.some(ends) && months < noticeMonths) return null;
  return mostClosures !== null && closing > mostClosures ? null : actions;
}

function ends({ kind }: Action): boolean {
  return kind === 'close' || kind === 'merge';
}

function changesTo({ standing, year, policy }: PeriodQuestion, s: number, then: Standing): Action[] | null {
  const school = standing.problem.schools[s]!;
  const target = then.problem.schools[s]!;
  const id = school.id;
  const actions: Action[] = [];
  const more = (target.classrooms ?? 0) - (school.classrooms ?? 0);
  if (!canGrow(more, target.classrooms, school.maxClassrooms, policy.layout)) return null;
  const rooms = target.classrooms === null ? {} : { classrooms: target.classrooms };
  if (school.status === 'candidate' && target.status === 'existing')
    actions.push({ kind: 'open', school: id, ...rooms, year });
  else if (more > 0) actions.push({ kind: 'expand', school: id, ...rooms, year });
  if (then.points.has(s) && !standing.points.has(s))
    actions.push({ kind: 'convert', school: id, as: 'teachingPoint', year });
  if (target.stages.length > school.stages.length)
    actions.push({ kind: 'convert', school: id, as: 'nineYear', year });
  // Of what was built before, nothing is taken back.
  return actions.every((action) => costOfAction(school, action, policy.layout) >= 0) ? actions : null;
}

function canGrow(more: number, rooms: number | null, most: number | null, layout: LayoutPolicy): boolean {
  if (more === 0) return true;
  const whole = more % layout.classroomStep === 0 || rooms === most;
  return more > 0 && whole && Math.ceil(more / layout.classroomStep) <= layout.mostSteps;
}
