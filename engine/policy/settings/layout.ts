import { number, type Setting, share, whole, yesNo } from '../setting.ts';

/** What a county layout may do, and what buses and boarding cost. */
export const LAYOUT_SETTINGS = {
  'layout.classroomStep': whole('classrooms', [1, 100], 'A school grows by', '扩建一级的教室数'),
  'layout.mostSteps': whole('steps', [0, 20], 'Steps a school may grow', '最多扩建级数'),
  'layout.mostClosures': whole('schools', [0, 10_000], 'Schools closed in a period', '每期撤并学校数上限'),
  'layout.noticeMonths': whole('months', [0, 120], 'Notice before a school closes', '撤并公示提前月数'),
  'layout.townshipJunior': yesNo('Every township keeps a junior school', '每个乡镇保留初中'),
  'layout.keepVillages': yesNo('Concentrated villages keep a school', '人口集中村保留学校或教学点'),
  'layout.keepRemote': yesNo('Remote places keep a school', '偏远地方保留学校或教学点'),
  'layout.minuteValue': number(
    'yuan/pupil-minute/year',
    [0, 1e6],
    'Worth of a minute of the daily way',
    '每生每日单程一分钟的年折算值',
  ),
  'layout.moveValue': number('yuan/pupil', [0, 1e6], 'Worth of a change of school', '每生转学的折算值'),
  'layout.buildingLife': whole('years', [1, 200], 'Years over which building is charged', '建设费用分摊年限'),
  'layout.pointRunning': share('Running cost of a point to that of a school', '教学点运行费占原校比例'),
  'layout.nineYearCost': number('yuan', [0, 1e10], 'Making a school nine-year', '改办九年一贯制学校的费用'),
  'bus.speed': number('km/h', [1, 120], 'Speed of a school bus', '校车行驶速度'),
  'bus.wait': number('min', [0, 120], 'Walk to the stop and waiting', '候车及步行到站时间'),
  'bus.perKilometre': number(
    'yuan/pupil/km/year',
    [0, 1e6],
    'School bus, a pupil and kilometre of the way',
    '校车费用（每生每公里每年）',
  ),
  'boarding.yearCost': number(
    'yuan/boarder/year',
    [0, 1e6],
    'Boarding besides the fund',
    '寄宿年费用（公用经费外）',
  ),
} as const satisfies Record<string, Setting>;
