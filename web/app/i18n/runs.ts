import { type Text, words } from './text.ts';

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** The page of runs: start, watch, cancel, why nothing fits. */
export const runWords = words({
  title: { zh: '求解', en: 'Runs' },
  lead: {
    zh: '为方案划分学区。可同时进行多个求解；取消时保留已找到的最好结果。',
    en: 'Draw zones for a scenario. Several runs may be under way; a cancelled one keeps the best plan so far.',
  },
  start: { zh: '新的求解', en: 'New run' },
  startNow: { zh: '开始求解', en: 'Start' },
  startAll: (count: number) => ({
    zh: `为全部 ${count} 个方案求解`,
    en: `Start for all ${count} scenarios`,
  }),
  scenario: { zh: '方案', en: 'Scenario' },
  needScenario: { zh: '请先建立方案。', en: 'Make a scenario first.' },
  time: { zh: '求解时间', en: 'Time' },
  seconds: (seconds: number) =>
    seconds < 60
      ? { zh: `${seconds} 秒`, en: `${seconds} s` }
      : { zh: `${seconds / 60} 分钟`, en: `${seconds / 60} min` },
  goals: { zh: '目标（按重要性排序）', en: 'Goals, most important first' },
  goalsHelp: {
    zh: '百分比：为后面的目标，允许该目标变差的幅度。',
    en: 'Per cent: how much later goals may worsen this one.',
  },
  goalUp: (name: string) => ({ zh: `上移：${name}`, en: `Move up: ${name}` }),
  goalUse: (name: string) => ({ zh: `使用目标：${name}`, en: `Use goal: ${name}` }),
  tolerance: (name: string) => ({ zh: `允许变差的百分比：${name}`, en: `Tolerance in per cent: ${name}` }),
  more: { zh: '更多选项', en: 'More options' },
  threads: { zh: '线程数', en: 'Threads' },
  seed: { zh: '随机种子', en: 'Seed' },
  byMachine: { zh: '自动', en: 'automatic' },
  from: { zh: '从已有结果继续', en: 'Begin from the plan shown' },
  list: { zh: '全部求解', en: 'All runs' },
  none: { zh: '还没有求解。在左侧选择选项并开始。', en: 'No runs yet. Choose options and start one.' },
  state: { zh: '状态', en: 'State' },
  started: { zh: '开始于', en: 'Started' },
  took: { zh: '用时', en: 'Took' },
  result: { zh: '结果', en: 'Result' },
  mark: { zh: '选中比较', en: 'Compare' },
  markRun: (name: string) => ({ zh: `选中比较：${name}`, en: `Compare: ${name}` }),
  compareMarked: (count: number) => ({ zh: `比较所选（${count}）`, en: `Compare the ${count} chosen` }),
  cancel: { zh: '取消并保留最好结果', en: 'Cancel, keep the best' },
  cancelling: { zh: '正在结束…', en: 'Ending…' },
  onMap: { zh: '在地图上查看', en: 'Show on the map' },
  toReport: { zh: '报告', en: 'Report' },
  again: { zh: '再次求解', en: 'Run again' },
  byHand: { zh: '手工调整', en: 'by hand' },
  stale: { zh: '方案之后有改动', en: 'the scenario has changed since' },
  details: { zh: '选项', en: 'Options' },
  chart: { zh: '当前最好结果与理论下界', en: 'Best found and bound' },
  chartNote: { zh: '两线相接即证明最优', en: 'where they meet, the plan is proved the best' },
  incumbent: { zh: '当前最好', en: 'Best found' },
  bound: { zh: '理论下界', en: 'Proved bound' },
  valueAndBound: { zh: '结果与理论下界', en: 'Reached, and proved bound' },
  gap: { zh: '差距', en: 'Gap' },
  elapsed: { zh: '时间（秒）', en: 'seconds' },
  nothingYet: {
    zh: '结束前未找到满足全部规则的结果，也未证明不存在。请给更多时间再次求解；若仍没有，请放宽限制，或查看为什么没有可行结果。',
    en: 'It ended before any plan that keeps every rule was found, and it is not proved that there is none. Run it again with more time; if there still is none, loosen a limit or ask why nothing fits.',
  },
  chartSays: (incumbent: string, bound: string, gap: string) => ({
    zh: `当前最好 ${incumbent}，理论下界 ${bound}，差距 ${gap}`,
    en: `Best found ${incumbent}, bound ${bound}, gap ${gap}`,
  }),
  waiting: { zh: '等待首个结果…', en: 'Waiting for the first plan…' },
  goalShown: { zh: '显示目标', en: 'Goal shown' },
  proof: { zh: '求解过程与证明', en: 'How it was found, and what is proved' },
  files: { zh: '下载', en: 'Download' },
  interrupted: { zh: '曾被中断，已重新开始', en: 'was interrupted and began again' },
  violations: (count: number) => ({
    zh: `违反规则 ${count} 处`,
    en: `${plural(count, 'rule is', 'rules are')} broken`,
  }),
  whyNothing: { zh: '为什么没有可行结果？', en: 'Why does nothing fit?' },
  whyLooking: { zh: '正在查找原因与出路（约 20 秒）…', en: 'Looking for reasons and ways out (about 20 s)…' },
  prices: { zh: '每条规则的代价', en: 'What each rule costs' },
  pricesHelp: (seconds: number) => ({
    zh: `去掉一条规则重新求解约 ${seconds} 秒，说明这条规则让结果变差多少。`,
    en: `Plans again for about ${seconds} s without one rule, and tells what that rule costs.`,
  }),
  price: { zh: '计算', en: 'Find out' },
  priceOf: (rule: string) => ({ zh: `计算代价：${rule}`, en: `Find out what it costs: ${rule}` }),
  pricing: { zh: '正在去掉此规则求解…', en: 'Planning without it…' },
  noPrice: {
    zh: '去掉此规则也没有得到可比的结果。',
    en: 'Without it no plan was found that could be compared.',
  },
  contiguity: { zh: '学区连片', en: 'Zones hang together' },
  limits: { zh: '上学时限', en: 'Limits on the way to school' },
  locks: { zh: '锁定的单元', en: 'Locked units' },
  groups: { zh: '应同校的单元', en: 'Units that stay together' },
  minimal: {
    zh: '以下条件不能同时满足；去掉任何一条，其余即可满足。',
    en: 'These cannot all be had; without any one of them the rest can.',
  },
  clash: { zh: '以下条件不能同时满足。', en: 'These cannot all be had.' },
  ways: { zh: '可行的出路', en: 'Ways out' },
  takeWay: { zh: '建立此方案并求解', en: 'Make this scenario and run it' },
  verified: { zh: '已验证可行', en: 'verified: a plan was found' },
  unverified: { zh: '尚未验证', en: 'not verified yet' },
  fewest: { zh: '同类中最少', en: 'least of its kind' },
  noWays: { zh: '未找到简单的出路。', en: 'No simple way out was found.' },
  wayName: (scenario: string, number: number) => ({
    zh: `${scenario} · 出路 ${number}`,
    en: `${scenario} · way out ${number}`,
  }),
  noClash: {
    zh: '未能证明无解：可能只是时间不够。请延长求解时间。',
    en: 'It is not proved that nothing fits; more time may help.',
  },
});

export const stateNames = words({
  queued: { zh: '排队中', en: 'queued' },
  running: { zh: '求解中', en: 'running' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  finished: { zh: '已完成', en: 'finished' },
  failed: { zh: '未成功', en: 'failed' },
});

export const statusNames = words({
  optimal: { zh: '已证明最优', en: 'proved optimal' },
  feasible: { zh: '可行', en: 'feasible' },
  infeasible: { zh: '已证明无解', en: 'proved: nothing fits' },
  unknown: { zh: '未找到结果', en: 'nothing found' },
});

/** What is proved, in words that never claim more than the proof. */
export const proofWords = words({
  best: { zh: '已证明为最优', en: 'proved the best possible' },
  within: (percent: string) => ({
    zh: `与理论最优相差不超过 ${percent}%`,
    en: `at most ${percent} % from the best possible`,
  }),
  unknown: { zh: '与最优的差距未知', en: 'how far from the best is not known' },
  /** Stands behind a value; `proof` is one of the texts above. */
  bounded: (bound: string, proof: Text) => ({
    zh: `，任何方案都不低于 ${bound}：${proof.zh}`,
    en: `, and no plan can have less than ${bound}: ${proof.en}`,
  }),
  noLess: (bound: string) => ({ zh: `任何方案都不低于 ${bound}`, en: `no plan can have less than ${bound}` }),
  yielded: (reached: string, given: string) => ({
    zh: `单看此目标曾求得 ${reached}；为后面的目标让出 ${given}`,
    en: `${reached} was reached for this goal alone; ${given} of it was given up for the goals after it`,
  }),
});

export const goalUnits = words({
  yuan: { zh: '元', en: 'yuan' },
  'pupil-minutes': { zh: '人·分钟', en: 'pupil-minutes' },
  'pupil-kilometres': { zh: '人·公里', en: 'pupil-kilometres' },
  pupils: { zh: '人', en: 'pupils' },
  minutes: { zh: '分钟', en: 'minutes' },
  'minutes one way': { zh: '分钟（单程）', en: 'minutes one way' },
  lessons: { zh: '课时', en: 'lessons' },
  'weighted teachers': { zh: '加权人数', en: 'weighted teachers' },
  teachers: { zh: '人', en: 'teachers' },
  ranks: { zh: '位次', en: 'ranks' },
  moves: { zh: '人次', en: 'moves' },
  'pupil-standards': { zh: '人·项', en: 'pupil-standards' },
  classrooms: { zh: '间教室', en: 'classrooms' },
  'km²': { zh: '平方公里', en: 'km²' },
  units: { zh: '个单元', en: 'units' },
  weighted: { zh: '（加权）', en: 'weighted' },
});

export const goalNames = words({
  layout: { zh: '布局总费用（含路程与换校折算）', en: 'Cost of the layout, ways and changes priced in' },
  travel: { zh: '就近程度', en: 'Nearness' },
  tail: { zh: '远距离上学', en: 'Long ways' },
  change: { zh: '调整学校的学生', en: 'Children who change school' },
  distance: { zh: '总距离', en: 'Distance' },
  coverage: { zh: '学科缺课时', en: 'Lessons without a teacher' },
  shortfall: { zh: '资源缺口', en: 'Shortfall of resources' },
  evenness: { zh: '使用率均衡', en: 'Evenness of use' },
  crowding: { zh: '拥挤与闲置', en: 'Crowding and under-use' },
  compactness: { zh: '学区紧凑程度', en: 'Compactness' },
  kept: { zh: '与给定方案不同的单元', en: 'Units that leave the given plan' },
  weighted: { zh: '加权目标', en: 'Goals weighed together' },
  overdue: { zh: '到期未交流', en: 'Overdue teachers' },
  commute: { zh: '新增通勤', en: 'Extra commute' },
  wishes: { zh: '志愿', en: 'Wishes' },
  burden: { zh: '负担公平', en: 'Burden' },
  moves: { zh: '交流人次', en: 'Moves' },
  changes: { zh: '改动数', en: 'Changes' },
});
