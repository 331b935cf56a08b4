import { NONE } from '../../units.ts';
import type { ComplaintList } from '../complaints/list.ts';
import type { CurriculumRow, TravelRow } from '../problem.ts';
import { checkKey, type Ids, refer } from './ids.ts';
import type { PupilNumbers } from './pupils.ts';
import type { Rows } from './rows.ts';
import { statusOf, teaches } from './schools.ts';
import { STAGE_WORDS, type StageId, type StageLayout, stageIndex } from './stages.ts';

/** What the rows of the linking tables refer to. */
export interface County {
  readonly schools: Rows;
  readonly units: Rows;
  readonly schoolIds: Ids;
  readonly unitIds: Ids;
  readonly layout: StageLayout;
  readonly numbers: PupilNumbers;
}

/** No child walks faster; the table then holds driving times, or minutes and metres of different ways. */
const FASTEST_METERS_PER_MINUTE = 200;

/** Walking times as given, in the order of the rows. */
export function travelRows(table: Rows, county: County, complaints: ComplaintList): TravelRow[] {
  const rows: TravelRow[] = [];
  checkKey(table, complaints);
  for (let i = 0; i < table.count; i++) {
    const unit = refer(table, 'unit', i, county.unitIds, complaints);
    const school = refer(table, 'school', i, county.schoolIds, complaints);
    const minutes = table.number('minutes', i);
    const meters = table.number('metres', i);
    if (minutes !== null && meters !== null && meters > FASTEST_METERS_PER_MINUTE * Math.max(minutes, 1)) {
      const speed = Math.round(meters / Math.max(minutes, 1));
      complaints.add('travel-too-fast', table.at(i, 'minutes'), { speed });
    }
    if (unit !== NONE && school !== NONE && minutes !== null) rows.push({ unit, school, minutes, meters });
  }
  tellUnreached(rows, county, complaints);
  return rows;
}

function tellUnreached(rows: readonly TravelRow[], county: County, complaints: ComplaintList): void {
  const { layout, schools, units } = county;
  layout.stages.forEach(({ id }, stage) => {
    const reached = new Uint8Array(units.count);
    for (const { unit, school } of rows) if (teaches(schools, school, layout, stage)) reached[unit] = 1;
    for (let u = 0; u < units.count; u++) {
      if (reached[u] || stagePupils(county, u, stage) === 0) continue;
      complaints.add('travel-unit-missing', units.at(u, 'id'), { stage: STAGE_WORDS[id as StageId] });
    }
  });
}

/** Per stage, the school of each unit; NONE where no zone is in force. */
export function zonesInForce(table: Rows, county: County, complaints: ComplaintList): Int32Array[] {
  const { layout, schools, units } = county;
  const zones = layout.stages.map(() => new Int32Array(units.count).fill(NONE));
  checkKey(table, complaints);
  for (let i = 0; i < table.count; i++) {
    const unit = refer(table, 'unit', i, county.unitIds, complaints);
    const school = refer(table, 'school', i, county.schoolIds, complaints);
    const id = table.text('stage', i);
    if (id === null) continue;
    const stage = stageIndex(layout, id);
    if (stage < 0) {
      if (county.schoolIds.complete) complaints.add('stage-not-in-county', table.at(i, 'stage'), {});
      continue;
    }
    if (unit === NONE || school === NONE) continue;
    if (statusOf(schools, school) === 'candidate') {
      complaints.add('zone-of-candidate', table.at(i, 'school'), {});
    } else if (!teaches(schools, school, layout, stage)) {
      complaints.add('zone-stage-not-taught', table.at(i, 'school'), { stage: STAGE_WORDS[id as StageId] });
    } else zones[stage]![unit] = school;
  }
  if (!complaints.hasErrors) tellUnzoned(zones, table, county, complaints);
  return zones;
}

function tellUnzoned(
  zones: readonly Int32Array[],
  table: Rows,
  county: County,
  complaints: ComplaintList,
): void {
  const { layout, units } = county;
  zones.forEach((zone, stage) => {
    let count = 0;
    let example = NONE;
    for (let u = 0; u < units.count; u++) {
      if (zone[u] !== NONE || stagePupils(county, u, stage) === 0) continue;
      if (count++ === 0) example = u;
    }
    if (count === 0) return;
    complaints.add(
      'zones-missing',
      { file: table.file },
      {
        count,
        stage: STAGE_WORDS[layout.stages[stage]!.id as StageId],
        example: units.text('id', example) ?? '',
      },
    );
  });
}

export function curriculumRows(table: Rows, layout: StageLayout, complaints: ComplaintList): CurriculumRow[] {
  const rows: CurriculumRow[] = [];
  checkKey(table, complaints);
  for (let i = 0; i < table.count; i++) {
    const id = table.text('stage', i);
    const grade = table.number('grade', i);
    const subject = table.text('subject', i);
    const weeklyLessons = table.number('weeklyLessons', i);
    if (id === null || grade === null || subject === null || weeklyLessons === null) continue;
    const stage = stageIndex(layout, id);
    if (stage < 0) {
      complaints.add('stage-not-in-county', table.at(i, 'stage'), {});
      continue;
    }
    const index = layout.gradeNumbers.indexOf(grade);
    if (layout.stages[stage]!.grades.includes(index)) {
      rows.push({ stage, grade: index, subject, weeklyLessons });
    } else {
      complaints.add('curriculum-grade-outside-stage', table.at(i, 'grade'), {
        grade,
        stage: STAGE_WORDS[id as StageId],
      });
    }
  }
  return rows;
}

function stagePupils({ layout, numbers }: County, u: number, stage: number): number {
  const pupils = numbers.pupils[0];
  if (!pupils) return 0;
  let sum = 0;
  for (const grade of layout.stages[stage]!.grades) sum += pupils[u * layout.gradeNumbers.length + grade]!;
  return sum;
}
