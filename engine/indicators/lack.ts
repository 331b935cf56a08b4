import { TABLES } from '../problem/index.ts';

/** Why something is not known. */
export interface Lack {
  readonly lack: LackCode;
  /** Column, school or setting that is meant. */
  readonly of?: string;
}

export type LackCode =
  | 'table'
  | 'column'
  | 'pupils'
  | 'policy'
  | 'travel'
  | 'today'
  | 'nobody'
  | 'notInDataset';

const TEXTS: Readonly<Record<LackCode, { readonly en: string; readonly zh: string }>> = {
  table: { en: 'table missing', zh: '缺少数据表' },
  column: { en: 'not filled in', zh: '未填写' },
  pupils: { en: 'no pupils', zh: '无在校生' },
  policy: { en: 'the profile sets none', zh: '标准未规定' },
  travel: { en: 'no zones or no travel times', zh: '缺少学区或上学时间' },
  today: { en: 'known only for today’s enrolment', zh: '仅现有在校生可统计' },
  nobody: { en: 'nobody to count', zh: '无统计对象' },
  notInDataset: { en: 'not reported; fill in reported.csv', zh: '未填报，请填写“填报指标”表' },
};

export function lack(code: LackCode, of?: string): Lack {
  return of === undefined ? { lack: code } : { lack: code, of };
}

/** The reason to tell for many: the same whatever the order of the figures; nobody where there is none. */
export function lackOfAll(figures: readonly (number | Lack)[]): Lack {
  const lacks = figures.filter((figure): figure is Lack => !isKnown(figure));
  const order = ({ lack: code, of }: Lack) => `${code === 'pupils' ? 1 : 0} ${code} ${of ?? ''}`;
  return lacks.sort((a, b) => (order(a) < order(b) ? -1 : 1))[0] ?? lack('nobody');
}

export function isKnown(figure: number | Lack): figure is number {
  return typeof figure === 'number';
}

export function lackText({ lack: code, of }: Lack): { readonly en: string; readonly zh: string } {
  const { en, zh } = TEXTS[code];
  if (of === undefined) return { en, zh };
  return { en: `${en}: ${of}`, zh: `${zh}：${chineseName(of)}` };
}

/** `schools.books` as a Chinese table heads it: 学校表“图书册数”; settings and what no table knows stay as they are. */
function chineseName(path: string): string {
  const [name, column] = path.split('.');
  const table = TABLES.find((one) => one.name === name);
  if (!table) return path;
  const field = table.fields.find((one) => one.name === column);
  return field ? `${table.zh}表“${field.zh}”` : table.zh;
}
