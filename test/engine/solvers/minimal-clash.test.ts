import { expect, test } from 'vitest';
import { type Program, ProgramBuilder } from '../../../engine/milp/index.ts';
import { Random } from '../../../engine/random.ts';
import { type Droppable, minimalClash, solverNamed } from '../../../engine/solvers/index.ts';
import { bruteForce } from '../../support/brute-force-milp.ts';

const highs = solverNamed('highs')!;

/** Yes-or-no variables and rows that some point satisfies each, so that only several rows together can clash. */
function quarrel(random: Random): Program {
  const builder = new ProgramBuilder();
  const columns = [...Array.from({ length: 5 }, () => builder.binary(0))];
  for (let i = 0; i < 8; i++) {
    const values = columns.map(() => random.between(-3, 3));
    const side = values.reduce((sum, value) => sum + value * random.below(2), 0);
    if (random.below(2) === 0) builder.row(side, Infinity, columns, values);
    else builder.row(-Infinity, side, columns, values);
  }
  return builder.build();
}

test('clashes of random integer programs are minimal, by brute force', async () => {
  const random = new Random(4);
  let tried = 0;
  let several = 0;
  for (let round = 0; round < 150; round++) {
    const program = quarrel(random);
    const rows: Droppable[] = Array.from({ length: program.rows }, (_, i) => ({ rows: [i] }));
    const found = await minimalClash(highs, program, rows);
    const fits = (kept: readonly number[]) => {
      const free = (side: Float64Array, none: number) =>
        side.map((value, i) => (kept.includes(i) ? value : none));
      return (
        bruteForce({
          ...program,
          rowLower: free(program.rowLower, -Infinity),
          rowUpper: free(program.rowUpper, Infinity),
        }) !== null
      );
    };
    if (found === null) {
      expect(fits([...rows.keys()])).toBe(true);
      continue;
    }
    tried++;
    if (found.members.length > 2) several++;
    expect(found.members.length).toBeGreaterThan(1);
    expect(found.minimal).toBe(true);
    expect(fits(found.members), `round ${round}`).toBe(false);
    for (const member of found.members) {
      expect(fits(found.members.filter((other) => other !== member)), `round ${round}`).toBe(true);
    }
  }
  expect(tried).toBeGreaterThan(40);
  expect(several).toBeGreaterThan(15);
});

test('a lock is given up by giving its variable back', async () => {
  const builder = new ProgramBuilder();
  // Two units of 30 pupils, one school of 45 places, and another that both may go to; both are locked to the first.
  for (let j = 0; j < 4; j++) builder.column({ lower: j % 2 === 0 ? 1 : 0, upper: 1, integer: true });
  builder.row(1, 1, [0, 1], [1, 1]);
  builder.row(1, 1, [2, 3], [1, 1]);
  builder.row(-Infinity, 45, [0, 2], [30, 30]);
  builder.row(-Infinity, 90, [1, 3], [30, 30]);
  const lock = (index: number): Droppable => ({ columns: [{ index, lower: 0, upper: 1 }] });
  const found = await minimalClash(highs, builder.build(), [lock(0), lock(2), { rows: [2] }, { rows: [3] }]);
  expect(found).toEqual({ members: [0, 1, 2], minimal: true });
});

test('what cannot be given up clashes by itself: the empty set', async () => {
  const builder = new ProgramBuilder();
  builder.column({ upper: 1 });
  builder.row(2, Infinity, [0], [1]);
  builder.row(0, Infinity, [0], [1]);
  expect(await minimalClash(highs, builder.build(), [{ rows: [1] }])).toEqual({ members: [], minimal: true });
});

test('without a proof nothing is called a clash', async () => {
  const builder = new ProgramBuilder();
  builder.column({ upper: 1 });
  builder.row(2, Infinity, [0], [1]);
  const doubtful = solverNamed('javascript-lp-solver')!;
  expect(await minimalClash(doubtful, builder.build(), [{ rows: [0] }])).toBeNull();
});
