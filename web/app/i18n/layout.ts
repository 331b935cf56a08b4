import { words } from './text.ts';

/** The page of layouts: which schools open, grow, merge and close, and when. */
export const layoutWords = words({
  title: { zh: '学校布局', en: 'School layout' },
  lead: {
    zh: '逐期决定新建、保留、扩建、合并、改制和撤销的学校，学区同时划定；费用、去向和路程逐年核算。',
    en: 'Decides period by period which schools open, stay, grow, merge, convert and close, with the zones; money, places and ways are counted year by year.',
  },
  ask: { zh: '求解布局', en: 'Decide a layout' },
  scenario: { zh: '方案', en: 'Scenario' },
  needScenario: { zh: '请先建立一个方案。', en: 'Make a scenario first.' },
  time: { zh: '求解时间', en: 'Time' },
  seconds: (n: number) => ({
    zh: n < 60 ? `${n} 秒` : `${n / 60} 分钟`,
    en: n < 60 ? `${n} s` : `${n / 60} min`,
  }),
  periods: { zh: '决定生效的学年', en: 'School years in which decisions take effect' },
  noYears: {
    zh: '数据集只有一个学年；先在“规划”页预测或导入以后各年的学生。',
    en: 'The dataset has one school year only; project or import pupils of later ones first.',
  },
  budget: (year: number) => ({
    zh: `${year} 学年建设费用上限（万元，空为不限）`,
    en: `Most for building in ${year}, 10,000 yuan (empty: no limit)`,
  }),
  spending: {
    zh: '每年费用上限（万元，空为不限）',
    en: 'Most that a year may cost, 10,000 yuan (empty: no limit)',
  },
  fewest: { zh: '开办学校至少', en: 'Schools open, at least' },
  most: { zh: '开办学校至多', en: 'Schools open, at most' },
  nineYear: { zh: '可改办九年一贯制的学校', en: 'Schools that may become nine-year schools' },
  nineYearOf: (n: number) => ({ zh: `已选 ${n} 所`, en: `${n} chosen` }),
  start: { zh: '开始求解', en: 'Decide' },
  startAround: (n: number) => ({
    zh: `按 ${n} 项既定决定求解其余`,
    en: `Decide the rest around ${n} settled`,
  }),
  none: {
    zh: '还没有布局方案。填写左侧并开始求解。',
    en: 'No layout yet. Fill in the form and begin.',
  },
  which: { zh: '布局方案', en: 'Layout' },
  against: { zh: '对比', en: 'Against' },
  nothing: { zh: '不对比', en: 'nothing' },
  decisions: { zh: '决定', en: 'Decisions' },
  noDecisions: {
    zh: '没有需要调整的学校：现有学校全部保留。',
    en: 'Nothing changes: every school of today is kept.',
  },
  year: { zh: '学年', en: 'School year' },
  decision: { zh: '决定', en: 'Decision' },
  school: { zh: '学校', en: 'School' },
  cost: { zh: '建设费用（万元）', en: 'Building, 10,000 yuan' },
  pupils: { zh: '转学学生', en: 'Pupils who change' },
  to: { zh: '转入', en: 'They go to' },
  longest: { zh: '最远单程（分钟）', en: 'Longest way, min' },
  reason: { zh: '理由', en: 'Why' },
  hold: { zh: '既定', en: 'Settle' },
  holdOf: (what: string) => ({ zh: `将“${what}”作为既定`, en: `Take “${what}” as settled` }),
  alsoIn: { zh: '对比方案中', en: 'In the other' },
  same: { zh: '相同', en: 'the same' },
  notThere: { zh: '无', en: 'not there' },
  years: { zh: '分年费用', en: 'Money by year' },
  open: { zh: '开办学校', en: 'Schools open' },
  building: { zh: '建设（一次性）', en: 'Building, once' },
  charge: { zh: '建设分摊/年', en: 'Building, share a year' },
  running: { zh: '运行/年', en: 'Running' },
  buses: { zh: '校车/年', en: 'Buses' },
  boarding: { zh: '寄宿/年', en: 'Boarding' },
  moved: { zh: '换校学生', en: 'Pupils who change' },
  minutes: { zh: '就近程度（人·分钟）', en: 'Ways, pupil-minutes' },
  unit: { zh: '费用单位：万元', en: 'Money in 10,000 yuan' },
  map: { zh: '学区', en: 'Zones' },
  yearOf: (year: number) => ({ zh: `${year} 学年`, en: `${year}` }),
  mapOf: (stage: string, year: number) => ({
    zh: `${stage}学区，${year} 学年`,
    en: `Zones, ${stage}, ${year}`,
  }),
  displaced: { zh: '撤并学校学生去向', en: 'Children of closed schools' },
  noDisplaced: { zh: '没有学校撤并。', en: 'No school closes.' },
  from: { zh: '撤并学校', en: 'Closed school' },
  stage: { zh: '学段', en: 'Stage' },
  home: { zh: '居住单元', en: 'Home' },
  newSchool: { zh: '转入学校', en: 'New school' },
  way: { zh: '上学方式', en: 'How' },
  byHand: { zh: '手工加入决定', en: 'Add a decision by hand' },
  add: { zh: '加入', en: 'Add' },
  remove: { zh: '移除', en: 'Remove' },
  removeOf: (what: string) => ({ zh: `移除：${what}`, en: `Remove: ${what}` }),
  classrooms: { zh: '调整后教室数', en: 'Classrooms then' },
  into: { zh: '并入', en: 'Into' },
  settled: { zh: '既定决定', en: 'Settled decisions' },
  settledHelp: {
    zh: '重新求解时不再改变：以往的决定，或由人决定的。',
    en: 'Taken as they are when it is decided again: the past, or what people decided.',
  },
  files: { zh: '导出', en: 'Files' },
  print: { zh: '打印', en: 'Print' },
});

export const decisionNames = words({
  open: { zh: '新建', en: 'open' },
  keep: { zh: '保留', en: 'keep' },
  expand: { zh: '扩建', en: 'expand' },
  merge: { zh: '合并', en: 'merge' },
  convert: { zh: '改制', en: 'convert' },
  close: { zh: '撤销', en: 'close' },
});

export const becomesNames = words({
  teachingPoint: { zh: '改为教学点', en: 'to a teaching point' },
  nineYear: { zh: '改为九年一贯制', en: 'to a nine-year school' },
});

export const wayNames = words({
  walk: { zh: '步行', en: 'on foot' },
  bus: { zh: '校车', en: 'school bus' },
  boarding: { zh: '寄宿', en: 'boarding' },
  nobodyInReach: { zh: '超限例外', en: 'beyond the limit by exception' },
});
