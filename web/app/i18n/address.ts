import { words } from './text.ts';

/** What a plan means for one household. */
export const addressWords = words({
  title: { zh: '我家在哪里上学？', en: 'Where does our child go to school?' },
  help: {
    zh: '输入小区或村名，或在地图上点击住处。',
    en: 'Type the name of your compound or village, or click your home on the map.',
  },
  basis: { zh: '以下按当前打开的方案计算：', en: 'Counted under the plan that is open:' },
  grade: { zh: '年级', en: 'Grade' },
  gradeNumber: (n: string) => ({ zh: `${n} 年级`, en: `Grade ${n}` }),
  now: { zh: '现在', en: 'Today' },
  planned: { zh: '方案', en: 'Under the plan' },
  way: { zh: '单程', en: 'One way' },
  limit: { zh: '上限', en: 'Limit' },
  same: { zh: '学校不变', en: 'No change of school' },
  changes: { zh: '更换学校', en: 'Another school' },
  minutes: (n: string) => ({ zh: `${n} 分钟`, en: `${n} min` }),
  none: { zh: '未划入', en: 'none' },
  unknown: { zh: '不详', en: 'not known' },
  within: { zh: '时限内', en: 'within' },
  bus: { zh: '乘校车', en: 'by school bus' },
  boarding: { zh: '可寄宿', en: 'may board' },
  nobodyInReach: { zh: '无更近学校', en: 'none nearer' },
  tooFar: { zh: '超时', en: 'too far' },
  longer: (n: string) => ({ zh: `多走 ${n} 分钟`, en: `${n} min longer` }),
  shorter: (n: string) => ({ zh: `少走 ${n} 分钟`, en: `${n} min shorter` }),
  print: { zh: '打印', en: 'Print' },
  link: { zh: '复制链接', en: 'Copy link' },
  copied: { zh: '链接已复制', en: 'Link copied' },
  note: {
    zh: '步行时间按低龄儿童速度沿道路计算；规划结果以教育主管部门公布为准。',
    en: 'Times are along streets at the pace of these grades. What counts is what the education office publishes.',
  },
});
