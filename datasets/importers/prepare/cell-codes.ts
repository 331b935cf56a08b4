import { crsNamed } from '../crs/index.ts';
import { asText, columnOf, type Draft, tellOrigin, withColumn } from './draft.ts';

/** `CRS3035RES1000mN2221000E4005000` (INSPIRE) or the short `1kmN2221E4005`: the south-west corner of a cell in EPSG:3035. */
const LONG = /^CRS3035RES(\d+)mN(\d+)E(\d+)$/;
const SHORT = /^(\d+)(k?)mN(\d+)E(\d+)$/;

/** Puts units with a column of codes of European grid cells in the middles of their cells, where they have no places. */
export function placeCells(draft: Draft): void {
  const units = draft.tables.get('units');
  if (!units || columnOf(units, 'lon') || units.rows.length === 0) return;
  const column = units.headers.findIndex((_, c) =>
    units.rows.every(({ cells }) => middleOf(asText(cells[c]) ?? '') !== null),
  );
  if (column < 0) return;
  const crs = crsNamed('EPSG:3035')!;
  const places = units.rows.map(({ cells }) => crs.toWgs84(...middleOf(asText(cells[column])!)!));
  const lon = withColumn(
    units,
    'lon',
    places.map(([x]) => x),
  );
  draft.tables.set(
    'units',
    withColumn(
      lon,
      'lat',
      places.map(([, y]) => y),
    ),
  );
  const rule = `middle of the cell that “${units.headers[column]!.written}” names, from EPSG:3035`;
  for (const name of ['lon', 'lat']) tellOrigin(draft, 'units', name, units.file, rule);
}

function middleOf(code: string): [east: number, north: number] | null {
  const long = LONG.exec(code);
  if (long) return [Number(long[3]) + Number(long[1]) / 2, Number(long[2]) + Number(long[1]) / 2];
  const short = SHORT.exec(code);
  if (!short) return null;
  const side = Number(short[1]) * (short[2] === 'k' ? 1000 : 1);
  return [Number(short[4]) * side + side / 2, Number(short[3]) * side + side / 2];
}
