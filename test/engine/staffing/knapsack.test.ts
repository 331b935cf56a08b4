import { expect, test } from 'vitest';
import { Random } from '../../../engine/random.ts';
import { Knapsack } from '../../../engine/staffing/bound/knapsack.ts';
import { HEIGHTS } from '../../../engine/staffing/goals/index.ts';
import { compileModel } from '../../../engine/staffing/model/compile.ts';
import { contextOf } from '../../../engine/staffing/task/context.ts';
import { UNBOUNDED } from '../../../engine/staffing/task/state.ts';
import { randomStaff } from '../../support/random-staff.ts';

test('the least over whole teachers who come and go is that of all counts tried', () => {
  const { problem, policy, options } = randomStaff(1, { teachers: [5, 5], schools: [2, 2] });
  const model = compileModel(contextOf(problem, policy, options));
  let reached = 0;
  let impossible = 0;
  for (let seed = 0; seed < 400; seed++) {
    const random = new Random(seed);
    const step = random.between(1, 4);
    const amount = Int32Array.from({ length: random.between(1, 4) }, (_, i) => {
      const lessons = step * random.between(1, 4);
      return i % 2 === 0 ? lessons : -lessons;
    });
    const most = Int32Array.from(amount, () => random.between(1, 4));
    const height = random.between(0, 40);
    const one = {
      ...model,
      width: 1,
      base: Int32Array.of(random.between(0, 30)),
      low: Int32Array.of(random.below(3) === 0 ? random.between(0, 30) : -UNBOUNDED),
      high: Int32Array.of(random.below(3) === 0 ? random.between(10, 40) : UNBOUNDED),
      heights: Int32Array.from({ length: HEIGHTS }, (_, k) => (k === 0 ? height : -UNBOUNDED)),
      heightLevel: Int32Array.of(0),
      above: Int32Array.of(UNBOUNDED),
      aboveLevel: Int32Array.of(-1),
    };
    const zero = Int32Array.of(0);
    const start = Int32Array.of(0, amount.length);
    const knapsack = new Knapsack(one, {
      entry: zero,
      of: zero,
      start,
      amount,
      most,
      step: Int32Array.of(step),
      itemAt: zero,
    });
    const prices = Float64Array.from({ length: 1 + amount.length }, () => random.normal());
    const weight = random.between(0, 3);
    const value = (counts: readonly number[]) => {
      const z = one.base[0]! + counts.reduce((sum, count, i) => sum + count * amount[i]!, 0);
      if (z < one.low[0]! || z > one.high[0]!) return Infinity;
      const paid = counts.reduce((sum, n, i) => sum + n * prices[1 + i]!, prices[0]! * (z - one.base[0]!));
      return weight * Math.max(0, height - z) + paid;
    };
    const every = (i: number, counts: readonly number[]): number => {
      if (i === amount.length) return value(counts);
      const tried = Array.from({ length: most[i]! + 1 }, (_, n) => every(i + 1, [...counts, n]));
      return Math.min(...tried);
    };
    const least = knapsack.solve(0, weight, 0, prices, 1);
    expect([seed, least]).toEqual([seed, expect.closeTo(every(0, []), 9)]);
    if (least === Infinity) {
      impossible++;
      continue;
    }
    expect([seed, value([...knapsack.taken])]).toEqual([seed, expect.closeTo(least, 9)]);
    reached++;
  }
  expect(reached).toBeGreaterThan(200);
  expect(impossible).toBeGreaterThan(5);
});
