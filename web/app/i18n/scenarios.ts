import { words } from './text.ts';

/** Scenarios of a dataset, and what each changes. */
export const scenarioWords = words({
  title: { zh: '方案与数据', en: 'Scenarios' },
  lead: {
    zh: '方案 = 现状 + 一组改动。现状数据从不被修改；复制一个方案即可尝试另一种做法。',
    en: 'A scenario is the present state and a list of changes. The present state is never altered: copy a scenario to try another way.',
  },
  scenarios: { zh: '方案', en: 'Scenarios' },
  datasets: { zh: '数据集', en: 'Datasets' },
  name: { zh: '名称', en: 'Name' },
  changes: { zh: '改动', en: 'Changes' },
  changed: { zh: '最后修改', en: 'Last changed' },
  author: { zh: '修改人', en: 'By' },
  copiedFrom: { zh: '复制自', en: 'Copied from' },
  actions: { zh: '操作', en: 'Actions' },
  create: { zh: '新建方案', en: 'New scenario' },
  firstName: { zh: '现状', en: 'As it is' },
  noneYet: { zh: '此数据集还没有方案。', en: 'This dataset has no scenario yet.' },
  makeFirst: { zh: '以现状建立第一个方案', en: 'Make the first, of things as they are' },
  newName: { zh: '新方案', en: 'New scenario' },
  copy: (name: string) => ({ zh: `复制：${name}`, en: `Copy: ${name}` }),
  copyName: (name: string) => ({ zh: `${name} · 副本`, en: `${name} · copy` }),
  remove: (name: string) => ({ zh: `删除：${name}`, en: `Delete: ${name}` }),
  removeAsk: (name: string) => ({
    zh: `从列表中删除“${name}”？其历史与结果会保留。`,
    en: `Take “${name}” off the list? Its history and plans stay.`,
  }),
  removeNow: { zh: '删除', en: 'Delete' },
  open: { zh: '在地图上打开', en: 'Open on the map' },
  modifications: { zh: '改动清单', en: 'Changes of this scenario' },
  none: { zh: '没有改动：与现状相同。', en: 'No changes: the present state.' },
  add: { zh: '添加改动', en: 'Add a change' },
  kind: { zh: '种类', en: 'Kind' },
  addNow: { zh: '添加', en: 'Add' },
  takeOut: (what: string) => ({ zh: `去掉：${what}`, en: `Take out: ${what}` }),
  complaints: { zh: '此方案与数据不符：', en: 'The scenario does not fit its data:' },
  conflict: { zh: '有人在您之后保存了此方案', en: 'Somebody saved this scenario in between' },
  conflictHelp: (who: string, when: string) => ({
    zh: `${who} 于 ${when} 保存了另一个版本。您的修改尚未保存，请选择：`,
    en: `${who} saved another version at ${when}. Your change is not stored yet; choose:`,
  }),
  keepMine: { zh: '保留我的（覆盖对方）', en: 'Keep mine (over theirs)' },
  takeTheirs: { zh: '采用对方的', en: 'Take theirs' },
  keepBoth: { zh: '两者都保留（我的存为副本）', en: 'Keep both (mine as a copy)' },
  units: { zh: '单元', en: 'Units' },
  schools: { zh: '学校', en: 'Schools' },
  pupils: { zh: '学生', en: 'Pupils' },
  staff: { zh: '教师', en: 'Teachers' },
  yes: { zh: '有', en: 'yes' },
  no: { zh: '无', en: 'no' },
  several: { zh: '多个以逗号分隔', en: 'several: commas between' },
});

/** Fields of changes, where they have a name of their own. */
export const fieldNames = words({
  school: { zh: '学校', en: 'School' },
  into: { zh: '并入', en: 'Into' },
  unit: { zh: '单元', en: 'Unit' },
  units: { zh: '单元', en: 'Units' },
  stage: { zh: '学段', en: 'Stage' },
  grades: { zh: '年级（首、末）', en: 'Grades (first, last)' },
  minutes: { zh: '分钟', en: 'Minutes' },
  classrooms: { zh: '教室数', en: 'Classrooms' },
  factor: { zh: '倍数', en: 'Factor' },
  year: { zh: '学年', en: 'Year' },
  until: { zh: '预测到（学年）', en: 'Up to (school year)' },
  from: { zh: '起点学年', en: 'From (school year)' },
  variant: { zh: '低、中、高', en: 'Low, middle, high' },
  to: { zh: '改办为', en: 'Becomes' },
  share: { zh: '比例（0–1）', en: 'Share (0–1)' },
  schools: { zh: '就读学校', en: 'Schools they go to' },
  seats: { zh: '学位数', en: 'Seats' },
  coefficient: { zh: '差异系数上限', en: 'Largest difference coefficient' },
  outside: { zh: '片区外学生占比上限（0–1）', en: 'Largest share from outside the zone (0–1)' },
  noHarm: { zh: '生均资源允许降幅（0–1）', en: 'Share that schools may lose (0–1)' },
  dwellings: { zh: '住宅套数', en: 'Dwellings' },
});

/** What a field may be chosen from. */
export const choiceNames = words({
  low: { zh: '低', en: 'low' },
  middle: { zh: '中', en: 'middle' },
  high: { zh: '高', en: 'high' },
  teachingPoint: { zh: '教学点', en: 'teaching point' },
  primary: { zh: '小学', en: 'primary school' },
  junior: { zh: '初中', en: 'junior school' },
  nineYear: { zh: '九年一贯制学校', en: 'nine-year school' },
});

export const settingWords = words({
  title: { zh: '设置', en: 'Settings' },
  language: { zh: '语言', en: 'Language' },
  theme: { zh: '外观', en: 'Appearance' },
  light: { zh: '浅色', en: 'Light' },
  dark: { zh: '深色', en: 'Dark' },
  letterKeys: { zh: '单字母快捷键', en: 'Shortcuts of a single letter' },
  letterHelp: {
    zh: '使用语音输入时建议关闭。',
    en: 'Switch off when you speak to the computer instead of typing.',
  },
  staff: { zh: '教师信息', en: 'Teachers’ records' },
  hideStaff: { zh: '隐藏教师信息（会议演示）', en: 'Hide teachers’ records (for a meeting)' },
  hideHelp: {
    zh: '开启后，本浏览器不再持有人事角色：教师交流页、名单与导出均不可见，服务器也不再提供。',
    en: 'This browser gives up the role of the personnel office: the page of teachers, its lists and exports are gone, and the server refuses them.',
  },
  roles: { zh: '当前角色', en: 'Roles held' },
  about: { zh: '关于', en: 'About' },
  server: { zh: '接口说明', en: 'Description of the API' },
  store: { zh: '存储', en: 'Store' },
  embedded: { zh: '内置存储', en: 'embedded' },
  postgres: { zh: 'PostgreSQL', en: 'PostgreSQL' },
});

export const roleNames = words({
  viewer: { zh: '查看', en: 'viewer' },
  planner: { zh: '规划', en: 'planner' },
  hr: { zh: '人事', en: 'personnel office' },
  administrator: { zh: '管理员', en: 'administrator' },
});
