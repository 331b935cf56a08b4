import type { Plan } from '../../plan/index.ts';
import type { Problem } from '../../problem/index.ts';
import { type FalseClaim, unknownId } from './claim.ts';

/** Moves name teachers and schools of the dataset. What a move must keep is judged with teacher exchange. */
export function moveClaims(problem: Problem, plan: Plan): FalseClaim[] {
  const teachers = new Set((problem.teachers ?? []).map((teacher) => teacher.id));
  const schools = new Set(problem.schools.map((school) => school.id));
  return plan.moves.flatMap((move, i) => {
    const claims: FalseClaim[] = [];
    if (!teachers.has(move.teacher)) claims.push(unknownId(`moves[${i}].teacher`, move.teacher, 'teacher'));
    for (const end of ['from', 'to'] as const) {
      if (!schools.has(move[end])) claims.push(unknownId(`moves[${i}].${end}`, move[end], 'school'));
    }
    return claims;
  });
}
