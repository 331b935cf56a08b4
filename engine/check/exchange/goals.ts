import type { ExchangeGoalId } from '../../plan/index.ts';
import { STAFF_MEASURES } from '../../policy/index.ts';
import { leaversOf, lessonsAt, measured, need, partDemand, parts } from './counts.ts';
import { isEligible, isOverdue } from './eligibility.ts';
import { basePlace, isInside, minutesFrom, moveOf, up, type World, withoutMoves } from './world.ts';

/** The value of every goal, recomputed from problem and moves. */
export function goalValues(world: World): Readonly<Record<ExchangeGoalId, number>> {
  return {
    coverage: coverage(world),
    shortfall: shortfall(world),
    overdue: world.staff.filter((one) => isOverdue(world, one) && (moveOf(world, one)?.shared ?? true))
      .length,
    commute: world.moves.reduce((sum, { teacher, to, startYear }) => {
      const now = minutesFrom(world, teacher, basePlace(world, teacher, startYear));
      return sum + Math.max(0, minutesFrom(world, teacher, to) - now);
    }, 0),
    wishes: world.moves.reduce((sum, { teacher, to, shared }) => {
      if (shared) return sum;
      const rank = teacher.preferences.indexOf(to);
      return sum + (rank === -1 ? teacher.preferences.length : rank);
    }, 0),
    burden: burden(world),
    moves: world.moves.length,
    changes: changes(world),
  };
}

function coverage(world: World): number {
  let gap = 0;
  for (const { school, stage } of parts(world)) {
    for (const year of world.years) {
      for (const [subject, asked] of partDemand(world, school, stage).lessons) {
        gap += Math.max(0, asked - lessonsAt(world, school, stage, year, subject));
      }
    }
  }
  return gap;
}

function shortfall(world: World): number {
  const still = withoutMoves(world);
  let sum = 0;
  for (const { school, stage } of parts(world)) {
    for (const measure of STAFF_MEASURES) {
      const needed = need(still, school, stage, measure);
      for (const year of world.years) {
        const have = measured(world, school, stage, year, measure);
        for (const quarter of [4, 3, 2, 1]) sum += Math.max(0, Math.floor((quarter * needed) / 4) - have);
      }
    }
  }
  return sum;
}

function burden(world: World): number {
  const still = withoutMoves(world);
  let sum = 0;
  for (const { teacher, shared } of world.moves) {
    if (shared) continue;
    sum += (world.problem.moves ?? []).filter(
      (one) => world.problem.teachers![one.teacher] === teacher,
    ).length;
  }
  for (const school of world.problem.schools.keys()) {
    if (!isInside(world, school)) continue;
    for (const year of world.years) {
      const here = still.present.get(`${school}/${year}`) ?? [];
      const eligible = here.filter((one) => isEligible(world, one, year)).length;
      sum += Math.max(0, leaversOf(world, school, year) - up(world.policy.rate * eligible));
    }
  }
  return sum;
}

function changes(world: World): number {
  const given = new Map(world.options.previous.map((move) => [move.teacher, move]));
  return world.staff.filter((teacher) => {
    const before = given.get(teacher.id);
    const now = moveOf(world, teacher);
    if (!before || !now) return Boolean(before) !== Boolean(now);
    const sameSchool = world.problem.schools[now.to]!.id === before.to;
    return !(sameSchool && now.startYear === before.startYear && now.shared === (before.form === 'shared'));
  }).length;
}
