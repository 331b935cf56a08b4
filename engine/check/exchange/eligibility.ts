import type { Teacher } from '../../problem/index.ts';
import { basePlace, isInside, latestMove, type World } from './world.ts';

/** True where no reason at all keeps the teacher from a whole move that begins in the year. */
export function isEligible(world: World, teacher: Teacher, year: number): boolean {
  if (!mayMoveAtAll(world, teacher, year)) return false;
  const pin = world.options.pins.filter((one) => one.teacher === teacher.id).at(-1);
  if (pin?.reason) return true;
  const latest = latestMove(world, teacher);
  if (latest && year - latest.startYear < world.policy.minInterval) return false;
  if (teacher.birthYear !== null && year - teacher.birthYear > oldest(world, teacher)) return false;
  if (teacher.role === 'head' && world.policy.headTerms !== null) {
    return teacher.terms !== null && teacher.terms >= world.policy.headTerms;
  }
  return teacher.startYear !== null && year - teacher.startYear >= world.policy.minYears;
}

export function mayMoveAtAll(world: World, teacher: Teacher, year: number): boolean {
  if (teacher.role === 'support') return false;
  if (!isInside(world, basePlace(world, teacher, year)) || !isInside(world, teacher.school)) return false;
  if (teacher.exempt !== null) {
    if (teacher.exemptUntil === null) return false;
    if (teacher.exemptUntil >= `${year}-09-01`) return false;
  }
  const latest = latestMove(world, teacher);
  return !(latest && latest.returnYear !== null && latest.returnYear > world.options.year);
}

function oldest(world: World, teacher: Teacher): number {
  const { m, f } = world.policy.maxAge;
  if (teacher.sex === 'm') return m ?? Infinity;
  if (teacher.sex === 'f') return f ?? Infinity;
  return Math.min(m ?? Infinity, f ?? Infinity);
}

export function isOverdue(world: World, teacher: Teacher): boolean {
  const last = world.years.at(-1)!;
  if (!isEligible(world, teacher, last)) return false;
  const { headTerms, maxYears } = world.policy;
  if (teacher.role === 'head' && headTerms !== null)
    return teacher.terms !== null && teacher.terms >= headTerms;
  return maxYears !== null && teacher.startYear !== null && last - teacher.startYear >= maxYears;
}
