import { NONE } from '../../units.ts';
import type { ComplaintList } from '../complaints/list.ts';
import type { BirthRow, Growth, HousingRow, TargetRow } from '../problem.ts';
import { checkKey, refer } from './ids.ts';
import type { County } from './links.ts';
import type { Rows } from './rows.ts';

/** What is known of the years to come; null when no table holds any of it. */
export function growthOf(
  tables: { readonly [K in keyof Growth]: Rows | null },
  county: County,
  complaints: ComplaintList,
): Growth | null {
  const { births, housing, targets } = tables;
  if (!births && !housing && !targets) return null;
  return {
    births: births && birthRows(births, county, complaints),
    housing: housing && housingRows(housing, county, complaints),
    targets: targets && targetRows(targets, complaints),
  };
}

function birthRows(table: Rows, county: County, complaints: ComplaintList): BirthRow[] {
  const rows: BirthRow[] = [];
  checkKey(table, complaints);
  for (let i = 0; i < table.count; i++) {
    const unit = refer(table, 'unit', i, county.unitIds, complaints);
    const year = table.number('year', i);
    const births = table.number('births', i);
    if (unit !== NONE && year !== null && births !== null) rows.push({ unit, year, births });
  }
  if (!complaints.hasErrors) tellMissingBirths(rows, table, county.units.count, complaints);
  return rows;
}

/** A unit without a row in a year that others have is read as without births: true of few, so it is told. */
function tellMissingBirths(
  rows: readonly BirthRow[],
  table: Rows,
  units: number,
  complaints: ComplaintList,
): void {
  const known = new Map<number, number>();
  for (const { year } of rows) known.set(year, (known.get(year) ?? 0) + 1);
  for (const [year, count] of [...known].sort(([a], [b]) => a - b)) {
    if (count < units) complaints.add('births-missing', { file: table.file }, { count: units - count, year });
  }
}

function housingRows(table: Rows, county: County, complaints: ComplaintList): HousingRow[] {
  const rows: HousingRow[] = [];
  checkKey(table, complaints);
  for (let i = 0; i < table.count; i++) {
    const unit = refer(table, 'unit', i, county.unitIds, complaints);
    const year = table.number('year', i);
    const dwellings = table.number('dwellings', i);
    if (unit === NONE || year === null || dwellings === null) continue;
    rows.push({ unit, year, dwellings, project: table.text('project', i) });
  }
  return rows;
}

function targetRows(table: Rows, complaints: ComplaintList): TargetRow[] {
  const rows: TargetRow[] = [];
  checkKey(table, complaints);
  for (let i = 0; i < table.count; i++) {
    const phase = table.text('phase', i);
    const year = table.number('year', i);
    const indicator = table.text('indicator', i);
    const sense = table.text('sense', i) as TargetRow['sense'] | null;
    const value = table.number('value', i);
    if (phase === null || year === null || indicator === null || sense === null || value === null) continue;
    const stage = table.text('stage', i);
    if (stage === null) continue;
    rows.push({ phase, year, indicator, stage: stage === 'county' ? null : stage, sense, value });
  }
  return rows;
}
