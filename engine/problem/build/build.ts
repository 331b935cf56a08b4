import type { SchoolYear } from '../../units.ts';
import type { Complaint } from '../complaint.ts';
import { ComplaintList } from '../complaints/list.ts';
import type { Problem } from '../problem.ts';
import type { RawTables } from '../raw.ts';
import { sealProblem } from '../seal.ts';
import { TABLES, tableNamed } from '../tables/index.ts';
import { adjacencyFor } from './adjacency.ts';
import { anchors } from './anchors.ts';
import { enrolmentRows } from './enrolment.ts';
import { growthOf } from './growth.ts';
import { idsOf } from './ids.ts';
import { type County, curriculumRows, travelRows, zonesInForce } from './links.ts';
import { outcomesOf } from './outcomes.ts';
import { checkPlaces, placesOf } from './places.ts';
import { comparePlaces, fillPlaces, unitPolygons } from './polygons.ts';
import { pupilNumbers } from './pupils.ts';
import { type Rows, rowsOf } from './rows.ts';
import { schoolsOf } from './schools.ts';
import { stageLayout } from './stages.ts';
import { streetsOf } from './streets.ts';
import { earlierMoves, teachersOf } from './teachers.ts';
import { townshipsOf } from './townships.ts';
import { checkUnits, unitsOf } from './units.ts';

/** A problem with what should be known about it, or everything that keeps the dataset from becoming one. */
export type Built =
  | { readonly problem: Problem; readonly warnings: readonly Complaint[] }
  | { readonly complaints: readonly Complaint[] };

/**
 * Understands and checks the tables of a dataset. Nothing is half-loaded: with a single error there is no problem, and
 * all errors that can be found are told together. `earlier` are complaints of the readers of the files, which count too.
 */
export function buildProblem(raw: RawTables, earlier: readonly Complaint[] = []): Built {
  const complaints = new ComplaintList();
  complaints.addAll(earlier);
  for (const { name, zh, required } of TABLES) {
    if (!required || raw.incomplete.includes(name) || raw.tables.some(({ table }) => table === name))
      continue;
    complaints.add('table-missing', { file: `${name}.csv` }, { table: { en: name, zh } });
  }
  const schools = rowsOf(raw, 'schools', complaints);
  const units = rowsOf(raw, 'units', complaints, raw.polygons ? PLACES_FROM_POLYGONS : undefined);
  const content = schools && units ? understand(raw, schools, units, complaints) : null;
  if (content && !complaints.hasErrors) return { problem: sealProblem(content), warnings: complaints.all() };
  return { complaints: complaints.all() };
}

const PLACES_FROM_POLYGONS: ReadonlySet<string> = new Set(['lon', 'lat']);

/** Reads everything; the result is of use only if no complaint is an error. */
function understand(
  raw: RawTables,
  schools: Rows,
  units: Rows,
  complaints: ComplaintList,
): Omit<Problem, 'hash'> | null {
  const whole = (name: (typeof TABLES)[number]['name']) => !raw.incomplete.includes(name);
  const table = (name: (typeof TABLES)[number]['name']) => rowsOf(raw, name, complaints);
  const schoolIds = idsOf('schools', schools, whole('schools'), complaints);
  const unitIds = idsOf('units', units, whole('units'), complaints);
  const layout = stageLayout(schools, raw.primaryGrades);
  if (layout.stages.length === 0 && !complaints.hasErrors) {
    complaints.add('county-without-stage', schools.header('stages'), {});
  }

  const polygons = unitPolygons(raw, units, unitIds, complaints);
  const unitPlaces = placesOf(units);
  const schoolPlaces = placesOf(schools);
  fillPlaces(unitPlaces, polygons, complaints);
  const around = checkPlaces([unitPlaces, schoolPlaces], complaints);
  if (polygons) comparePlaces(unitPlaces, polygons, complaints);
  const anchor = anchors(schoolPlaces, unitPlaces, polygons, unitIds, complaints);

  const teachers = table('teachers');
  const moves = table('moves');
  const numbers = pupilNumbers(units, layout, raw.baseYear, latestYear(teachers, moves), complaints);
  checkUnits(unitPlaces, numbers.years, complaints);
  const townships = townshipsOf([units, schools]);
  const schoolList = schoolsOf(schoolPlaces, anchor, townships.of[1]!, layout, complaints);

  const county: County = { schools, units, schoolIds, unitIds, layout, numbers };
  const enrolment = table('enrolment');
  const zones = table('zones');
  const curriculum = table('curriculum');
  const travel = table('travel');
  const borders = table('adjacency');
  const content = {
    name: raw.name,
    grades: layout.grades,
    stages: layout.stages,
    years: numbers.years,
    townships: townships.names,
    units: unitsOf(unitPlaces, numbers, townships.of[0]!, polygons),
    schools: schoolList,
    enrolment: enrolment && enrolmentRows(enrolment, county, complaints),
    zonesInForce: zones && zonesInForce(zones, county, complaints),
    curriculum: curriculum && curriculumRows(curriculum, layout, complaints),
    ...staffOf(teachers, moves, county, unitPlaces, whole('teachers'), complaints),
    outcomes: outcomesOf(
      { cohorts: table('cohorts'), results: table('results'), reported: table('reported') },
      county,
      complaints,
    ),
    growth: growthOf(
      { births: table('births'), housing: table('housing'), targets: table('targets') },
      county,
      complaints,
    ),
    streets: streetsOf(raw, unitPlaces, schoolPlaces, around, complaints),
    travelRows: travel && travelRows(travel, county, complaints),
    policy: raw.policy ?? null,
  };
  if (raw.roads && travel) {
    complaints.add('travel-replaces-roads', { file: raw.roads.file }, { file: travel.file });
  }
  if (!raw.roads && !travel && whole('travel')) complaints.add('travel-unknown', { file: units.file }, {});
  // Borders are derived from places and polygons, so these must be right first.
  if (complaints.hasErrors && !borders) return null;
  const streets = raw.roads && content.streets && { file: raw.roads.file, lines: content.streets };
  return {
    ...content,
    adjacency: adjacencyFor(borders, unitPlaces, unitIds, polygons, streets, complaints),
  };
}

function staffOf(
  teachers: Rows | null,
  moves: Rows | null,
  county: County,
  unitPlaces: Parameters<typeof teachersOf>[3],
  whole: boolean,
  complaints: ComplaintList,
) {
  const ids = idsOf('teachers', teachers, whole, complaints);
  if (moves && !teachers && whole) {
    const table = { en: 'teachers', zh: tableNamed('teachers').zh };
    complaints.add('table-missing', { file: moves.file }, { table });
  }
  return {
    teachers: teachers && teachersOf(teachers, ids, county, unitPlaces, complaints),
    moves: moves && earlierMoves(moves, ids, county.schoolIds, complaints),
  };
}

/** The latest year that the staff tables speak of: the base year cannot lie before it. */
function latestYear(teachers: Rows | null, moves: Rows | null): SchoolYear | null {
  let latest: SchoolYear | null = null;
  for (const rows of [teachers, moves]) {
    for (let i = 0; rows && i < rows.count; i++) {
      const year = rows.number('startYear', i);
      if (year !== null && (latest === null || year > latest)) latest = year;
    }
  }
  return latest;
}
