import { axisNames } from './names.ts';
import type { Program } from './program.ts';

// A letter or underscore first; never e or E, which readers take for an exponent. Names that are words of the format are out too.
const WORDS =
  'st|s\\.t\\.|such|subject|minimi[sz]e|maximi[sz]e|minimum|maximum|min|max|bounds?|free|inf|infinity|' +
  'generals?|gen|integers?|binary|binaries|bin|end|sos|semis?|sin';
const LEGAL = new RegExp(`^(?!e|(?:${WORDS})$)[a-z_][a-z0-9_.]{0,200}$`, 'i');

/**
 * The program in CPLEX LP format. A row with two finite bounds is written as two rows (`name` and `name_upper`), since
 * not every reader knows ranges; a row without bounds says nothing and is left out.
 */
export function writeLp(program: Program): string {
  const columns = axisNames(program.columnNames, program.columns, 'x', LEGAL);
  const rows = axisNames(program.rowNames, program.rows, 'r', LEGAL);
  const lines = [
    `\\ ${(program.name ?? 'program').replace(/\s+/g, ' ')}`,
    'Minimize',
    ` obj: ${objective(program, columns)}`,
  ];
  lines.push('Subject To');
  for (let i = 0; i < program.rows; i++) lines.push(...rowLines(program, i, rows[i]!, columns));
  lines.push('Bounds');
  for (let j = 0; j < program.columns; j++)
    lines.push(boundLine(program.lower[j]!, program.upper[j]!, columns[j]!));
  const integers = columns.filter((_, j) => program.integer[j] === 1);
  if (integers.length > 0) lines.push('General', ...integers.map((name) => ` ${name}`));
  lines.push('End', '');
  return lines.join('\n');
}

function signed(value: number): string {
  return value < 0 ? `- ${-value}` : `+ ${value}`;
}

function objective(program: Program, columns: readonly string[]): string {
  const terms = columns.flatMap((name, j) =>
    program.cost[j] === 0 ? [] : [`${signed(program.cost[j]!)} ${name}`],
  );
  if (program.offset !== 0) terms.push(signed(program.offset));
  if (terms.length === 0 && columns.length > 0) terms.push(`0 ${columns[0]}`);
  return terms.join('\n  ');
}

function rowLines(program: Program, row: number, name: string, columns: readonly string[]): string[] {
  const terms: string[] = [];
  for (let k = program.starts[row]!; k < program.starts[row + 1]!; k++) {
    terms.push(`${signed(program.values[k]!)} ${columns[program.indices[k]!]}`);
  }
  // An empty row still decides feasibility: 0 must lie within its bounds.
  if (terms.length === 0 && columns.length > 0) terms.push(`0 ${columns[0]}`);
  const left = terms.join('\n  ');
  const lower = program.rowLower[row]!;
  const upper = program.rowUpper[row]!;
  if (lower === upper) return [` ${name}: ${left} = ${lower}`];
  const lines: string[] = [];
  if (lower !== -Infinity) lines.push(` ${name}: ${left} >= ${lower}`);
  if (upper !== Infinity) lines.push(` ${lines.length > 0 ? `${name}_upper` : name}: ${left} <= ${upper}`);
  return lines;
}

function boundLine(lower: number, upper: number, name: string): string {
  if (lower === upper) return ` ${name} = ${lower}`;
  if (lower === -Infinity && upper === Infinity) return ` ${name} free`;
  return ` ${lower === -Infinity ? '-inf' : lower} <= ${name} <= ${upper === Infinity ? '+inf' : upper}`;
}
