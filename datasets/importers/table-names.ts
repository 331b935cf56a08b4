import { TABLES, type TableName } from '../../engine/problem/index.ts';

/** Further names under which bureaus keep a table. */
const OTHER_NAMES: Readonly<Record<TableName, readonly string[]>> = {
  schools: ['school', '学校表', '学校信息', '学校名单', '学校一览表', '学校基本情况'],
  units: ['unit', '单元', '小区', '村', '村庄', '居住单元表', '小区信息', '学生分布', '生源'],
  enrolment: ['enrollment', '在校生表', '在校生数', '班级学生数', '学生数'],
  adjacency: ['neighbours', 'neighbors', '相邻', '邻接', '邻接表', '相邻表'],
  travel: ['times', 'distances', '步行时间表', '距离', '距离表'],
  teachers: ['teacher', 'staff', '教师表', '教师名册', '教师信息', '教师花名册'],
  moves: ['教师交流', '交流记录表', '轮岗记录', '交流轮岗记录'],
  curriculum: ['课程', '课程表', '课程设置', '课时'],
  cohorts: ['cohort', '巩固率', '毕业届学生'],
  results: ['result', '监测结果', '学业监测'],
  reported: ['填报', '县填报指标'],
  births: ['birth', '出生人数', '出生人口表', '新生儿'],
  housing: ['dwellings', '住宅', '在建住宅', '楼盘', '新建楼盘'],
  targets: ['target', 'phases', '目标', '阶段目标'],
  zones: ['zone', '学区', '学区划分', '现行学区划分', '招生范围'],
};

/** The table that a file, sheet or resource of this name holds; null when the name tells nothing. */
export function tableByName(name: string): TableName | null {
  const wanted = plain(name);
  for (const { name: table, zh } of TABLES) {
    if ([table, zh, ...OTHER_NAMES[table]].some((known) => plain(known) === wanted)) return table;
  }
  return null;
}

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}
