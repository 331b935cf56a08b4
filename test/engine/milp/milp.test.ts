import { describe, expect, test } from 'vitest';
import {
  appendRows,
  dualBound,
  evaluate,
  hasIntegers,
  isFeasible,
  NeumaierSum,
  ProgramBuilder,
  provesInfeasible,
  recessionCone,
  relaxed,
} from '../../../engine/milp/index.ts';
import { Random } from '../../../engine/random.ts';
import { bruteForce, randomProgram } from '../../support/brute-force-milp.ts';

describe('ProgramBuilder', () => {
  test('rows over columns and columns over rows give the same program', () => {
    const byRows = new ProgramBuilder();
    for (let j = 0; j < 3; j++) byRows.column({ cost: j });
    byRows.row(1, 2, [2, 0], [5, 3]);
    byRows.row(-Infinity, 0, [1], [-1]);
    const byColumns = new ProgramBuilder();
    byColumns.row(1, 2);
    byColumns.row(-Infinity, 0);
    for (let j = 0; j < 3; j++) byColumns.column({ cost: j });
    byColumns.entry(0, 0, 3);
    byColumns.entry(1, 1, -1);
    byColumns.entry(0, 2, 5);
    expect(byColumns.build()).toEqual(byRows.build());
    expect([...byRows.build().indices]).toEqual([0, 2, 1]);
  });

  test('entries in the same place are added up, and what adds up to nothing is left out', () => {
    const builder = new ProgramBuilder();
    builder.column({});
    builder.column({});
    builder.row(0, 1, [0, 1, 0, 1], [2, 4, 1, -4]);
    const program = builder.build();
    expect([...program.starts]).toEqual([0, 1]);
    expect([...program.indices]).toEqual([0]);
    expect([...program.values]).toEqual([3]);
  });

  test('names: none, all, or the gaps filled', () => {
    const builder = new ProgramBuilder();
    builder.column({ name: 'open' });
    builder.binary(2);
    builder.row(0, 1);
    const program = builder.build('tiny');
    expect(program).toMatchObject({ name: 'tiny', columnNames: ['open', 'x1'] });
    expect(program.rowNames).toBeUndefined();
    expect([...program.integer]).toEqual([0, 1]);
    expect(program.upper[1]).toBe(1);
  });

  test('an entry that names no row or column is an error', () => {
    const builder = new ProgramBuilder();
    builder.column({});
    builder.row(0, 1, [1], [1]);
    expect(() => builder.build()).toThrow(/row 0, column 1, but there are 1 rows and 1 columns/);
    expect(() => builder.row(0, 1, [0], [])).toThrow(/1 columns but 0 coefficients/);
  });

  test('grows far beyond its first arrays', () => {
    const builder = new ProgramBuilder();
    for (let j = 0; j < 1000; j++) builder.column({ cost: j });
    for (let i = 0; i < 1000; i++) builder.row(i, i, [i], [2]);
    const program = builder.build();
    expect(program.cost[999]).toBe(999);
    expect(
      evaluate(
        program,
        Float64Array.from({ length: 1000 }, (_, j) => j / 2),
      ).row.excess,
    ).toBe(0);
  });
});

describe('evaluate', () => {
  const builder = new ProgramBuilder();
  builder.constant(1);
  builder.column({ cost: 2, upper: 10 });
  builder.column({ cost: -1, lower: -5, upper: 200, integer: true });
  builder.row(4, 4, [0, 1], [1, 1]);
  builder.row(-Infinity, 100, [1], [1]);
  const program = builder.build();

  test('objective and the worst breach of each kind, with its place', () => {
    expect(evaluate(program, Float64Array.of(1, 3))).toEqual({
      objective: 0,
      row: { excess: 0, index: -1 },
      bound: { excess: 0, index: -1 },
      integrality: { excess: 0, index: -1 },
    });
    const found = evaluate(program, Float64Array.of(-2, 150.25));
    expect(found.row).toEqual({ excess: (148.25 - 4) / 4, index: 0 });
    expect(found.bound).toEqual({ excess: 2, index: 0 });
    expect(found.integrality).toEqual({ excess: 0.25, index: 1 });
    expect(isFeasible(found)).toBe(false);
  });

  test('what is no number is infinitely far off', () => {
    const found = evaluate(program, Float64Array.of(Number.NaN, 3));
    expect(found.bound.excess).toBe(Infinity);
    expect(isFeasible(found)).toBe(false);
  });

  test('another length is an error', () => {
    expect(() => evaluate(program, new Float64Array(3))).toThrow(/3 values, the program 2 columns/);
  });
});

describe('dualBound', () => {
  test('no multipliers bound a tiny program above its optimum', () => {
    const random = new Random(3);
    let feasible = 0;
    let finite = 0;
    for (let round = 0; round < 400; round++) {
      const program = randomProgram(random);
      const truth = bruteForce(program);
      for (let trial = 0; trial < 5; trial++) {
        const y = Float64Array.from({ length: program.rows }, () =>
          random.below(4) === 0 ? 0 : random.normal() * 3,
        );
        const bound = dualBound(program, y);
        if (Number.isFinite(bound)) finite++;
        if (truth !== null) {
          feasible++;
          expect(bound).toBeLessThanOrEqual(truth + 1e-12);
        }
        if (provesInfeasible(program, y)) expect(truth).toBeNull();
      }
    }
    expect(feasible).toBeGreaterThan(800);
    // All columns are bounded, so that every multiplier gives something.
    expect(finite).toBe(2000);
  });

  test('the right multipliers prove the optimum: minimise x + y with x + 2y ≥ 4', () => {
    const builder = new ProgramBuilder();
    builder.constant(3);
    builder.column({ cost: 1 });
    builder.column({ cost: 1 });
    builder.row(4, Infinity, [0, 1], [1, 2]);
    const program = builder.build();
    expect(dualBound(program, Float64Array.of(0.5), 1e-9)).toBeCloseTo(5, 12);
    expect(dualBound(program, Float64Array.of(0.5), 1e-9)).toBeLessThanOrEqual(5);
    // Too high a price needs an upper bound that y does not have.
    expect(dualBound(program, Float64Array.of(0.6))).toBe(-Infinity);
    // The wrong sign prices a bound that the row does not have, and is worth nothing.
    expect(dualBound(program, Float64Array.of(-1))).toBeCloseTo(3, 12);
  });

  test('Farkas: x ≤ 1, y ≤ 1, x + y ≥ 3', () => {
    const builder = new ProgramBuilder();
    builder.column({ upper: 1 });
    builder.column({ upper: 1 });
    builder.row(3, Infinity, [0, 1], [1, 1]);
    expect(provesInfeasible(builder.build(), Float64Array.of(1))).toBe(true);
    expect(provesInfeasible(builder.build(), Float64Array.of(-1))).toBe(false);
    expect(provesInfeasible(builder.build(), Float64Array.of(0))).toBe(false);
  });
});

test('relaxed, appended and conic programs leave their origin as it was', () => {
  const builder = new ProgramBuilder();
  builder.column({ cost: 1, lower: 2, integer: true, name: 'a' });
  builder.row(1, Infinity, [0], [1], 'one');
  const program = builder.build();
  const copy = structuredClone(program);
  expect(hasIntegers(program)).toBe(true);
  expect(hasIntegers(relaxed(program))).toBe(false);
  const cut = {
    rows: 1,
    rowLower: Float64Array.of(-Infinity),
    rowUpper: Float64Array.of(7),
    starts: Int32Array.of(0, 1),
    indices: Int32Array.of(0),
    values: Float64Array.of(3),
  };
  const more = appendRows(program, cut, ['two']);
  expect(more).toMatchObject({ rows: 2, rowNames: ['one', 'two'] });
  expect([...more.starts]).toEqual([0, 1, 2]);
  expect(evaluate(more, Float64Array.of(3)).row).toEqual({ excess: 2 / 7, index: 1 });
  expect(appendRows(program, cut).rowNames).toBeUndefined();
  const cone = recessionCone(program);
  expect([cone.lower[0], cone.upper[0], cone.rowLower[0], cone.rowUpper[0]]).toEqual([0, 1, 0, Infinity]);
  expect(program).toEqual(copy);
});

test('the corrected sum keeps what plain addition loses', () => {
  const sum = new NeumaierSum();
  for (const term of [1, 1e100, 1, -1e100]) sum.add(term);
  expect(sum.value).toBe(2);
  const infinite = new NeumaierSum(Infinity);
  infinite.add(1);
  expect(infinite.value).toBe(Infinity);
});
