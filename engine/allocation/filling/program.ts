import { type Program, ProgramBuilder } from '../../milp/index.ts';
import { type FillingTask, floorOf, type Need } from './task.ts';

/** Money is counted in thousands, so that prices and budgets stay near the size of the other numbers. */
export const THOUSAND = 1000;

/** A goal of the filling: a cost a column, in order of importance. */
export interface FillingLevel {
  readonly id: string;
  readonly cost: Float64Array;
}

export interface FillingModel {
  /** Rows and bounds; its own cost is zero. */
  readonly program: Program;
  readonly levels: readonly FillingLevel[];
  /** Column of what is added for need i in year y. */
  readonly added: (need: number, year: number) => number;
}

/**
 * The filling as a mixed-integer program. Columns: x(i, y), lots that need i gets in year y, whole unless any amount helps; and
 * s(i, k), pupils unprovided below step k after the last year. Rows: s ≥ step · P − (R + Σ_y lot · x) ⁄ T; money spent up to each
 * year ≤ budget up to it; no need gets more than it lacks. Nothing is taken from anybody, so no school falls below today.
 */
export function fillingModel({ needs, budget, steps, tolerance }: FillingTask): FillingModel {
  const builder = new ProgramBuilder();
  const years = budget.length;
  for (const [i, need] of needs.entries()) {
    for (let y = 0; y < years; y++) {
      builder.column({ upper: lotsOf(need, tolerance), integer: need.lot > 0, name: `x_${i}_${y}` });
    }
  }
  const added = (need: number, year: number) => need * years + year;
  const short = needs.map((need, i) =>
    steps.map((step, k) => {
      const column = builder.column({ name: `s_${i}_${k}` });
      const columns = [column, ...budget.map((_, y) => added(i, y))];
      const values = [1, ...budget.map(() => unitsIn(need) / need.perPupil)];
      builder.row(
        step * need.pupils - need.resource / need.perPupil,
        Infinity,
        columns,
        values,
        `step_${i}_${k}`,
      );
      return column;
    }),
  );
  let money = 0;
  for (let y = 0; y < years; y++) {
    money += budget[y]! / THOUSAND;
    const row = builder.row(-Infinity, money, [], [], `budget_${y}`);
    needs.forEach((need, i) => {
      for (let earlier = 0; earlier <= y; earlier++)
        builder.entry(row, added(i, earlier), (need.unitCost * unitsIn(need)) / THOUSAND);
    });
  }
  needs.forEach((need, i) => {
    const columns = budget.map((_, y) => added(i, y));
    builder.row(
      -Infinity,
      lotsOf(need, tolerance),
      columns,
      columns.map(() => 1),
      `most_${i}`,
    );
    const floor = floorOf(need, tolerance) - need.resource;
    if (floor > 0) {
      builder.row(
        floor,
        Infinity,
        columns,
        columns.map(() => unitsIn(need)),
        `own_${i}`,
      );
    }
  });
  const levelOf = (id: string, put: (cost: Float64Array) => void): FillingLevel => {
    const cost = new Float64Array(builder.columns);
    put(cost);
    return { id, cost };
  };
  const levels = steps.map((step, k) =>
    levelOf(`below ${Math.round(step * 100)} %`, (cost) => {
      for (const columns of short) cost[columns[k]!] = 1;
    }),
  );
  const spending = levelOf('cost', (cost) => {
    needs.forEach((need, i) => {
      for (let y = 0; y < years; y++) cost[added(i, y)] = (need.unitCost * unitsIn(need)) / THOUSAND;
    });
  });
  const waiting = (id: string, of: (need: Need) => boolean) =>
    levelOf(id, (cost) => {
      needs.forEach((need, i) => {
        if (!of(need)) return;
        for (let y = 1; y < years; y++) cost[added(i, y)] = (y * unitsIn(need)) / need.perPupil;
      });
    });
  const urgent = needs.some((need) => need.urgent)
    ? {
        least: levelOf('unsafe', (cost) => {
          needs.forEach((need, i) => {
            if (need.urgent) cost[short[i]!.at(-1)!] = 1;
          });
        }),
        first: waiting('unsafe waiting', (need) => need.urgent === true),
      }
    : null;
  const ordered = [
    ...(urgent ? [urgent.least] : []),
    ...levels,
    spending,
    ...(urgent ? [urgent.first] : []),
    waiting('waiting', () => true),
  ];
  return { program: builder.build('filling'), levels: ordered, added };
}

/** Most that a need can use, in its unit: what it lacks to the standard or to its own level, to the next whole lot. */
export function mostOf(need: Need, tolerance?: number | null): number {
  return lotsOf(need, tolerance) * unitsIn(need);
}

/** The same in lots; where any amount helps, a lot is one unit and need not be whole. */
export function lotsOf(need: Need, tolerance?: number | null): number {
  const wanted = Math.max(need.pupils * need.perPupil, floorOf(need, tolerance));
  const lacking = Math.max(0, wanted - need.resource);
  return need.lot > 0 ? Math.ceil(lacking / need.lot - ROUNDING) : lacking;
}

/** Units that one step of a column stands for. */
export function unitsIn({ lot }: Need): number {
  return lot > 0 ? lot : 1;
}

const ROUNDING = 1e-9;
