import type { Problem, TravelTable } from '../../../engine/index.ts';
import {
  type AssignmentData,
  type Detail,
  MAIN_STREETS,
  type MapData,
  type MapDraft,
  type OutlineData,
  type Points,
  type Shapes,
  type StreetData,
  type StreetRanks,
  type Streets,
  type TravelData,
  UNITS_PER_DEGREE,
} from '../../shared/index.ts';
import { overview } from './overview.ts';

type MultiPolygon = NonNullable<NonNullable<Problem['units']['polygons']>[number]>;

/** A county for the page. Written out field by field, so that no field with persons can ever slip in. */
export function packMap(problem: Problem): MapData {
  const { name, hash, grades, stages, years, townships, schools, adjacency, units } = problem;
  const { enrolment, zonesInForce, curriculum, outcomes, growth, policy } = problem;
  const { count, ids, names, namesEn, township, lon, lat, pupils, population, migrant, boarding } = units;
  const { terrain, concentratedVillage, urban, elevation } = units;
  return {
    name,
    hash,
    grades,
    stages,
    years,
    townships,
    units: {
      count,
      ids,
      names,
      namesEn,
      township,
      lon,
      lat,
      pupils,
      population,
      migrant,
      boarding,
      terrain,
      concentratedVillage,
      urban,
      elevation,
    },
    schools,
    adjacency,
    enrolment,
    zonesInForce,
    curriculum,
    outcomes,
    growth: growth && {
      births: growth.births && packBirths(growth.births),
      housing: growth.housing,
      targets: growth.targets,
    },
    policy: policy ?? null,
  };
}

/** A county that is not stored yet. */
export function packDraft(problem: Problem): MapDraft {
  return {
    map: packMap(problem),
    outlines: packOutlines(problem, 'overview'),
    streets: packStreets(problem, 'all'),
  };
}

/** Outlines of the units: as they are known, or for a first look. */
export function packOutlines({ units }: Problem, detail: Detail): OutlineData {
  const shapes = units.polygons && packShapes(units.polygons);
  return shapes && detail === 'overview' ? overview(shapes) : { shapes, tolerance: 0 };
}

/** Streets, rivers and railways: all, or those that are seen from far. */
export function packStreets({ streets }: Problem, ranks: StreetRanks): StreetData {
  const main: readonly string[] = MAIN_STREETS;
  const lines = ranks === 'main' ? streets?.filter(({ kind }) => main.includes(kind)) : streets;
  return { streets: lines ? packLines(lines) : null };
}

/** A county of 100,000 units has more than half a million rows of them. */
function packBirths(rows: NonNullable<NonNullable<Problem['growth']>['births']>) {
  return {
    unit: Int32Array.from(rows, ({ unit }) => unit),
    year: Int32Array.from(rows, ({ year }) => year),
    births: Int32Array.from(rows, ({ births }) => births),
  };
}

export function packShapes(polygons: readonly (MultiPolygon | null)[]): Shapes {
  const polygonStart = [0];
  const ringStart = [0];
  const pointStart = [0];
  const places: (readonly number[])[] = [];
  for (const shape of polygons) {
    for (const rings of shape ?? []) {
      for (const ring of rings) {
        for (const place of ring) places.push(place);
        pointStart.push(places.length);
      }
      ringStart.push(pointStart.length - 1);
    }
    polygonStart.push(ringStart.length - 1);
  }
  return {
    polygonStart: Int32Array.from(polygonStart),
    ringStart: Int32Array.from(ringStart),
    pointStart: Int32Array.from(pointStart),
    ...packPoints(places),
  };
}

export function packLines(lines: NonNullable<Problem['streets']>): Streets {
  const kinds = [...new Set(lines.map(({ kind }) => kind))].toSorted().slice(0, MOST_KINDS);
  const pointStart = new Int32Array(lines.length + 1);
  lines.forEach(({ coordinates }, l) => {
    pointStart[l + 1] = pointStart[l]! + coordinates.length;
  });
  return {
    kinds,
    // What is not among the first 255 kinds is drawn as the first.
    kind: Uint8Array.from(lines, ({ kind }) => Math.max(0, kinds.indexOf(kind))),
    oneWayFoot: Uint8Array.from(lines, ({ oneWayFoot }) => (oneWayFoot ? 1 : 0)),
    pointStart,
    ...packPoints(lines.flatMap(({ coordinates }) => coordinates)),
  };
}

const MOST_KINDS = 255;

function packPoints(places: readonly (readonly number[])[]): Points {
  const lon = new Int32Array(places.length);
  const lat = new Int32Array(places.length);
  let [lastLon, lastLat] = [0, 0];
  places.forEach((place, i) => {
    const [x, y] = [Math.round(place[0]! * UNITS_PER_DEGREE), Math.round(place[1]! * UNITS_PER_DEGREE)];
    lon[i] = x - lastLon;
    lat[i] = y - lastLat;
    [lastLon, lastLat] = [x, y];
  });
  return { lon, lat };
}

/** Most pairs that are sent as they are: 10 bytes each. */
const MOST_PAIRS = 1_500_000;
/** Of a larger table each unit keeps its ways up to a cutoff, and its nearest schools however far they are. */
const NEAREST = 24;

/**
 * Walking times for the page, to the last bit. Of a large table only ways that anybody would consider are kept: the table
 * that comes out says up to which time it is whole, as every table does.
 */
export function packTravel(table: TravelTable): TravelData {
  const kept = table.seconds.length <= MOST_PAIRS ? table : thinned(table);
  const perUnit = [kept.seconds, kept.meters].every(isWholeThousandths) ? 1000 : 1;
  const packed = (values: Float64Array) =>
    perUnit === 1000 ? Int32Array.from(values, (value) => Math.round(value * 1000)) : values;
  const { unitCount, schoolCount, rowStart, school, cutoffSeconds, unitComponent, schoolComponent } = kept;
  return {
    unitCount,
    schoolCount,
    rowStart,
    school: schoolCount <= 0xffff ? Uint16Array.from(school) : school,
    seconds: packed(kept.seconds),
    meters: packed(kept.meters),
    perUnit,
    unitComponent,
    schoolComponent,
    barred: kept.barred,
    cutoffSeconds: Number.isFinite(cutoffSeconds) ? cutoffSeconds : null,
    referenceSpeed: kept.referenceSpeed,
    mode: kept.mode,
    source: kept.source,
  };
}

function isWholeThousandths(values: Float64Array): boolean {
  return values.every((value) => value < 2 ** 31 / 1000 && Math.round(value * 1000) / 1000 === value);
}

function thinned(table: TravelTable): TravelTable {
  const { rowStart, seconds } = table;
  // As many pairs as fit lie below this time, by counting pairs in classes of ten seconds.
  const SECONDS = 10;
  const classes = new Float64Array(1 << 16);
  for (const time of seconds) classes[Math.min(classes.length - 1, Math.floor(time / SECONDS))]!++;
  let [sum, last] = [0, 0];
  while (last < classes.length && sum + classes[last]! <= MOST_PAIRS) sum += classes[last++]!;
  const cutoffSeconds = Math.min(table.cutoffSeconds, last * SECONDS);
  const kept: number[] = [];
  const start = new Int32Array(rowStart.length);
  for (let unit = 0; unit < table.unitCount; unit++) {
    const row = Array.from({ length: rowStart[unit + 1]! - rowStart[unit]! }, (_, k) => rowStart[unit]! + k);
    const nearest = new Set(row.toSorted((a, b) => seconds[a]! - seconds[b]!).slice(0, NEAREST));
    for (const pair of row) if (seconds[pair]! < cutoffSeconds || nearest.has(pair)) kept.push(pair);
    start[unit + 1] = kept.length;
  }
  return {
    ...table,
    rowStart: start,
    school: Int32Array.from(kept, (pair) => table.school[pair]!),
    seconds: Float64Array.from(kept, (pair) => seconds[pair]!),
    meters: Float64Array.from(kept, (pair) => table.meters[pair]!),
    // Inclusive for every table; the ways of exactly this time were left out.
    cutoffSeconds: Math.max(0, cutoffSeconds - 1e-3),
  };
}

/** A plan's zones by index, as `placementOfPlan` reads them. */
export function packAssignment(problem: Problem, assignment: readonly (Int32Array | null)[]): AssignmentData {
  return {
    stages: problem.stages.flatMap(({ id }, k) => {
      const school = assignment[k];
      return school ? [{ id, school }] : [];
    }),
  };
}
