import { NO_TABLES, type RawTables, tableOf } from '../../engine/problem/index.ts';
import { layOut } from './geography.ts';
import { placeNames } from './names/places.ts';
import { schoolNames } from './names/schools.ts';
import { type CountyOptions, DEFAULT_BASE_YEAR, DEFAULT_PROJECTED_YEARS, optionFaults } from './options.ts';
import { charactersOf } from './people/character.ts';
import { birthRows, housingRows, targetRows } from './people/growth.ts';
import { peopleOf } from './people/pupils.ts';
import { enrolmentRows } from './schools/enrolment.ts';
import type { PossibleZones } from './schools/possible-zones.ts';
import { schoolingOf } from './schools/schooling.ts';
import { PRIMARY_GRADES } from './schools/sites.ts';
import { countySizes } from './sizes.ts';
import { couplesOf } from './staff/couples.ts';
import { curriculumRows } from './staff/curriculum.ts';
import { homesOf } from './staff/homes.ts';
import { moveRows, movesOf } from './staff/moves.ts';
import { partsOf } from './staff/posts.ts';
import { rosterOf, teacherRows } from './staff/roster.ts';
import { stream } from './streams.ts';
import { riverLines, streetLines } from './streets/lines.ts';
import { unitIds as idsOfUnits, numberedIds } from './tables/ids.ts';
import { adjacencyRows, zoneRows } from './tables/link-rows.ts';
import { Points } from './tables/points.ts';
import { policyOf } from './tables/policy.ts';
import { candidateRows, schoolRows } from './tables/school-rows.ts';
import { unitRows } from './tables/unit-rows.ts';

/**
 * A county that nobody lives in: relief, river and streets, towns and villages, pupils by grade with projected years,
 * schools, teachers, and zones in force with the faults that zones have. The same options give the same county.
 * Throws a RangeError whose message holds every fault of the options.
 */
export function generateCounty(options: CountyOptions): RawTables {
  return designCounty(options).tables;
}

/** A county and, for tests, the zones for which its schools are built: a plan that keeps every rule. */
export interface Design {
  readonly tables: RawTables;
  /** School of each unit, by position among the schools at work. */
  readonly possible: PossibleZones;
}

export function designCounty(options: CountyOptions): Design {
  const faults = optionFaults(options);
  if (faults.length > 0) throw new RangeError(faults.map(({ en }) => en).join(' '));
  const { seed, baseYear = DEFAULT_BASE_YEAR, projectedYears = DEFAULT_PROJECTED_YEARS } = options;
  const sizes = countySizes(options);
  const geography = layOut(options, sizes);
  const characters = charactersOf(geography, stream(seed, 'population'));
  const people = peopleOf(characters, sizes, projectedYears, stream(seed, 'pupils'));
  const streets = [
    ...streetLines(geography.streets, geography.plane),
    ...riverLines(geography.rivers, geography.outline, geography.plane),
  ];
  const points = new Points(geography, stream(seed, 'places'));
  const unitPlaces = Array.from(geography.settlements.cell.keys(), (unit) => points.beside(unit));
  const ground = { streets, unitPlaces, points };
  const schooling = schoolingOf(geography, characters, people, sizes, ground, seed);
  const { sites, candidates, enrolled, classes } = schooling;

  const places = placeNames(geography, characters, stream(seed, 'names'));
  const names = schoolNames(sites, places, schooling.famous);
  const units = idsOfUnits(geography.settlements, geography.towns.length);
  const schools = numberedIds('S', sites.length, 3);
  const stocks = stream(seed, 'stocks');

  const parts = partsOf(sites, enrolled, classes, stream(seed, 'staff'));
  const traits = stream(seed, 'traits');
  const roster = rosterOf(parts, sites, homesOf(geography, characters, sites), baseYear, traits);
  const couples = couplesOf(roster, traits);
  const moves = movesOf(roster, sites, baseYear, stream(seed, 'moves'));
  const teachers = numberedIds('T', roster.length, 4);
  const growth = stream(seed, 'growth');
  const unitNames = places.units.map(([name]) => name);
  const estates = housingRows(characters, unitNames, units, baseYear + projectedYears, growth);
  const tables: RawTables = {
    ...NO_TABLES,
    name: `${places.county[0]}县 ${places.county[1]} County`,
    baseYear,
    tables: [
      tableOf('schools', [
        ...schoolRows(geography, characters, people, schooling, places, names, schools, units, stocks),
        ...candidateRows(
          geography,
          candidates,
          places,
          numberedIds('N', candidates.length, 2),
          units,
          points,
        ),
      ]),
      tableOf('units', unitRows(geography, characters, people, places, units, unitPlaces, baseYear)),
      tableOf('adjacency', adjacencyRows(geography, units)),
      tableOf('enrolment', enrolmentRows(sites, schools, enrolled, classes, schooling.boarders, stocks)),
      tableOf('zones', zoneRows(schooling.zones, units, schools)),
      tableOf('curriculum', curriculumRows(PRIMARY_GRADES)),
      tableOf('teachers', teacherRows(roster, teachers, schools, units, moves.teachingAt, couples)),
      tableOf('moves', moveRows(moves.rows, teachers, schools)),
      tableOf('births', birthRows(characters, people, units, baseYear, growth)),
      ...(estates.length > 0 ? [tableOf('housing', estates)] : []),
      tableOf('targets', targetRows(baseYear)),
    ],
    polygons: {
      file: 'units.geojson',
      features: units.map((unit, u) => ({ row: u + 1, unit, polygon: geography.polygons[u]! })),
    },
    roads: {
      file: 'roads.geojson',
      lines: streets.map((line, i) => ({ row: i + 1, ...line })),
    },
    policy: policyOf(),
  };
  return { tables, possible: schooling.possible };
}
