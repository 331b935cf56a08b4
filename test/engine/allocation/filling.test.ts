import { describe, expect, test } from 'vitest';
import {
  DEFAULT_STEPS,
  type FillingTask,
  fillShortfalls,
  leastTolerance,
  mostOf,
  type Need,
  unprovided,
} from '../../../engine/allocation/index.ts';
import { Random } from '../../../engine/random.ts';
import { solverNamed } from '../../../engine/solvers/index.ts';

const highs = solverNamed('highs')!;
const small = solverNamed('javascript-lp-solver')!;

/** Books of the worked example: five schools, a standard of 5 a pupil, 20 yuan a book. */
const BOOKS: readonly Need[] = [
  [45, 279],
  [37, 137],
  [89, 935],
  [76, 160],
  [55, 402],
].map(([pupils, resource], i) => ({
  id: `s${i + 1}`,
  pupils: pupils!,
  resource: resource!,
  perPupil: 5,
  unitCost: 20,
  lot: 1,
}));

const added = (filling: Awaited<ReturnType<typeof fillShortfalls>>) => filling!.needs.map((one) => one.added);

describe('filling the valleys of the worked example', () => {
  test('with money enough every shortfall is filled, and no more is spent', async () => {
    const filling = await fillShortfalls({ needs: BOOKS, budget: [10_000], steps: DEFAULT_STEPS }, highs);
    expect(filling!.status).toBe('optimal');
    expect(added(filling)).toEqual([[0], [48], [0], [220], [0]]);
    expect(filling!.spent).toEqual([268 * 20]);
  });

  test('with little money the weakest comes first', async () => {
    // School 4 is at 42 %, school 2 at 74 %: 160 books bring school 4 to 84 %, all below the floor of 85 %.
    const filling = await fillShortfalls(
      { needs: BOOKS, budget: [160 * 20], steps: [0.5, 0.7, 0.84, 1] },
      highs,
    );
    const [, second, , fourth] = filling!.needs;
    expect(fourth!.added[0]! + second!.added[0]!).toBe(160);
    expect((160 + fourth!.added[0]!) / 76 / 5).toBeGreaterThanOrEqual(0.7);
    expect((137 + second!.added[0]!) / 37 / 5).toBeGreaterThanOrEqual(0.74);
  });

  test('over years nothing is spent before it is there, and nothing later than it could be', async () => {
    const filling = await fillShortfalls({ needs: BOOKS, budget: [2000, 1000, 10_000], steps: [1] }, highs);
    expect(added(filling).map((years) => years.reduce((a, b) => a + b, 0))).toEqual([0, 48, 0, 220, 0]);
    expect(filling!.spent).toEqual([2000, 1000, 268 * 20 - 3000]);
  });

  test('a building is renovated whole, in the year in which there is money for all of it', async () => {
    // 400 m² at 500 yuan: 202,000 are there in the second year, when no more than 2,000 are left for books.
    const building: Need = {
      id: 'b',
      pupils: 60,
      resource: 0,
      perPupil: 400 / 60,
      unitCost: 500,
      lot: 400,
      urgent: true,
    };
    const filling = await fillShortfalls(
      { needs: [...BOOKS, building], budget: [150_000, 52_000, 10_000], steps: DEFAULT_STEPS },
      highs,
    );
    expect(filling!.status).toBe('optimal');
    expect(filling!.needs.at(-1)).toMatchObject({ added: [0, 400, 0], cost: 200_000, unprovided: 0 });
    expect(filling!.spent).toEqual([2000, 200_000, 268 * 20 - 2000]);
    expect(filling!.levels[0]).toMatchObject({ id: 'unsafe', value: 0 });
  });

  test('the last yuan buys no crumbs of a measured thing, and what little fills a need is bought', async () => {
    const area = { id: 'a', pupils: 10, resource: 0, perPupil: 5, unitCost: 2600, lot: 0 };
    const crumb = await fillShortfalls({ needs: [area], budget: [100], steps: [1] }, highs);
    expect(added(crumb)).toEqual([[0]]);
    expect(crumb!.spent).toEqual([0]);
    const full = await fillShortfalls(
      { needs: [{ ...area, resource: 49.9 }], budget: [1000], steps: [1] },
      highs,
    );
    expect(added(full)[0]![0]).toBeCloseTo(0.1, 4);
  });

  test('without money nothing changes, and nobody ever loses', async () => {
    const filling = await fillShortfalls({ needs: BOOKS, budget: [0], steps: [1] }, highs);
    expect(added(filling).flat()).toEqual([0, 0, 0, 0, 0]);
    expect(filling!.levels[0]!.value).toBeCloseTo(268 / 5, 9);
  });
});

/** Small random tasks: counted and measured things, one or two years. */
function randomTask(seed: number): FillingTask {
  const random = new Random(seed, 7);
  const needs = Array.from(
    { length: random.between(1, 3) },
    (_, i): Need => ({
      id: `n${i}`,
      pupils: random.between(1, 12),
      resource: random.below(10),
      perPupil: random.between(1, 2),
      unitCost: random.between(1, 5) * 1000,
      lot: 1,
    }),
  );
  const budget = Array.from({ length: random.between(1, 2) }, () => random.below(15) * 1000);
  return { needs, budget, steps: random.float() < 0.5 ? [1] : [0.5, 1] };
}

/** The best values of the steps in lexicographic order, by trying every total that the money of all years buys. */
function bruteForce({ needs, budget, steps }: FillingTask): readonly number[] {
  const money = budget.reduce((a, b) => a + b, 0);
  let best: readonly number[] | null = null;
  const totals = needs.map(() => 0);
  const visit = (i: number, left: number): void => {
    if (i === needs.length) {
      const values = steps.map((step) =>
        needs.reduce((sum, need, j) => sum + unprovided(need, step, totals[j]!), 0),
      );
      values.push((money - left) / 1000);
      const decided = best === null ? -1 : values.findIndex((value, k) => Math.abs(value - best![k]!) > 1e-9);
      if (best === null || (decided >= 0 && values[decided]! < best[decided]!)) best = values;
      return;
    }
    for (let n = 0; n <= mostOf(needs[i]!) && n * needs[i]!.unitCost <= left; n++) {
      totals[i] = n;
      visit(i + 1, left - n * needs[i]!.unitCost);
    }
    totals[i] = 0;
  };
  visit(0, money);
  return best!;
}

describe('two solvers and every possibility agree', () => {
  test('on random small tasks', async () => {
    let tried = 0;
    for (let seed = 0; seed < 120; seed++) {
      const task = randomTask(seed);
      const truth = bruteForce(task);
      for (const solver of [highs, small]) {
        const filling = await fillShortfalls(task, solver);
        expect(filling, `${solver.name}, seed ${seed}`).not.toBeNull();
        filling!.levels.slice(0, truth.length).forEach(({ value, bound }, k) => {
          expect(value, `${solver.name}, seed ${seed}, level ${k}`).toBeCloseTo(truth[k]!, 4);
          if (bound !== null) expect(bound).toBeLessThanOrEqual(truth[k]! + 1e-4);
        });
        let spent = 0;
        let there = 0;
        task.budget.forEach((money, y) => {
          there += money;
          spent += filling!.spent[y]!;
          expect(spent).toBeLessThanOrEqual(there + 1e-6);
        });
        expect(filling!.needs.every(({ added: years }) => years.every((amount) => amount >= 0))).toBe(true);
        if (solver === highs) expect(filling!.status).toBe('optimal');
        tried++;
      }
    }
    expect(tried).toBe(240);
  });
});

describe('no-harm', () => {
  /** School 1 had 8 books a pupil and now has 45 pupils more; school 2 had 4 and stays. */
  const crowded: readonly Need[] = [
    { ...BOOKS[0]!, pupils: 90, resource: 360, own: 720 },
    { ...BOOKS[1]!, pupils: 37, resource: 148, own: 148 },
  ];
  const money = (yuan: number) => ({ needs: crowded, budget: [yuan], steps: DEFAULT_STEPS });

  test('holds strictly with money enough, above the standard too', async () => {
    expect(await leastTolerance(money(7200), highs)).toMatchObject({ tolerance: 0, inTheWay: [] });
    const filling = await fillShortfalls({ ...money(7200), tolerance: 0 }, highs);
    expect(added(filling)[0]).toEqual([360]);
  });

  test('names the school in its way and the tolerance that frees it', async () => {
    // 180 books can be bought: 540 of 720 are a quarter less.
    const harm = await leastTolerance(money(3600), highs);
    expect(harm!.tolerance).toBeCloseTo(0.25, 9);
    expect(harm).toMatchObject({ proved: true, inTheWay: [{ id: 's1' }] });
    expect(await fillShortfalls({ ...money(3600), tolerance: 0 }, highs)).toBeNull();
    expect(await fillShortfalls({ ...money(3600), tolerance: 0.249 }, highs)).toBeNull();
    const freed = await fillShortfalls({ ...money(3600), tolerance: harm!.tolerance + 1e-6 }, highs);
    expect(added(freed)).toEqual([[180], [0]]);
  });

  test('is least: on random counties one book less to lose is too much', async () => {
    let tried = 0;
    for (let seed = 0; seed < 60; seed++) {
      const task = randomTask(seed);
      const random = new Random(seed, 8);
      const needs = task.needs.map((need) => ({ ...need, own: need.resource + random.below(12) }));
      const harm = (await leastTolerance({ ...task, needs }, highs))!;
      const kept = await fillShortfalls({ ...task, needs, tolerance: harm.tolerance + 1e-6 }, highs);
      expect(kept, `seed ${seed}`).not.toBeNull();
      if (harm.tolerance === 0) continue;
      expect(harm.inTheWay.length).toBeGreaterThan(0);
      const less = await fillShortfalls({ ...task, needs, tolerance: harm.tolerance - 1e-3 }, highs);
      expect(less, `seed ${seed}`).toBeNull();
      tried++;
    }
    expect(tried).toBeGreaterThan(10);
  });
});

test('every fault of a task is told', async () => {
  const broken: FillingTask = {
    needs: [
      { ...BOOKS[0]!, unitCost: 0 },
      { ...BOOKS[0]!, perPupil: Number.NaN },
    ],
    budget: [-1],
    steps: [0.9, 0.5],
  };
  await expect(fillShortfalls(broken, highs)).rejects.toThrow(
    /year 1 is -1.*Steps must rise to 1.*no price.*no standard.*same id/,
  );
});
