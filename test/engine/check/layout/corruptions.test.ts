import { beforeAll, describe, expect, it } from 'vitest';
import { checkPlan } from '../../../../engine/check/index.ts';
import { inThisThread } from '../../../../engine/layout/index.ts';
import type { Action, LayoutOptions, LayoutPart, LayoutYear, Plan } from '../../../../engine/plan/index.ts';
import type { LayoutPolicy } from '../../../../engine/policy/index.ts';
import { planCounty } from '../../../../engine/scenario/plan-county.ts';
import { solvers } from '../../../../engine/solvers/index.ts';
import { layoutTown } from '../../../support/layout-town.ts';

const tools = { pool: inThisThread, solver: solvers[0]!, now: () => 0, cancelled: { aborted: false } };
let honest: Plan;

beforeAll(async () => {
  const { plan } = await planCounty({ ...layoutTown(), overrides: {}, scenario: null }, tools);
  honest = plan!;
});

type Change = (plan: Plan) => Plan;

const part = (change: (layout: LayoutPart) => Partial<LayoutPart>): Change => {
  return (plan) => ({ ...plan, layout: { ...plan.layout!, ...change(plan.layout!) } });
};
const inYear = (position: number, change: (year: LayoutYear) => Partial<LayoutYear>): Change =>
  part(({ years }) => ({
    years: years.map((year, t) => (t === position ? { ...year, ...change(year) } : year)),
  }));
const spent = (position: number, key: keyof LayoutYear['spending']): Change =>
  inYear(position, ({ spending }) => ({ spending: { ...spending, [key]: spending[key] + 50_000 } }));
const decided = (change: (actions: readonly Action[]) => readonly Action[]): Change => {
  return (plan) => ({ ...plan, actions: change(plan.actions) });
};
const each = (kind: Action['kind'], change: (action: Action) => Action): Change =>
  decided((actions) => actions.map((action) => (action.kind === kind ? change(action) : action)));
const asked = (change: Partial<LayoutOptions>): Change => {
  return (plan) => ({
    ...plan,
    options: { ...plan.options, layout: { ...plan.options.layout!, ...change } },
  });
};
const stated = (change: Partial<Plan['result']['levels'][number]>): Change => {
  return (plan) => {
    const { result } = plan;
    return { ...plan, result: { ...result, levels: [{ ...result.levels[0]!, ...change }] } };
  };
};
/** Zones of a later year with one village sent elsewhere. */
const sent = (position: number, unit: string, school: string): Change =>
  inYear(position, ({ assignment }) => ({
    assignment: { primary: { ...assignment.primary, [unit]: school } },
  }));

/** What is done to an honest plan, and the complaint that must be among the judge's. */
const FALSE: readonly (readonly [string, Change, string])[] = [
  ['building costs of a later year', spent(1, 'building'), 'figure-differs'],
  ['yearly charge for what was built', spent(1, 'charge'), 'figure-differs'],
  ['running costs', spent(0, 'running'), 'figure-differs'],
  ['bus money', spent(0, 'buses'), 'figure-differs'],
  ['boarding money for nobody', spent(1, 'boarding'), 'figure-differs'],
  ['pupil-minutes', inYear(1, ({ minutes }) => ({ minutes: minutes * 0.9 })), 'figure-differs'],
  ['pupils who move', inYear(0, () => ({ moved: 0 })), 'figure-differs'],
  ['goal told too low', stated({ value: 1, reached: 1 }), 'value-differs'],
  ['closing hidden', decided((all) => all.filter(({ kind }) => kind !== 'merge')), 'displaced-not-so'],
  ['opening hidden', decided((all) => all.filter(({ kind }) => kind !== 'open')), 'school-takes-none'],
  ['merged into the wrong school', each('merge', (one) => ({ ...one, into: 'east' })), 'merger-differs'],
  [
    'a merger told as a closing',
    each('merge', ({ school, year }) => ({ kind: 'close', school, year })),
    'merger-differs',
  ],
  ['a merger with nobody named', each('merge', ({ into: _, ...one }) => one), 'action-impossible'],
  [
    'merged into a school that is none',
    each('merge', (one) => ({ ...one, into: 'north' })),
    'school-unknown',
  ],
  [
    'a decision for a school that is none',
    each('open', (one) => ({ ...one, school: 'x' })),
    'school-unknown',
  ],
  [
    'a decision in a year that is not planned',
    each('open', (one) => ({ ...one, year: 2028 })),
    'action-year',
  ],
  ['decisions out of order', decided((all) => [...all].reverse()), 'action-order'],
  [
    'a closed school grows',
    decided((all) => [...all, { kind: 'expand', school: 'small', classrooms: 4, year: 2029 }]),
    'action-impossible',
  ],
  [
    'a school opened and closed by one plan',
    decided((all) => [...all, { kind: 'close', school: 'site', year: 2029 }]),
    'action-impossible',
  ],
  [
    'a standing school opened',
    decided((all) => [...all, { kind: 'open', school: 'east', classrooms: 4, year: 2029 }]),
    'action-impossible',
  ],
  ['classrooms beyond the site', each('open', (one) => ({ ...one, classrooms: 12 })), 'action-impossible'],
  [
    'classrooms that are no whole steps',
    each('open', (one) => ({ ...one, classrooms: 5 })),
    'action-impossible',
  ],
  [
    'a town school made a teaching point',
    decided((all) => [...all, { kind: 'convert', school: 'east', as: 'teachingPoint', year: 2029 }]),
    'action-impossible',
  ],
  [
    'nine years where nobody asked for them',
    decided((all) => [...all, { kind: 'convert', school: 'east', as: 'nineYear', year: 2029 }]),
    'action-impossible',
  ],
  [
    'a settled decision passed over',
    asked({ settled: [{ kind: 'expand', school: 'west', classrooms: 6, year: 2027 }] }),
    'settled-not-taken',
  ],
  ['children of the closed school left out', part(() => ({ displaced: [] })), 'displaced-missing'],
  [
    'the wrong new school for them',
    part(({ displaced }) => ({ displaced: displaced.map((one) => ({ ...one, to: 'east' })) })),
    'displaced-differs',
  ],
  [
    'a shorter way for them',
    part(({ displaced }) => ({
      displaced: displaced.map((one) => ({ ...one, ways: one.ways.map((way) => ({ ...way, minutes: 3 })) })),
    })),
    'displaced-differs',
  ],
  [
    'fewer of them',
    part(({ displaced }) => ({ displaced: displaced.map((one) => ({ ...one, pupils: one.pupils - 1 })) })),
    'displaced-differs',
  ],
  [
    'children listed twice',
    part(({ displaced }) => ({ displaced: [...displaced, ...displaced] })),
    'displaced-not-so',
  ],
  [
    'the time of a bus',
    inYear(0, ({ buses }) => ({ buses: buses.map((bus) => ({ ...bus, minutes: 2 })) })),
    'bus-minutes',
  ],
  [
    'a bus from a village that is none',
    inYear(1, ({ buses }) => ({ buses: [...buses, { unit: 'u9', school: 'east', minutes: 9 }] })),
    'unit-unknown',
  ],
  ["a later year's classes", inYear(1, () => ({ classes: {} })), 'classes-differ'],
  [
    "a later year's class count",
    inYear(1, ({ classes }) => ({ classes: { ...classes, site: { g1: 2, g4: 3 } } })),
    'classes-differ',
  ],
  ["a later year's bus riders not named", inYear(1, () => ({ exceptions: [] })), 'exception-not-recorded'],
  ["a later year's schools", inYear(1, () => ({ open: ['west', 'east'] })), 'school-not-listed'],
  ['a first year that is not the plan', inYear(0, () => ({ open: [] })), 'first-year-differs'],
  ['a year left out', part(({ years }) => ({ years: years.slice(0, 1) })), 'layout-years'],
];

const POLICIES: readonly (readonly [string, Partial<LayoutPolicy>, string])[] = [
  ['more closings than a period may have', { mostClosures: 0 }, 'closures'],
  ['closing sooner than notice allows', { noticeMonths: 24 }, 'notice'],
  ['too few pupils', { leastPupils: { primary: 70, junior: null } }, 'schoolSize'],
  ['too many pupils', { mostPupils: { primary: 60, junior: null, nineYear: null } }, 'schoolSize'],
];

/** Rules that the changed plan breaks; the plan does not say so. */
const BROKEN: readonly (readonly [string, Change, string])[] = [
  ['over the budget of its period', asked({ budgets: [null, 100_000] }), 'budget'],
  ['over the yearly money', asked({ mostYuan: 100_000 }), 'spendingLimit'],
  ['over the pupil-minutes', asked({ mostMinutes: 100 }), 'travelLimit'],
  [
    'more schools than asked for',
    (plan) => ({ ...plan, options: { ...plan.options, sites: { fewest: 1, most: 2 } } }),
    'siteCount',
  ],
  ['a child left at the school that closed', sent(1, 'u1', 'small'), 'assigned'],
  ['a village far from its school in a later year', sent(1, 'u0', 'site'), 'walkingLimit'],
  ['more classes than classrooms in a later year', sent(1, 'u6', 'east'), 'capacity'],
];

const codesOf = (plan: Plan, change: Partial<LayoutPolicy> = {}) => {
  const { problem, travel, policy } = layoutTown(change);
  const { claims, violations, verdict } = checkPlan(problem, travel, policy, plan);
  return { verdict, codes: claims.map(({ code }) => code), rules: violations.map(({ rule }) => rule) };
};

describe('the judge of layouts', () => {
  it('finds nothing in an honest plan with a merger, an opening and buses', () => {
    expect(new Set(honest.actions.map(({ kind }) => kind))).toEqual(new Set(['keep', 'merge', 'open']));
    expect(honest.layout!.years.every(({ buses }) => buses.length > 0)).toBe(true);
    expect(codesOf(honest)).toEqual({ verdict: 'keeps every rule', codes: [], rules: [] });
  });

  it('names every false claim', () => {
    let named = 0;
    for (const [what, change, code] of FALSE) {
      const { codes, verdict } = codesOf(change(honest));
      expect(codes, what).toContain(code);
      expect(verdict, what).toBe('claims what is not so');
      named++;
    }
    expect(named).toBe(38);
  });

  it('names every rule that is broken, and a protected school that closes', () => {
    let named = 0;
    for (const [what, change, rule] of BROKEN) {
      expect(codesOf(change(honest)).rules, what).toContain(rule);
      named++;
    }
    for (const [what, change, rule] of POLICIES) {
      expect(codesOf(honest, change).rules, what).toContain(rule);
      named++;
    }
    const { problem, travel, policy } = layoutTown();
    const schools = problem.schools.map((school) => ({ ...school, protected: school.id === 'small' }));
    const { violations } = checkPlan({ ...problem, schools }, travel, policy, honest);
    expect(violations.map(({ rule, subject }) => [rule, subject])).toEqual([['protectedSchool', 'small']]);
    expect(named).toBe(11);
  });
});
