import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../engine/check/index.ts';
import type { PlanOptions } from '../../../engine/plan/index.ts';
import type { ZoningPolicy } from '../../../engine/policy/policy.ts';
import { type Assignment, everybodyTo, honestPlan } from '../../support/honest-plan.ts';
import { buildTown, type SchoolSpec, type TownSpec } from '../../support/tiny-town.ts';

/** One village, one school: what the school needs follows from the pupils of each grade alone. */
interface Village {
  readonly primary: readonly number[];
  readonly junior?: readonly number[];
  /** Pupils by grade in the planned year, where it is not the base year. */
  readonly later?: { readonly year: number; readonly pupils: readonly number[] };
  readonly school: Partial<SchoolSpec>;
  readonly policy: Partial<ZoningPolicy>;
  readonly options?: Partial<PlanOptions>;
  /** `[grade, pupils]` sitting in the school today. */
  readonly enrolled?: readonly (readonly [number, number])[];
}

function judge(village: Village) {
  const { primary, junior, later } = village;
  const stages = [{ id: 'primary', grades: primary.map((_, i) => `g${i + 1}`) }];
  if (junior) stages.push({ id: 'junior', grades: junior.map((_, i) => `g${i + 7}`) });
  const spec: TownSpec = {
    stages,
    years: later ? [2026, later.year] : [2026],
    units: [{ id: 'u', pupils: [[...primary, ...(junior ?? [])], ...(later ? [later.pupils] : [])] }],
    schools: [{ id: 's', stages: stages.map((stage) => stage.id), unit: 'u', ...village.school }],
    policy: village.policy,
    ...(village.enrolled && {
      enrolment: village.enrolled.map(([grade, pupils]) => ['s', grade, pupils] as const),
    }),
    options: { ...(later && { year: later.year }), ...village.options },
  };
  const town = buildTown(spec);
  const report = checkPlan(town.problem, town.travel, town.policy, honestPlan(town, everybodyTo(town, 's')));
  const broken = report.violations.map(
    ({ rule, subject, excess, unit }) => `${rule} ${subject} ${excess} ${unit}`,
  );
  return { broken, classes: report.classes.s ?? {} };
}

describe('classes of a grade', () => {
  it.each([
    [45, 1],
    [46, 2],
    [90, 2],
    [91, 3],
    [0, 0],
    [1, 1],
  ])('%d pupils under a cap of 45 are %d classes', (pupils, classes) => {
    const town = { primary: [pupils], policy: { classCap: { primary: 45 } } };
    expect(judge({ ...town, school: { classrooms: classes } }).broken).toEqual([]);
    expect(judge({ ...town, school: { classrooms: 3 } }).classes).toEqual(classes ? { g1: classes } : {});
    if (classes > 0) {
      const short = judge({ ...town, school: { classrooms: classes - 1 } });
      expect(short.broken).toEqual(['capacity s 1 classes']);
    }
  });

  it('are whole in every grade: 46 + 44 pupils are three classes, not two', () => {
    const policy = { classCap: { primary: 45 } };
    expect(judge({ primary: [46, 44], policy, school: { classrooms: 3 } })).toEqual({
      broken: [],
      classes: { g1: 2, g2: 1 },
    });
    expect(judge({ primary: [46, 44], policy, school: { classrooms: 2 } }).broken).toEqual([
      'capacity s 1 classes',
    ]);
    expect(judge({ primary: [46, 44], policy, school: { classrooms: 0 } }).broken).toEqual([
      'capacity s 3 classes',
    ]);
  });

  it('of a nine-year school share its classrooms, each stage under its own cap', () => {
    const policy = { classCap: { primary: 45, junior: 50 } };
    const nine = { primary: [45, 45], junior: [50, 51], policy };
    expect(judge({ ...nine, school: { classrooms: 5 } })).toEqual({
      broken: [],
      classes: { g1: 1, g2: 1, g7: 1, g8: 2 },
    });
    expect(judge({ ...nine, school: { classrooms: 4 } }).broken).toEqual(['capacity s 1 classes']);
  });

  it('are not counted for a stage without a cap', () => {
    const nine = { primary: [45, 45], junior: [500], policy: { classCap: { primary: 45 } } };
    expect(judge({ ...nine, school: { classrooms: 2 } })).toEqual({ broken: [], classes: { g1: 1, g2: 1 } });
  });
});

describe('combined classes (复式)', () => {
  const policy = { classCap: { primary: 45 }, combinedClassCap: 30 };

  it('count where they are fewer, and stand under the name of the stage', () => {
    const point = { primary: [5, 6, 7], policy };
    expect(judge({ ...point, school: { classrooms: 1, combinedClasses: true } })).toEqual({
      broken: [],
      classes: { primary: 1 },
    });
    expect(judge({ ...point, school: { classrooms: 1 } }).broken).toEqual(['capacity s 2 classes']);
    const forbidden = { ...policy, combinedClassCap: null };
    expect(
      judge({ ...point, policy: forbidden, school: { classrooms: 1, combinedClasses: true } }).broken,
    ).toEqual(['capacity s 2 classes']);
  });

  it('do not count where classes by grade are as few', () => {
    // 40 pupils of one grade: one class by grade, two combined.
    expect(judge({ primary: [40], policy, school: { classrooms: 1, combinedClasses: true } })).toEqual({
      broken: [],
      classes: { g1: 1 },
    });
    // 31 pupils of two grades: two either way.
    expect(
      judge({ primary: [15, 16], policy, school: { classrooms: 2, combinedClasses: true } }).classes,
    ).toEqual({
      g1: 1,
      g2: 1,
    });
  });

  it('are for primary grades only', () => {
    const nine = {
      primary: [5, 5],
      junior: [5, 5],
      policy: { ...policy, classCap: { primary: 45, junior: 50 } },
    };
    expect(judge({ ...nine, school: { classrooms: 9, combinedClasses: true } }).classes).toEqual({
      primary: 1,
      g7: 1,
      g8: 1,
    });
  });
});

describe('seats', () => {
  const policy = { classCap: { primary: 45 } };

  it('limit pupils where classrooms are not known, and only there', () => {
    const town = { primary: [30, 31], policy };
    expect(judge({ ...town, school: { seats: 61 } }).broken).toEqual([]);
    expect(judge({ ...town, school: { seats: 58 } }).broken).toEqual(['capacity s 3 pupils']);
    expect(judge({ ...town, school: { seats: 1, classrooms: 2 } }).broken).toEqual([]);
    expect(judge({ ...town, school: {} }).broken).toEqual([]);
  });

  it('hold all stages together', () => {
    const nine = { primary: [4], junior: [8], policy: { classCap: {} } };
    expect(judge({ ...nine, school: { seats: 11 } }).broken).toEqual(['capacity s 1 pupils']);
  });
});

describe('pupils who are not placed by the plan', () => {
  const policy = { classCap: { primary: 45, junior: 50 } };
  const enrolled = [
    [1, 46],
    [2, 91],
    [7, 51],
  ] as const;

  it('of a stage that is not planned fill classrooms as they sit today', () => {
    const half = { primary: [45], junior: [9999], policy, enrolled, options: { stages: ['primary'] } };
    expect(judge({ ...half, school: { classrooms: 3 } })).toEqual({ broken: [], classes: { g1: 1, g7: 2 } });
  });

  it('give a school at least the room that today’s enrolment takes, and no more', () => {
    // Today 46 and 51 pupils sit in 4 classes.
    const half = { junior: [9999], policy, enrolled, options: { stages: ['primary'] } };
    expect(judge({ ...half, primary: [90], school: { classrooms: 2 } }).broken).toEqual([]);
    expect(judge({ ...half, primary: [91], school: { classrooms: 2 } }).broken).toEqual([
      'capacity s 1 classes',
    ]);
    expect(judge({ ...half, primary: [46], school: { seats: 5 } }).broken).toEqual([]);
    expect(judge({ ...half, primary: [47], school: { seats: 5 } }).broken).toEqual(['capacity s 1 pupils']);
  });

  it('give no room to a school without any of them', () => {
    const whole = { primary: [46], junior: [51], policy, enrolled };
    expect(judge({ ...whole, school: { classrooms: 2 } }).broken).toEqual(['capacity s 2 classes']);
  });

  it('of a stage that is not planned do not move up', () => {
    const later = { year: 2027, pupils: [45, 0, 0] };
    const half = { primary: [45], junior: [1, 1], later, policy, enrolled, options: { stages: ['primary'] } };
    expect(judge({ ...half, school: { classrooms: 3 } }).classes).toEqual({ g1: 1, g7: 2 });
  });

  it('count in every row of enrolment, but in no grade that the school does not teach', () => {
    const twice = [...enrolled, [7, 50] as const, [9, 1000] as const];
    const half = { primary: [47], junior: [1], policy, enrolled: twice, options: { stages: ['primary'] } };
    expect(judge({ ...half, school: { seats: 47 + 101 } }).broken).toEqual([]);
    expect(judge({ ...half, school: { seats: 47 + 100 } }).broken).toEqual(['capacity s 1 pupils']);
    expect(judge({ ...half, school: { stages: ['primary'], seats: 47 } }).broken).toEqual([]);
  });

  it('of a school that no planned stage has are not judged', () => {
    const town = buildTown({
      stages: [
        { id: 'primary', grades: ['g1'] },
        { id: 'junior', grades: ['g7', 'g8'] },
      ],
      units: [{ id: 'u', pupils: [[1, 1, 1]] }],
      schools: [
        { id: 's', stages: ['primary'] },
        { id: 'full', stages: ['junior'], classrooms: 1 },
      ],
      enrolment: [['full', 7, 500]],
      policy,
    });
    const judged = (stages: string[], zones: Assignment) => {
      const asked = { ...town, options: { ...town.options, stages } };
      const plan = honestPlan(asked, zones);
      return checkPlan(town.problem, town.travel, town.policy, plan).violations.map((one) => one.subject);
    };
    expect(judged(['primary'], { primary: { u: 's' } })).toEqual([]);
    const listed = honestPlan(
      { ...town, options: { ...town.options, stages: ['primary'] } },
      { primary: { u: 's' } },
    );
    const report = checkPlan(town.problem, town.travel, town.policy, { ...listed, open: ['s', 'full'] });
    expect(report.classes).toEqual({ s: { g1: 1 } });
    expect(report.claims.map((claim) => claim.code)).toEqual(['school-takes-none']);
    expect(judged(['primary', 'junior'], { primary: { u: 's' }, junior: { u: 'full' } })).toEqual(['full']);
  });

  it('of a stage that is not planned count nothing without enrolment', () => {
    const half = { primary: [45], junior: [9999], policy, options: { stages: ['primary'] } };
    expect(judge({ ...half, school: { classrooms: 1 } }).broken).toEqual([]);
  });

  it('do not count in whole-school mode, whose residents fill every grade', () => {
    const whole = { primary: [45, 45], policy, enrolled };
    expect(judge({ ...whole, school: { classrooms: 2 } }).classes).toEqual({ g1: 1, g2: 1 });
  });

  it('of an entry-cohort plan for the base year stay in every grade but the first', () => {
    const cohort = { primary: [45, 1], policy, enrolled, options: { mode: 'entryCohort' as const } };
    expect(judge({ ...cohort, school: { classrooms: 4 } })).toEqual({
      broken: [],
      classes: { g1: 1, g2: 3 },
    });
  });

  it('have moved up k grades after k years', () => {
    const later = { year: 2027, pupils: [45, 90, 1, 1] };
    const cohort = { primary: [7, 7, 7, 7], later, policy, options: { mode: 'entryCohort' as const } };
    // 2027: grades 1 and 2 are zoned (45 and 90), 3 and 4 are those of grades 2 and 3 of 2026.
    const sitting = [
      [1, 1000],
      [2, 46],
      [3, 136],
      [4, 1000],
    ] as const;
    expect(judge({ ...cohort, enrolled: sitting, school: { classrooms: 9 } })).toEqual({
      broken: [],
      classes: { g1: 1, g2: 2, g3: 2, g4: 4 },
    });
  });

  it('are none of k years or more after the last grade entered', () => {
    const later = { year: 2029, pupils: [45, 45] };
    const cohort = { primary: [1, 1], later, policy, enrolled, options: { mode: 'entryCohort' as const } };
    expect(judge({ ...cohort, school: { classrooms: 2 } }).classes).toEqual({ g1: 1, g2: 1 });
  });

  it('move up within their own stage: grade 7 is an entry, not the former grade 6', () => {
    const later = { year: 2027, pupils: [1, 1, 50, 50, 0] };
    const cohort: Village = {
      primary: [1, 1],
      junior: [1, 1, 1],
      later,
      policy,
      options: { mode: 'entryCohort' },
      enrolled: [
        [2, 500],
        [6, 500],
        [7, 500],
        [8, 101],
      ],
      school: { classrooms: 99 },
    };
    expect(judge(cohort).classes).toEqual({ g1: 1, g2: 1, g7: 1, g8: 1, g9: 3 });
  });
});
