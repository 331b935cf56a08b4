import { type Program, ProgramBuilder } from '../../engine/milp/index.ts';
import type { Random } from '../../engine/random.ts';

const TOLERANCE = 1e-7;

/** The optimum of a tiny program with bounded variables; null where it is infeasible. */
export function bruteForce(program: Program): number | null {
  const integers = Array.from({ length: program.columns }, (_, j) => j).filter(
    (j) => program.integer[j] === 1,
  );
  const x = new Float64Array(program.columns);
  let best: number | null = null;
  const visit = (depth: number): void => {
    if (depth < integers.length) {
      const j = integers[depth]!;
      for (let v = Math.ceil(program.lower[j]!); v <= Math.floor(program.upper[j]!); v++) {
        x[j] = v;
        visit(depth + 1);
      }
      return;
    }
    const value = bestVertex(program, x);
    if (value !== null && (best === null || value < best)) best = value;
  };
  visit(0);
  return best;
}

/**
 * With the integers fixed, an optimum sits where as many rows and bounds meet as there are variables left: all such
 * points are tried.
 */
function bestVertex(program: Program, fixed: Float64Array): number | null {
  const free = Array.from({ length: program.columns }, (_, j) => j).filter((j) => program.integer[j] === 0);
  const planes: { coefficients: number[]; side: number }[] = [];
  for (let i = 0; i < program.rows; i++) {
    const coefficients = free.map((j) => coefficient(program, i, j));
    let used = 0;
    for (let j = 0; j < program.columns; j++)
      if (program.integer[j] === 1) used += coefficient(program, i, j) * fixed[j]!;
    for (const side of new Set([program.rowLower[i]!, program.rowUpper[i]!])) {
      if (Number.isFinite(side)) planes.push({ coefficients, side: side - used });
    }
  }
  free.forEach((j, k) => {
    const coefficients = free.map((_, l) => (l === k ? 1 : 0));
    for (const side of new Set([program.lower[j]!, program.upper[j]!])) planes.push({ coefficients, side });
  });
  let best: number | null = null;
  const tryPoint = (point: readonly number[]): void => {
    const x = fixed.slice();
    free.forEach((j, k) => {
      x[j] = point[k]!;
    });
    if (!keepsAll(program, x)) return;
    const value = program.offset + x.reduce((sum, v, j) => sum + v * program.cost[j]!, 0);
    if (best === null || value < best) best = value;
  };
  const choose = (from: number, chosen: typeof planes): void => {
    if (chosen.length === free.length) {
      const point = solveSquare(chosen);
      if (point) tryPoint(point);
      return;
    }
    for (let p = from; p < planes.length; p++) choose(p + 1, [...chosen, planes[p]!]);
  };
  choose(0, []);
  return best;
}

function coefficient(program: Program, row: number, column: number): number {
  for (let k = program.starts[row]!; k < program.starts[row + 1]!; k++) {
    if (program.indices[k] === column) return program.values[k]!;
  }
  return 0;
}

function keepsAll(program: Program, x: Float64Array): boolean {
  const inside = (value: number, lower: number, upper: number) =>
    value >= lower - TOLERANCE && value <= upper + TOLERANCE;
  for (let j = 0; j < program.columns; j++)
    if (!inside(x[j]!, program.lower[j]!, program.upper[j]!)) return false;
  for (let i = 0; i < program.rows; i++) {
    const activity = x.reduce((sum, v, j) => sum + v * coefficient(program, i, j), 0);
    if (!inside(activity, program.rowLower[i]!, program.rowUpper[i]!)) return false;
  }
  return true;
}

/** Gaussian elimination with row exchange; null where the planes do not meet in one point. */
function solveSquare(planes: readonly { coefficients: readonly number[]; side: number }[]): number[] | null {
  const n = planes.length;
  const m = planes.map(({ coefficients, side }) => [...coefficients, side]);
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c; r < n; r++) if (Math.abs(m[r]![c]!) > Math.abs(m[pivot]![c]!)) pivot = r;
    if (Math.abs(m[pivot]![c]!) < 1e-9) return null;
    [m[c], m[pivot]] = [m[pivot]!, m[c]!];
    for (let r = 0; r < n; r++) {
      if (r === c) continue;
      const factor = m[r]![c]! / m[c]![c]!;
      for (let k = c; k <= n; k++) m[r]![k]! -= factor * m[c]![k]!;
    }
  }
  return m.map((row, r) => row[n]! / row[r]!);
}

/** A tiny program with small whole coefficients: ties, fixed columns, equations, empty rows and clashes all occur. */
export function randomProgram(random: Random): Program {
  const builder = new ProgramBuilder();
  builder.constant(random.between(-3, 3));
  const columns = random.between(1, 5);
  for (let j = 0; j < columns; j++) {
    const lower = random.between(-3, 1);
    const half = random.below(4) === 0 ? 0.5 : 0;
    builder.column({
      cost: random.between(-4, 4),
      lower: lower - half,
      upper: lower + random.below(4) + half,
      integer: j >= 2 || random.below(2) === 0,
    });
  }
  const rows = random.below(5);
  for (let i = 0; i < rows; i++) {
    const side = random.between(-5, 6);
    const kind = random.below(5);
    const lower = kind === 0 || kind === 2 || kind === 3 ? side : -Infinity;
    const upper = kind === 0 ? side : kind === 1 ? side : kind === 2 ? side + random.below(4) : Infinity;
    const row = builder.row(lower, upper);
    for (let j = 0; j < columns; j++)
      builder.entry(row, j, random.below(3) === 0 ? 0 : random.between(-3, 3));
  }
  return builder.build();
}
