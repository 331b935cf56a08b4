import { tableNamed } from '../../../engine/problem/index.ts';
import { nearestHeader } from '../../../engine/problem/tables/headers.ts';
import { ownValue } from '../grid-headers.ts';
import { mappingOf } from '../mapping.ts';
import { apportion } from './apportion.ts';
import { asText, columnOf, countIn, type Draft, tellOrigin, withColumn, withoutColumns } from './draft.ts';

/** Estimates of residents have fractions; persons have none: rounded so that the sum is kept. Gives the numbers as they were. */
export function wholeResidents(draft: Draft): readonly number[] | null {
  const units = draft.tables.get('units');
  const cells = units && columnOf(units, 'population');
  if (!units || !cells) return null;
  const written = units.headers.find(({ canonical }) => canonical === 'population')!.written;
  const residents = cells.map((cell, i) =>
    countIn(draft, cell, { file: units.file, row: units.rows[i]!.row, column: written }),
  );
  if (residents.every(Number.isInteger)) return residents;
  const total = Math.round(residents.reduce((a, b) => a + b, 0));
  const [whole] = apportion([total], residents);
  draft.tables.set('units', withColumn(units, 'population', [...whole!]));
  const rule = 'rounded to whole persons by largest remainders';
  draft.provenance.push({ table: 'units', column: 'population', file: units.file, header: written, rule });
  return residents;
}

/** Columns that no table knows are left out, told in one line; those that look like slips stay, to be told one by one. */
export function leaveOutOthers(draft: Draft): void {
  for (const [name, table] of draft.tables) {
    const { columns = {} } = mappingOf(draft.mapping, table.file);
    const foreign = table.headers.filter(
      ({ canonical, written }) =>
        canonical === null &&
        written !== '' &&
        (ownValue(columns, written) === '' || nearestHeader(tableNamed(name), written) === null),
    );
    if (foreign.length === 0) continue;
    const words = foreign.map(({ written }) => written).join(', ');
    draft.complaints.add('columns-left-out', { file: table.file }, { columns: words });
    draft.tables.set(
      name,
      withoutColumns(table, (header) => foreign.includes(header)),
    );
  }
}

/** Zones of a redistricting tool name no stage; where the schools have only one, that is meant. */
export function stageOfZones(draft: Draft): void {
  const zones = draft.tables.get('zones');
  const schools = draft.tables.get('schools');
  if (!zones || !schools || columnOf(zones, 'stage')) return;
  const stages = new Set((columnOf(schools, 'stages') ?? []).map(asText));
  const [only] = stages;
  if (stages.size !== 1 || only === null || only === undefined) return;
  draft.tables.set(
    'zones',
    withColumn(
      zones,
      'stage',
      zones.rows.map(() => only),
    ),
  );
  tellOrigin(draft, 'zones', 'stage', zones.file, 'the only stage of the schools');
}
