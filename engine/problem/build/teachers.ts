import { NONE, type StageIndex } from '../../units.ts';
import type { ComplaintList } from '../complaints/list.ts';
import type { EarlierMove, Teacher } from '../problem.ts';
import { checkKey, type Ids, refer, referTo } from './ids.ts';
import type { County } from './links.ts';
import type { Places } from './places.ts';
import type { Rows } from './rows.ts';
import { statusOf, teaches } from './schools.ts';
import { type StageLayout, stageIndex } from './stages.ts';

/** Nobody began to serve younger than that. */
const YOUNGEST = 16;
/** Low to high: a certificate holds for its stage and those below (教师资格条例 art. 5). */
const STAGES_UPWARDS = ['primary', 'junior', 'senior'];

export function teachersOf(
  table: Rows,
  teacherIds: Ids,
  county: County,
  unitPlaces: Places,
  complaints: ComplaintList,
): Teacher[] {
  const { schools, schoolIds, layout } = county;
  const base = county.numbers.years[0] ?? null;
  const couples = couplesOf(table, teacherIds, complaints);
  return Array.from({ length: table.count }, (_, i): Teacher => {
    const school = refer(table, 'school', i, schoolIds, complaints);
    const elsewhere = refer(table, 'teachingAt', i, schoolIds, complaints);
    const teachingAt = elsewhere === NONE ? school : elsewhere;
    const stage = stageIndex(layout, table.text('stage', i));
    checkSchool(table, i, teachingAt, stage, schools, layout, complaints);
    checkYears(table, i, base, complaints);
    const [homeLon, homeLat] = homeOf(table, i, county.unitIds, unitPlaces, complaints);
    const preferences = (table.list('preferences', i) ?? [])
      .map((id) => referTo(id, schoolIds, () => table.at(i, 'preferences'), complaints))
      .filter((wanted) => wanted !== NONE);
    return {
      id: table.text('id', i) ?? '',
      school,
      teachingAt,
      stage,
      subjects: table.list('subjects', i) ?? [],
      certificates: certificatesOf(table.list('certificates', i), layout),
      sex: table.text('sex', i) as Teacher['sex'],
      birthYear: table.number('birthYear', i),
      title: table.text('title', i) as Teacher['title'],
      degree: table.text('degree', i) as Teacher['degree'],
      backbone: table.flag('backbone', i) ?? false,
      role: (table.text('role', i) ?? 'teacher') as Teacher['role'],
      terms: table.number('terms', i),
      startYear: table.number('startYear', i),
      weeklyHours: table.number('weeklyHours', i),
      exempt: table.text('exempt', i),
      exemptUntil: table.text('exemptUntil', i),
      couple: couples[i]!,
      household: table.text('household', i),
      carer: table.flag('carer', i) ?? false,
      homeLon,
      homeLat,
      preferences,
    };
  });
}

function checkSchool(
  table: Rows,
  i: number,
  school: number,
  stage: StageIndex,
  schools: Rows,
  layout: StageLayout,
  complaints: ComplaintList,
): void {
  if (school === NONE) return;
  const column = table.text('teachingAt', i) === null ? 'school' : 'teachingAt';
  if (statusOf(schools, school) === 'candidate') {
    complaints.add('teacher-at-candidate', table.at(i, column), {});
  }
  if (table.text('stage', i) === null || schools.faulty('stages', school)) return;
  if (!teaches(schools, school, layout, stage)) {
    complaints.add('teacher-stage-not-taught', table.at(i, 'stage'), {});
  }
}

function checkYears(table: Rows, i: number, base: number | null, complaints: ComplaintList): void {
  const start = table.number('startYear', i);
  const birth = table.number('birthYear', i);
  if (start === null) return;
  if (base !== null && base > 0 && start > base) {
    complaints.add('year-after-base', table.at(i, 'startYear'), { base });
  }
  if (birth !== null && start - birth < YOUNGEST) {
    complaints.add('age-unlikely', table.at(i, 'startYear'), { age: start - birth });
  }
}

/** Partner of every teacher, or NONE; one of two rows is enough to say it. */
function couplesOf(table: Rows, ids: Ids, complaints: ComplaintList): Int32Array {
  const named = Int32Array.from({ length: table.count }, (_, i) =>
    refer(table, 'couple', i, ids, complaints),
  );
  const partner = new Int32Array(table.count).fill(NONE);
  for (let i = 0; i < table.count; i++) {
    const other = named[i]!;
    if (other === NONE) continue;
    if (other === i) {
      complaints.add('couple-with-self', table.at(i, 'couple'), {});
      continue;
    }
    const mine = partner[i]!;
    const theirs = partner[other]!;
    if (mine === NONE && theirs === NONE) {
      partner[i] = other;
      partner[other] = i;
    } else if (mine !== other) {
      const rival = mine === NONE ? theirs : mine;
      complaints.add('couple-conflict', table.at(i, 'couple'), { other: table.rowNumber(rival) });
    }
  }
  return partner;
}

function certificatesOf(named: readonly string[] | null, layout: StageLayout): StageIndex[] | null {
  if (named === null) return null;
  const highest = Math.max(...named.map((id) => STAGES_UPWARDS.indexOf(id)));
  return layout.stages.flatMap(({ id }, k) => (STAGES_UPWARDS.indexOf(id) <= highest ? [k] : []));
}

function homeOf(
  table: Rows,
  i: number,
  unitIds: Ids,
  units: Places,
  complaints: ComplaintList,
): [lon: number, lat: number] {
  const lon = table.number('homeLon', i);
  const lat = table.number('homeLat', i);
  const unit = refer(table, 'homeUnit', i, unitIds, complaints);
  if ((lon === null) !== (lat === null)) {
    const empty = lon === null ? 'homeLon' : 'homeLat';
    if (!table.faulty(empty, i)) complaints.add('home-half-known', table.at(i, empty), {});
  }
  if (lon !== null && lat !== null) return [lon, lat];
  return unit === NONE ? [Number.NaN, Number.NaN] : [units.lon[unit]!, units.lat[unit]!];
}

/** Earlier moves, in the order of the rows. */
export function earlierMoves(
  table: Rows,
  teacherIds: Ids,
  schoolIds: Ids,
  complaints: ComplaintList,
): EarlierMove[] {
  const moves: EarlierMove[] = [];
  checkKey(table, complaints);
  for (let i = 0; i < table.count; i++) {
    const teacher = refer(table, 'teacher', i, teacherIds, complaints);
    const from = refer(table, 'from', i, schoolIds, complaints);
    const to = refer(table, 'to', i, schoolIds, complaints);
    const form = table.text('form', i) as EarlierMove['form'] | null;
    const startYear = table.number('startYear', i);
    const returnYear = table.number('returnYear', i);
    if (from !== NONE && from === to) complaints.add('move-nowhere', table.at(i, 'to'), {});
    if (startYear !== null && returnYear !== null && returnYear < startYear) {
      complaints.add('move-returns-before', table.at(i, 'returnYear'), { start: startYear });
    }
    if (teacher === NONE || from === NONE || to === NONE || form === null || startYear === null) continue;
    moves.push({ teacher, from, to, form, startYear, returnYear });
  }
  return moves;
}
