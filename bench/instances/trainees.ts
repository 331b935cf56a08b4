import Papa from 'papaparse';
import type { ExchangeModel } from '../../engine/staffing/model/model.ts';
import { UNBOUNDED } from '../../engine/staffing/task/state.ts';

/** What a journey costs that the file does not have, as in the published test. */
const MISSING_MINUTES = 10_000;

interface Placement {
  readonly students: string;
  readonly schools: string;
  readonly journeys: string;
  /** Whether schools of priority 1 must be filled to capacity. */
  readonly priority: boolean;
}

/**
 * spopt's trainee teachers (pysal/spopt, BSD-3) as an exchange: every trainee leaves a pool for a placement school, no school
 * takes more than its count, and the level is minutes of travel.
 */
export function traineeModel({ students, schools, journeys, priority }: Placement): ExchangeModel {
  const rows = (text: string) =>
    Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
  const trainees = rows(students).map((row) => row['ST: ID']!);
  const places = rows(schools).map((row) => ({
    id: row['SE2 PP: Code']!,
    count: Number(row.Count),
    first: Number(row.priority) === 1,
  }));
  const minutes = new Map(rows(journeys).map((row) => [`${row.student}/${row.school}`, Number(row.time)]));
  const teachers = trainees.length;
  const count = places.length + 1;
  const pool = places.length;
  const arcs = trainees.flatMap((student, t) =>
    places.map(({ id }, s) => ({ t, s, cost: minutes.get(`${student}/${id}`) ?? MISSING_MINUTES })),
  );
  // The last row is the county's, of which nothing is asked.
  const perRow = (of: (s: number) => number) =>
    Int32Array.from({ length: count + 1 }, (_, row) => (row < count ? of(row) : 0));
  return {
    teachers,
    schools: count,
    years: 1,
    rows: count + 1,
    width: 1,
    dims: [{ kind: 'staff', stage: 0, subject: -1 }],
    levels: [{ id: 'commute', tolerance: 0 }],
    base: perRow((s) => (s === pool ? teachers : 0)),
    low: perRow((s) => (s !== pool && priority && places[s]!.first ? places[s]!.count : 0)),
    high: perRow((s) => (s === pool ? UNBOUNDED : places[s]!.count)),
    heights: new Int32Array((count + 1) * 4).fill(-UNBOUNDED),
    above: new Int32Array(count + 1).fill(UNBOUNDED),
    heightLevel: Int32Array.of(-1),
    aboveLevel: Int32Array.of(-1),
    arcStart: Int32Array.from({ length: teachers + 1 }, (_, t) => t * places.length),
    arcTeacher: Int32Array.from(arcs, (arc) => arc.t),
    arcSchool: Int32Array.from(arcs, (arc) => arc.s),
    arcYear: new Uint8Array(arcs.length),
    arcFlags: new Uint8Array(arcs.length),
    arcVector: new Int32Array(arcs.length),
    arcCost: [Int32Array.from(arcs, (arc) => arc.cost)],
    stayCost: [null],
    stayAllowed: new Uint8Array(teachers),
    basePlace: new Int32Array(teachers).fill(pool),
    homeVector: new Int32Array(teachers),
    moverAmount: new Int32Array(teachers),
    vectorStart: Int32Array.of(0, 1),
    vectorDim: Int32Array.of(0),
    vectorAmount: Int32Array.of(1),
    half: Int32Array.of(0),
    out: -1,
    in: -1,
    posts: -1,
    movers: -1,
    backboneMovers: -1,
    spreads: [],
    tieStart: new Int32Array(teachers + 1),
    tieTo: new Int32Array(0),
    tieRule: [],
    tieLimit: new Float64Array(0),
    distances: new Float64Array(count ** 2),
    swapGroup: null,
    swapGroups: 0,
  };
}
