import { exemptComponents } from '../layout/constraints/contiguity.ts';
import type { Context, PlannedStage } from '../layout/context.ts';
import type { ProgramBuilder } from '../milp/index.ts';
import { NONE, type SchoolIndex, type UnitIndex } from '../units.ts';

/** Columns that contiguity as flow needs: two for each border and zone. */
export function contiguityColumns({ problem, stages }: Context): number {
  const zones = stages.flatMap((stage) =>
    stage.schools.filter((school) => problem.schools[school]!.unit !== NONE),
  );
  return zones.length * problem.adjacency.neighbour.length;
}

/**
 * Contiguity of one zone as a flow (Shirabe 2005): every unit of the zone takes one, all of it comes from the anchor through
 * units of the zone. The anchor sends whether or not it belongs to the zone, as docs/model.md has it.
 * @returns the rows, all of which fall away with the rule
 */
export function addContiguity(
  builder: ProgramBuilder,
  context: Context,
  stage: PlannedStage,
  school: SchoolIndex,
  columnOf: (unit: UnitIndex) => number | undefined,
): number[] {
  const { problem, component } = context;
  const { start, neighbour } = problem.adjacency;
  const root = problem.schools[school]!.unit;
  const units = problem.units.count;
  // At least what the anchor could have to send.
  const most = units;
  const exempt = exemptComponents(context, stage);
  const rows: number[] = [];
  const balance = new Int32Array(units).fill(NONE);
  const members: UnitIndex[] = [];
  for (let unit = 0; unit < units; unit++) {
    const column = columnOf(unit);
    if (column === undefined || unit === root || exempt.has(component[unit]!)) continue;
    members.push(unit);
    balance[unit] = builder.row(0, 0, [column], [-1]);
    rows.push(balance[unit]!);
  }
  for (const to of members) {
    const column = columnOf(to)!;
    const enters = builder.row(-Infinity, 0, [column], [-most]);
    rows.push(enters);
    for (let k = start[to]!; k < start[to + 1]!; k++) {
      const from = neighbour[k]!;
      if (from !== root && balance[from] === NONE) continue;
      const flow = builder.column({});
      builder.entry(enters, flow, 1);
      builder.entry(balance[to]!, flow, 1);
      if (from !== root) builder.entry(balance[from]!, flow, -1);
    }
  }
  return rows;
}
