import { type Text, words } from './text.ts';

/** The personnel office's page. */
export const teacherWords = words({
  title: { zh: '教师交流', en: 'Teacher exchange' },
  lead: {
    zh: '起草交流名单，逐人说明理由；可指定、可禁止，然后重新起草。仅人事角色可见。',
    en: 'Draft a list of moves with a reason for each; pin, forbid, draft again. Only the personnel office sees it.',
  },
  noStaff: {
    zh: '此数据集没有教师表；请导入含 teachers.csv 的数据。',
    en: 'This dataset has no teachers; import one with teachers.csv.',
  },
  draft: { zh: '起草', en: 'Draft' },
  draftNow: { zh: '起草名单', en: 'Draft the list' },
  draftAgain: { zh: '按指定与禁止重新起草', en: 'Draft again around pins' },
  repair: { zh: '尽量保留现有名单', en: 'Keep the present list as far as possible' },
  mode: { zh: '方式', en: 'Mode' },
  scope: { zh: '范围', en: 'Scope' },
  direction: { zh: '方向', en: 'Direction' },
  flow: { zh: '流动', en: 'Flow' },
  noHarm: { zh: '不削峰', en: 'No harm' },
  minimumRate: { zh: '须达到政策规定的最低比例', en: 'Reach the least rates of the policy' },
  planYears: { zh: '规划学年数', en: 'School years planned at once' },
  shared: { zh: '允许走教（相邻学校兼课）', en: 'Allow teachers shared between near schools' },
  pupilsOf: { zh: '学生数依据', en: 'Pupils' },
  pupilsToday: { zh: '现有在校生', en: "today's enrolment" },
  pupilsOfZones: (when: string) => ({ zh: `学区方案 · ${when}`, en: `zones of ${when}` }),
  chain: { zh: '先划片、后交流', en: 'Zones, then exchange' },
  notes: (count: number) => ({ zh: `名册中有 ${count} 处需核对`, en: `${count} findings about the roster` }),
  answer: { zh: '结论', en: 'Answer' },
  seconds: { zh: '求解时间（秒）', en: 'Time (seconds)' },
  pins: { zh: '指定', en: 'Pinned' },
  forbidden: { zh: '禁止', en: 'Forbidden' },
  noPins: {
    zh: '暂无。可在名单中逐人指定或禁止，也可按编号添加。',
    en: 'None yet. Pin or forbid in the list, or add by number.',
  },
  teacher: { zh: '教师编号', en: 'Teacher' },
  addPin: { zh: '指定去向', en: 'Pin' },
  addForbid: { zh: '禁止', en: 'Forbid' },
  toSchool: { zh: '学校', en: 'School' },
  stays: { zh: '留任', en: 'stays' },
  anySchool: { zh: '不交流', en: 'any move' },
  takeBack: (what: string) => ({ zh: `撤销：${what}`, en: `Take back: ${what}` }),
  pinRow: (teacher: string) => ({ zh: `指定此去向：${teacher}`, en: `Pin this move: ${teacher}` }),
  forbidRow: (teacher: string) => ({ zh: `禁止此去向：${teacher}`, en: `Forbid this move: ${teacher}` }),
  stayRow: (teacher: string) => ({ zh: `留任：${teacher}`, en: `Let stay: ${teacher}` }),
  pin: { zh: '指定', en: 'Pin' },
  forbid: { zh: '禁止', en: 'Forbid' },
  pending: {
    zh: '有尚未生效的指定或禁止；请重新起草。',
    en: 'Pins or bans are not in the list yet: draft again.',
  },
  runs: { zh: '历次草案', en: 'Drafts' },
  noRuns: { zh: '还没有草案', en: 'No drafts yet' },
  firstDraft: {
    zh: '在左侧选定方式、范围与求解时间，起草第一份名单。名单从全体教师与课程需求算起，逐人说明理由。',
    en: 'Choose way, scope and time at the left and draft a first list. It is worked out from all staff and the lessons to be taught, with a reason for each person.',
  },
  firstPins: {
    zh: '逐行指定或禁止去向，或预先在左侧表单下方写明；再次起草时照办。',
    en: 'Pin or forbid moves row by row, or settle some beforehand under the form; the next draft keeps to them.',
  },
  firstTables: {
    zh: '查看各校前后对照、地图流向与均衡指标，下载名单、工作簿或化名版。',
    en: 'See each school before and after, flows on the map and the balance; take away the list, the workbook, or one under pseudonyms.',
  },
  draftOf: (when: string) => ({ zh: `草案 · ${when}`, en: `Draft · ${when}` }),
  list: { zh: '名单', en: 'List' },
  workbookFile: { zh: '下载工作簿（Excel）', en: 'Download workbook (Excel)' },
  listFile: { zh: '下载名单（CSV）', en: 'Download list (CSV)' },
  schools: { zh: '学校', en: 'Schools' },
  flows: { zh: '流向', en: 'Flows' },
  recruit: { zh: '需招聘', en: 'To recruit' },
  balance: { zh: '均衡与公平', en: 'Balance' },
  views: { zh: '内容', en: 'View' },
  from: { zh: '原学校', en: 'From' },
  to: { zh: '交流学校', en: 'To' },
  form: { zh: '形式', en: 'Form' },
  stage: { zh: '学段', en: 'Stage' },
  years: { zh: '学年', en: 'Years' },
  returns: (from: number, to: number | null) => ({
    zh: to === null ? `${from} 起，关系随迁` : `${from}—${to}`,
    en: to === null ? `from ${from}, post follows` : `${from}–${to}`,
  }),
  reason: { zh: '理由', en: 'Reason' },
  decide: { zh: '处理', en: 'Decide' },
  all: { zh: '全部', en: 'All' },
  school: { zh: '学校', en: 'School' },
  movesSum: (moves: number, schools: number) => ({
    zh: `${moves} 人次交流，涉及 ${schools} 所学校`,
    en: `${moves} moves, ${schools} schools take part`,
  }),
  noMoves: { zh: '没有需要交流的教师。', en: 'Nobody has to move.' },
  leave: { zh: '流出', en: 'Leave' },
  arrive: { zh: '流入', en: 'Arrive' },
  teachers: { zh: '教师', en: 'Teachers' },
  pupils: { zh: '学生', en: 'Pupils' },
  lessonsMissing: { zh: '缺课时', en: 'Lessons missing' },
  need: { zh: '需', en: 'need' },
  what: { zh: '学科或指标', en: 'Subject or measure' },
  posts: { zh: '岗位数', en: 'Posts' },
  missing: { zh: '缺', en: 'Missing' },
  recruitNote: {
    zh: '交流无法补足的岗位，供招聘参考；学科与指标可能重叠。',
    en: 'Posts that no move can fill; subjects and measures overlap: one recruit may count for both.',
  },
  coefficients: { zh: '师资差异系数（交流前后）', en: 'Difference coefficients of staff, before and after' },
  coefficientSays: {
    zh: '各指标交流前后的差异系数。',
    en: 'Coefficient of each measure before and after the moves.',
  },
  before: { zh: '交流前', en: 'before' },
  after: { zh: '交流后', en: 'after' },
  fairness: { zh: '负担公平性', en: 'Who carries the burden' },
  by: { zh: '分组', en: 'By' },
  group: { zh: '组别', en: 'Group' },
  eligible: { zh: '符合条件', en: 'Eligible' },
  moved: { zh: '交流', en: 'Moved' },
  share: { zh: '比例', en: 'Share' },
  minutes: { zh: '平均新增通勤（分钟）', en: 'Mean extra minutes' },
  download: { zh: '导出', en: 'Export' },
  pairs: { zh: '结对帮扶', en: 'Partner schools' },
  pairsNote: {
    zh: '交流之后仍薄弱的学校与就近、有余力的学校结对；每所支援学校至多帮扶四所。不低于全县平均水平的学校可作支援学校。',
    en: 'Schools that stay short, with partners that can help with what they lack, by need and distance; each helps four at most. Who stands no lower than the county may help.',
  },
  weak: { zh: '受援学校', en: 'School' },
  strong: { zh: '支援学校', en: 'Partner' },
  help: { zh: '可帮扶缺额', en: 'Posts it can help with' },
  kilometres: { zh: '距离（千米）', en: 'Distance (km)' },
  nobodyLeft: { zh: '无可安排', en: 'none left' },
  staff: { zh: '全体教师', en: 'All staff' },
  staffNote: {
    zh: '点击编号查看去留理由。',
    en: 'Click an id to see why somebody goes or stays.',
  },
  subject: { zh: '学科', en: 'Subject' },
  titleColumn: { zh: '职称', en: 'Title' },
  teachesAt: { zh: '任教学校', en: 'Teaches at' },
  eligibility: { zh: '交流资格', en: 'Eligibility' },
  isEligible: { zh: '符合条件', en: 'eligible' },
  goesTo: (school: string) => ({ zh: `交流到${school}`, en: `goes to ${school}` }),
  outcome: { zh: '本草案', en: 'In this draft' },
  why: (teacher: string) => ({ zh: `去留理由：${teacher}`, en: `Why: ${teacher}` }),
  otherSchools: { zh: '为什么不去其他学校', en: 'Why not to another school' },
  goals: { zh: '目标与证明', en: 'Goals and what is proved' },
  clash: (rules: string) => ({
    zh: `不存在满足全部规则的方案。相互冲突的规则：${rules}。放宽其中任何一条即可。`,
    en: `No plan keeps every rule. These clash, and dropping any one of them makes room: ${rules}.`,
  }),
  clashUnknown: {
    zh: '不存在满足全部规则的方案；未能在限定时间内缩小冲突范围，请延长求解时间。',
    en: 'No plan keeps every rule; which of them clash was not narrowed down in time: allow more time.',
  },
  pseudonymFile: { zh: '下载化名版（Excel）', en: 'Download with pseudonyms (Excel)' },
  network: { zh: '学校之间的交流人次', en: 'Moves between schools' },
});

export const optionNames = {
  mode: words({
    directed: { zh: '统筹', en: 'directed' },
    wishes: { zh: '尊重志愿', en: 'wishes' },
  }),
  scope: words({
    county: { zh: '全县', en: 'county' },
    township: { zh: '乡镇内', en: 'township' },
    cluster: { zh: '学区内', en: 'cluster' },
  }),
  direction: words({
    any: { zh: '不限', en: 'any' },
    downward: { zh: '只向农村', en: 'to the countryside' },
  }),
  flow: words({
    free: { zh: '自由', en: 'free' },
    swaps: { zh: '对等交换', en: 'swaps' },
  }),
  noHarm: words({
    strict: { zh: '严格', en: 'strict' },
    tolerance: { zh: '允许 5%', en: 'tolerance 5 %' },
    lend: { zh: '只借富余', en: 'lend surplus' },
    off: { zh: '不限', en: 'off' },
  }),
} as const;

export const formNames = words({
  rotation: { zh: '轮岗', en: 'rotation' },
  swap: { zh: '对调', en: 'swap' },
  secondment: { zh: '支教', en: 'secondment' },
  shared: { zh: '走教', en: 'shared' },
  head: { zh: '校长交流', en: 'head' },
});

export const measureNames = words({
  higherDegree: { zh: '高于规定学历', en: 'Above degree' },
  backbone: { zh: '骨干教师', en: 'Backbone' },
  artsSports: { zh: '体育艺术', en: 'PE and arts' },
  middleTitle: { zh: '中级及以上', en: 'Middle title' },
});

export const verdictNames = words({
  forbidden: { zh: '规则不允许', en: 'rules forbid it' },
  breaks: { zh: '将违反规则', en: 'would break a rule' },
  worse: { zh: '效果更差', en: 'worse' },
  equal: { zh: '效果相同', en: 'equal' },
  better: { zh: '效果更好', en: 'better' },
});

export const titleNames = words({
  none: { zh: '未定级', en: 'no title yet' },
  junior: { zh: '初级', en: 'junior title' },
  middle: { zh: '中级', en: 'middle title' },
  senior: { zh: '高级', en: 'senior title' },
  principal: { zh: '正高级', en: 'principal title' },
});

/** Groups of the burden, by grouping. */
const GROUPS: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  age: {
    '0+': { zh: '30 岁以下', en: 'below 30' },
    '30+': { zh: '30—39 岁', en: '30 to 39' },
    '40+': { zh: '40—49 岁', en: '40 to 49' },
    '50+': { zh: '50 岁及以上', en: '50 and above' },
  },
  sex: { f: { zh: '女', en: 'women' }, m: { zh: '男', en: 'men' } },
  tier: {
    urban: { zh: '城区', en: 'urban' },
    town: { zh: '镇区', en: 'town' },
    village: { zh: '乡村', en: 'village' },
    teachingPoint: { zh: '教学点', en: 'teaching point' },
  },
  title: titleNames,
};

/** A group of those who carry the burden; what the roster does not say is not known. */
export function groupName(by: string, group: string): Text {
  if (group === 'unknown') return { zh: '不详', en: 'not known' };
  return GROUPS[by]?.[group] ?? { zh: group, en: group };
}

export const fairnessNames = words({
  age: { zh: '年龄', en: 'age' },
  sex: { zh: '性别', en: 'sex' },
  tier: { zh: '学校类别', en: 'tier of school' },
  title: { zh: '职称', en: 'title' },
});
