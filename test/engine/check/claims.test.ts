import { describe, expect, it } from 'vitest';
import { type CheckReport, checkPlan } from '../../../engine/check/index.ts';
import type { LevelResult, Plan, PlanResult } from '../../../engine/plan/index.ts';
import type { Problem } from '../../../engine/problem/index.ts';
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

const beauty = { id: 'beauty', unit: 'points', value: 9, reached: 9, bound: null, gap: null, tolerance: 0 };
const withBeauty = {
  ...withOptions({ levels: [...honest.options.levels, { id: 'beauty', tolerance: 0 }] }),
  result: { ...honest.result, levels: [...honest.result.levels, beauty] },
};
const levels = honest.result.levels.map((level) => ({ ...level, bound: level.value, gap: 0 }));
const proved = withResult({ levels, status: 'optimal', stoppedBy: 'proof', bound: 132, gap: 0 });

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
    [
      'a school that does not exist',
      honestPlan(town, { primary: { a: 'Near', b: 'Ghost' } }, { open: ['Near'] }),
      ['school-unknown'],
    ],
    [
      'known units and schools of an unknown stage',
      { ...honest, assignment: { ...honest.assignment, junior: { a: 'Near' } } },
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
    ['no gap though the bound is reached', withBound(132, null), ['gap-differs']],
    ['a gap of nothing without a bound', withResult({ gap: 0 }, withLevel(0, { gap: 0 })), ['gap-differs']],
    ['a goal that does not exist, with a value', withBeauty, ['goal-unknown']],
    [
      'some levels of a plan of which nothing is known',
      withResult({ levels: broken.result.levels.slice(0, 1) }, broken),
      ['level-missing', 'level-missing'],
    ],
    ['a gap over the bound', withBound(66, 1), ['gap-differs']],
    // Status and summary.
    ['a breach called feasible', withResult({ status: 'feasible' }, broken), ['status-breaks-rules']],
    [
      'a breach called optimal',
      withResult({ status: 'optimal' }, broken),
      ['status-breaks-rules', 'status-not-proved'],
    ],
    ['optimal at every level but one', withLevel(1, { bound: 54, gap: 0.1 }, proved), ['status-not-proved']],
    [
      'optimal without levels',
      withResult({ status: 'optimal', levels: [], objective: null }),
      ['level-missing', 'level-missing', 'level-missing', 'status-not-proved'],
    ],
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

it('single classes left out are caught', () => {
  const wide = buildTown({ ...SPEC, policy: { ...SPEC.policy, classCap: { primary: 45 } } });
  const plan = honestPlan(wide, honest.assignment);
  expect(plan.classes).toEqual({ Near: { g1: 1, g2: 1 } });
  const { claims } = checkPlan(wide.problem, wide.travel, wide.policy, { ...plan, classes: {} });
  expect(claims.map((claim) => claim.code)).toEqual(['classes-differ', 'classes-differ']);
});

describe('objective, bound and gap repeat', () => {
  it('nothing is not zero', () => {
    const asked = { ...town, options: { ...town.options, levels: [{ id: 'change', tolerance: 0 }] } };
    const plan = honestPlan(asked, honest.assignment);
    expect(plan.result).toMatchObject({ objective: 0, bound: null, gap: null });
    const codes = (change: Partial<PlanResult>) =>
      judge(withResult(change, plan)).claims.map((claim) => claim.code);
    expect(codes({})).toEqual([]);
    expect(codes({ objective: null })).toEqual(['summary-differs']);
    expect(codes({ bound: 0, gap: 0 })).toEqual(['summary-differs', 'summary-differs']);
  });

  const repeated = (...ids: string[]) => {
    const asked = { ...town, options: { ...town.options, levels: ids.map((id) => ({ id, tolerance: 0 })) } };
    const plan = honestPlan(asked, honest.assignment);
    return ['travel', 'distance', 'tail', 'change'].filter((id) => {
      const value = plan.result.levels.find((level) => level.id === id)?.value;
      if (value === undefined) return false;
      return judge({ ...plan, result: { ...plan.result, objective: value } }).claims.length === 0;
    });
  };

  it('travel wherever it stands, else distance, else the first level', () => {
    expect(repeated('change', 'tail', 'travel')).toEqual(['travel']);
    expect(repeated('distance', 'travel')).toEqual(['travel']);
    expect(repeated('tail', 'distance')).toEqual(['distance']);
    expect(repeated('tail', 'change')).toEqual(['tail']);
  });
});

describe('what is true enough is let through:', () => {
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
    ['the keeping of a school', { ...honest, actions: [{ kind: 'keep', school: 'Near', year: 2026 }] }],
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

  it('a school that takes no pupils need not be listed for those who were sent there', () => {
    const sent = honestPlan(town, { primary: { a: 'Near', b: 'Private' } }, { open: ['Near'] });
    expect(judge(sent)).toMatchObject({ verdict: 'breaks rules', claims: [] });
  });

  it('what levels of a plan that breaks rules were meant to keep does not bind its value', () => {
    expect(judge(withLevel(0, { reached: 1 }, broken)).claims).toEqual([]);
  });

  it('classes are listed only where there are any', () => {
    expect(judge({ ...honest, open: ['Near', 'Far'] }).classes).toEqual(honest.classes);
  });

  it('moves between known schools by known teachers', () => {
    const problem: Problem = { ...town.problem, teachers: [{ id: 'x' }] as unknown as Problem['teachers'] };
    const move = {
      teacher: 'x',
      from: 'Near',
      to: 'Far',
      form: 'rotation',
      startYear: 2026,
      endYear: null,
      reason: '',
    };
    const found = (...moves: object[]) => {
      const { claims } = checkPlan(problem, town.travel, town.policy, {
        ...honest,
        moves: moves as Plan['moves'],
      });
      return claims.map(({ code, place }) => `${code} ${place}`);
    };
    expect(found(move)).toEqual([]);
    expect(found({ ...move, from: 'Ghost' }, { ...move, teacher: 'y' })).toEqual([
      'school-unknown moves[0].from',
      'teacher-unknown moves[1].teacher',
    ]);
  });

  it.each(['unknown', 'infeasible'] as const)('a plan that found nothing and says so: %s', (status) => {
    const nothing = honestPlan(town, {});
    const result: PlanResult = { ...nothing.result, status, stoppedBy: 'proof', levels: [], objective: null };
    const silent = { ...nothing, result };
    expect(judge(silent).levels.every((level) => level.claimed === null && !level.agrees)).toBe(true);
    expect(judge(silent)).toMatchObject({ verdict: 'breaks rules', claims: [] });
    expect(judge(silent).violations.map((one) => one.subject)).toEqual(['a/primary', 'b/primary']);
  });
});

describe('what a claim tells', () => {
  const told = (plan: Plan) => judge(plan).claims[0]!;

  it('is the place, what the plan says, what is so, and the next step', () => {
    expect(told(withLevel(1, { value: 59, reached: 59 }))).toEqual({
      code: 'value-differs',
      place: 'result.levels[1].value',
      claimed: '59',
      found: '60',
      text: {
        en: 'The value of the level is 60; the plan says 59. Correct the plan.',
        zh: '该目标的值应为 60，方案写为 59；请更正。',
      },
    });
    expect(told(withBound(66, null))).toMatchObject({
      place: 'result.levels[0].gap',
      claimed: null,
      found: '0.5',
    });
    expect(told(withResult({ gap: 0.5 }, withLevel(0, { gap: 0.5 })))).toMatchObject({
      claimed: '0.5',
      found: null,
    });
  });

  it('is which level was asked for, and which was not', () => {
    const few = withResult({ levels: honest.result.levels.slice(0, 2) });
    expect(told(few).text.en).toMatch(/ask for the level "change" here; the plan states none/);
    const first = honest.result.levels[0]!;
    const more = withResult({ levels: [...honest.result.levels, { ...first, id: 'distance' }] });
    expect(told(more).text.en).toMatch(/do not ask for the level "distance"/);
    expect(told(more).place).toBe('result.levels[3]');
  });

  it('is what an action cannot do', () => {
    const action = (kind: 'open' | 'close', school: string) =>
      told({ ...honest, actions: [{ kind, school, year: 2026 }] }).text;
    expect(action('open', 'Far').en).toMatch(/^Far exists already/);
    expect(action('close', 'Site').en).toMatch(/^Site is only a candidate site: there is nothing to close/);
    expect(action('close', 'Site').zh).toMatch(/撤销/);
  });

  it('tells a stage that exists but is not planned from one that does not exist', () => {
    const two = buildTown({
      ...SPEC,
      stages: [...SPEC.stages, { id: 'junior', grades: ['g7'] }],
      units: SPEC.units.map(({ id, pupils }) => ({ id, pupils: [[...pupils[0]!, 1]] })),
      options: { stages: ['primary'] },
    });
    const plan = honestPlan(two, { primary: { a: 'Near', b: 'Near' }, junior: { a: 'Near' } });
    const { claims } = checkPlan(two.problem, two.travel, two.policy, plan);
    expect(claims.map((claim) => claim.code)).toEqual(['stage-not-planned']);
    expect(claims[0]!.text.en).toMatch(/options\.stages does not name/);
  });
});
