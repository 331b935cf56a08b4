import { expect, test } from 'vitest';
import { Random } from '../../../engine/random.ts';
import {
  divisorsOf,
  restOf,
  roundedAmount,
  roundedNeed,
} from '../../../engine/staffing/model/rounding-rows.ts';

test('a rounded row cuts off no whole solution, and says that a gap of four lessons takes a teacher', () => {
  const random = new Random(1);
  let tried = 0;
  let tight = 0;
  for (let round = 0; round < 400; round++) {
    const amounts = Array.from({ length: 3 }, () => random.between(-16, 16));
    const needed = random.between(-20, 30);
    for (const divisor of divisorsOf(amounts, needed)) {
      const rest = restOf(needed, divisor);
      for (let code = 0; code < 27; code++) {
        const x = [code % 3, Math.floor(code / 3) % 3, Math.floor(code / 9)];
        const given = amounts.reduce((sum, amount, j) => sum + amount * x[j]!, 0);
        const slack = Math.max(0, needed - given);
        const rounded = amounts.reduce(
          (sum, amount, j) => sum + roundedAmount(amount, divisor, rest) * x[j]!,
          0,
        );
        expect(rounded + slack).toBeGreaterThanOrEqual(roundedNeed(needed, divisor));
        if (rounded + slack === roundedNeed(needed, divisor)) tight++;
        tried++;
      }
    }
  }
  expect(tried).toBeGreaterThan(10_000);
  expect(tight).toBeGreaterThan(500);
  // Four lessons missing, teachers of sixteen: 4x + u ≥ 4 in place of 16x + u ≥ 4.
  expect([restOf(4, 16), roundedAmount(16, 16, 4), roundedNeed(4, 16)]).toEqual([4, 4, 4]);
});
