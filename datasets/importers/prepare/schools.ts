import type { RawCell, RawRecord, RawTable } from '../../../engine/problem/index.ts';
import type { OsmExtract } from '../osm/extracted.ts';
import { GRADES } from './ages.ts';
import {
  addRecords,
  asNumber,
  asText,
  columnOf,
  type Draft,
  tellOrigin,
  withColumn,
  withoutColumns,
} from './draft.ts';
import { osmNames } from './osm-names.ts';
import { stagesByLevel, stagesByName } from './stage-words.ts';

/** The schools of an OpenStreetMap extract as a table. */
export function takeOsmSchools(draft: Draft, file: string, extract: OsmExtract): void {
  const { schools } = extract;
  if (schools.length === 0 || draft.tables.has('schools')) return;
  const { nameless } = osmNames(extract);
  const records = schools.map(({ id, lon, lat, tags }): RawRecord => {
    const pupils = Number(tags.get('capacity:pupils') ?? tags.get('capacity'));
    return {
      id,
      name:
        tags.get('name') ??
        tags.get('official_name') ??
        tags.get('operator') ??
        nameless('school', id, lon, lat),
      nameEn: tags.get('name:en') ?? null,
      stages: stagesByLevel(tags.get('isced:level')),
      lon,
      lat,
      seats: pupils > 0 && Number.isInteger(pupils) ? pupils : null,
    };
  });
  addRecords(draft, 'schools', file, records, 'amenity=school');
}

/** Schools that are only counted in a column of the units: each stands in its unit. */
export function takeCountedSchools(draft: Draft): void {
  const { countedIn, seatsIn } = draft.mapping.schools;
  const column = countedIn ?? seatsIn;
  const units = draft.tables.get('units');
  if (column === undefined || !units || draft.tables.has('schools')) return;
  const place = units.headers.findIndex(({ written }) => written === column);
  if (place < 0) {
    draft.complaints.add('mapping-unused', { file: 'mapping', value: column }, {});
    return;
  }
  const [ids, lon, lat] = ['id', 'lon', 'lat'].map((column) => columnOf(units, column) ?? []);
  const records = units.rows.flatMap(({ cells }, i): RawRecord[] => {
    const number = Math.max(0, Math.round(asNumber(cells[place]) ?? 0));
    const count = countedIn === undefined ? Math.min(number, 1) : number;
    const unit = asText(ids![i]);
    return Array.from({ length: count }, (_, k) => ({
      id: `${unit}/${k + 1}`,
      seats: countedIn === undefined ? number : null,
      unit,
      lon: lon![i] ?? null,
      lat: lat![i] ?? null,
    }));
  });
  addRecords(draft, 'schools', units.file, records, `counted in the column “${column}”`);
  draft.tables.set(
    'units',
    withoutColumns(units, (_, c) => c === place),
  );
}

/** Fills what the sources do not say of schools: stages by their names, then what the mapping tells to assume. */
export function completeSchools(draft: Draft): void {
  let table = draft.tables.get('schools');
  if (!table) return;
  table = stagesFromNames(draft, table);
  const { stages, classrooms } = draft.mapping.schools;
  if (stages !== undefined) table = assumed(draft, table, 'stages', stages);
  if (classrooms !== undefined) table = assumed(draft, table, 'classrooms', classrooms);
  const seats = draft.mapping.schools.seats ?? seatsByDemand(draft, table);
  const known = columnOf(table, 'classrooms')?.some((cell) => cell !== null) ?? false;
  if (seats !== null && !known) table = assumed(draft, table, 'seats', seats);
  draft.tables.set('schools', table);
  tellSilent(draft, table);
}

const EXAMPLE = '{"schools": {"stages": "primary", "seats": 600}}';

/** Maps rarely say how large a school is: what to do about all of them stands once, before a fault for each. */
function tellSilent(draft: Draft, table: RawTable): void {
  // Rows of a table of one's own are mended there.
  if (table.headerRow !== null && !/\.(?:osm|pbf|gz|gpkg|shp|geojson)\b/i.test(table.file)) return;
  const silent = (column: string) =>
    (columnOf(table, column) ?? new Array<RawCell>(table.rows.length).fill(null)).map(
      (cell) => asText(cell) === null,
    );
  const [stages, classrooms, seats] = [silent('stages'), silent('classrooms'), silent('seats')];
  const sizeless = classrooms.filter((none, i) => none && seats[i]).length;
  const stageless = stages.filter(Boolean).length;
  if (sizeless + stageless > 0)
    draft.complaints.add('schools-silent', { file: table.file }, { sizeless, stageless, example: EXAMPLE });
}

function stagesFromNames(draft: Draft, table: RawTable): RawTable {
  const names = columnOf(table, 'name');
  const before = columnOf(table, 'stages') ?? new Array<RawCell>(table.rows.length).fill(null);
  if (!names) return table;
  let count = 0;
  const stages = before.map((cell, i) => {
    if (asText(cell) !== null) return cell;
    const told = stagesByName(asText(names[i]) ?? '');
    if (told !== null) count++;
    return told;
  });
  if (count === 0) return table;
  draft.complaints.add('stages-by-name', { file: table.file, column: 'stages' }, { count });
  tellOrigin(draft, 'schools', 'stages', table.file, 'concluded from the names of the schools');
  return withColumn(table, 'stages', stages);
}

function assumed(draft: Draft, table: RawTable, column: string, value: RawCell): RawTable {
  const before = columnOf(table, column) ?? new Array<RawCell>(table.rows.length).fill(null);
  const count = before.filter((cell) => asText(cell) === null).length;
  if (count === 0) return table;
  draft.complaints.add(
    'values-assumed',
    { file: table.file, column },
    { column, count, value: String(value) },
  );
  tellOrigin(draft, 'schools', column, 'mapping', `assumed: ${String(value)}`);
  return withColumn(
    table,
    column,
    before.map((cell) => (asText(cell) === null ? value : cell)),
  );
}

/** Seats for each school so that the most crowded stage has the asked number for each of its pupils. */
function seatsByDemand(draft: Draft, schools: RawTable): number | null {
  const { seatsPerPupil } = draft.mapping.schools;
  const units = draft.tables.get('units');
  if (seatsPerPupil === undefined || !units) return null;
  const stages = columnOf(schools, 'stages')?.map(asText) ?? [];
  const needed = (stage: string, grades: readonly string[]) => {
    const teaching = stages.filter((cell) => cell?.split(';').includes(stage)).length;
    const pupils = grades.reduce(
      (sum, grade) =>
        sum + (columnOf(units, grade) ?? []).reduce<number>((a, cell) => a + (asNumber(cell) ?? 0), 0),
      0,
    );
    return teaching === 0 ? 0 : Math.ceil((pupils * seatsPerPupil) / teaching);
  };
  const last = draft.mapping.primaryGrades ?? 6;
  // A nine-year school seats both stages.
  const both = stages.some((cell) => cell?.includes('primary') && cell.includes('junior'));
  const [primary, junior] = [needed('primary', GRADES.slice(0, last)), needed('junior', GRADES.slice(last))];
  const seats = both ? primary + junior : Math.max(primary, junior);
  return seats > 0 ? seats : null;
}
