import { beforeAll, describe, expect, test } from 'vitest';
import { explainPlan, explainUnit, type PlanState, planState } from '../../../engine/explain/index.ts';
import type { Plan } from '../../../engine/plan/index.ts';
import { Random } from '../../../engine/random.ts';
import { demoInForce } from '../../support/demo-in-force.ts';
import { ExplainedAgainstJudge } from '../../support/explained-against-judge.ts';
import { type Assignment, honestPlan } from '../../support/honest-plan.ts';
import { plannedStages, randomTown, schoolsOfStage } from '../../support/random-town.ts';
import { buildTown, type Town, type TownSpec } from '../../support/tiny-town.ts';

function stateOf(town: Town, plan: Plan): PlanState {
  const state = planState(town, plan);
  if ('complaints' in state) throw new Error(state.complaints.map((one) => one.text.en).join('\n'));
  return state;
}

describe('what each other school would cost', () => {
  test('is what the judge finds in the changed plan, over random towns', () => {
    let compared = 0;
    for (let seed = 1; seed <= 250; seed++) {
      const town = randomTown(seed);
      const random = new Random(seed, 77);
      const assignment: Record<string, Record<string, string>> = {};
      for (const k of plannedStages(town)) {
        const schools = schoolsOfStage(town, k);
        assignment[town.problem.stages[k]!.id] = Object.fromEntries(
          town.problem.units.ids.map((id) => [
            id,
            town.problem.schools[schools[random.below(schools.length)]!]!.id,
          ]),
        );
      }
      const state = planState(town, honestPlan(town, assignment));
      if ('complaints' in state) continue;
      const judge = new ExplainedAgainstJudge(town, state, 'whole');
      for (const { slot } of state.context.stages) {
        for (let unit = 0; unit < town.problem.units.count; unit++) compared += judge.compare(slot, unit);
      }
      explainPlan(state);
    }
    expect(compared).toBeGreaterThan(2000);
  });

  describe('in the demo county', () => {
    let town: Town;
    let state: PlanState;
    beforeAll(async () => {
      ({ town, state } = await demoInForce());
    }, 60_000);

    test('is what the judge finds', () => {
      const judge = new ExplainedAgainstJudge(town, state, 'whole');
      let compared = 0;
      for (let unit = 7; unit < town.problem.units.count; unit += 200) {
        for (const { slot } of state.context.stages) compared += judge.compare(slot, unit);
      }
      expect(compared).toBeGreaterThan(100);
    }, 60_000);

    test('every unit has a reason, in both languages, without a word left out', () => {
      let told = 0;
      for (let unit = 0; unit < town.problem.units.count; unit += 11) {
        for (const { slot } of state.context.stages) {
          const explained = explainUnit(state, slot, unit);
          // Zones in force may lie with a school that takes none.
          if (explained === null) continue;
          for (const { text } of [explained.reason, ...explained.alternatives]) {
            expect(`${text.en} ${text.zh}`).not.toMatch(/undefined|NaN|Infinity|null/);
            expect(text.zh).toMatch(/[。]$/);
          }
          told++;
        }
      }
      expect(told).toBeGreaterThan(100);
    });

    test('the whole plan: every unit of every stage is counted once', () => {
      const { reasons, schools } = explainPlan(state);
      const counted = Object.values(reasons).reduce((sum, count) => sum + count, 0);
      expect(counted).toBe(town.problem.units.count * state.context.stages.length);
      expect(schools.length).toBeGreaterThan(0);
    });
  });
});

/** Three villages in a row between two schools: A stands in a, C in c; everybody has 10 pupils, classes of 10. */
const ROW: TownSpec = {
  stages: [{ id: 'primary', grades: ['g1'] }],
  units: ['a', 'b', 'c'].map((id) => ({ id, pupils: [[10]] })),
  schools: [
    { id: 'A', stages: ['primary'], unit: 'a', classrooms: 2 },
    { id: 'C', stages: ['primary'], unit: 'c', classrooms: 2 },
  ],
  borders: [
    ['a', 'b'],
    ['b', 'c'],
  ],
  seconds: { a: { A: 60, C: 1200 }, b: { A: 300, C: 900 }, c: { A: 1200, C: 60 } },
  policy: {
    classCap: { primary: 10 },
    bands: [{ grades: [1, 6], speed: 1.2, limit: 1800, tailFrom: 1200 }],
  },
};
const TO_C: Assignment = { primary: { a: 'A', b: 'C', c: 'C' } };
const TO_A: Assignment = { primary: { a: 'A', b: 'A', c: 'C' } };

function reasonIn(change: Partial<TownSpec>, assignment: Assignment, unit = 1) {
  const town = buildTown({ ...ROW, ...change });
  return explainUnit(stateOf(town, honestPlan(town, assignment)), 0, unit)!;
}

describe('why', () => {
  test('nearest, and the other school costs ten times ten minutes more', () => {
    const { reason, alternatives } = reasonIn({}, TO_A);
    expect(reason.kind).toBe('nearest');
    expect(alternatives[0]!.levels[0]).toBeCloseTo(10 * 10, 9);
    expect(alternatives[0]!.breaks).toEqual([]);
  });

  test('the school in its midst', () => {
    expect(reasonIn({}, TO_A, 0).reason.kind).toBe('anchor');
  });

  test('an improvement that nobody made is told as such', () => {
    expect(reasonIn({}, TO_C).reason.kind).toBe('improvable');
  });

  test('full, and what making room would cost', () => {
    const schools = [{ ...ROW.schools[0]!, classrooms: 1 }, ROW.schools[1]!];
    const { reason } = reasonIn({ schools }, TO_C);
    expect(reason.kind).toBe('full');
    // Only a could make room, and the school stands there.
    expect(reason.room).toBeNull();
    expect(reason.text.en).toContain('would need 2 classes and has 1 classroom');
  });

  test('the cheapest to make room is named with its price', () => {
    const units = ['a', 'b', 'c', 'd'].map((id) => ({ id, pupils: [[10]] }));
    const borders = [...ROW.borders!, ['a', 'd'], ['d', 'c']] as const;
    const seconds = { ...ROW.seconds, d: { A: 240, C: 960 } };
    const { reason } = reasonIn({ units, borders, seconds }, { primary: { ...TO_C.primary!, d: 'A' } });
    expect(reason.kind).toBe('full');
    // d would walk 12 minutes more with 10 pupils; b saves 10 minutes with 10.
    expect(reason.room).toMatchObject({ units: [3], to: 1 });
    expect(reason.room!.cost).toBeCloseTo(120, 9);
    expect(reason.room!.levels[0]).toBeCloseTo(20, 9);
  });

  test('contiguity names who would be cut off', () => {
    const borders = [['b', 'c']] as const;
    const { reason } = reasonIn({ borders: [...borders] }, TO_C);
    expect(reason.kind).toBe('contiguity');
    expect(reason.text.en).toContain('b would be cut off from A');
  });

  test('a lock, a limit, a later goal', () => {
    const lock = { stage: 'primary', unit: 'b', school: 'C' };
    expect(reasonIn({ options: { locks: [lock] } }, TO_C).reason.kind).toBe('lock');
    const zonesInForce = { primary: { a: 'A', b: 'C', c: 'C' } };
    expect(reasonIn({ zonesInForce }, TO_C).reason.kind).toBe('laterGoal');
    // Grade 1 has no limit and far more children; grade 2 may not walk to A.
    const two = {
      stages: [{ id: 'primary', grades: ['g1', 'g2'] }],
      units: ['a', 'b', 'c'].map((id) => ({ id, pupils: [[10, 1]] })),
      schools: ROW.schools.map((school) => ({ ...school, classrooms: 9 })),
      policy: {
        classCap: { primary: 10 },
        bands: [
          { grades: [1, 1], speed: 1.2, limit: null, tailFrom: 1200 },
          { grades: [2, 6], speed: 0.3, limit: 1100, tailFrom: 1200 },
        ],
      },
    } as const;
    const seconds = { ...ROW.seconds, b: { A: 300, C: 900 } };
    const buses = [{ unit: 'b', school: 'C', minutes: 18 }];
    const { reason } = reasonIn({ ...two, seconds, options: { buses } }, TO_C);
    expect(reason.kind).toBe('limit');
    expect(reason.text.en).toContain('b is 20 minutes (grades 2, limit 18.3) from A');
  });

  test('a group moves as one', () => {
    const keepTogether = [{ stage: 'primary', units: ['a', 'b'] }];
    const { together, reason, alternatives } = reasonIn({ options: { keepTogether } }, TO_A);
    expect(together).toEqual([0, 1]);
    expect(reason.text.en).toContain('kept together with a');
    expect(alternatives[0]!.levels[0]).toBeCloseTo(10 * 19 + 10 * 10, 9);
    expect(alternatives[0]!.breaks.map((one) => one.rule).sort()).toEqual(['anchor', 'capacity']);
  });
});
