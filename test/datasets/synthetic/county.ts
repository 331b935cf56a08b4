import { type CountyOptions, DEMO, generateCounty } from '../../../datasets/synthetic/index.ts';
import {
  buildProblem,
  type MultiPolygon,
  type Problem,
  type RawTables,
  type School,
  type TableName,
} from '../../../engine/problem/index.ts';

/** A generated county as tables and as the problem they make; fails on any error. */
export function county(options: CountyOptions): { raw: RawTables; problem: Problem } {
  const raw = generateCounty(options);
  const built = buildProblem(raw);
  if (!('problem' in built)) {
    throw new Error(
      built.complaints.map(({ code, value, text }) => `${code} ${value}: ${text.en}`).join('\n'),
    );
  }
  return { raw, problem: built.problem };
}

let demo: ReturnType<typeof county> | null = null;

/** The demo county, made once. */
export function demoCounty(): { raw: RawTables; problem: Problem } {
  demo ??= county(DEMO);
  return demo;
}

/** Rows of a raw table as records. */
export function rowsOf(raw: RawTables, name: TableName): Record<string, unknown>[] {
  const table = raw.tables.find((one) => one.table === name)!;
  return table.rows.map(({ cells }) =>
    Object.fromEntries(table.headers.map(({ canonical }, i) => [canonical!, cells[i] ?? null])),
  );
}

export function existing(problem: Problem): School[] {
  return problem.schools.filter((school) => school.status === 'existing');
}

/** Metres east and north of a point near the county. */
export function metres(lon: number, lat: number): [x: number, y: number] {
  return [(lon - 106.24) * 111_195 * Math.cos((30.47 * Math.PI) / 180), (lat - 30.47) * 111_195];
}

/** Twice the signed area of a ring in square metres, times a half. */
export function ringArea(ring: readonly (readonly [number, number])[]): number {
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = metres(...ring[i - 1]!);
    const [bx, by] = metres(...ring[i]!);
    twice += ax * by - bx * ay;
  }
  return twice / 2;
}

/** Even-odd rule over all rings. */
export function inPolygon(polygon: MultiPolygon, lon: number, lat: number): boolean {
  let inside = false;
  for (const rings of polygon) {
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) {
        const [ax, ay] = ring[i - 1]!;
        const [bx, by] = ring[i]!;
        if (ay > lat !== by > lat && lon < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside;
      }
    }
  }
  return inside;
}

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
