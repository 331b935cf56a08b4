import { Separation } from '../../layout/bound/separators.ts';
import { schoolsStandingIn } from '../../layout/constraints/anchor.ts';
import { exemptComponents } from '../../layout/constraints/contiguity.ts';
import { NONE } from '../../units.ts';
import type { RuleRows } from './rows.ts';

/** Σ values · x ≤ 0 over columns: a row that contiguity of a zone asks for, and the member that it falls away with. */
export interface CutRow {
  readonly member: number;
  readonly columns: readonly number[];
  readonly values: readonly number[];
}

/** Rows of contiguity that a point breaks, for the members that are asked for. */
export type Broken = (x: Float64Array, asked: (member: number) => boolean) => readonly CutRow[];

/**
 * Zones that hang together. Their rows (separators of a unit and the school's own) are too many to be written down: they are
 * added as points break them. What is added at once is a row that asks nothing and names the columns of the zone.
 */
export function contiguity(on: RuleRows): Broken {
  const { context, task } = on;
  if (!context.options.contiguity) return () => [];
  const memberOf = new Int32Array(task.zoneCount).fill(NONE);
  const columnsOf: number[][] = Array.from(memberOf, () => []);
  task.candidateZone.forEach((zone, c) => {
    if (on.columnOf[c] !== NONE) columnsOf[zone]!.push(on.columnOf[c]!);
  });
  for (let zone = 0; zone < task.zoneCount; zone++) {
    const school = task.zoneSchool[zone]!;
    if (context.problem.schools[school]!.unit === NONE) continue;
    const row = on.builder.row(
      -Infinity,
      Infinity,
      columnsOf[zone]!,
      columnsOf[zone]!.map(() => 1),
    );
    memberOf[zone] = on.members.length;
    on.add({ kind: 'contiguity', slot: task.zoneStage[zone]!, school }, [row]);
  }
  const separation = new Separation(rooted(on), on.itemOfCandidate);
  return (x, asked) => {
    const shares = Float64Array.from(on.columnOf, (column) => (column === NONE ? 0 : x[column]!));
    const zones = Uint8Array.from(memberOf, (member) => (member !== NONE && asked(member) ? 1 : 0));
    return separation.separate(shares, zones, true).map(({ candidate, separator }) => {
      const others = [...separator].flatMap((c) => (on.columnOf[c] === NONE ? [] : [on.columnOf[c]!]));
      return {
        member: memberOf[task.candidateZone[candidate]!]!,
        columns: [on.columnOf[candidate]!, ...others],
        values: [1, ...others.map(() => -1)],
      };
    });
  };
}

/** The task with the roots and exemptions of contiguity, which was left out when it was compiled: there a unit is a node. */
function rooted({ context, task, itemOf }: RuleRows): RuleRows['task'] {
  const exempt = context.stages.map((stage) => exemptComponents(context, stage));
  const nodeExempt = new Uint8Array(task.nodeCount);
  itemOf.forEach((items, slot) => {
    items.forEach((item, unit) => {
      nodeExempt[item] = exempt[slot]!.has(context.component[unit]!) ? 1 : 0;
    });
  });
  const zoneRoot = Int32Array.from(task.zoneSchool, (school, zone) => {
    const { unit } = context.problem.schools[school]!;
    return unit === NONE ? NONE : itemOf[task.zoneStage[zone]!]![unit]!;
  });
  return { ...task, nodeExempt, zoneRoot };
}

/** The unit in which a school stands goes to it. */
export function anchors(on: RuleRows): void {
  schoolsStandingIn(on.context).forEach((standing, slot) => {
    for (const [unit, schools] of standing) {
      const elsewhere = [...on.schoolsOf(slot, unit)].filter(([school]) => !schools.includes(school));
      const rows = [on.forbid(elsewhere.map(([, column]) => column))];
      on.add({ kind: 'anchor', slot, unit }, rows);
    }
  });
}
