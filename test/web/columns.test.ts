import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeColumns, encodeColumns } from '../../web/shared/index.ts';

function back(value: unknown): unknown {
  return decodeColumns(encodeColumns(value).buffer as ArrayBuffer);
}

describe('columns', () => {
  test('come back as they were, to the last bit, whatever the numbers', () => {
    let packed = 0;
    const long = { minLength: 100, maxLength: 300 };
    const decimals = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 });
    const arrays = fc.oneof(
      fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), long).map((all) => Int32Array.from(all)),
      fc.array(fc.integer({ min: -40, max: 300 }), long).map((all) => Int32Array.from(all, (n) => n * 700)),
      fc.array(fc.integer({ min: 0, max: 9 }), long).map((all) => {
        let sum = 0;
        return Int32Array.from(all, (n) => (sum += n));
      }),
      fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), long).map((all) => Uint32Array.from(all)),
      fc.array(decimals, long).map((all) => Float64Array.from(all, (n) => n / 1e7)),
      fc.array(decimals, long).map((all) => Float64Array.from(all, (n) => n / 1000)),
      fc.array(fc.double(), long).map((all) => Float64Array.from(all)),
      fc.array(fc.float(), long).map((all) => Float32Array.from(all)),
      fc.array(fc.integer({ min: 0, max: 255 }), long).map((all) => Uint8Array.from(all)),
    );
    fc.assert(
      fc.property(arrays, (column) => {
        const plain = column.byteLength;
        const bytes = encodeColumns({ deep: [{ column }], none: null });
        if (bytes.length < plain) packed++;
        expect(back({ deep: [{ column }], none: null })).toEqual({ deep: [{ column }], none: null });
      }),
      { numRuns: 400, seed: 1 },
    );
    expect(packed).toBeGreaterThan(50);
  });

  test('a nought with a sign, numbers that are none and infinities stay what they are', () => {
    const odd = Float64Array.from(
      { length: 64 },
      (_, i) => [0, -0, Number.NaN, Infinity, -Infinity, 7][i % 6]!,
    );
    const { column } = back({ column: odd }) as { column: Float64Array };
    let checked = 0;
    for (let i = 0; i < odd.length; i++, checked++) expect(Object.is(column[i], odd[i])).toBe(true);
    expect(checked).toBe(64);
  });

  test('starts of rows take a byte each, and so do repeated steps', () => {
    const start = Int32Array.from({ length: 50_001 }, (_, i) => i * 24);
    expect(encodeColumns({ start }).length).toBeLessThan(51_000);
    expect(back({ start })).toEqual({ start });
  });
});
