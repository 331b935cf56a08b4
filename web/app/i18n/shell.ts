import { words } from './text.ts';

/** The frame around every page. */
export const shell = words({
  name: { zh: '均衡', en: 'Junheng' },
  subtitle: { zh: '县域教育规划', en: 'county school planning' },
  skip: { zh: '跳到内容', en: 'Skip to content' },
  pages: { zh: '页面', en: 'Pages' },
  dataset: { zh: '数据集', en: 'Dataset' },
  scenario: { zh: '方案', en: 'Scenario' },
  noDataset: { zh: '还没有数据', en: 'No data yet' },
  noScenario: { zh: '还没有方案', en: 'No scenario yet' },
  language: { zh: 'English', en: '中文' },
  languageLabel: { zh: 'Switch to English', en: '切换为中文' },
  themeToDark: { zh: '深色', en: 'Dark theme' },
  themeToLight: { zh: '浅色', en: 'Light theme' },
  loading: { zh: '正在载入…', en: 'Loading…' },
  offline: {
    zh: '与服务器的连接已断开；修改保存在本机。',
    en: 'The server does not answer; your changes are kept on this machine.',
  },
  retry: { zh: '重试', en: 'Try again' },
  failed: { zh: '此页无法显示', en: 'This page cannot be shown' },
  notFound: { zh: '没有这个页面', en: 'There is no such page' },
  toImport: { zh: '导入数据', en: 'Import data' },
  morePages: { zh: '更多', en: 'More' },
  planHeading: { zh: '学区规划工作台', en: 'Planning workspace' },
  toPlan: { zh: '回到规划', en: 'Back to the plan' },
  close: { zh: '关闭', en: 'Close' },
  cancel: { zh: '取消', en: 'Cancel' },
  save: { zh: '保存', en: 'Save' },
  notAllowed: { zh: '您的角色不能使用此页。', en: 'Your role may not use this page.' },
});

/** Names of the pages, as the rail shows them. */
export const pageNames = words({
  plan: { zh: '规划', en: 'Plan' },
  address: { zh: '查住址', en: 'My address' },
  compare: { zh: '比较', en: 'Compare' },
  runs: { zh: '求解', en: 'Runs' },
  layout: { zh: '布局', en: 'Layout' },
  teachers: { zh: '教师交流', en: 'Teachers' },
  import: { zh: '导入', en: 'Import' },
  report: { zh: '报告', en: 'Report' },
  scenarios: { zh: '方案', en: 'Scenarios' },
  settings: { zh: '设置', en: 'Settings' },
});
