import {
  meanSeconds,
  type Placement,
  placedRoster,
  pupilsBeyond,
  pupilsOfUnit,
  roomOf,
  waySeconds,
  zoneMembers,
  zoneWalk,
} from '../indicators/index.ts';
import type { Plan, PlanException } from '../plan/index.ts';
import { NONE, SECONDS_PER_MINUTE, type StageIndex } from '../units.ts';
import { number, share, text } from './columns.ts';
import type { Cell, Column, ReportTable, Text } from './table.ts';
import { gradesName, NO, stageName, tierName, YES } from './words.ts';

/** Per school and stage: pupils, classes, room, and how the children come. `placed` is the plan's placement. */
export function schoolTable(placed: Placement): ReportTable {
  const { problem, policy } = placed;
  const roster = placedRoster(placed);
  const rows: Cell[][] = [];
  placed.demand.forEach((demand, k) => {
    if (!demand) return;
    const members = zoneMembers(placed, k);
    problem.schools.forEach((school, s) => {
      if (!school.stages.includes(k) || (school.status === 'candidate' && members[s]!.length === 0)) return;
      const walk = zoneWalk(placed, k, s, members[s]!);
      const room = roomOf(problem, policy, roster, s);
      let pupils = 0;
      for (const grade of problem.stages[k]!.grades) pupils += roster.pupils[s * roster.gradeCount + grade]!;
      rows.push([
        school.id,
        school.name,
        stageName(problem.stages[k]!.id),
        school.township === NONE ? null : problem.townships[school.township]!,
        tierName(school.tier),
        members[s]!.length,
        pupils,
        walk.pupils,
        room?.classes ?? null,
        school.classrooms,
        school.classrooms === null ? school.seats : null,
        room?.utilisation ?? null,
        minutes(meanSeconds(walk)),
        minutes(walk.p95),
        minutes(walk.longest),
        pupilsBeyond(walk),
      ]);
    });
  });
  return { id: 'schools', title: { en: 'Schools', zh: '学校' }, columns: SCHOOL_COLUMNS, rows };
}

const SCHOOL_COLUMNS: readonly Column[] = [
  text('school', 'School', '学校编号'),
  text('name', 'Name', '学校名称'),
  text('stage', 'Stage', '学段'),
  text('township', 'Township', '乡镇'),
  text('tier', 'Type', '类别'),
  number('units', 'Units', '单元数'),
  number('pupils', 'Pupils', '学生数'),
  number('zoned', 'Of whom by zone', '其中按学区入学'),
  number('classes', 'Classes (all stages)', '班数（各学段合计）'),
  number('classrooms', 'Classrooms', '教室数'),
  number('seats', 'Seats', '学位数'),
  share('utilisation', 'Used', '使用率'),
  number('mean', 'Mean way (min)', '平均上学时间（分钟）', 1),
  number('p95', '95 % within (min)', '95%学生不超过（分钟）', 1),
  number('longest', 'Longest way (min)', '最长上学时间（分钟）', 1),
  number('beyond', 'Pupils beyond the limit', '超限学生数'),
];

/** Per unit and stage: its school, the school in force, pupils, and the way by grade band. */
export function unitTable(placed: Placement, exceptions: Plan['exceptions'] = []): ReportTable {
  const { problem } = placed;
  const { units } = problem;
  const told = Map.groupBy(exceptions, ({ stage, unit }) => `${stage}/${unit}`);
  const bandNames = bandColumns(placed);
  const rows: Cell[][] = [];
  placed.assignment.forEach((schoolOf, k) => {
    const demand = placed.demand[k];
    if (!schoolOf || !demand) return;
    for (let u = 0; u < units.count; u++) {
      const s = schoolOf[u]!;
      const before = problem.zonesInForce?.[k]?.[u] ?? NONE;
      const way = s === NONE ? null : waySeconds(placed, u, s);
      const stage = problem.stages[k]!.id;
      rows.push([
        units.ids[u]!,
        units.names[u]!,
        units.township[u] === NONE ? null : problem.townships[units.township[u]!]!,
        stageName(stage),
        pupilsOfUnit(demand, u),
        s === NONE ? null : problem.schools[s]!.id,
        s === NONE ? null : problem.schools[s]!.name,
        before === NONE ? null : problem.schools[before]!.name,
        before === NONE ? null : before === s ? NO : YES,
        ...bandNames.map(({ key }) => {
          const band = demand.bands.find(({ policyGrades }) => String(policyGrades) === key);
          if (!band || !way || Number.isNaN(way.seconds)) return null;
          return minutes(way.bus ? way.seconds : way.seconds * band.factor);
        }),
        exceptionText(way?.bus ?? false, told.get(`${stage}/${units.ids[u]!}`) ?? []),
      ]);
    }
  });
  return {
    id: 'units',
    title: { en: 'Units', zh: '居住单元' },
    columns: [
      text('unit', 'Unit', '单元编号'),
      text('name', 'Name', '单元名称'),
      text('township', 'Township', '乡镇'),
      text('stage', 'Stage', '学段'),
      number('pupils', 'Pupils', '学生数'),
      text('school', 'School', '学校编号'),
      text('schoolName', 'Name of the school', '学校名称'),
      text('before', 'School in force', '现行学区学校'),
      text('changes', 'Changes', '是否调整'),
      ...bandNames.map(({ key, name }) =>
        number(`minutes ${key}`, `Way, ${name.en} (min)`, `上学时间，${name.zh}（分钟）`, 1),
      ),
      text('note', 'Exception', '例外说明'),
    ],
    rows,
  };
}

const EXCEPTIONS: Readonly<Record<PlanException['kind'], Text>> = {
  bus: { en: 'bus', zh: '校车' },
  boarding: { en: 'boarding', zh: '寄宿' },
  nobodyInReach: { en: 'no school within the limit', zh: '限时内无学校' },
};

function exceptionText(bus: boolean, exceptions: readonly PlanException[]): Text {
  const walked = exceptions.filter(({ kind }) => kind !== 'bus');
  const parts = walked.map(({ kind, grades }): Text => {
    const numbers = grades.map((grade) => grade.replace(/^g/, '')).join(', ');
    return { en: `${EXCEPTIONS[kind].en} (${numbers})`, zh: `${EXCEPTIONS[kind].zh}（${numbers} 年级）` };
  });
  if (bus) parts.unshift(EXCEPTIONS.bus);
  return { en: parts.map(({ en }) => en).join('; '), zh: parts.map(({ zh }) => zh).join('；') };
}

/** Every band that any planned stage has, in the order of grades. */
function bandColumns(placed: Placement): readonly { readonly key: string; readonly name: Text }[] {
  const found = new Map<string, { name: Text; order: number }>();
  placed.demand.forEach((demand: Placement['demand'][number], _: StageIndex) => {
    for (const { policyGrades } of demand?.bands ?? []) {
      const name = policyGrades ? gradesName(policyGrades) : { en: 'other grades', zh: '其他年级' };
      found.set(String(policyGrades), { name, order: policyGrades?.[0] ?? Infinity });
    }
  });
  return [...found].sort(([, a], [, b]) => a.order - b.order).map(([key, { name }]) => ({ key, name }));
}

function minutes(seconds: number | null): number | null {
  return seconds === null ? null : seconds / SECONDS_PER_MINUTE;
}
