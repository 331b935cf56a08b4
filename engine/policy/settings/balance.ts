import { RATIOS, type RatioId } from '../ratios.ts';
import {
  choice,
  each,
  list,
  type NumberSetting,
  number,
  type Setting,
  share,
  whole,
  yesNo,
} from '../setting.ts';
import { POLICY_STAGES, type PolicyStage } from '../stages.ts';

const RATIO_IDS = RATIOS.map((ratio) => ratio.id);

function standards(): Record<`standard.${RatioId}.${PolicyStage}`, NumberSetting> {
  const entries = RATIOS.flatMap((ratio) =>
    POLICY_STAGES.map((stage) => [
      `standard.${ratio.id}.${stage}`,
      number(ratio.unit, [0, 1e9], `Least: ${ratio.name.en}`, `最低标准：${ratio.name.zh}`),
    ]),
  );
  return Object.fromEntries(entries) as Record<`standard.${RatioId}.${PolicyStage}`, NumberSetting>;
}

/** What every school should have, and how far schools may differ. */
export const BALANCE_SETTINGS = {
  ...standards(),
  'schoolRule.minMet': whole('indicators', [0, 20], 'Ratios a school must meet', '学校须达标项数'),
  'schoolRule.floor': share('Least share of the standard for the others', '其余指标最低达标程度'),
  'selfCheck.partlyFrom': share('Called partly met from this share of the standard', '“部分达标”的起点'),
  'coefficient.ratios': list(RATIO_IDS, 'Ratios whose spread is judged', '计算差异系数的指标'),
  'coefficient.scope': choice(['each', 'mean'], 'Limit on each or on the mean', '逐项或综合差异系数'),
  'coefficient.weight': choice(['pupils', 'plain'], 'Weighted by pupils or not', '是否按学生数加权'),
  'coefficient.deviation': choice(['population', 'sample'], 'Divisor n or n − 1', '总体或样本标准差'),
  'coefficient.decimals': whole('decimals', [0, 15], 'Rounded to before comparison', '比较前保留小数位'),
  'coefficient.borderline': number('coefficient', [0, 1], 'Called borderline within', '临界提示范围'),
  ...each('coefficient.limit', POLICY_STAGES, number('coefficient', [0, 10], 'Limit', '差异系数上限')),
  'coefficient.bindsZones': yesNo('Zones must keep the limit', '划分学区须遵守差异系数上限'),
  'coefficient.bindsExchange': yesNo('Exchange must keep the limit', '教师交流须遵守差异系数上限'),
  'evaluated.ownership': list(
    ['public', 'private', 'provincial'],
    'Schools that are evaluated, by owner',
    '评估范围（办学性质）',
  ),
  'evaluated.pointsFrom': whole(
    'pupils',
    [0, 1e6],
    'Teaching points are evaluated from this many pupils',
    '教学点纳入评估的最少学生数',
  ),
  'staff.countedBy': choice(['teachingAt', 'post'], 'Where a teacher counts', '教师计入任教学校或编制学校'),
  'split.junior': number('primary pupils', [0.1, 10], 'Weight of a junior pupil', '初中生折算系数'),
  'split.senior': number('junior pupils', [0.1, 10], 'Weight of a senior pupil', '高中生对初中生折算系数'),
  'noHarm.reading': choice(['ownLevel', 'standard'], 'What no school falls below', '“不削峰”的口径'),
  'noHarm.tolerance': share('Share a school may lose', '允许降幅'),
  'noHarm.bindsZones': yesNo('Zones must keep it', '划分学区须遵守“不削峰”'),
  'crowding.from': share('A school is crowded from this share of its classrooms', '“偏满”的教室使用率起点'),
  'underuse.below': share('A school is under-used below this share', '“闲置”的教室使用率上限'),

  'specialRooms.perClasses': whole(
    'classes',
    [1, 100],
    'Classes for one music and one art room',
    '每多少班一间',
  ),
  'specialRooms.rounding': choice(['ceiling', 'floor'], 'Rooms are rounded', '专用教室取整方式'),
  'specialRooms.exceptBelow': whole('pupils', [0, 200], 'Not asked where classes are smaller', '小班额豁免'),
} as const satisfies Record<string, Setting>;
