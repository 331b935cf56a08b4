import { settingAt, type Variant } from '../policy/index.ts';
import type { Problem } from '../problem/index.ts';
import type { Outlook, OutlookYear } from '../projection/index.ts';
import { number, text } from './columns.ts';
import type { Cell, ReportTable, Text } from './table.ts';
import { stageName } from './words.ts';

const BASES: Readonly<Record<OutlookYear['basis'], Text>> = {
  given: { en: 'given', zh: '已知' },
  births: { en: 'births', zh: '出生人口' },
  birthTrend: { en: 'trend of births', zh: '出生趋势' },
  grades: { en: 'youngest grades', zh: '低年级人数' },
};

export const VARIANT_NAMES: Readonly<Record<Variant, Text>> = {
  low: { en: 'low', zh: '低方案' },
  middle: { en: 'middle', zh: '中方案' },
  high: { en: 'high', zh: '高方案' },
};

/** Pupils by school year: one variant by stage, with what its entries rest on, and all pupils in the three variants. */
export function outlookTable({ stages }: Problem, { years }: Outlook, variant: Variant): ReportTable {
  const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);
  return {
    id: 'outlook',
    title: { en: 'Pupils of the years to come', zh: '学生数预测' },
    columns: [
      { ...text('year', 'School year', '学年') },
      ...stages.map(({ id }) => number(id, stageName(id).en, stageName(id).zh)),
      number('entering', 'entering first', '起始年级入学'),
      number('fromDwellings', 'of new dwellings', '其中新建住宅'),
      text('basis', 'Entries rest on', '入学依据'),
      number('low', 'All: low', '合计：低'),
      number('middle', 'All: middle', '合计：中'),
      number('high', 'All: high', '合计：高'),
    ],
    rows: years.map(({ year, basis, variants }): Cell[] => [
      String(year),
      ...variants[variant].byStage,
      variants[variant].entering[0] ?? null,
      variants[variant].fromDwellings,
      BASES[basis],
      ...(['low', 'middle', 'high'] as const).map((one) => sum(variants[one].byStage)),
    ]),
  };
}

/** The numbers that a projection rests on, with where they come from. */
export function assumptionsTable({ assumptions }: Outlook): ReportTable {
  return {
    id: 'assumptions',
    title: { en: 'What the projection assumes', zh: '预测参数' },
    columns: [
      text('setting', 'Setting', '参数'),
      { ...number('value', 'Value', '取值', 3), asNeeded: true },
      text('unit', 'Unit', '单位'),
      text('source', 'Source', '出处'),
      text('path', 'In policy.json', '参数路径'),
    ],
    rows: assumptions.map(({ path, from }): Cell[] => {
      const [en, zh] = settingAt(path)?.help ?? [path, path];
      const source = from.year === null ? from.source : `${from.source} (${from.year})`;
      return [{ en, zh }, typeof from.value === 'number' ? from.value : null, from.unit, source, path];
    }),
    notes: assumptions.some(({ from }) => !from.verified)
      ? [
          {
            en: 'Not all of these numbers come from a published source: replace them by the county’s own before relying on later years.',
            zh: '部分参数没有公开出处；用于决策前请以本县数据替换。',
          },
        ]
      : [],
  };
}
