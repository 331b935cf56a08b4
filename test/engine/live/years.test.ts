import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../engine/check/index.ts';
import type { LivePlan } from '../../../engine/live/live-plan.ts';
import { startLive } from '../../../engine/live.ts';
import type { Problem, TargetRow } from '../../../engine/problem/index.ts';
import { outlookOf } from '../../../engine/scenario/outlook-of.ts';
import type { Scenario } from '../../../engine/scenario/scenario.ts';
import { honestPlan } from '../../support/honest-plan.ts';
import { buildTown } from '../../support/tiny-town.ts';

/** West grows by 20 children a year; its school holds two classes of 45, East’s as well. */
const town = buildTown({
  stages: [{ id: 'primary', grades: ['g1'] }],
  years: [2026, 2027, 2028, 2029],
  units: [
    { id: 'east', pupils: [[45], [45], [45], [45]] },
    { id: 'west', pupils: [[60], [80], [100], [120]] },
  ],
  schools: [
    { id: 'East', stages: ['primary'], unit: 'east', classrooms: 2 },
    { id: 'West', stages: ['primary'], unit: 'west', classrooms: 2 },
  ],
  zonesInForce: { primary: { east: 'East', west: 'West' } },
});
const target = (year: number, value: number): TargetRow => {
  return { phase: 'one', year, indicator: 'beyondRoom', stage: null, sense: 'most', value };
};
const problem: Problem = {
  ...town.problem,
  policy: { profile: 'cn-national-2017' },
  growth: {
    births: null,
    housing: null,
    targets: [target(2027, 0), target(2029, 0), { ...target(2027, 0), indicator: 'happiness' }],
  },
};

function live(scenario: Scenario = {}, year?: number): LivePlan {
  const question = { problem, travel: town.travel, scenario, assignment: [null] };
  const started = startLive(year === undefined ? question : { ...question, year });
  if ('complaints' in started) throw new Error(JSON.stringify(started.complaints));
  return started;
}

describe('zones through the years', () => {
  it('tells pupils and full schools of every year, as the judge finds them', () => {
    const { years } = live().years();
    expect(
      years.map(({ year, pupils, fullSchools, classesBeyond }) => [
        year,
        pupils[0],
        fullSchools,
        classesBeyond,
      ]),
    ).toEqual([
      [2026, 105, [], 0],
      [2027, 125, [], 0],
      [2028, 145, ['West'], 1],
      [2029, 165, ['West'], 1],
    ]);
    const policy = live().policy.zoning;
    const plan = honestPlan({ ...town, problem, policy }, { primary: { east: 'East', west: 'West' } });
    const judged = checkPlan(problem, town.travel, policy, plan).years;
    expect(judged.map(({ violations }) => violations.map(({ subject }) => subject))).toEqual(
      years.slice(1).map(({ fullSchools }) => [...fullSchools]),
    );
  });

  it('shows loads and breaches of the year that is asked for, and remembers which is planned', () => {
    const later = live({}, 2028);
    expect([later.options.year, later.planYear]).toEqual([2028, 2026]);
    expect(later.breaches().map(({ rule, school }) => [rule, school])).toEqual([['capacity', 1]]);
    expect(later.schools()[1]).toMatchObject({ pupils: 100, classes: 3 });
    expect([...later.pupilsByUnit(0)]).toEqual([45, 100]);
    later.give(0, [1], 0);
    expect(later.years().years.map(({ fullSchools }) => fullSchools)).toEqual([
      ['East'],
      ['East'],
      ['East'],
      ['East'],
    ]);
    expect(live({}, 2050).options.year).toBe(2026);
  });

  it('goes on through projected years', () => {
    const grown = live({ modifications: [{ kind: 'projectPupils', until: 2033, variant: 'high' }] }, 2033);
    expect(grown.problem.years.at(-1)).toBe(2033);
    expect(grown.years().years).toHaveLength(8);
  });

  it('says which target is met when', () => {
    const { targets } = live().years();
    expect(targets.map(({ inTime, metFrom, name }) => [inTime, metFrom, name === null])).toEqual([
      [true, null, false],
      [false, null, false],
      [null, null, true],
    ]);
    const roomy: Scenario = { modifications: [{ kind: 'expandSchool', school: 'West', classrooms: 1 }] };
    expect(
      live(roomy)
        .years()
        .targets.map(({ inTime, metFrom }) => [inTime, metFrom]),
    ).toEqual([
      [true, 2026],
      [true, 2026],
      [null, null],
    ]);
  });

  it('offers all variants whatever projection the scenario holds', () => {
    const plain = outlookOf(problem, {});
    const held = outlookOf(problem, {
      modifications: [
        { kind: 'projectPupils', until: 2033, variant: 'low' },
        { kind: 'setYear', year: 2033 },
      ],
    });
    if (!('outlook' in plain) || !('outlook' in held)) throw new Error('refused');
    expect([plain.outlook?.until, held.outlook?.until]).toEqual([2038, 2033]);
    expect(plain.outlook?.years.slice(0, 8)).toEqual(held.outlook?.years);
  });

  it('tells the years step by step as at once, of the zones as they stood when they were asked for', () => {
    const plan = live();
    const whole = plan.years();
    const steps = plan.yearsInSteps();
    let rests = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next(), rests++) plan.give(0, [1], rests % 2);
    expect(rests).toBe(plan.problem.years.length);
    expect(step.value).toEqual(whole);
  });
});
