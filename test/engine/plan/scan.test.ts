import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstError, type Path, pathKey, scanJson } from '../../../engine/plan/scan.ts';

/** Notes the line of every value of a text written by `JSON.stringify(value, null, 1)`; returns the line after it. */
function lineUp(value: unknown, path: Path, line: number, rows: Map<string, number>): number {
  rows.set(pathKey(path), line);
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return line + 1;
  let next = line + 1;
  for (const [key, child] of Object.entries(value)) {
    next = lineUp(child, [...path, Array.isArray(value) ? Number(key) : key], next, rows);
  }
  return next + 1;
}

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

describe('the scan of a JSON text', () => {
  it('knows the line of every value, and how deep it nests', () => {
    let places = 0;
    const json = fc.jsonValue({ maxDepth: 4, stringUnit: 'grapheme' });
    fc.assert(
      fc.property(json, (value) => {
        const rows = new Map<string, number>();
        lineUp(value, [], 1, rows);
        const scan = scanJson(JSON.stringify(value, null, 1), new Set(rows.keys()));
        expect(new Map(scan.rows)).toEqual(rows);
        expect(scan.deepest).toBe(depthOf(value));
        places += rows.size;
      }),
      { numRuns: 2000, seed: 3 },
    );
    expect(places).toBeGreaterThan(5000);
  });

  it('looks for nothing that is not wanted', () => {
    const { rows } = scanJson('{"a": 1, "b": [2, {"c": 3}]}', new Set([pathKey(['b', 1, 'c'])]));
    expect([...rows]).toEqual([['["b",1,"c"]', 1]]);
  });

  it('tells keys given twice in one object, not those of two objects', () => {
    const text =
      '{"a": {"x": 1},\n "b": [{"x": 1}, {"x": 1,\n "\\u0078": "x", "y": {"x": ["x", "x"]}}], "a": 2}';
    expect(scanJson(text, new Set()).faults).toEqual([
      { kind: 'duplicate', path: ['b', 1, 'x'], row: 3 },
      { kind: 'duplicate', path: ['a'], row: 3 },
    ]);
    expect(scanJson('["a", "a", {"b": "a"}]', new Set()).faults).toEqual([]);
  });

  it('tells the one name that no key may have', () => {
    const { faults } = scanJson('{"a": [\n{"__proto__": 1}], "c": "__proto__"}', new Set());
    expect(faults).toEqual([{ kind: 'refused', path: ['a', 0, '__proto__'], row: 2 }]);
  });
});

describe('the first error of a text that is not JSON', () => {
  it.each([
    ['', 0],
    ['{"a": 01}', 7],
    ['{"a": 1,}', 8],
    ['[1, // two\n 2]', 4],
    ['{"a" 1}', 5],
    ["{'a': 1}", 1],
    ['{} x', 3],
  ])('%s', (text, offset) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(firstError(text)).toBe(offset);
  });

  it('is nowhere in a text that is, and not said of one that nests too deep', () => {
    expect(firstError('{"a": [1, "x", null]}')).toBeNull();
    expect(firstError('['.repeat(1_000_000))).toBeNull();
  });
});
