import { axisNames, byColumns } from './names.ts';
import type { Program } from './program.ts';

const LEGAL = /^[^\s$*'"][^\s'"]*$/u;
const OBJECTIVE = 'obj';

/**
 * The program as free-format MPS, with every bound written out: readers disagree on the defaults of integer
 * variables and of negative upper bounds. The objective's constant is its right-hand side with the sign turned.
 */
export function writeMps(program: Program): string {
  const columns = axisNames(program.columnNames, program.columns, 'x', LEGAL);
  const rows = axisNames(
    program.rowNames?.includes(OBJECTIVE) ? undefined : program.rowNames,
    program.rows,
    'r',
    LEGAL,
  );
  return [
    `NAME ${program.name !== undefined && LEGAL.test(program.name) ? program.name : 'program'}`,
    'ROWS',
    ` N ${OBJECTIVE}`,
    ...rows.map((name, i) => ` ${rowType(program, i)} ${name}`),
    'COLUMNS',
    ...columnLines(program, columns, rows),
    'RHS',
    ...(program.offset === 0 ? [] : [` rhs ${OBJECTIVE} ${-program.offset}`]),
    ...rows.flatMap((name, i) => rightHandSide(program, i, name)),
    'RANGES',
    ...rows.flatMap((name, i) => range(program, i, name)),
    'BOUNDS',
    ...columns.flatMap((name, j) => boundLines(program.lower[j]!, program.upper[j]!, name)),
    'ENDATA',
    '',
  ].join('\n');
}

function rowType(program: Program, row: number): string {
  const lower = program.rowLower[row]!;
  const upper = program.rowUpper[row]!;
  if (lower === upper) return 'E';
  if (upper !== Infinity) return 'L';
  return lower !== -Infinity ? 'G' : 'N';
}

function columnLines(program: Program, columns: readonly string[], rows: readonly string[]): string[] {
  const { starts, rowOf, entryOf } = byColumns(
    program.rows,
    program.columns,
    program.starts,
    program.indices,
  );
  const lines: string[] = [];
  for (let j = 0; j < program.columns; j++) {
    const before = j === 0 ? 0 : program.integer[j - 1];
    if (program.integer[j] !== before) lines.push(marker(program.integer[j] === 1, j));
    lines.push(` ${columns[j]} ${OBJECTIVE} ${program.cost[j]}`);
    for (let k = starts[j]!; k < starts[j + 1]!; k++) {
      lines.push(` ${columns[j]} ${rows[rowOf[k]!]} ${program.values[entryOf[k]!]}`);
    }
  }
  if (program.integer[program.columns - 1] === 1) lines.push(marker(false, program.columns));
  return lines;
}

function marker(begin: boolean, number: number): string {
  return ` MARKER${number} 'MARKER' '${begin ? 'INTORG' : 'INTEND'}'`;
}

function rightHandSide(program: Program, row: number, name: string): string[] {
  const type = rowType(program, row);
  const side = type === 'G' ? program.rowLower[row]! : program.rowUpper[row]!;
  return type === 'N' || side === 0 ? [] : [` rhs ${name} ${side}`];
}

function range(program: Program, row: number, name: string): string[] {
  const lower = program.rowLower[row]!;
  const upper = program.rowUpper[row]!;
  const ranged = lower !== upper && Number.isFinite(lower) && Number.isFinite(upper);
  return ranged ? [` rng ${name} ${upper - lower}`] : [];
}

function boundLines(lower: number, upper: number, name: string): string[] {
  if (lower === upper) return [` FX bnd ${name} ${lower}`];
  if (lower === -Infinity && upper === Infinity) return [` FR bnd ${name}`];
  return [
    lower === -Infinity ? ` MI bnd ${name}` : ` LO bnd ${name} ${lower}`,
    upper === Infinity ? ` PL bnd ${name}` : ` UP bnd ${name} ${upper}`,
  ];
}
