import loadHighs from 'highs';
import { describe, expect, test } from 'vitest';
import { type Program, ProgramBuilder, writeLp, writeMps } from '../../../engine/milp/index.ts';
import { Random } from '../../../engine/random.ts';
import { bruteForce, randomProgram } from '../../support/brute-force-milp.ts';

const library = await loadHighs();

/** What HiGHS' own reader makes of a text: the optimum, or null. */
function solveText(format: 'lp' | 'mps', text: string): number | null {
  const data = format === 'lp' ? text : new TextEncoder().encode(text);
  return library.withModel({ format, data }, (model) => {
    model.options.set({ output_flag: false, mip_rel_gap: 0 });
    const { modelStatus } = model.run();
    if (modelStatus === library.constants.modelStatus.optimal) return model.getObjectiveValue();
    expect(modelStatus).toBe(library.constants.modelStatus.infeasible);
    return null;
  });
}

/** Broken bounds of whole variables are HiGHS' own trap, not the writers'. */
function wholeBounds(program: Program): Program {
  const round = (f: (v: number) => number) => (bound: number, j: number) =>
    program.integer[j] === 1 ? f(bound) : bound;
  return {
    ...program,
    lower: program.lower.map(round(Math.ceil)),
    upper: program.upper.map(round(Math.floor)),
  };
}

describe.each(['lp', 'mps'] as const)('%s text', (format) => {
  const write = format === 'lp' ? writeLp : writeMps;

  test('means the same program to another reader, on 300 random ones', () => {
    const random = new Random(17);
    let feasible = 0;
    for (let round = 0; round < 300; round++) {
      const program = wholeBounds(randomProgram(random));
      if (program.lower.some((lower, j) => lower > program.upper[j]!)) continue;
      const truth = bruteForce(program);
      const found = solveText(format, write(program));
      if (truth === null) expect(found, `round ${round}`).toBeNull();
      else {
        feasible++;
        expect(found, `round ${round}`).toBeCloseTo(truth, 6);
      }
    }
    expect(feasible).toBeGreaterThan(100);
  });

  test('infinite bounds, ranges, equations and whole variables without limit', () => {
    const builder = new ProgramBuilder();
    builder.constant(-2.5);
    builder.column({ cost: 1, lower: -Infinity });
    builder.column({ cost: 1, lower: -Infinity, upper: -3 });
    builder.column({ cost: -1, integer: true });
    builder.column({ cost: 1, lower: 1.5, upper: 1.5 });
    builder.row(-10, 20, [0], [1]);
    builder.row(-4, -4, [1], [1]);
    builder.row(-Infinity, 250.5, [2], [1]);
    builder.row(-Infinity, Infinity, [0, 1], [1, 1]);
    expect(solveText(format, write(builder.build()))).toBeCloseTo(-2.5 - 10 - 4 - 250 + 1.5, 9);
  });

  test("keeps the user's names where the format allows them", () => {
    const named = (column: string, row: string) => {
      const builder = new ProgramBuilder();
      builder.column({ cost: 1, name: column });
      builder.row(2, Infinity, [0], [1], row);
      return write(builder.build());
    };
    expect(named('open_3', 'demand.7')).toMatch(/open_3/);
    expect(named('open_3', 'demand.7')).toMatch(/demand\.7/);
    const spaced = named('open 3', 'de mand');
    expect(spaced).not.toMatch(/open/);
    expect(spaced).toMatch(/x0/);
    expect(spaced).toMatch(/r0/);
    expect(solveText(format, spaced)).toBe(2);
  });
});

test('names that an LP reader would take for numbers or words are replaced', () => {
  for (const name of ['e3', 'E', 'free', 'Bounds', '3x', 'a b', '学校', 'inf', 'end']) {
    const builder = new ProgramBuilder();
    builder.column({ cost: 1, lower: 2, name });
    expect(solveText('lp', writeLp(builder.build())), name).toBe(2);
  }
});

test('MPS keeps names in any script', () => {
  const builder = new ProgramBuilder();
  builder.column({ cost: 1, lower: 2, name: '学校一' });
  const text = writeMps(builder.build('规划'));
  expect(text).toMatch(/学校一/);
  expect(solveText('mps', text)).toBe(2);
});
