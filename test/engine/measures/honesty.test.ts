import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { honestChange, spread } from '../../../engine/measures/index.ts';

const PUPILS = [45, 37, 89, 76, 55];
const BOOKS = [279, 137, 935, 160, 402];

function change(resources: readonly number[], pupils: readonly number[] = PUPILS) {
  return { before: { resources: BOOKS, pupils: PUPILS }, after: { resources, pupils } };
}

describe('T5 levelling down', () => {
  test('cutting the best school is warned of, and told what it would be without', () => {
    const judged = honestChange(change([279, 137, 500, 160, 402]))!;
    expect(judged).toMatchObject({ fell: [2], closed: [], warnings: ['levellingDown'] });
    expect(judged.after).toBeCloseTo(0.3878, 4);
    expect(judged.withoutLosses).toBeCloseTo(0.515257, 6);
  });

  test('new books for the weakest are not', () => {
    expect(honestChange(change([279, 137, 935, 395, 402]), 0.5)!.warnings).toEqual([]);
  });

  test('books moved from the best to the weakest help, so only a verdict that hangs on the loss is warned of', () => {
    const moved = change([279, 137, 700, 395, 402]);
    expect(honestChange(moved, 0.5)!.warnings).toEqual([]);
    expect(honestChange(moved, 0.3)!.warnings).toEqual(['levellingDown']);
    expect(honestChange(moved)!.fell).toEqual([2]);
  });
});

test('a strong school that takes more pupils is told apart from one that loses', () => {
  // Fifty newcomers enter the rich school 3; nobody gains a book.
  const crowded = change(BOOKS, [45, 37, 139, 76, 55]);
  const { after, withoutLosses } = honestChange(crowded)!;
  expect(after).toBeLessThan(withoutLosses);
  expect(honestChange(crowded, (after + withoutLosses) / 2)!.warnings).toEqual(['spreadThinner']);
});

describe('T6 merger', () => {
  const merged = change([279, 137, 935 + 160, 0, 402], [45, 37, 89 + 76, 0, 55]);

  test('a coefficient that fell because a school was closed is warned of', () => {
    const judged = honestChange(merged, 0.5, undefined, [0, 0, 160, 0, 0])!;
    expect(judged.after).toBeCloseTo(0.1636, 4);
    expect(judged.oldRoster).toBeCloseTo(0.515257, 6);
    expect(judged).toMatchObject({ closed: [3] });
    expect(judged.warnings).toContain('merger');
  });
});

test('taking from the best school never improves the verdict without the warning', () => {
  const county = fc.array(fc.tuple(fc.integer({ min: 5, max: 300 }), fc.integer({ min: 10, max: 2000 })), {
    minLength: 3,
    maxLength: 8,
  });
  let improved = 0;
  fc.assert(
    fc.property(county, fc.integer({ min: 1, max: 99 }), (schools, percent) => {
      const pupils = schools.map(([p]) => p);
      const before = schools.map(([, r]) => r);
      const best = before.reduce((top, r, i) => (r / pupils[i]! > before[top]! / pupils[top]! ? i : top), 0);
      const after = before.map((r, i) => (i === best ? (r * percent) / 100 : r));
      const [was, is] = [spread(before, pupils)!.coefficient, spread(after, pupils)!.coefficient];
      if (is >= was - 1e-9) return;
      improved++;
      for (const limit of [null, (was + is) / 2]) {
        const judged = honestChange(
          { before: { resources: before, pupils }, after: { resources: after, pupils } },
          limit,
        )!;
        expect(judged.warnings).toEqual(['levellingDown']);
        expect(judged.withoutLosses).toBeCloseTo(was, 9);
      }
    }),
    { numRuns: 1000, seed: 3 },
  );
  expect(improved).toBeGreaterThan(300);
});
