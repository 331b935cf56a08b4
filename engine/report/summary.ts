import {
  meanSeconds,
  type Placement,
  placedRoster,
  placement,
  pupilsOfUnit,
  roomOf,
  stageWalk,
  zoneContext,
  zoneMembers,
  zonesOf,
} from '../indicators/index.ts';
import { NONE, SECONDS_PER_MINUTE, type StageIndex } from '../units.ts';
import { number, text } from './columns.ts';
import type { ReportTable, Text } from './table.ts';
import { gradesName, stageName } from './words.ts';

/** One count that a planner understands, under the zones in force and under the plan. */
export interface SummaryLine {
  readonly id: string;
  readonly name: Text;
  readonly unit: Text;
  readonly decimals: number;
  /** Null where there are no zones in force, or it is not known. */
  readonly before: number | null;
  readonly after: number | null;
  /** Every count of the summary is better when lower. */
  readonly change: 'better' | 'worse' | 'same' | null;
}

/**
 * What a plan is worth, in a few counts by stage: the way to school, children beyond the limits, full schools, scattered
 * zones. `before` is the placement of the zones in force with the same children, null where there are none.
 */
export function summaryLines(
  before: Placement | null,
  after: Placement,
  allowIslands: boolean,
): readonly SummaryLine[] {
  const counted = [before, after].map((placed) => placed && counts(placed, allowIslands));
  const [was, is] = [counted[0] ?? null, counted[1]!];
  return is.map((count) => {
    const earlier = was?.find(({ id }) => id === count.id)?.value ?? null;
    const { value, ...told } = count;
    return { ...told, before: earlier, after: value, change: changeOf(earlier, value) };
  });
}

/** The summary as a table: before, after, and which way it went. */
export function summaryTable(lines: readonly SummaryLine[]): ReportTable {
  return {
    id: 'summary',
    title: { en: 'Summary', zh: '方案概要' },
    columns: [
      text('count', 'Count', '指标'),
      { ...number('before', 'Zones in force', '现行学区', 1), asNeeded: true },
      { ...number('after', 'Plan', '新方案', 1), asNeeded: true },
      text('unit', 'Unit', '单位'),
      text('change', 'Change', '变化'),
    ],
    rows: lines.map(({ name, unit, before, after, change }) => [
      name,
      before,
      after,
      unit,
      change && CHANGES[change],
    ]),
  };
}

const CHANGES: Readonly<Record<NonNullable<SummaryLine['change']>, Text>> = {
  better: { en: 'better', zh: '改善' },
  worse: { en: 'worse', zh: '变差' },
  same: { en: 'same', zh: '不变' },
};

/** Zoned pupils of a stage whose unit leaves the school of the zones in force; null where there are none. */
export function pupilsWhoChange(placed: Placement, stage: StageIndex): number | null {
  const inForce = placed.problem.zonesInForce?.[stage];
  const demand = placed.demand[stage];
  const schoolOf = placed.assignment[stage];
  if (!inForce || !demand || !schoolOf) return null;
  let sum = 0;
  schoolOf.forEach((school, unit) => {
    if (inForce[unit] !== NONE && inForce[unit] !== school) sum += pupilsOfUnit(demand, unit);
  });
  return sum;
}

/** Shares of a whole below this are rounding, not change. */
const ROUNDING = 1e-9;

function changeOf(before: number | null, after: number | null): SummaryLine['change'] {
  if (before === null || after === null) return null;
  if (Math.abs(after - before) <= ROUNDING * Math.max(1, Math.abs(before))) return 'same';
  return after < before ? 'better' : 'worse';
}

interface Count extends Omit<SummaryLine, 'before' | 'after' | 'change'> {
  readonly value: number | null;
}

const MINUTES: Text = { en: 'min', zh: '分钟' };
const SCHOOLS: Text = { en: 'schools', zh: '所' };
const PUPILS: Text = { en: 'pupils', zh: '人' };

/** Where nobody has a school nothing is known: zeros would read like praise. */
function counts(placed: Placement, allowIslands: boolean): readonly Count[] {
  const anybody = placed.assignment.some((zones) => zones?.some((school) => school !== NONE));
  const list = countsOf(placed, allowIslands);
  return anybody ? list : list.map((count) => ({ ...count, value: null }));
}

function countsOf(placed: Placement, allowIslands: boolean): readonly Count[] {
  const { problem, policy } = placed;
  const several = placed.demand.filter((demand) => demand !== null).length > 1;
  const list: Count[] = [];
  placed.demand.forEach((demand, k) => {
    if (!demand) return;
    const stage = problem.stages[k]!.id;
    const { zones, ways } = zonesOf(zoneContext(placed, k, null, allowIslands), zoneMembers(placed, k));
    const walk = stageWalk(
      zones.map((zone) => zone.walk),
      ways,
    );
    const add = (id: string, en: string, zh: string, unit: Text, decimals: number, value: number | null) => {
      const of = stageName(stage);
      const name = several ? { en: `${of.en}: ${en}`, zh: `${of.zh}：${zh}` } : { en, zh };
      list.push({ id: `${stage}.${id}`, name, unit, decimals, value });
    };
    add('mean', 'mean way to school', '平均上学时间', MINUTES, 1, inMinutes(meanSeconds(walk)));
    add('p95', '95 % of the children need at most', '95%学生上学时间不超过', MINUTES, 1, inMinutes(walk.p95));
    add('longest', 'longest way', '最长上学时间', MINUTES, 1, inMinutes(walk.longest));
    demand.bands.forEach((band, b) => {
      if (band.limit === null || band.policyGrades === null) return;
      const grades = gradesName(band.policyGrades);
      const limit = band.limit / SECONDS_PER_MINUTE;
      const beyond = walk.byBand[b]!.pupils - walk.byBand[b]!.within;
      add(
        `beyond.${band.policyGrades.join('-')}`,
        `children of ${grades.en} beyond ${limit} min`,
        `${grades.zh}上学超过 ${limit} 分钟`,
        PUPILS,
        0,
        beyond,
      );
    });
    add('noWay', 'children without a known way', '无可达路径学生', PUPILS, 0, walk.pupils - walk.reached);
    const cutOff = zones.reduce((sum, zone) => sum + zone.cutOff, 0);
    add(
      'cutOff',
      'units cut off from their school',
      '与学校不连片的单元',
      { en: 'units', zh: '个' },
      0,
      cutOff,
    );
  });
  const now = fullSchools(placed);
  list.push({
    id: 'fullSchools',
    name: { en: 'schools fuller than their rooms', zh: '超容量学校' },
    unit: SCHOOLS,
    decimals: 0,
    value: now.schools,
  });
  list.push({
    id: 'classesBeyond',
    name: { en: 'classes without a classroom', zh: '缺教室班级' },
    unit: { en: 'classes', zh: '个班' },
    decimals: 0,
    value: now.classes,
  });
  for (const year of problem.years.filter((each) => each > placed.asked.year)) {
    const later = placement(
      problem,
      policy,
      placed.travel,
      { ...placed.asked, year },
      placed.basis,
      placed.assignment,
    );
    list.push({
      id: `fullSchools.${year}`,
      name: { en: `in ${year}: schools fuller than their rooms`, zh: `${year} 学年超容量学校` },
      unit: SCHOOLS,
      decimals: 0,
      value: fullSchools(later).schools,
    });
  }
  return list;
}

/** Schools whose classes or pupils do not fit their rooms, and the classes that lack one. */
function fullSchools(placed: Placement): { readonly schools: number; readonly classes: number } {
  const { problem, policy } = placed;
  const roster = placedRoster(placed);
  let schools = 0;
  let classes = 0;
  problem.schools.forEach((_, s) => {
    const room = roomOf(problem, policy, roster, s);
    if (!room || room.beyond === 0) return;
    schools++;
    if (room.classrooms !== null) classes += room.beyond;
  });
  return { schools, classes };
}

function inMinutes(seconds: number | null): number | null {
  return seconds === null ? null : seconds / SECONDS_PER_MINUTE;
}
