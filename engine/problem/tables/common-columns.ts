import type { Choice, Field } from './field.ts';

type Help = Field['help'];
type More = Partial<Pick<Field, 'aliases' | 'required' | 'minimum'>>;

/** A column of things that are counted, 0 or more. */
export function counted(
  name: string,
  zh: string,
  unit: string,
  maximum: number,
  help: Help,
  more: More = {},
): Field {
  return { name, zh, type: 'integer', minimum: 0, maximum, unit, help, ...more };
}

/** A column of amounts that need not be whole, 0 or more. */
export function measured(
  name: string,
  zh: string,
  unit: string,
  maximum: number,
  help: Help,
  more: More = {},
): Field {
  return { name, zh, type: 'number', minimum: 0, maximum, unit, help, ...more };
}

export function flag(name: string, zh: string, help: Help, more: More = {}): Field {
  return { name, zh, type: 'boolean', help, ...more };
}

export function words(name: string, zh: string, help: Help, more: More = {}): Field {
  return { name, zh, type: 'text', help, ...more };
}

export const STAGE_CHOICES: readonly Choice[] = [
  { value: 'primary', zh: ['小学'] },
  { value: 'junior', zh: ['初中'] },
];

/** The unit that a row is about; another help where that says too little. */
export function unitColumn(help: Help = ['Unit', '单元']): Field {
  return {
    name: 'unit',
    zh: '单元编号',
    aliases: ['单元'],
    type: 'id',
    required: true,
    refersTo: 'units',
    help,
  };
}

/** The school that a row is about. */
export function schoolColumn(help: Help = ['School', '学校']): Field {
  return {
    name: 'school',
    zh: '学校编号',
    aliases: ['学校'],
    type: 'id',
    required: true,
    refersTo: 'schools',
    help,
  };
}

export function stageColumn(
  help: Help = ['Stage', '学段'],
  choices: readonly Choice[] = STAGE_CHOICES,
): Field {
  return { name: 'stage', zh: '学段', type: 'choice', required: true, choices, help };
}

export function gradeNumberColumn(maximum: number): Field {
  return {
    name: 'grade',
    zh: '年级',
    type: 'integer',
    required: true,
    minimum: 1,
    maximum,
    help: [`Grade 1-${maximum}`, `年级（1-${maximum}）`],
  };
}

export function yearColumn(zh: string, help: Help): Field {
  return {
    name: 'year',
    zh,
    aliases: ['年份', '学年'],
    type: 'integer',
    required: true,
    minimum: 1980,
    maximum: 2100,
    help,
  };
}

export const SUBJECT = words('subject', '学科', ['Subject', '学科'], { required: true });
export const NAME_EN = words('nameEn', '英文名称', ['Name in English', '英文名称']);
export const TOWNSHIP = words('township', '乡镇', ['Township', '所属乡镇'], {
  aliases: ['所属乡镇', '街道'],
});

/** Where something stands, as two columns. */
export function placeColumns(lon: Help, lat: Help): readonly [Field, Field] {
  const degrees = { type: 'number', required: true, unit: '°' } as const;
  return [
    {
      name: 'lon',
      zh: '经度',
      aliases: ['longitude', 'x'],
      ...degrees,
      minimum: -180,
      maximum: 180,
      help: lon,
    },
    { name: 'lat', zh: '纬度', aliases: ['latitude', 'y'], ...degrees, minimum: -90, maximum: 90, help: lat },
  ];
}
