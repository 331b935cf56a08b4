import type { Adjacency } from '../../engine/problem/index.ts';
import { NONE, type UnitIndex } from '../../engine/units.ts';
import { InstanceError } from './instance-file.ts';

/** The columns of a unit file of Y. Kong, in metres. */
export interface KongUnits {
  readonly ids: string[];
  readonly pop: number[];
  readonly x: number[];
  readonly y: number[];
  readonly capacity: number[];
  /** What opening the site costs, 0 where none is given. */
  readonly fixed: number[];
}

/** @throws InstanceError where a line cannot be read. */
export function readKongUnits(name: string, text: string): KongUnits {
  const rows: KongUnits = { ids: [], pop: [], x: [], y: [], capacity: [], fixed: [] };
  const lines = text.split(/\r?\n/);
  const header = lines[0]!.trim().split('\t');
  const at = (...names: string[]) => {
    // Instances that differ in one column alone have a number after its name.
    const found = header.findIndex((each) => names.includes(each.toLowerCase().replace(/\d+$/, '')));
    if (found === NONE) throw new InstanceError(name, 1, `the column ${names[0]} is missing.`);
    return found;
  };
  const columns = {
    id: at('oid'),
    pop: at('pop'),
    x: at('pointx'),
    y: at('pointy'),
    capacity: at('fcapacity', 'capa'),
    fixed: at('fcost', 'cost'),
  };
  const seen = new Set<string>();
  lines.forEach((line, index) => {
    if (index === 0 || line.trim() === '') return;
    const cells = line.split('\t').map((cell) => cell.trim());
    const number = (column: number) => {
      const value = Number(cells[column]);
      if (cells[column] === undefined || cells[column] === '' || !Number.isFinite(value)) {
        throw new InstanceError(
          name,
          index + 1,
          `"${cells[column] ?? ''}" in ${header[column]} is not a number.`,
        );
      }
      return value;
    };
    const whole = (column: number) => {
      const value = number(column);
      if (!Number.isInteger(value) || value < 0) {
        throw new InstanceError(
          name,
          index + 1,
          `${value} in ${header[column]} is not a whole number from 0.`,
        );
      }
      return value;
    };
    const id = cells[columns.id]!;
    if (seen.has(id)) throw new InstanceError(name, index + 1, `the unit ${id} appears twice.`);
    seen.add(id);
    rows.ids.push(id);
    rows.pop.push(whole(columns.pop));
    rows.x.push(number(columns.x));
    rows.y.push(number(columns.y));
    rows.capacity.push(whole(columns.capacity));
    rows.fixed.push(number(columns.fixed));
  });
  return rows;
}

/** @throws InstanceError where a line cannot be read. */
export function readKongAdjacency(name: string, text: string, ids: readonly string[]): Adjacency {
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const around = ids.map(() => new Set<UnitIndex>());
  text.split(/\r?\n/).forEach((line, index) => {
    if (index === 0 || line.trim() === '') return;
    const cells = line.split(',').map((cell) => cell.trim());
    const [a, b] = [cells[1], cells[2]].map((id) => {
      const unit = indexOf.get(id ?? '');
      if (unit === undefined) throw new InstanceError(name, index + 1, `there is no unit "${id ?? ''}".`);
      return unit;
    }) as [number, number];
    if (a === b) return;
    around[a]!.add(b);
    around[b]!.add(a);
  });
  const start = new Int32Array(ids.length + 1);
  around.forEach((set, unit) => {
    start[unit + 1] = start[unit]! + set.size;
  });
  const neighbour = Int32Array.from(around.flatMap((set) => [...set].sort((a, b) => a - b)));
  return { start, neighbour, length: null };
}
