import { NONE, type SchoolIndex, type StageIndex } from '../../units.ts';
import type { ComplaintList } from '../complaints/list.ts';
import type { CohortRow, Outcomes, ReportedId, ReportedRow, ResultRow } from '../problem.ts';
import { checkKey, refer } from './ids.ts';
import type { County } from './links.ts';
import type { Rows } from './rows.ts';
import { teaches } from './schools.ts';
import { STAGE_WORDS, type StageId, stageIndex } from './stages.ts';

/** What schools and county report of results and cohorts; null when no table holds any of it. */
export function outcomesOf(
  tables: { readonly [K in keyof Outcomes]: Rows | null },
  county: County,
  complaints: ComplaintList,
): Outcomes | null {
  const { cohorts, results, reported } = tables;
  if (!cohorts && !results && !reported) return null;
  return {
    cohorts: cohorts && cohortRows(cohorts, county, complaints),
    results: results && resultRows(results, county, complaints),
    reported: reported && reportedRows(reported, complaints),
  };
}

function cohortRows(table: Rows, county: County, complaints: ComplaintList): CohortRow[] {
  const rows: CohortRow[] = [];
  checkKey(table, complaints);
  for (let i = 0; i < table.count; i++) {
    const school = refer(table, 'school', i, county.schoolIds, complaints);
    stageTaught(table, i, school, 'junior', county, complaints);
    const entered = table.number('entered', i);
    const movedIn = table.number('movedIn', i);
    const movedOut = table.number('movedOut', i);
    const died = table.number('died', i);
    const graduates = table.number('graduates', i);
    if (school === NONE || entered === null || movedIn === null) continue;
    if (movedOut === null || died === null || graduates === null) continue;
    const present = entered + movedIn;
    if (movedOut + died + graduates > present) {
      const whole = { en: `${present} pupils who entered or moved in`, zh: `入学与转入共 ${present} 人` };
      complaints.add('part-exceeds-whole', table.at(i, 'graduates'), { whole });
    }
    rows.push({ school, entered, movedIn, movedOut, died, graduates });
  }
  return rows;
}

function resultRows(table: Rows, county: County, complaints: ComplaintList): ResultRow[] {
  const rows: ResultRow[] = [];
  checkKey(table, complaints);
  for (let i = 0; i < table.count; i++) {
    const school = refer(table, 'school', i, county.schoolIds, complaints);
    const id = table.text('stage', i);
    const subject = table.text('subject', i);
    const tested = table.number('tested', i);
    const mean = table.number('mean', i);
    if (school === NONE || id === null || subject === null || tested === null || mean === null) continue;
    const stage = stageTaught(table, i, school, id as StageId, county, complaints);
    if (stage !== null) rows.push({ school, stage, subject, tested, mean });
  }
  return rows;
}

/** The stage, where the school teaches it; complains otherwise. */
function stageTaught(
  table: Rows,
  i: number,
  school: SchoolIndex,
  id: StageId,
  { schools, layout }: County,
  complaints: ComplaintList,
): StageIndex | null {
  const stage = stageIndex(layout, id);
  if (school === NONE || schools.faulty('stages', school)) return null;
  if (stage >= 0 && teaches(schools, school, layout, stage)) return stage;
  complaints.add('zone-stage-not-taught', table.at(i, 'school'), { stage: STAGE_WORDS[id] });
  return null;
}

function reportedRows(table: Rows, complaints: ComplaintList): ReportedRow[] {
  const rows: ReportedRow[] = [];
  checkKey(table, complaints);
  for (let i = 0; i < table.count; i++) {
    // The choices of the column are these ids.
    const indicator = table.text('indicator', i) as ReportedId | null;
    const value = table.number('value', i);
    if (indicator === null || value === null) continue;
    if (indicator !== 'trainingHours' && value > 1) {
      complaints.add('share-above-one', table.at(i, 'value'), { share: value / 100 });
    }
    rows.push({ indicator, value });
  }
  return rows;
}
