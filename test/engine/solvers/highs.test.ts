import { describe, expect, test } from 'vitest';
import { transportProgram } from '../../../engine/flow/index.ts';
import { appendRows, type Program, ProgramBuilder } from '../../../engine/milp/index.ts';
import { Random } from '../../../engine/random.ts';
import { solverNamed } from '../../../engine/solvers/index.ts';
import { withinGap } from '../../../engine/stop/index.ts';
import { randomProgram } from '../../support/brute-force-milp.ts';
import { randomTransport } from '../../support/random-transport.ts';

const highs = solverNamed('highs')!;

/** minimise −x − 2y, x + y ≤ 4, y ≤ 3 as a row. */
function corner(): Program {
  const builder = new ProgramBuilder();
  builder.column({ cost: -1 });
  builder.column({ cost: -2 });
  builder.row(-Infinity, 4, [0, 1], [1, 1]);
  builder.row(-Infinity, 3, [1], [1]);
  return builder.build();
}

function assignment(seed: number, units: number): Program {
  const shape = { units, schools: 8, fewest: 3, candidates: 8, fill: 0.85, closed: false, whole: true };
  return transportProgram(randomTransport(new Random(seed), shape), true);
}

describe('highs', () => {
  test('duals are prices of the rows, negative where an upper bound holds', async () => {
    const result = await highs.solve(corner());
    expect(result.objective).toBe(-7);
    expect([...result.duals!]).toEqual([-1, -1]);
    expect([...result.reducedCosts!]).toEqual([0, 0]);
  });

  test('interior point and simplex give the same optimum and prices that prove it', async () => {
    const random = new Random(2);
    let tried = 0;
    for (let round = 0; round < 40; round++) {
      const shape = {
        units: 40,
        schools: 6,
        fewest: 2,
        candidates: 5,
        fill: 0.7,
        closed: false,
        whole: false,
      };
      const program = transportProgram(randomTransport(random, shape));
      const simplex = await highs.solve(program, { algorithm: 'simplex' });
      const ipm = await highs.solve(program, { algorithm: 'ipm' });
      expect(ipm.status).toBe(simplex.status);
      if (simplex.status !== 'optimal') continue;
      tried++;
      expect(ipm.objective).toBeCloseTo(simplex.objective!, 5);
    }
    expect(tried).toBeGreaterThan(15);
  });

  test('a basis carries over to a program with further rows', async () => {
    const first = await highs.solve(corner(), { algorithm: 'simplex' });
    const cut = {
      rows: 1,
      rowLower: Float64Array.of(-Infinity),
      rowUpper: Float64Array.of(2),
      starts: Int32Array.of(0, 1),
      indices: Int32Array.of(1),
      values: Float64Array.of(1),
    };
    const program = appendRows(corner(), cut);
    const warm = await highs.solve(program, { start: { basis: first.basis! } });
    expect(warm).toMatchObject({ status: 'optimal', objective: -6 });
    const again = await highs.solve(program, { start: { basis: warm.basis! } });
    expect(again).toMatchObject({ status: 'optimal', objective: -6, iterations: 0 });
  });

  test('a point to start from is used', async () => {
    const program = assignment(9, 60);
    const best = await highs.solve(program);
    expect(best.status).toBe('optimal');
    const seen: number[] = [];
    await highs.solve(program, {
      start: { x: best.x! },
      onIncumbent: (_, objective) => void seen.push(objective),
    });
    // Nothing better than the start can turn up.
    for (const objective of seen) expect(objective).toBeGreaterThan(best.objective! - 1e-6);
  });

  test('incumbents are passed on, each feasible and better than the one before', async () => {
    const program = assignment(21, 120);
    const objectives: number[] = [];
    const bounds: number[] = [];
    const result = await highs.solve(program, {
      onIncumbent: (x, objective) => {
        expect(x).toHaveLength(program.columns);
        objectives.push(objective);
      },
      onProgress: ({ bound }) => {
        if (bound !== undefined) bounds.push(bound);
      },
    });
    expect(result.status).toBe('optimal');
    expect(objectives.length).toBeGreaterThan(0);
    expect(objectives).toEqual([...objectives].sort((a, b) => b - a));
    for (const bound of bounds) expect(bound).toBeLessThan(result.objective! + 1e-6);
  });

  test('a gap that was asked for is never called optimal', async () => {
    let stopped = 0;
    for (let seed = 1; seed <= 10; seed++) {
      const program = assignment(seed, 80);
      const result = await highs.solve(program, { stop: withinGap(0.2) });
      if (result.status === 'infeasible') continue;
      if (result.status === 'optimal') expect(result.gap).toBeLessThanOrEqual(1e-6);
      else {
        stopped++;
        expect(result).toMatchObject({ status: 'feasible', stoppedBy: 'gap' });
        expect(result.gap).toBeLessThanOrEqual(0.2);
      }
    }
    expect(stopped).toBeGreaterThan(0);
  });

  test('the clash of an infeasible program is infeasible by itself, and no part of it can go', async () => {
    const random = new Random(12);
    let tried = 0;
    for (let round = 0; round < 200; round++) {
      const program = { ...randomProgram(random), integer: new Uint8Array(5) };
      const relaxed = { ...program, integer: new Uint8Array(program.columns) };
      const result = await highs.solve(relaxed, { clash: true });
      if (result.status !== 'infeasible' || !result.clash?.minimal) continue;
      tried++;
      const { rows, columns } = result.clash;
      const keep = (without: number) => {
        const members = [
          ...rows.map((m) => ({ ...m, row: true })),
          ...columns.map((m) => ({ ...m, row: false })),
        ];
        const kept = members.filter((_, k) => k !== without);
        const bound = (list: typeof kept, row: boolean, side: 'lower' | 'upper', values: Float64Array) =>
          values.map((value, index) =>
            list.some((m) => m.row === row && m.index === index && (m.side === side || m.side === 'both'))
              ? value
              : side === 'lower'
                ? -Infinity
                : Infinity,
          );
        return {
          ...relaxed,
          lower: bound(kept, false, 'lower', relaxed.lower),
          upper: bound(kept, false, 'upper', relaxed.upper),
          rowLower: bound(kept, true, 'lower', relaxed.rowLower),
          rowUpper: bound(kept, true, 'upper', relaxed.rowUpper),
          cost: new Float64Array(relaxed.columns),
        };
      };
      expect((await highs.solve(keep(-1))).status, `round ${round}`).toBe('infeasible');
      for (let k = 0; k < rows.length + columns.length; k++) {
        expect((await highs.solve(keep(k))).status, `round ${round} without ${k}`).toBe('optimal');
      }
    }
    expect(tried).toBeGreaterThan(50);
  });

  test('a program beyond its memory is refused in words', async () => {
    const columns = 3_000_001;
    const huge: Program = {
      columns,
      rows: 0,
      offset: 0,
      cost: new Float64Array(columns),
      lower: new Float64Array(columns),
      upper: new Float64Array(columns),
      integer: new Uint8Array(columns),
      rowLower: new Float64Array(0),
      rowUpper: new Float64Array(0),
      starts: Int32Array.of(0),
      indices: new Int32Array(0),
      values: new Float64Array(0),
    };
    const result = await highs.solve(huge);
    expect(result.status).toBe('unknown');
    expect(result.failure).toMatch(/3000001/);
  });

  test('a model that it refuses is a failure in words, and the next one still works', async () => {
    const broken = { ...corner(), cost: Float64Array.of(Number.NaN, 1) };
    const result = await highs.solve(broken);
    expect(result).toMatchObject({ status: 'unknown' });
    expect(result.failure).toMatch(/HiGHS gave up/);
    expect((await highs.solve(corner())).objective).toBe(-7);
  });
});
