import { each, type Setting, share, whole } from '../setting.ts';
import { POLICY_STAGES } from '../stages.ts';

/** Sizes of classes and schools. */
export const CLASS_SETTINGS = {
  ...each('classCap', POLICY_STAGES, whole('pupils', [1, 200], 'Largest class', '班额上限')),
  combinedClassCap: whole('pupils', [1, 200], 'Largest combined class', '复式班班额上限'),
  'largeClass.from': whole('pupils', [1, 200], 'A class is large from', '大班额起点'),
  'largeClass.maxShare': share('Most large classes', '大班额比例上限'),
  'veryLargeClass.from': whole('pupils', [1, 200], 'A class is very large from', '超大班额起点'),
  'veryLargeClass.maxShare': share('Most very large classes', '超大班额比例上限'),
  ...each(
    'schoolSize',
    ['primary', 'junior', 'nineYear'],
    whole('pupils', [1, 100_000], 'Largest school', '学校规模上限'),
  ),
  'schoolSize.pointFrom': whole(
    'pupils',
    [0, 10_000],
    'Smallest school that is not a point',
    '完全小学最小规模',
  ),

  ...each(
    'schoolSize.least',
    POLICY_STAGES,
    whole('pupils', [1, 100_000], 'Smallest school kept by the layout', '布局调整后学校最小规模'),
  ),
} as const satisfies Record<string, Setting>;
