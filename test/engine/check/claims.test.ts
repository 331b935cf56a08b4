import { describe, expect, it } from 'vitest';
import { type CheckReport, checkPlan } from '../../../engine/check/index.ts';
import type { LevelResult, Plan, PlanResult } from '../../../engine/plan/index.ts';
import { honestPlan } from '../../support/honest-plan.ts';
import { buildTown, type TownSpec } from '../../support/tiny-town.ts';

/** Two villages and two schools; `a` is 40 minutes from Far, the limit is 30, so that sending it there is an exception. */
const SPEC: TownSpec = {
  stages: [{ id: 'primary', grades: ['g1', 'g2'] }],
  units: [
    { id: 'a', pupils: [[1, 2]] },
    { id: 'b', pupils: [[4, 8]] },
  ],
  schools: [
    { id: 'Near', stages: ['primary'], unit: 'b', classrooms: 9 },
    { id: 'Far', stages: ['primary'], classrooms: 9 },
    { id: 'Site', stages: ['primary'], status: 'candidate' },
    { id: 'Private', stages: ['primary'], ownership: 'private' },
  ],
  borders: [['a', 'b']],
  seconds: { a: { Near: 2400, Far: 2460 }, b: { Near: 60, Far: 120 } },
  zonesInForce: { primary: { a: 'Near', b: 'Near' } },
  policy: {
    classCap: { primary: 4 },
    bands: [{ grades: [1, 2], speed: 1.2, limit: 1800, tailFrom: 1200 }],
  },
};
const town = buildTown(SPEC);
const honest = honestPlan(town, { primary: { a: 'Near', b: 'Near' } });
const broken = honestPlan(town, { primary: { a: 'Near', b: 'Far' } });

function judge(plan: Plan): CheckReport {
  return checkPlan(town.problem, town.travel, town.policy, plan);
}

function withResult(change: Partial<PlanResult>, plan = honest): Plan {
  return { ...plan, result: { ...plan.result, ...change } };
}

function withLevel(i: number, change: Partial<LevelResult>, plan = honest): Plan {
  return withResult(
    { levels: plan.result.levels.map((level, k) => (k === i ? { ...level, ...change } : level)) },
    plan,
  );
}

function withOptions(change: Partial<Plan['options']>): Plan {
  return { ...honest, options: { ...honest.options, ...change } };
}

/** Bounds on the first level, travel, in both places where a plan states it. */
function withBound(bound: number, gap: number | null, rest: Partial<LevelResult> = {}, plan = honest): Plan {
  return withResult({ bound, gap }, withLevel(0, { bound, gap, ...rest }, plan));
}

describe('the plan that the false claims start from', () => {
  it('is known by heart', () => {
    // 3 pupils × 40 + 12 × 1; 3 × 20 beyond 20 minutes; nobody changes.
    expect(honest.result.levels.map(({ id, value }) => [id, value])).toEqual([
      ['travel', 132],
      ['tail', 60],
      ['change', 0],
    ]);
    // 5 and 10 pupils under a cap of 4.
    expect(honest.classes).toEqual({ Near: { g1: 2, g2: 3 } });
    expect(honest.exceptions).toEqual([
      { unit: 'a', stage: 'primary', grades: ['g1', 'g2'], kind: 'nobodyInReach', minutes: 40 },
    ]);
    expect(broken.violations).toEqual([{ rule: 'anchor', subject: 'b/primary', excess: 1, unit: 'units' }]);
  });

  it('is found true; and one that breaks a rule and says so merely breaks it', () => {
    expect(judge(honest)).toMatchObject({ verdict: 'keeps every rule', claims: [], violations: [] });
    expect(judge(broken)).toMatchObject({ verdict: 'breaks rules', claims: [] });
    expect(judge(broken).violations).toHaveLength(1);
  });
});

describe('a false claim is caught:', () => {
  const bus = { unit: 'a', school: 'Near', minutes: 45 };
  const lies: readonly (readonly [string, Plan, readonly string[]])[] = [
    // Dataset, policy, options.
    [
      'another dataset',
      { ...honest, dataset: { name: 'test town', hash: 'cd'.repeat(32) } },
      ['dataset-differs'],
    ],
    ['another policy', { ...honest, policy: { profile: 'lenient', overrides: {} } }, ['policy-differs']],
    ['a year without data', withOptions({ year: 2040 }), ['year-unknown']],
    ['no stage', withOptions({ stages: [] }), ['stage-missing']],
    ['an unknown stage', withOptions({ stages: ['primary', 'senior'] }), ['stage-unknown']],
    ['a stage twice', withOptions({ stages: ['primary', 'primary'] }), ['listed-twice']],
    [
      'a lock of nobody',
      withOptions({ locks: [{ stage: 's', unit: 'u', school: 'x' }] }),
      ['stage-unknown', 'unit-unknown', 'school-unknown'],
    ],
    [
      'a group of nobody',
      withOptions({ keepTogether: [{ stage: 's', units: ['a', 'u'] }] }),
      ['stage-unknown', 'unit-unknown'],
    ],
    [
      'a bus for nobody',
      withOptions({ buses: [{ unit: 'u', school: 'x', minutes: 1 }] }),
      ['unit-unknown', 'school-unknown'],
    ],
    [
      'two buses for one way',
      honestPlan({ ...town, options: { ...town.options, buses: [bus, bus] } }, honest.assignment),
      ['listed-twice'],
    ],
    [
      'a goal that does not exist',
      withOptions({ levels: [...honest.options.levels, { id: 'beauty', tolerance: 0 }] }),
      ['goal-unknown', 'level-missing'],
    ],
    // Assignment and sites.
    [
      'a unit that does not exist',
      { ...honest, assignment: { primary: { ...honest.assignment.primary, ghost: 'Near' } } },
      ['unit-unknown'],
    ],
    [
      'a stage that is not planned',
      { ...honest, assignment: { ...honest.assignment, junior: {} } },
      ['stage-unknown'],
    ],
    ['a listed school that does not exist', { ...honest, open: ['Near', 'Ghost'] }, ['school-unknown']],
    ['a school listed twice', { ...honest, open: ['Near', 'Near'] }, ['listed-twice']],
    ['a private school as open', { ...honest, open: ['Near', 'Private'] }, ['school-takes-none']],
    ['a school with a zone not listed', { ...honest, open: [], classes: {} }, ['school-not-listed']],
    [
      'an action on no school',
      { ...honest, actions: [{ kind: 'keep', school: 'Ghost', year: 2026 }] },
      ['school-unknown'],
    ],
    [
      'the opening of what exists',
      { ...honest, actions: [{ kind: 'open', school: 'Far', year: 2026 }] },
      ['action-impossible'],
    ],
    [
      'the closing of what does not',
      { ...honest, actions: [{ kind: 'close', school: 'Site', year: 2026 }] },
      ['action-impossible'],
    ],
    [
      'a merger into nothing',
      { ...honest, actions: [{ kind: 'merge', school: 'Far', year: 2026 }] },
      ['merger-without-target'],
    ],
    [
      'a merger into itself',
      { ...honest, actions: [{ kind: 'merge', school: 'Far', into: 'Far', year: 2026 }] },
      ['merger-without-target'],
    ],
    [
      'a merger into a ghost',
      { ...honest, actions: [{ kind: 'merge', school: 'Far', into: 'Ghost', year: 2026 }] },
      ['school-unknown'],
    ],
    // Classes.
    ['a class too few', { ...honest, classes: { Near: { g1: 2, g2: 2 } } }, ['classes-differ']],
    ['classes left out', { ...honest, classes: {} }, ['classes-differ', 'classes-differ']],
    [
      'classes where there are none',
      { ...honest, classes: { ...honest.classes, Far: { g1: 1 } } },
      ['classes-differ'],
    ],
    [
      'classes of a grade that does not exist',
      { ...honest, classes: { Near: { ...honest.classes.Near, g9: 1 } } },
      ['classes-differ'],
    ],
    ['classes of a ghost', { ...honest, classes: { ...honest.classes, Ghost: {} } }, ['school-unknown']],
    // Exceptions.
    ['an exception kept quiet', { ...honest, exceptions: [] }, ['exception-not-recorded']],
    [
      'an exception made up',
      { ...honest, exceptions: [...honest.exceptions, { ...honest.exceptions[0]!, unit: 'b' }] },
      ['exception-not-so'],
    ],
    [
      'an exception twice',
      { ...honest, exceptions: [...honest.exceptions, ...honest.exceptions] },
      ['exception-not-so'],
    ],
    [
      'an exception of another kind',
      { ...honest, exceptions: [{ ...honest.exceptions[0]!, kind: 'bus' }] },
      ['exception-not-so', 'exception-not-recorded'],
    ],
    [
      'an exception of some of its grades',
      { ...honest, exceptions: [{ ...honest.exceptions[0]!, grades: ['g1'] }] },
      ['exception-not-so', 'exception-not-recorded'],
    ],
    [
      'a way made shorter',
      { ...honest, exceptions: [{ ...honest.exceptions[0]!, minutes: 39.9 }] },
      ['exception-minutes'],
    ],
    // Violations.
    ['a breach kept quiet', { ...broken, violations: [] }, ['violation-not-admitted']],
    ['a breach made up', { ...honest, violations: broken.violations }, ['violation-not-so']],
    [
      'a breach made small',
      { ...broken, violations: [{ ...broken.violations[0]!, excess: 0.5 }] },
      ['violation-excess'],
    ],
    [
      'a breach in other units',
      { ...broken, violations: [{ ...broken.violations[0]!, unit: 'pupils' }] },
      ['violation-excess'],
    ],
    [
      'a breach twice',
      { ...broken, violations: [...broken.violations, ...broken.violations] },
      ['violation-not-so'],
    ],
    // Levels.
    [
      'a value too good',
      withResult({ objective: 131 }, withLevel(0, { value: 131, reached: 131 })),
      ['value-differs'],
    ],
    [
      'a value too good by a millionth and a half',
      withLevel(1, { value: 60 * (1 - 1.5e-6) }),
      ['value-differs'],
    ],
    ['a value that is not zero', withLevel(2, { value: 1e-6, reached: 1e-6 }), ['value-differs']],
    ['another unit', withLevel(0, { unit: 'pupil-hours' }), ['unit-differs']],
    ['another tolerance', withLevel(0, { tolerance: 0.02 }), ['tolerance-differs']],
    ['more spent than the tolerance', withLevel(0, { reached: 130 }), ['tolerance-exceeded']],
    ['a level left out', withResult({ levels: honest.result.levels.slice(0, 2) }), ['level-missing']],
    [
      'levels out of order',
      withResult({ levels: honest.result.levels.toReversed() }),
      ['level-missing', 'level-missing'],
    ],
    [
      'a level that nobody asked for',
      withResult({ levels: [...honest.result.levels, { ...honest.result.levels[0]!, id: 'distance' }] }),
      ['level-not-asked'],
    ],
    [
      'no levels of a feasible plan',
      withResult({ levels: [], objective: null }),
      ['level-missing', 'level-missing', 'level-missing'],
    ],
    // Bounds and gaps.
    ['a bound above the value', withBound(133, -1 / 132), ['bound-above-value']],
    [
      'a bound above what was reached',
      withBound(131.5, 0.5 / 132, { reached: 131 }),
      ['bound-above-reached'],
    ],
    ['a gap too small', withBound(66, 0.4), ['gap-differs']],
    ['a gap without a bound', withResult({ gap: 0.5 }, withLevel(0, { gap: 0.5 })), ['gap-differs']],
    ['a bound without a gap', withBound(66, null), ['gap-differs']],
    ['a gap over the bound', withBound(66, 1), ['gap-differs']],
    // Status and summary.
    ['a breach called feasible', withResult({ status: 'feasible' }, broken), ['status-breaks-rules']],
    ['optimal without bounds', withResult({ status: 'optimal' }), ['status-not-proved']],
    ['optimal with a gap', withResult({ status: 'optimal' }, withBound(131, 1 / 132)), ['status-not-proved']],
    [
      'infeasible, refuted by itself',
      withResult({ status: 'infeasible', stoppedBy: 'proof' }),
      ['status-refuted'],
    ],
    [
      'infeasible without a proof',
      withResult({ status: 'infeasible', stoppedBy: 'time' }, broken),
      ['status-without-proof'],
    ],
    ['another objective', withResult({ objective: 60 }), ['summary-differs']],
    ['another bound', withResult({ bound: 60 }), ['summary-differs']],
    ['another gap', withResult({ bound: 66, gap: 0.25 }, withBound(66, 0.5)), ['summary-differs']],
    // Moves.
    [
      'a move of nobody',
      {
        ...honest,
        moves: [
          {
            teacher: 'x',
            from: 'y',
            to: 'Near',
            form: 'rotation',
            startYear: 2026,
            endYear: null,
            reason: '',
          },
        ],
      },
      ['teacher-unknown', 'school-unknown'],
    ],
  ];

  it.each(lies)('%s', (_, plan, codes) => {
    const { verdict, claims, text } = judge(plan);
    expect(claims.map((claim) => claim.code)).toEqual(codes);
    expect(verdict).toBe('claims what is not so');
    expect(text.en).toContain(`${codes.length} thing`);
    for (const claim of claims) {
      expect(claim.place).toMatch(/^[a-z]/);
      expect(claim.text.en).toMatch(/[.?]$/);
      expect(claim.text.zh).toMatch(/[\u4e00-\u9fff].*。$/);
      expect(claim.text.en + claim.text.zh).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});

describe('what is true enough is let through:', () => {
  const levels = honest.result.levels.map((level) => ({ ...level, bound: level.value, gap: 0 }));
  const proved = withResult({ levels, status: 'optimal', stoppedBy: 'proof', bound: 132, gap: 0 });
  const truths: readonly (readonly [string, Plan])[] = [
    ['a proved optimum', proved],
    ['a value within a millionth', withResult({ objective: 132 }, withLevel(0, { value: 132 * (1 + 5e-7) }))],
    ['a bound above the value by rounding', withBound(132 * (1 + 1e-9), 0)],
    ['tolerance spent to the last', withLevel(0, { reached: 132 / 1.01 })],
    ['a value better than what was reached', withLevel(0, { reached: 140 })],
    [
      'minutes rounded to one decimal',
      { ...honest, exceptions: [{ ...honest.exceptions[0]!, minutes: 40.04 }] },
    ],
    [
      'grades of an exception in another order',
      { ...honest, exceptions: [{ ...honest.exceptions[0]!, grades: ['g2', 'g1'] }] },
    ],
    ['a school listed that has no zone', { ...honest, open: ['Near', 'Far'] }],
    [
      'an open site without a zone',
      { ...honest, open: ['Near', 'Site'], actions: [{ kind: 'open', school: 'Site', year: 2026 }] },
    ],
    ['a class number of zero', { ...honest, classes: { Near: { ...honest.classes.Near }, Far: { g1: 0 } } }],
    ['any timings', { ...honest, timings: { x: 1e9 } }],
  ];

  it.each(truths)('%s', (_, plan) => {
    expect(judge(plan)).toMatchObject({ verdict: 'keeps every rule', claims: [] });
  });

  it('bounds of a plan that breaks rules do not bind its value', () => {
    const below = withBound(1000, (132 - 1000) / 132, {}, honest);
    expect(judge(below).claims).toHaveLength(1);
    const { value } = broken.result.levels[0]!;
    expect(judge(withBound(2 * value, -1, {}, broken)).claims).toEqual([]);
  });

  it('a plan that found nothing and says so', () => {
    const nothing = honestPlan(town, {});
    const silent = { ...nothing, result: { ...nothing.result, levels: [], objective: null } };
    expect(judge(silent)).toMatchObject({ verdict: 'breaks rules', claims: [] });
    expect(judge(silent).violations.map((one) => one.subject)).toEqual(['a/primary', 'b/primary']);
  });
});
