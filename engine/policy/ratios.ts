/**
 * Per-pupil ratios that official standards speak of. A profile names them in `standard.<id>.<stage>` and in
 * `coefficient.ratios`; `engine/indicators` computes them. Where a ratio is not in this list it is unknown.
 */
export const RATIOS = [
  {
    id: 'teachingArea',
    per: 1,
    unit: 'm²/pupil',
    resource: 'm²',
    shared: true,
    name: { en: 'Teaching and auxiliary rooms per pupil', zh: '生均教学及辅助用房面积' },
  },
  {
    id: 'sportsArea',
    per: 1,
    unit: 'm²/pupil',
    resource: 'm²',
    shared: true,
    name: { en: 'Sports grounds and halls per pupil', zh: '生均体育运动场馆面积' },
  },
  {
    id: 'equipmentValue',
    per: 1,
    unit: 'yuan/pupil',
    resource: 'yuan',
    shared: true,
    name: { en: 'Teaching equipment per pupil', zh: '生均教学仪器设备值' },
  },
  {
    id: 'computers',
    per: 100,
    unit: 'computers/100 pupils',
    resource: 'computers',
    shared: true,
    name: { en: 'Computers per 100 pupils', zh: '每百名学生拥有计算机台数' },
  },
  {
    id: 'books',
    per: 1,
    unit: 'books/pupil',
    resource: 'books',
    shared: true,
    name: { en: 'Books per pupil', zh: '生均图书册数' },
  },
  {
    id: 'teachers',
    per: 1,
    unit: 'teachers/pupil',
    resource: 'teachers',
    shared: false,
    name: { en: 'Teachers per pupil', zh: '师生比' },
  },
  {
    id: 'higherDegreeTeachers',
    per: 100,
    unit: 'teachers/100 pupils',
    resource: 'teachers',
    shared: false,
    name: { en: 'Teachers above the required degree per 100 pupils', zh: '每百名学生拥有高于规定学历教师数' },
  },
  {
    id: 'middleTitleTeachers',
    per: 100,
    unit: 'teachers/100 pupils',
    resource: 'teachers',
    shared: false,
    name: {
      en: 'Teachers of middle title and above per 100 pupils',
      zh: '每百名学生拥有中级及以上专业技术职务教师数',
    },
  },
  {
    id: 'backboneTeachers',
    per: 100,
    unit: 'teachers/100 pupils',
    resource: 'teachers',
    shared: false,
    name: { en: 'Backbone teachers per 100 pupils', zh: '每百名学生拥有县级以上骨干教师数' },
  },
  {
    id: 'artsSportsTeachers',
    per: 100,
    unit: 'teachers/100 pupils',
    resource: 'teachers',
    shared: false,
    name: { en: 'PE and arts teachers per 100 pupils', zh: '每百名学生拥有体育、艺术专任教师数' },
  },
  {
    id: 'multimediaRooms',
    per: 100,
    unit: 'rooms/100 pupils',
    resource: 'rooms',
    shared: true,
    name: { en: 'Networked multimedia classrooms per 100 pupils', zh: '每百名学生拥有网络多媒体教室数' },
  },
  {
    id: 'buildingArea',
    per: 1,
    unit: 'm²/pupil',
    resource: 'm²',
    shared: true,
    name: { en: 'School buildings per pupil, without dormitories', zh: '生均校舍建筑面积（不含学生宿舍）' },
  },
  {
    id: 'campusArea',
    per: 1,
    unit: 'm²/pupil',
    resource: 'm²',
    shared: true,
    name: { en: 'Campus per pupil', zh: '生均校园占地面积' },
  },
  {
    id: 'greenArea',
    per: 1,
    unit: 'm²/pupil',
    resource: 'm²',
    shared: true,
    name: { en: 'Green space per pupil', zh: '生均绿化用地面积' },
  },
  {
    id: 'desks',
    per: 1,
    unit: 'sets/pupil',
    resource: 'sets',
    shared: true,
    name: { en: 'Desks and chairs per pupil', zh: '生均课桌椅套数' },
  },
] as const satisfies readonly RatioDefinition[];

export interface RatioDefinition {
  readonly id: string;
  /** k of policy: the ratio is k · resource ⁄ pupils. */
  readonly per: 1 | 100;
  readonly unit: string;
  /** Unit in which the resource itself is counted, and what is lacking is told. */
  readonly resource: string;
  /** One stock serves all stages of a school and is split among them; staff are reported by stage instead. */
  readonly shared: boolean;
  readonly name: { readonly en: string; readonly zh: string };
}

export type RatioId = (typeof RATIOS)[number]['id'];

export function ratioNamed(id: RatioId): RatioDefinition {
  return RATIOS.find((ratio) => ratio.id === id)!;
}
