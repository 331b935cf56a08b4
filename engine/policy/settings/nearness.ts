import { choice, each, number, type Setting, whole, yesNo } from '../setting.ts';
import { POLICY_STAGES } from '../stages.ts';

/** How children walk, and how far a school may be. */
export const NEARNESS_SETTINGS = {
  'walking.referenceSpeed': number('km/h', [0.5, 20], 'Speed of the reference walker', '基准步行速度'),
  'walking.farthestFromStreet': number(
    'm',
    [10, 20_000],
    'Longest way to the nearest street',
    '到最近道路的最远距离',
  ),
  'walking.detourFactor': number(
    '×',
    [1, 5],
    'Way ÷ straight line, where no street is known',
    '无路网时的绕行系数',
  ),
  'boarding.fromGrade': whole('grade', [1, 12], 'First grade that may board', '可寄宿的最低年级'),
  'buildings.safeOnly': yesNo('Unsafe buildings take no pupils', '危房不计入学位'),
  ...each('access.radius', POLICY_STAGES, number('m', [1, 1e6], 'Service radius', '服务半径')),
  'access.radiusBy': choice(['network', 'straight'], 'Radius along streets or straight', '半径按路网或直线'),
  'access.radiusIn': choice(['urban', 'everywhere'], 'Where the radius holds', '服务半径适用范围'),
} as const satisfies Record<string, Setting>;
