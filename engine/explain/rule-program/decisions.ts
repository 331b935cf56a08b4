import { NONE } from '../../units.ts';
import { EFFORT } from './members.ts';
import type { RuleRows } from './rows.ts';

/** Units that are kept together. */
export function groups(on: RuleRows): void {
  for (const { slot, units, position } of on.context.groups) {
    const bend = decision(on, 'group', position);
    const [first, ...others] = units.map((unit) => on.schoolsOf(slot, unit));
    const rows: number[] = [];
    for (const other of others) {
      for (const school of new Set([...first!.keys(), ...other.keys()])) {
        const columns = [first!.get(school), other.get(school)];
        for (const sign of [1, -1]) {
          const row = on.builder.row(-Infinity, 0);
          if (columns[0] !== undefined) on.builder.entry(row, columns[0], sign);
          if (columns[1] !== undefined) on.builder.entry(row, columns[1], -sign);
          if (bend !== NONE) on.builder.entry(row, bend, -1);
          rows.push(row);
        }
      }
    }
    on.add({ kind: 'group', slot, position }, rows);
  }
}

/** Units that somebody gave a school. */
export function locks(on: RuleRows): void {
  for (const { slot, unit, school, position } of on.context.locks) {
    const bend = decision(on, 'lock', position);
    const elsewhere = [...on.schoolsOf(slot, unit)].filter(([other]) => other !== school);
    const row = on.forbid(elsewhere.map(([, column]) => column));
    if (bend !== NONE) on.builder.entry(row, bend, -1);
    on.add({ kind: 'lock', slot, position }, [row]);
  }
}

/** A column that takes a decision back, NONE where that is not asked for. */
function decision(on: RuleRows, kind: 'lock' | 'group', position: number): number {
  if (!on.options.elastic.has(kind)) return NONE;
  const given = on.builder.binary(EFFORT[kind]);
  on.bends.push((x) => (x[given]! > 0.5 ? { kind, position } : null));
  return given;
}
