import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDataset } from '../../datasets/importers/index.ts';
import { buildProblem, type Complaint, type RawTables } from '../../engine/problem/index.ts';
import { SMALL_COUNTY } from '../support/small-county.ts';
import { Files } from './faults/files.ts';

/** What happens to a file on a bad disk, a bad line or in a careless editor. */
const DAMAGE = fc.array(
  fc.record({
    kind: fc.constantFrom('flip', 'cut', 'drop', 'repeat', 'insert', 'zero'),
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    length: fc.integer({ min: 1, max: 60 }),
    bytes: fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 12 }),
      fc.constantFrom('"', '\n', ',', '-', '1e308', '{', ']', '\ufeff', '年', '=1+1').map(utf8),
    ),
  }),
  { minLength: 1, maxLength: 4 },
);

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

type Damage = typeof DAMAGE extends fc.Arbitrary<infer T> ? T : never;

function damaged(whole: Uint8Array, damage: Damage): Uint8Array {
  let bytes = Buffer.from(whole);
  for (const { kind, at, length, bytes: more } of damage) {
    const place = Math.floor(at * bytes.length);
    const head = bytes.subarray(0, place);
    const tail = bytes.subarray(place);
    if (kind === 'flip')
      bytes = Buffer.concat([head, Buffer.from([(tail[0] ?? 0) ^ length]), tail.subarray(1)]);
    else if (kind === 'cut') bytes = Buffer.from(head);
    else if (kind === 'drop') bytes = Buffer.concat([head, tail.subarray(length)]);
    else if (kind === 'repeat') bytes = Buffer.concat([head, tail.subarray(0, length), tail]);
    else if (kind === 'insert') bytes = Buffer.concat([head, Buffer.from(more), tail]);
    else bytes = Buffer.concat([head, Buffer.alloc(Math.min(length, tail.length)), tail.subarray(length)]);
  }
  return new Uint8Array(bytes);
}

/** Reads and builds; a problem, or at least one error with a place and a sentence. */
async function survives(files: ReadonlyMap<string, Uint8Array>): Promise<boolean> {
  const read = await readDataset([...files].map(([name, bytes]) => ({ name, bytes })));
  return isAnswer(read.tables, read.complaints);
}

function isAnswer(tables: RawTables, complaints: readonly Complaint[]): boolean {
  const built = buildProblem(tables, complaints);
  if ('problem' in built) return true;
  for (const { file, text } of built.complaints) {
    if (file === '' || /\{\w+\}|undefined/.test(text.en + text.zh)) return false;
  }
  return built.complaints.some(({ severity }) => severity === 'error');
}

describe.each([
  ['csv', 400],
  ['xlsx', 200],
] as const)('a damaged dataset as %s', (format, runs) => {
  it('is read or refused, never crashed upon', async () => {
    const whole = await Files.of(SMALL_COUNTY, { format });
    const names = [...whole.map.keys()];
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), DAMAGE, async (name, damage) => {
        const files = new Map(whole.map);
        files.set(name, damaged(whole.bytes(name), damage));
        expect(await survives(files)).toBe(true);
        refused++;
      }),
      { numRuns: runs, seed: 20261123 },
    );
    expect(refused).toBe(runs);
  });
});

describe('cells of any text', () => {
  it('are read or refused', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom(
        'U1',
        'S1',
        '-0',
        '1e999',
        '一年级',
        '2026-02-31',
        'true',
        ';;;',
        '\u0000',
        '__proto__',
      ),
    );
    const places = SMALL_COUNTY.tables.map(({ headers, rows }) => [headers.length, rows.length] as const);
    const change = fc.nat(places.length - 1).chain((table) =>
      fc.record({
        table: fc.constant(table),
        row: fc.nat(places[table]![1] - 1),
        column: fc.nat(places[table]![0] - 1),
        cell,
      }),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const tables = SMALL_COUNTY.tables.map((table, t) => ({
          ...table,
          rows: table.rows.map((row, r) => ({
            ...row,
            cells: row.cells.map((old, c) => {
              const last = changes.findLast((one) => one.table === t && one.row === r && one.column === c);
              return last ? last.cell : old;
            }),
          })),
        }));
        expect(isAnswer({ ...SMALL_COUNTY, tables }, [])).toBe(true);
      }),
      { numRuns: 500, seed: 20261123 },
    );
  });
});
