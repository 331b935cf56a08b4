import type { Violation } from '../../plan/index.ts';
import { partDemand } from './counts.ts';
import { isEligible, mayMoveAtAll } from './eligibility.ts';
import {
  basePlace,
  formOfMove,
  isInside,
  type JudgedMove,
  metersBetween,
  minutesFrom,
  stageTaught,
  type World,
} from './world.ts';

/** Every rule that a single move breaks. */
export function judgeMove(world: World, move: JudgedMove): readonly Violation[] {
  const broken: string[] = [];
  const ask = (rule: string, kept: boolean) => void (kept || broken.push(rule));
  ask('eligible', eligible(world, move));
  ask('destination', destination(world, move));
  const stage = stageTaught(world, move.teacher, move.to, move.startYear);
  ask('certificate', stage !== null);
  ask('subjectTaught', stage !== null && subjectTaught(world, move, stage));
  ask('scope', inScope(world, move));
  ask('direction', downward(world, move));
  ask('commute', nearEnough(world, move));
  ask('carer', nearHome(world, move));
  ask('wishes', notWorse(world, move));
  ask('forbidden', !isForbidden(world, move));
  ask('form', formAllowed(world, move));
  return broken.map((rule) => ({ rule, subject: move.teacher.id, excess: 1, unit: 'moves' }));
}

/** Pins that the decisions do not follow. */
export function judgePins(world: World): readonly Violation[] {
  const pins = new Map(world.options.pins.map((pin) => [pin.teacher, pin]));
  return world.staff.flatMap((teacher): Violation[] => {
    const pin = pins.get(teacher.id);
    if (!pin) return [];
    const move = world.moves.find((one) => one.teacher === teacher);
    const school = world.problem.schools.findIndex((one) => one.id === pin.school);
    const home = basePlace(world, teacher, world.options.year);
    const stays = pin.school === null || school < 0 || school === home;
    const followed = !move
      ? stays
      : pin.school !== null &&
        move.to === school &&
        move.shared === (pin.shared ?? false) &&
        (pin.year === undefined || pin.year === move.startYear);
    return followed ? [] : [{ rule: 'pin', subject: teacher.id, excess: 1, unit: 'moves' }];
  });
}

function eligible(world: World, move: JudgedMove): boolean {
  if (!move.shared) return isEligible(world, move.teacher, move.startYear);
  const ordinary = move.teacher.role === 'teacher' || move.teacher.role === 'classHead';
  return ordinary && mayMoveAtAll(world, move.teacher, move.startYear);
}

function destination(world: World, move: JudgedMove): boolean {
  if (!isInside(world, move.to) || !world.years.includes(move.startYear)) return false;
  return world.years.every(
    (year) => year < move.startYear || basePlace(world, move.teacher, year) !== move.to,
  );
}

function subjectTaught(world: World, move: JudgedMove, stage: number): boolean {
  if (move.teacher.role === 'head') return true;
  const asked = [...partDemand(world, move.to, stage).lessons].filter(([, lessons]) => lessons > 0);
  return asked.length === 0 || asked.some(([subject]) => move.teacher.subjects.includes(subject));
}

function inScope(world: World, move: JudgedMove): boolean {
  const from = world.problem.schools[basePlace(world, move.teacher, move.startYear)]!;
  const to = world.problem.schools[move.to]!;
  if (world.options.scope === 'township') return from.township >= 0 && from.township === to.township;
  if (world.options.scope === 'cluster') return from.cluster !== null && from.cluster === to.cluster;
  return true;
}

function downward(world: World, move: JudgedMove): boolean {
  if (world.options.direction === 'any') return true;
  const ladder = ['urban', 'town', 'village', 'teachingPoint'];
  const from = world.problem.schools[basePlace(world, move.teacher, move.startYear)]!.tier;
  const to = world.problem.schools[move.to]!.tier;
  if (from === null || to === null) return true;
  return ladder.indexOf(from) <= ladder.indexOf(to);
}

function nearEnough(world: World, move: JudgedMove): boolean {
  const { limit } = world.policy.commute;
  if (limit === null) return true;
  const now = minutesFrom(world, move.teacher, basePlace(world, move.teacher, move.startYear));
  return minutesFrom(world, move.teacher, move.to) <= Math.max(limit, now);
}

function nearHome(world: World, { teacher, to, startYear }: JudgedMove): boolean {
  const way = minutesFrom(world, teacher, to);
  const today = minutesFrom(world, teacher, basePlace(world, teacher, startYear));
  return !teacher.carer || way <= world.policy.careMinutes || way <= today;
}

function notWorse(world: World, move: JudgedMove): boolean {
  if (world.options.mode !== 'wishes') return true;
  const { teacher, to } = move;
  if (teacher.preferences.length > 0) return teacher.preferences.includes(to);
  const now = basePlace(world, teacher, move.startYear);
  return minutesFrom(world, teacher, to) <= minutesFrom(world, teacher, now);
}

function isForbidden(world: World, move: JudgedMove): boolean {
  const id = world.problem.schools[move.to]!.id;
  return world.options.forbidden.some(
    (entry) => entry.teacher === move.teacher.id && (entry.school === undefined || entry.school === id),
  );
}

function formAllowed(world: World, move: JudgedMove): boolean {
  const { forms, mode, flow } = world.options;
  if (!forms.includes(formOfMove(world, move))) return false;
  if (!move.shared) return true;
  const home = basePlace(world, move.teacher, move.startYear);
  const near = metersBetween(world, home, move.to) <= world.policy.sharedDistance;
  return near && mode !== 'wishes' && flow === 'free';
}
