import { each, number, type Setting, share, whole } from '../setting.ts';

/** Courses that a projection may take: parameters of each stand in the profile. */
export const VARIANTS = ['low', 'middle', 'high'] as const;
export type Variant = (typeof VARIANTS)[number];

const KINDS_OF_PLACE = ['urban', 'rural'] as const;

/** Parameters of the projection of pupils (docs/projection.md). */
export function projectionSettings() {
  const byPlace = <P extends string, S extends Setting>(path: P, setting: S) =>
    Object.fromEntries(
      KINDS_OF_PLACE.flatMap((place) =>
        VARIANTS.map((variant) => [`projection.${path}.${place}.${variant}`, setting]),
      ),
    ) as Record<`projection.${P}.${(typeof KINDS_OF_PLACE)[number]}.${Variant}`, S>;
  const dwelling = number(
    'pupils/100 dwellings',
    [0, 300],
    'Pupils of the stage in 100 dwellings that are lived in',
    '每百户入住住宅学生数',
  );
  return {
    'projection.entryAge': whole('years', [4, 8], 'Age at entry, by 31 August', '入学年龄（8月31日前满）'),
    ...each(
      'projection.birthTrend',
      VARIANTS,
      number(
        'share/year',
        [-0.5, 0.5],
        'Change of births a year after the last known one',
        '出生人口年变化率（已知年份之后）',
      ),
    ),
    ...byPlace(
      'entry',
      number(
        'share',
        [0, 3],
        'Children who enter grade 1 to children born here',
        '入学人数与当地出生人数之比',
      ),
    ),
    ...byPlace(
      'stay',
      number(
        'share',
        [0, 2],
        'Pupils of a grade to those of the grade below a year before',
        '逐年升级率（含迁入迁出）',
      ),
    ),
    ...each(
      'projection.occupied',
      ['first', 'second', 'later'],
      share('Dwellings lived in, in the first, second and later years', '住宅入住率（第一年、第二年、以后）'),
    ),
    ...each('projection.dwelling.primary', VARIANTS, dwelling),
    ...each('projection.dwelling.junior', VARIANTS, dwelling),
  };
}
