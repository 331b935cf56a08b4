import { choice, each, number, type Setting, share, whole, yesNo } from '../setting.ts';
import { POLICY_STAGES } from '../stages.ts';

/** Entry, money, and figures of the county that somebody reports. */
export const COUNTY_SETTINGS = {
  ...each('zonedEntry', POLICY_STAGES, share('Least share of nearby entry', '就近划片入学比例')),
  ...each('choice.most', POLICY_STAGES, share('Most pupils from outside the zone', '择校生比例上限')),
  'choice.bindsZones': yesNo('Zones must keep it', '划分学区须遵守择校上限'),
  'migrants.publicShare': share('Least share of migrant children in public places', '随迁子女公办就读比例'),
  ...each('fund.base', POLICY_STAGES, number('yuan/pupil', [0, 1e6], 'Running fund', '生均公用经费')),
  'fund.boarder': number('yuan/boarder', [0, 1e6], 'Running fund for a boarder', '寄宿生公用经费补助'),
  'fund.floorPupils': whole('pupils', [0, 10_000], 'Funded as if of at least', '公用经费保底学生数'),
  ...each('seatsPer1000', POLICY_STAGES, number('seats/1000 residents', [0, 1000], 'Seats', '千人学位数')),

  'reported.retention': share('Junior retention', '初中三年巩固率'),
  'reported.retentionForm': choice(
    ['correctedEntry', 'correctedGraduates'],
    'Who moved is taken from the entrants or from the graduates',
    '巩固率口径：变动计入入学数或毕业数',
  ),
  'reported.disabledEnrolment': share('Enrolled disabled children', '残疾儿童入学率'),
  'reported.trainingHours': number('hours/year', [0, 1000], 'Training of a teacher', '教师年培训学时'),
  'reported.passRate': share('All-subject pass rate', '全科合格率'),
  'reported.graduation': share('Completion in the last grade', '毕业率'),
  'reported.fitnessPass': share('Fitness pass', '体质健康合格率'),
  'reported.fitnessExcellent': share('Fitness excellent', '体质健康优秀率'),
  'reported.newMyopia': share('Most new myopia in a year', '近视眼年新发病率上限'),
  'reported.resultsSpread': number('rate', [0, 10], 'Difference of results, below', '学业水平校际差异率'),
  'reported.resultsSpreadBy': choice(
    ['deviation', 'coefficient'],
    'Difference of results as deviation, or divided by the mean',
    '校际差异率为标准差或差异系数',
  ),
  'reported.satisfaction': share('Public satisfaction', '群众满意度'),
} as const satisfies Record<string, Setting>;
