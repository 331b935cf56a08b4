import { describe, expect, test } from 'vitest';
import { loadDataset } from '../../../datasets/importers/index.ts';
import { recomputedOutcome } from '../../../engine/check/exchange/outcome.ts';
import { buildWorld } from '../../../engine/check/exchange/world.ts';
import { countyToday, spreadOf } from '../../../engine/indicators/index.ts';
import { defaultExchangeOptions } from '../../../engine/plan/index.ts';
import {
  type CoefficientLimit,
  exchangePolicy,
  RATIO_OF_MEASURE,
  resolveDatasetPolicy,
  type StaffMeasure,
} from '../../../engine/policy/index.ts';
import { compileModel, contextOf, ExchangeState } from '../../../engine/staffing/index.ts';
import { coefficientsOf } from '../../../engine/staffing/outputs/coefficients.ts';
import { DEMO } from '../../support/run-cli.ts';

const built = await loadDataset(DEMO);
if (!('problem' in built)) throw new Error('The demo county does not load.');
const { problem } = built;
const resolved = resolveDatasetPolicy(problem.policy, null);
if (!('policy' in resolved)) throw new Error('The policy of the demo county does not resolve.');
const { policy } = resolved;
const options = defaultExchangeOptions(problem.years[0]!);

/** Coefficients with nobody moved, as the planner and as the judge tell them. */
function told(numbers: ReturnType<typeof exchangePolicy>) {
  const context = contextOf(problem, numbers, options);
  return {
    planner: coefficientsOf(context, new ExchangeState(compileModel(context))),
    judge: recomputedOutcome(buildWorld(problem, numbers, options, [])).coefficients,
  };
}

describe('the schools that coefficients are taken over', () => {
  test('are those of the indicators: the coefficients of today are the same, to the planner and to the judge', () => {
    const county = countyToday(problem, policy, null);
    let compared = 0;
    for (const rows of Object.values(told(exchangePolicy(policy)))) {
      for (const { stage, measure, before } of rows) {
        const sheet = county.sheets[problem.stages.findIndex(({ id }) => id === stage)]!;
        expect(before).toBeCloseTo(
          spreadOf(policy, sheet, RATIO_OF_MEASURE[measure as StaffMeasure])!.coefficient,
          9,
        );
        compared++;
      }
    }
    expect(compared).toBe(16);
  });

  test('are told as the profile says: every switch gives what the indicators give, and another coefficient', () => {
    const seen = new Set<string>();
    let compared = 0;
    for (const weight of ['pupils', 'plain']) {
      for (const deviation of ['population', 'sample']) {
        for (const countedBy of ['teachingAt', 'post']) {
          const switches = {
            'coefficient.weight': weight,
            'coefficient.deviation': deviation,
            'staff.countedBy': countedBy,
          };
          const other = { ...policy, values: { ...policy.values, ...switches } } as typeof policy;
          const county = countyToday(problem, other, null);
          const { planner, judge } = told(exchangePolicy(other));
          expect(judge.map(({ before }) => before!.toFixed(9))).toEqual(
            planner.map(({ before }) => before!.toFixed(9)),
          );
          for (const { stage, measure, before } of planner) {
            const sheet = county.sheets[problem.stages.findIndex(({ id }) => id === stage)]!;
            const { coefficient } = spreadOf(other, sheet, RATIO_OF_MEASURE[measure as StaffMeasure])!;
            expect(before).toBeCloseTo(coefficient, 9);
            compared++;
          }
          seen.add(planner.map(({ before }) => before!.toFixed(6)).join());
        }
      }
    }
    expect(compared).toBe(64);
    expect(seen.size).toBe(8);
  });

  test('leave small teaching points out, which changes the coefficients', () => {
    const numbers = exchangePolicy(policy);
    expect(numbers.evaluated.pointsFrom).not.toBeNull();
    const all = told({ ...numbers, evaluated: { owners: null, pointsFrom: null } });
    const few = told(numbers);
    expect(all.planner[0]!.before).not.toBeCloseTo(few.planner[0]!.before!, 3);
  });

  test('are those of the rule: a limit just below the coefficient of today is that coefficient', () => {
    const numbers = exchangePolicy(policy);
    const rows = told(numbers).planner;
    const coefficients = rows.map(
      ({ measure, stage }): CoefficientLimit => ({
        stage: stage as CoefficientLimit['stage'],
        measure: measure as StaffMeasure,
        most: 0,
        weight: 'pupils',
        deviation: 'population',
      }),
    );
    const { spreads } = compileModel(contextOf(problem, { ...numbers, coefficients }, options));
    expect(spreads).toHaveLength(rows.length);
    for (const [i, { before }] of rows.entries()) expect(spreads[i]!.most).toBeCloseTo(before!, 9);
  });
});
