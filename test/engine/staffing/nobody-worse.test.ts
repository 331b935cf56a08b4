import { expect, test } from 'vitest';
import type { Problem, Teacher } from '../../../engine/problem/index.ts';
import { solvers } from '../../../engine/solvers/index.ts';
import { solveExchange } from '../../../engine/staffing/index.ts';
import { randomStaff } from '../../support/random-staff.ts';

const CASES = 1000;

/** Kilometres by an own formula (spherical law of cosines): no code shared with engine or judge. */
function kilometres(problem: Problem, teacher: Teacher, school: number): number {
  const post = problem.schools[teacher.school]!;
  const known = !Number.isNaN(teacher.homeLon);
  const [lon, lat] = known ? [teacher.homeLon, teacher.homeLat] : [post.lon, post.lat];
  const to = problem.schools[school]!;
  const rad = Math.PI / 180;
  const cosine =
    Math.sin(lat * rad) * Math.sin(to.lat * rad) +
    Math.cos(lat * rad) * Math.cos(to.lat * rad) * Math.cos((to.lon - lon) * rad);
  return 6371 * Math.acos(Math.min(1, cosine));
}

test('where wishes are respected nobody is moved to a place worse than staying, in 1,000 counties', {
  timeout: 300_000,
}, async () => {
  let moved = 0;
  let solved = 0;
  for (let seed = 0; seed < CASES; seed++) {
    const { problem, policy, options } = randomStaff(
      seed,
      { teachers: [10, 18], schools: [2, 4] },
      {
        mode: 'wishes',
        iterations: 100,
        pins: [],
        forbidden: [],
        noHarm: 'lend',
        scope: 'county',
        flow: 'free',
        direction: 'any',
      },
    );
    const { plan } = await solveExchange(problem, policy, options, { solver: solvers[0]!, now: () => 0 });
    solved++;
    for (const move of plan!.moves) {
      const teacher = problem.teachers!.find((one) => one.id === move.teacher)!;
      const [from, to] = [move.from, move.to].map((id) => problem.schools.findIndex((one) => one.id === id));
      if (teacher.preferences.length > 0) expect(teacher.preferences).toContain(to);
      else {
        // Whole minutes at 30 km/h with detour 1.3: within one minute's way the two are the same.
        const minute = 30 / 60 / 1.3;
        expect(kilometres(problem, teacher, to!)).toBeLessThan(kilometres(problem, teacher, from!) + minute);
      }
      moved++;
    }
  }
  expect(solved).toBe(CASES);
  expect(moved).toBeGreaterThan(100);
});
