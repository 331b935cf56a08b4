import { beforeAll, describe, expect, it } from 'vitest';
import type { Problem, Teacher, Tier } from '../../../engine/problem/index.ts';
import { NONE } from '../../../engine/units.ts';
import { demoCounty, existing, mean, sum } from './county.ts';

const ARTS = ['pe', 'music', 'art'];

describe('the teachers of the demo county', () => {
  let problem: Problem;
  let teachers: readonly Teacher[];
  beforeAll(() => {
    ({ problem } = demoCounty());
    teachers = problem.teachers!;
  });

  const at = (...tiers: Tier[]) =>
    teachers.filter(({ school }) => tiers.includes(problem.schools[school]!.tier!));
  const share = (of: readonly Teacher[], has: (teacher: Teacher) => boolean) =>
    of.filter(has).length / of.length;
  const age = (teacher: Teacher) => 2026 - teacher.birthYear!;
  const pupilsOf = (...tiers: Tier[]) =>
    sum(
      problem
        .enrolment!.filter((row) => tiers.includes(problem.schools[row.school]!.tier!))
        .map((row) => row.pupils),
    );

  it('are about 1,450, each with a post, a subject, a certificate and a home', () => {
    expect(teachers.length).toBeGreaterThan(1350);
    expect(teachers.length).toBeLessThan(1700);
    for (const teacher of teachers) {
      const school = problem.schools[teacher.school]!;
      expect(school.stages).toContain(teacher.stage);
      expect(teacher.certificates).toContain(teacher.stage);
      expect(teacher.subjects.length).toBeGreaterThan(0);
      expect(age(teacher)).toBeGreaterThanOrEqual(22);
      expect(age(teacher)).toBeLessThanOrEqual(60);
      expect(teacher.startYear! - teacher.birthYear!).toBeGreaterThanOrEqual(18);
      expect(teacher.startYear!).toBeLessThanOrEqual(2026);
      expect(Number.isNaN(teacher.homeLon)).toBe(false);
    }
  });

  it('are backbone and PE, music and art teachers in the town, and hardly ever in the villages', () => {
    const perHundred = (tiers: Tier[], has: (teacher: Teacher) => boolean) =>
      (100 * at(...tiers).filter(has).length) / pupilsOf(...tiers);
    const backbone = (teacher: Teacher) => teacher.backbone;
    const arts = (teacher: Teacher) => teacher.subjects.some((subject) => ARTS.includes(subject));
    const rural: Tier[] = ['village', 'teachingPoint'];
    expect(perHundred(['urban'], backbone)).toBeGreaterThan(2 * perHundred(['town'], backbone));
    expect(perHundred(['town'], backbone)).toBeGreaterThan(perHundred(rural, backbone));
    expect(perHundred(['urban'], arts)).toBeGreaterThan(1.2 * perHundred(rural, arts));
    expect(at('teachingPoint').filter(arts)).toEqual([]);
    // The county has enough of both for the standard of 2017; they are in the wrong places.
    const everywhere: Tier[] = ['urban', 'town', ...rural];
    expect(perHundred(everywhere, backbone)).toBeGreaterThan(1);
    expect(perHundred(everywhere, arts)).toBeGreaterThan(0.9);
  });

  it('are older, less titled and of lower degree in the villages', () => {
    const rural = at('village', 'teachingPoint');
    const town = at('urban');
    expect(mean(rural.map(age))).toBeGreaterThan(mean(town.map(age)) + 3);
    const titled = ({ title }: Teacher) => title === 'middle' || title === 'senior';
    expect(share(town, titled)).toBeGreaterThan(share(rural, titled));
    const primary = (of: readonly Teacher[]) =>
      of.filter(({ stage }) => problem.stages[stage]!.id === 'primary');
    const above = ({ degree }: Teacher) => degree !== 'secondary';
    expect(share(primary(town), above)).toBeGreaterThan(0.9);
    expect(share(primary(rural), above)).toBeLessThan(0.7);
    expect(share(rural, ({ subjects }) => subjects.length > 1)).toBeGreaterThan(
      share(town, ({ subjects }) => subjects.length > 1),
    );
  });

  it('are led by one head a school, some of them after two terms, and have class heads', () => {
    for (const school of existing(problem)) {
      const own = teachers.filter((teacher) => problem.schools[teacher.school] === school);
      expect(own.filter(({ role }) => role === 'head')).toHaveLength(1);
    }
    const heads = teachers.filter(({ role }) => role === 'head');
    expect(heads.filter(({ terms }) => terms! >= 2).length).toBeGreaterThan(5);
    expect(heads.filter(({ terms }) => terms! < 2).length).toBeGreaterThan(5);
    expect(teachers.filter(({ role }) => role === 'classHead').length).toBeGreaterThan(400);
  });

  it('are exempt, married to each other, wish elsewhere, live in town: each some of them', () => {
    expect(share(teachers, ({ exempt }) => exempt !== null)).toBeGreaterThan(0.01);
    expect(share(teachers, ({ exempt }) => exempt !== null)).toBeLessThan(0.08);
    const married = teachers.filter(({ couple }) => couple !== NONE);
    expect(married.length).toBeGreaterThan(40);
    for (const [t, { couple, sex }] of teachers.entries()) {
      if (couple === NONE) continue;
      expect(teachers[couple]!.couple).toBe(t);
      expect(teachers[couple]!.sex).not.toBe(sex);
    }
    expect(teachers.filter(({ preferences }) => preferences.length > 0).length).toBeGreaterThan(60);
    expect(at('village').filter(({ preferences }) => preferences.length > 0).length).toBeGreaterThan(5);
  });

  it('have moved before, a few of them now away from their posts', () => {
    const moves = problem.moves!;
    expect(moves.length).toBeGreaterThan(60);
    for (const { teacher, from, to, startYear, returnYear } of moves) {
      expect(from).not.toBe(to);
      expect(startYear).toBeGreaterThan(2019);
      const { school, teachingAt } = teachers[teacher]!;
      if (returnYear === null) expect(to).toBe(school);
      else expect(teachingAt).toBe(returnYear > 2026 ? to : school);
    }
    expect(teachers.filter(({ school, teachingAt }) => school !== teachingAt).length).toBeGreaterThan(3);
  });

  it('teach by a curriculum of 26, 30 and 34 lessons a week', () => {
    const weekly = new Array<number>(10).fill(0);
    for (const { grade, weeklyLessons } of problem.curriculum!) weekly[grade + 1]! += weeklyLessons;
    expect(weekly.slice(1)).toEqual([26, 26, 30, 30, 30, 30, 34, 34, 34]);
    const taught = new Set(problem.curriculum!.map(({ subject }) => subject));
    for (const { subjects } of teachers) for (const subject of subjects) expect(taught).toContain(subject);
  });
});
