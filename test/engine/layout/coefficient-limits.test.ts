import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../engine/check/index.ts';
import { waysOut, whyNothingFits } from '../../../engine/explain/index.ts';
import { coefficientCuts } from '../../../engine/layout/constraints/coefficient-cuts.ts';
import { compile, draftToPlan, inThisThread, zone } from '../../../engine/layout/index.ts';
import { spread } from '../../../engine/measures/spread.ts';
import { tangentCut } from '../../../engine/measures/tangent.ts';
import { type BalancePolicy, NO_BALANCE } from '../../../engine/policy/balance.ts';
import { NO_STOCKS } from '../../../engine/problem/index.ts';
import { Random } from '../../../engine/random.ts';
import { solvers } from '../../../engine/solvers/index.ts';
import { afterIterations } from '../../../engine/stop/index.ts';
import { bruteForce } from '../../support/brute-force.ts';
import { honestPlan } from '../../support/honest-plan.ts';
import { buildTown, type Town, type TownSpec } from '../../support/tiny-town.ts';

/** Eight villages of 10 children in a row; books lie with school A, at the far left. */
function row(
  limit: number | null,
  books: readonly [a: number, b: number],
  change: Partial<BalancePolicy> = {},
): Town {
  const ids = Array.from({ length: 8 }, (_, u) => `u${u}`);
  const spec: TownSpec = {
    stages: [{ id: 'primary', grades: ['g1'] }],
    units: ids.map((id) => ({ id, pupils: [[10]] })),
    schools: [
      { id: 'A', stages: ['primary'], unit: 'u0', stocks: { ...NO_STOCKS, books: books[0] } },
      { id: 'B', stages: ['primary'], unit: 'u7', stocks: { ...NO_STOCKS, books: books[1] } },
    ],
    enrolment: [
      ['A', 1, 40],
      ['B', 1, 40],
    ],
    borders: ids.slice(1).map((id, k): [string, string] => [ids[k]!, id]),
    seconds: Object.fromEntries(ids.map((id, u) => [id, { A: 120 * u, B: 120 * (7 - u) }])),
    policy: {
      balance: {
        ...NO_BALANCE,
        ratios: ['books'],
        coefficient: {
          ...NO_BALANCE.coefficient,
          binds: limit !== null,
          limits: limit === null ? {} : { primary: limit },
        },
        ...change,
      },
    },
    options: { levels: [{ id: 'travel', tolerance: 0 }] },
  };
  return buildTown(spec);
}

async function planned(town: Town) {
  const compiled = compile(town);
  const draft = await zone(compiled.task!, {
    stop: afterIterations(3),
    seed: 1,
    pool: inThisThread,
    solver: solvers[0]!,
    tolerances: [0],
  });
  return draftToPlan(compiled.context!, compiled.grouping!, compiled.objectives, draft, {
    overrides: {},
    scenario: null,
    timings: {},
  });
}

const inA = (plan: { readonly assignment: Readonly<Record<string, Readonly<Record<string, string>>>> }) =>
  Object.values(plan.assignment.primary!).filter((school) => school === 'A').length;

describe('limits on the difference coefficient', () => {
  it('move the border as far as they must and no further', async () => {
    // 600 books at A, 200 at B, 80 children: with 10·n children at A the coefficient is the distance of n ⁄ 8 from ¾ over √(…).
    const coefficient = (n: number) => spread([600, 200], [10 * n, 80 - 10 * n])!.coefficient;
    let compared = 0;
    for (const [n, limit] of [
      [4, coefficient(4)],
      [5, coefficient(5)],
      [5, coefficient(4) - 1e-3],
      [6, coefficient(5) - 1e-3],
      [6, 0],
    ] as const) {
      const plan = await planned(row(limit, [600, 200]));
      expect(plan.result.status).toBe('optimal');
      expect(inA(plan), `limit ${limit}`).toBe(n);
      compared++;
    }
    expect(compared).toBe(5);
  });

  it('that cannot be reached are proved so, and told with what is the least', async () => {
    // 799 books at A and 1 at B: B keeps its own village, so that the best is 70 and 10 children.
    const town = row(0.2, [799, 1]);
    const least = spread([799, 1], [70, 10])!.coefficient;
    expect(least).toBeGreaterThan(0.2);
    expect((await planned(town)).result.status).toBe('infeasible');
    expect(bruteForce(town).feasible).toBe(0);
    const { status, clash } = await whyNothingFits(town, { solver: solvers[0]! });
    expect(status).toBe('clash');
    const [member] = clash!.members;
    expect(member!.kind).toBe('coefficient');
    const atLeast = member!.kind === 'coefficient' ? member!.atLeast : Number.NaN;
    expect(atLeast).toBeLessThanOrEqual(least + 1e-9);
    expect(atLeast).toBeGreaterThan(0.2);
    expect(clash!.text.en).toContain('Books per pupil');
    expect(clash!.text.zh).toContain('差异系数');
    const ways = await waysOut(town, { solver: solvers[0]! }, clash!);
    expect(ways[0]!.add[0]).toMatchObject({ kind: 'changeLimit', stage: 'primary' });
  });

  it('are not kept by emptying a school', () => {
    const town = row(0.5, [600, 200]);
    const all = Object.fromEntries(town.problem.units.ids.map((id) => [id, 'A']));
    const report = checkPlan(town.problem, town.travel, town.policy, honestPlan(town, { primary: all }));
    expect(report.violations.map(({ rule }) => rule)).toContain('coefficient');
  });

  it('are cut by tangents that no plan within the limit breaks, the same as those of the formula', () => {
    const town = row(0.3, [600, 200]);
    const { task } = compile(town);
    const random = new Random(5, 1);
    let [within, cutOff] = [0, 0];
    for (let k = 0; k < 300; k++) {
      const point = Float64Array.from([random.between(1, 79), 0]);
      point[1] = 80 - point[0]!;
      const [cut] = coefficientCuts(task!, point);
      const formula = tangentCut([600, 200], point, 0.3);
      for (let n = 1; n < 8; n++) {
        const pupils = [10 * n, 80 - 10 * n];
        const keeps = spread([600, 200], pupils)!.coefficient <= 0.3;
        const left = (values: ArrayLike<number>) => values[0]! * pupils[0]! + values[1]! * pupils[1]!;
        if (!cut) continue;
        const own = left(cut.coefficients) <= cut.upper + 1e-6;
        const resources = 600 * formula.resource[0]! + 200 * formula.resource[1]!;
        expect(own).toBe(resources + left(formula.pupils) <= formula.bound + 1e-6);
        if (keeps) expect(own).toBe(true);
        if (keeps) within++;
        else if (!own) cutOff++;
      }
    }
    expect(within).toBeGreaterThan(100);
    expect(cutOff).toBeGreaterThan(100);
  });
});

describe('no-harm', () => {
  it('holds every school to its pupils of today, or to as many as the tolerance lets in', async () => {
    const noHarm = (tolerance: number) => ({
      noHarm: { binds: true, reading: 'ownLevel' as const, tolerance },
    });
    const strict = row(0, [600, 200], { ...noHarm(0) });
    // The coefficient wants 60 children at A, its level of today allows 40.
    expect((await planned(strict)).result.status).toBe('infeasible');
    const loose = row(0, [600, 200], { ...noHarm(1 / 3) });
    expect(inA(await planned(loose))).toBe(6);
  });

  it('names the school that stands in the way, and the tolerance that frees it', async () => {
    const town = row(null, [600, 200], { noHarm: { binds: true, reading: 'ownLevel', tolerance: 0 } });
    const fewer = {
      ...town.problem,
      enrolment: town.problem.enrolment!.map((one) => ({ ...one, pupils: 38 })),
    };
    const tight = { ...town, problem: fewer };
    const { status, clash } = await whyNothingFits(tight, { solver: solvers[0]! });
    expect(status).toBe('clash');
    expect(clash!.members.filter(({ kind }) => kind === 'noHarm').length).toBeGreaterThan(0);
    const ways = await waysOut(tight, { solver: solvers[0]! }, clash!);
    // 40 children where 38 sit today: a loss of 2 ⁄ 40.
    expect(ways.map(({ add }) => add)).toContainEqual([{ kind: 'changeLimit', noHarm: 0.05 }]);
  });
});
