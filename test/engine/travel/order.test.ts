import { describe, expect, it } from 'vitest';
import { Random } from '../../../engine/random.ts';
import { hilbertIndex } from '../../../engine/travel/geo.ts';
import { stableOrder } from '../../../engine/travel/order.ts';

describe('stableOrder', () => {
  it('is the stable order of keys, of any 32 bits, as a comparison sort has it', () => {
    const random = new Random(9);
    let sorted = 0;
    for (let round = 0; round < 200; round++) {
      const most = [3, 70_000, 2 ** 32][round % 3]!;
      const keys = Uint32Array.from({ length: random.below(300) }, () => random.below(most));
      const expected = [...keys.keys()].sort((a, b) => keys[a]! - keys[b]! || a - b);
      expect([...stableOrder(keys)]).toEqual(expected);
      sorted += keys.length;
    }
    expect(sorted).toBeGreaterThan(10_000);
  });

  it('of a second key keeps the first among equals', () => {
    const [first, second] = [Int32Array.of(1, 0, 1, 0), Int32Array.of(5, 4, 3, 2)];
    expect([...stableOrder(first, stableOrder(second))]).toEqual([3, 1, 2, 0]);
  });
});

describe('hilbertIndex', () => {
  it('visits every cell of a block once, each beside the one before', () => {
    const side = 64;
    const cells = new Map<number, [number, number]>();
    for (let x = 0; x < side; x++) for (let y = 0; y < side; y++) cells.set(hilbertIndex(x, y), [x, y]);
    expect(cells.size).toBe(side * side);
    for (let i = 1; i < side * side; i++) {
      const [[x1, y1], [x2, y2]] = [cells.get(i - 1)!, cells.get(i)!];
      expect(Math.abs(x1 - x2) + Math.abs(y1 - y2)).toBe(1);
    }
  });

  it('fills 32 bits', () => {
    const ends = [
      hilbertIndex(0, 0),
      hilbertIndex(65535, 0),
      hilbertIndex(0, 65535),
      hilbertIndex(65535, 65535),
    ];
    expect(Math.min(...ends)).toBe(0);
    expect(Math.max(...ends)).toBe(2 ** 32 - 1);
  });
});
