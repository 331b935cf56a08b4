import { asNumber, asText, columnOf, type Draft, tellOrigin, withColumn } from './draft.ts';

/** Every unit's place moves towards the middle of its neighbours so often; fewer rounds leave far units unsettled. */
const ROUNDS = 2000;
const SETTLED_DEGREES = 1e-9;

/**
 * Units without any place, known only by their neighbours: each is put in the middle of its neighbours' places, while units in
 * which a school stands are held at the mean of their schools (the drawing of a graph by W. T. Tutte, 1963, with the schools as its
 * frame). Good enough to tell near from far; it is told.
 */
export function placeByNeighbours(draft: Draft): void {
  const [units, schools, adjacency] = [
    draft.tables.get('units'),
    draft.tables.get('schools'),
    draft.tables.get('adjacency'),
  ];
  if (!units || !schools || !adjacency || draft.polygons || columnOf(units, 'lon')) return;
  const ids = (columnOf(units, 'id') ?? []).map(asText);
  const index = new Map(ids.map((id, i) => [id, i]));
  const [lon, lat] = [
    new Float64Array(ids.length).fill(Number.NaN),
    new Float64Array(ids.length).fill(Number.NaN),
  ];
  const held = holdSchools(draft, index, lon, lat);
  if (held.size < 3) return;
  const neighbours: number[][] = ids.map(() => []);
  const [first, second] = [columnOf(adjacency, 'unit1') ?? [], columnOf(adjacency, 'unit2') ?? []];
  first.forEach((cell, i) => {
    const [a, b] = [index.get(asText(cell)), index.get(asText(second[i]))];
    if (a === undefined || b === undefined) return;
    neighbours[a]!.push(b);
    neighbours[b]!.push(a);
  });
  const middle = { lon: mean([...held].map((u) => lon[u]!)), lat: mean([...held].map((u) => lat[u]!)) };
  for (let u = 0; u < ids.length; u++) if (!held.has(u)) [lon[u], lat[u]] = [middle.lon, middle.lat];
  for (let round = 0, moved = Infinity; round < ROUNDS && moved > SETTLED_DEGREES; round++) {
    moved = 0;
    for (let u = 0; u < ids.length; u++) {
      if (held.has(u) || neighbours[u]!.length === 0) continue;
      const [x, y] = [mean(neighbours[u]!.map((v) => lon[v]!)), mean(neighbours[u]!.map((v) => lat[v]!))];
      moved = Math.max(moved, Math.abs(x - lon[u]!), Math.abs(y - lat[u]!));
      [lon[u], lat[u]] = [x, y];
    }
  }
  const rounded = (values: Float64Array) => Array.from(values, (value) => Math.round(value * 1e6) / 1e6);
  draft.tables.set('units', withColumn(withColumn(units, 'lon', rounded(lon)), 'lat', rounded(lat)));
  for (const column of ['lon', 'lat'])
    tellOrigin(draft, 'units', column, adjacency.file, 'middle of the neighbours, schools held in place');
  draft.complaints.add('places-by-neighbours', { file: units.file }, { count: ids.length });
}

function holdSchools(
  draft: Draft,
  index: ReadonlyMap<string | null, number>,
  lon: Float64Array,
  lat: Float64Array,
): Set<number> {
  const schools = draft.tables.get('schools')!;
  const [unit, x, y] = ['unit', 'lon', 'lat'].map((column) => columnOf(schools, column) ?? []);
  const places = new Map<number, { lon: number[]; lat: number[] }>();
  unit!.forEach((cell, s) => {
    const u = index.get(asText(cell));
    const [a, b] = [asNumber(x![s]), asNumber(y![s])];
    if (u === undefined || a === null || b === null) return;
    const there = places.get(u) ?? { lon: [], lat: [] };
    places.set(u, there);
    there.lon.push(a);
    there.lat.push(b);
  });
  for (const [u, there] of places) [lon[u], lat[u]] = [mean(there.lon), mean(there.lat)];
  return new Set(places.keys());
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
