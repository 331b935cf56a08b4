import { plainSchool, type RawCell, type RawTables } from '../../../engine/index.ts';
import type { MapDraft } from '../../shared/index.ts';
import { overview } from '../analysis/overview.ts';
import { packLines, packShapes } from '../analysis/pack.ts';

interface Place {
  readonly id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

/** What can be drawn of a county that still has faults: places, outlines and streets, as far as they could be read. Null without units. */
export function draftMap(tables: RawTables): MapDraft | null {
  const { name, polygons, roads } = tables;
  const units = placesOf(tables, 'units');
  if (units.length === 0) return null;
  const outlines = new Map(polygons?.features.map(({ unit, polygon }) => [String(unit), polygon]));
  const count = units.length;
  const map = {
    name,
    hash: '',
    grades: [],
    stages: [],
    years: [],
    townships: [],
    units: {
      count,
      ids: units.map(({ id }) => id),
      names: units.map((unit) => unit.name),
      namesEn: units.map(() => null),
      township: new Int32Array(count).fill(-1),
      lon: Float64Array.from(units, ({ lon }) => lon),
      lat: Float64Array.from(units, ({ lat }) => lat),
      pupils: [new Int32Array()],
      population: null,
      migrant: null,
      boarding: null,
      terrain: units.map(() => null),
      concentratedVillage: new Uint8Array(count),
      urban: new Uint8Array(count),
      elevation: null,
    },
    schools: placesOf(tables, 'schools').map((place) => plainSchool({ ...place, stages: [] })),
    adjacency: { start: new Int32Array(count + 1), neighbour: new Int32Array(), length: null },
    enrolment: null,
    zonesInForce: null,
    curriculum: null,
    outcomes: null,
    growth: null,
    policy: null,
  };
  const shapes = outlines.size > 0 ? packShapes(units.map(({ id }) => outlines.get(id) ?? null)) : null;
  return {
    map,
    outlines: shapes ? overview(shapes) : { shapes, tolerance: 0 },
    streets: { streets: roads && packLines(roads.lines) },
  };
}

/** The rows of a table that have a readable place in degrees. */
export function placesOf({ tables }: RawTables, wanted: 'units' | 'schools'): Place[] {
  const table = tables.find((one) => one.table === wanted);
  if (!table) return [];
  const at = (field: string) => table.headers.findIndex(({ canonical }) => canonical === field);
  const [id, name, lon, lat] = [at('id'), at('name'), at('lon'), at('lat')];
  if (lon < 0 || lat < 0) return [];
  return table.rows.flatMap(({ cells }) => {
    const [x, y] = [degrees(cells[lon], 180), degrees(cells[lat], 90)];
    return x === null || y === null
      ? []
      : [{ id: String(cells[id] ?? ''), name: String(cells[name] ?? cells[id] ?? ''), lon: x, lat: y }];
  });
}

function degrees(cell: RawCell | undefined, most: number): number | null {
  if (cell === null || cell === undefined || cell === '' || typeof cell === 'boolean') return null;
  const number = Number(cell);
  return Number.isFinite(number) && Math.abs(number) <= most ? number : null;
}
