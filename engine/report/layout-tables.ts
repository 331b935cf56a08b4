import type { Action, Plan } from '../plan/index.ts';
import type { Problem } from '../problem/index.ts';
import type { Yuan } from '../units.ts';
import { number, text } from './columns.ts';
import type { Cell, ReportTable, Text } from './table.ts';
import { schoolName, stageName } from './words.ts';

const YUAN_PER_TEN_THOUSAND = 10_000;

/** What a plan decides, in time order: which school, what it costs to build, who must change and how far they go. */
export function layoutDecisionsTable(
  problem: Problem,
  plan: Plan,
  decided: ReadonlyMap<Action, Yuan>,
): ReportTable {
  return {
    id: 'decisions',
    title: { en: 'Decisions', zh: '布局调整决定' },
    columns: [
      number('year', 'School year', '学年'),
      text('decision', 'Decision', '决定'),
      text('school', 'School', '学校编号'),
      text('name', 'Name', '学校名称'),
      text('into', 'Into or as', '并入或改为'),
      number('classrooms', 'Classrooms then', '调整后教室数'),
      number('cost', 'Building, 10,000 yuan', '建设费用（万元）', 1),
      number('pupils', 'Pupils who change', '转学学生'),
      text('to', 'They go to', '转入学校'),
      number('longest', 'Longest way, min', '最远单程（分钟）', 1),
    ],
    rows: [...decided].map(([action, cost]): Cell[] => {
      const { to, pupils, longest } = heirsOf(plan, action);
      const name = nameOf(problem, action.school);
      return [
        action.year,
        actionName(action),
        action.school,
        name,
        action.into === undefined ? (action.as ? BECOMES[action.as] : null) : nameOf(problem, action.into),
        action.classrooms ?? null,
        cost / YUAN_PER_TEN_THOUSAND,
        pupils,
        joined(to.map(([school, count]) => counted(nameOf(problem, school), count))),
        pupils === 0 ? null : longest,
      ];
    }),
  };
}

/** What each planned year costs, and how many must change. Ten thousand yuan. */
export function layoutYearsTable(plan: Plan): ReportTable {
  const wan = (yuan: number) => yuan / YUAN_PER_TEN_THOUSAND;
  return {
    id: 'years',
    title: { en: 'Years', zh: '分年情况' },
    columns: [
      number('year', 'School year', '学年'),
      number('open', 'Schools open', '开办学校'),
      number('building', 'Building, once', '建设（一次性，万元）', 1),
      number('charge', 'Building, a share a year', '建设分摊（万元/年）', 1),
      number('running', 'Running', '运行（万元/年）', 1),
      number('buses', 'Buses', '校车（万元/年）', 1),
      number('boarding', 'Boarding', '寄宿（万元/年）', 1),
      number('routes', 'Bus runs', '校车线路'),
      number('moved', 'Pupils who change school', '换校学生'),
    ],
    rows: (plan.layout?.years ?? []).map(({ year, open, spending, buses, moved }) => [
      year,
      open.length,
      wan(spending.building),
      wan(spending.charge),
      wan(spending.running),
      wan(spending.buses),
      wan(spending.boarding),
      buses.length,
      moved,
    ]),
  };
}

/** Everybody whose school closes: unit by unit, where they go, how, and how long it takes. */
export function layoutDisplacedTable(problem: Problem, plan: Plan): ReportTable {
  const unitAt = new Map(problem.units.ids.map((id, unit) => [id, unit]));
  return {
    id: 'displaced',
    title: { en: 'Children of closed schools', zh: '撤并学校学生去向' },
    columns: [
      number('year', 'School year', '学年'),
      text('from', 'Closed school', '撤并学校'),
      text('stage', 'Stage', '学段'),
      text('unit', 'Unit', '单元编号'),
      text('name', 'Name', '单元名称'),
      number('pupils', 'Pupils', '学生数'),
      text('to', 'New school', '转入学校'),
      text('ways', 'How', '上学方式'),
      number('longest', 'Longest way, min', '最远单程（分钟）', 1),
    ],
    rows: (plan.layout?.displaced ?? []).map(({ year, from, stage, unit, pupils, to, ways }) => [
      year,
      nameOf(problem, from),
      stageName(stage),
      unit,
      problem.units.names[unitAt.get(unit)!] ?? unit,
      pupils,
      nameOf(problem, to),
      joined([...new Set(ways.map(({ kind }) => kind))].map((kind) => WAYS[kind])),
      ways.reduce((longest, { minutes }) => Math.max(longest, minutes), 0),
    ]),
  };
}

/** Where the children of a school go that a decision closes: school and pupils, the most first; and the longest way. */
export function heirsOf(
  plan: Plan,
  { school, year }: Pick<Action, 'school' | 'year'>,
): {
  readonly to: readonly (readonly [string, number])[];
  readonly pupils: number;
  readonly longest: number;
} {
  const counts = new Map<string, number>();
  let longest = 0;
  for (const one of plan.layout?.displaced ?? []) {
    if (one.from !== school || one.year !== year) continue;
    counts.set(one.to, (counts.get(one.to) ?? 0) + one.pupils);
    for (const { minutes } of one.ways) longest = Math.max(longest, minutes);
  }
  const to = [...counts].sort((a, b) => b[1] - a[1]);
  return { to, pupils: to.reduce((sum, [, count]) => sum + count, 0), longest };
}

const ACTIONS: Readonly<Record<Action['kind'], Text>> = {
  open: { en: 'open', zh: '新建' },
  keep: { en: 'keep', zh: '保留' },
  expand: { en: 'expand', zh: '扩建' },
  merge: { en: 'merge', zh: '合并' },
  convert: { en: 'convert', zh: '改制' },
  close: { en: 'close', zh: '撤销' },
};

const BECOMES: Readonly<Record<NonNullable<Action['as']>, Text>> = {
  teachingPoint: { en: 'teaching point', zh: '教学点' },
  nineYear: { en: 'nine-year school', zh: '九年一贯制学校' },
};

const WAYS = {
  walk: { en: 'on foot', zh: '步行' },
  bus: { en: 'school bus', zh: '校车' },
  boarding: { en: 'boarding', zh: '寄宿' },
  nobodyInReach: { en: 'beyond the limit by exception', zh: '超限例外' },
} as const satisfies Record<string, Text>;

export function actionName({ kind }: Pick<Action, 'kind'>): Text {
  return ACTIONS[kind];
}

function nameOf({ schools }: Problem, id: string): Text {
  const school = schools.find((one) => one.id === id);
  return school ? schoolName(school) : { en: id, zh: id };
}

function counted(name: Text, count: number): Text {
  return { en: `${name.en} ${count}`, zh: `${name.zh} ${count} 人` };
}

function joined(texts: readonly Text[]): Text | null {
  if (texts.length === 0) return null;
  return { en: texts.map(({ en }) => en).join(', '), zh: texts.map(({ zh }) => zh).join('、') };
}
