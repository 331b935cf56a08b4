import { describe, expect, it } from 'vitest';
import { diffPlans } from '../../../engine/plan/index.ts';
import { travelSeconds } from '../../../engine/travel/table.ts';
import { type Assignment, honestPlan } from '../../support/honest-plan.ts';
import { randomTown } from '../../support/random-town.ts';
import { buildTown } from '../../support/tiny-town.ts';

/** Four units with 1, 2, 4 and 8 pupils in primary, ten times as many in junior. */
const town = buildTown({
  stages: [
    { id: 'primary', grades: ['g1', 'g2'] },
    { id: 'junior', grades: ['g7'] },
  ],
  years: [2026, 2027],
  units: ['a', 'b', 'c', 'd'].map((id, i) => ({
    id,
    pupils: [
      [2 ** i, 0, 10 * 2 ** i],
      [2 ** i, 100, 0],
    ],
  })),
  schools: ['s', 't', 'v'].map((id) => ({ id, stages: ['primary', 'junior'] })),
  seconds: {
    a: { s: 60, t: 600 },
    b: { s: 600, t: 60 },
    c: { s: 60, t: 60 },
    d: { s: 60 },
  },
  policy: { classCap: { primary: 45, junior: 50 } },
});
const before: Assignment = {
  primary: { a: 's', b: 's', c: 's', d: 's' },
  junior: { a: 't', b: 't', c: 't', d: 't' },
};
const after: Assignment = { ...before, primary: { a: 't', b: 't', c: 't', d: 't' } };
const time = (unit: number, school: number) => travelSeconds(town.travel, unit, school);

describe('the difference of two plans', () => {
  const diff = diffPlans(town.problem, time, honestPlan(town, before), honestPlan(town, after));

  it('names who changes school, stage by stage, with times where there are ways', () => {
    expect(diff.stages).toEqual([
      {
        stage: 'primary',
        moved: [
          { unit: 'a', from: 's', to: 't', pupils: 1, minutesFrom: 1, minutesTo: 10 },
          { unit: 'b', from: 's', to: 't', pupils: 2, minutesFrom: 10, minutesTo: 1 },
          { unit: 'c', from: 's', to: 't', pupils: 4, minutesFrom: 1, minutesTo: 1 },
          { unit: 'd', from: 's', to: 't', pupils: 8, minutesFrom: 1, minutesTo: null },
        ],
        pupilsMoved: 15,
        longer: 9,
        shorter: 18,
      },
      { stage: 'junior', moved: [], pupilsMoved: 0, longer: 0, shorter: 0 },
    ]);
  });

  it('sums up every school that has a part in it', () => {
    expect(diff.schools).toEqual([
      {
        school: 's',
        pupils: { a: { primary: 15 }, b: {} },
        classes: { a: 1, b: 0 },
        open: { a: true, b: false },
      },
      {
        school: 't',
        pupils: { a: { junior: 150 }, b: { primary: 15, junior: 150 } },
        classes: { a: 3, b: 4 },
        open: { a: true, b: true },
      },
    ]);
  });

  it('sets the levels side by side, those of one plan only too', () => {
    const short = { ...town, options: { ...town.options, levels: [{ id: 'tail', tolerance: 0 }] } };
    const levels = diffPlans(town.problem, time, honestPlan(town, before), honestPlan(short, before)).levels;
    expect(levels.map(({ id, a, b }) => [id, a !== null, b !== null])).toEqual([
      ['travel', true, false],
      ['tail', true, true],
      ['change', true, false],
    ]);
  });

  it('counts pupils of the year and the grades that each plan places', () => {
    const options = { ...town.options, year: 2027 };
    const later = diffPlans(
      town.problem,
      time,
      honestPlan(town, before),
      honestPlan({ ...town, options }, after),
    );
    expect(later.stages[0]!.pupilsMoved).toBe(15 + 400);
    expect(later.schools[0]!.pupils).toEqual({ a: { primary: 15 }, b: {} });
    const cohort = { ...town.options, mode: 'entryCohort' as const };
    const entrants = diffPlans(
      town.problem,
      time,
      honestPlan({ ...town, options }, before),
      honestPlan({ ...town, options: cohort }, after),
    );
    expect(entrants.stages[0]!.pupilsMoved).toBe(15);
    expect(entrants.schools[0]!.pupils.a).toEqual({ primary: 415 });
  });

  it('counts the pupils of the year and of the grades that enter under each plan', () => {
    const one = buildTown({
      stages: [{ id: 'primary', grades: ['g1', 'g2', 'g3'] }],
      years: [2026, 2027],
      units: [
        { id: 'z', pupils: [[0, 0, 0]] },
        {
          id: 'u',
          pupils: [
            [1, 10, 100],
            [2, 20, 200],
          ],
        },
      ],
      schools: ['s', 't'].map((id) => ({ id, stages: ['primary'] })),
    });
    const pupils = (mode: 'wholeSchool' | 'entryCohort', year: number) => {
      const asked = { ...one, options: { ...one.options, mode, year } };
      const to = (school: string) => honestPlan(asked, { primary: { z: school, u: school } });
      const { stages, schools } = diffPlans(one.problem, () => 60, to('s'), to('t'));
      expect(schools[1]!.pupils.b).toEqual({ primary: stages[0]!.pupilsMoved });
      return stages[0]!.pupilsMoved;
    };
    expect(pupils('wholeSchool', 2026)).toBe(111);
    expect(pupils('wholeSchool', 2027)).toBe(222);
    expect(pupils('entryCohort', 2026)).toBe(1);
    expect(pupils('entryCohort', 2027)).toBe(22);
    expect(pupils('wholeSchool', 2040)).toBe(0);
  });

  it('lists a school that is only open or only has classes, in either plan', () => {
    const plain = honestPlan(town, before);
    const listed = (change: object) =>
      diffPlans(town.problem, time, plain, { ...plain, ...change }).schools.at(-1)!;
    expect(listed({})).toMatchObject({ school: 't' });
    expect(listed({ open: [...plain.open, 'v'] })).toMatchObject({
      school: 'v',
      open: { a: false, b: true },
    });
    const classes = { ...plain.classes, v: { g1: 2, g2: 1 } };
    expect(listed({ classes })).toMatchObject({ school: 'v', classes: { a: 0, b: 3 } });
    const reversed = diffPlans(town.problem, time, { ...plain, open: ['v'], classes }, plain).schools;
    expect(reversed.at(-1)).toMatchObject({
      school: 'v',
      classes: { a: 3, b: 0 },
      open: { a: true, b: false },
    });
  });

  it('leaves out a stage that neither plan places', () => {
    const { junior: _, ...primaryOnly } = before;
    const half = honestPlan({ ...town, options: { ...town.options, stages: ['primary'] } }, primaryOnly);
    expect(diffPlans(town.problem, time, half, half).stages.map((stage) => stage.stage)).toEqual(['primary']);
    const lost = diffPlans(town.problem, time, honestPlan(town, before), half).stages[1]!;
    expect(lost).toMatchObject({ stage: 'junior', pupilsMoved: 150 });
    expect(lost.moved[3]).toEqual({
      unit: 'd',
      from: 't',
      to: null,
      pupils: 80,
      minutesFrom: null,
      minutesTo: null,
    });
  });

  it('counts units that only one plan places as coming from or going nowhere', () => {
    const { junior: _, ...primaryOnly } = before;
    const half = honestPlan({ ...town, options: { ...town.options, stages: ['primary'] } }, primaryOnly);
    const gained = diffPlans(town.problem, time, half, honestPlan(town, before)).stages[1]!;
    expect(gained).toMatchObject({ stage: 'junior', pupilsMoved: 150, longer: 0, shorter: 0 });
    expect(gained.moved[0]).toMatchObject({ from: null, to: 't', minutesFrom: null });
    const everywhere = diffPlans(town.problem, () => 60, half, honestPlan(town, before)).stages[1]!;
    expect(everywhere.moved[0]).toMatchObject({ from: null, minutesFrom: null, minutesTo: 1 });
    const ghost = honestPlan(town, { ...before, primary: { ...before.primary, a: 'ghost' } });
    expect(diffPlans(town.problem, time, ghost, honestPlan(town, before)).stages[0]!.moved).toEqual([
      { unit: 'a', from: null, to: 's', pupils: 1, minutesFrom: null, minutesTo: 1 },
    ]);
  });

  it('is nothing between equals, and turned round it is turned round', () => {
    let moved = 0;
    for (let seed = 0; seed < 200; seed++) {
      const any = randomTown(seed);
      const zones = (shift: number): Assignment =>
        Object.fromEntries(
          any.options.stages.map((stage) => [
            stage,
            Object.fromEntries(
              any.problem.units.ids.map((id, u) => [
                id,
                any.problem.schools[(u + shift) % any.problem.schools.length]!.id,
              ]),
            ),
          ]),
        );
      const walk = (unit: number, school: number) => travelSeconds(any.travel, unit, school);
      const [a, b] = [honestPlan(any, zones(0)), honestPlan(any, zones(1))];
      expect(diffPlans(any.problem, walk, a, a).stages.flatMap((stage) => stage.moved)).toEqual([]);
      const [there, back] = [diffPlans(any.problem, walk, a, b), diffPlans(any.problem, walk, b, a)];
      there.stages.forEach((stage, i) => {
        moved += stage.moved.length;
        expect(back.stages[i]).toMatchObject({
          longer: stage.shorter,
          shorter: stage.longer,
          pupilsMoved: stage.pupilsMoved,
        });
      });
    }
    expect(moved).toBeGreaterThan(1000);
  });
});
