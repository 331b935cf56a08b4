import { RATIOS, type RatioId } from './ratios.ts';
import {
  choice,
  each,
  list,
  type NumberSetting,
  number,
  type Setting,
  share,
  type ValueOf,
  whole,
  words,
  yesNo,
} from './setting.ts';

/** Stages of compulsory education that standards speak of. */
export const POLICY_STAGES = ['primary', 'junior'] as const;
export type PolicyStage = (typeof POLICY_STAGES)[number];

/** What a county may give a price for: the resource of each ratio, special rooms, a square metre of unsafe building made safe. */
export const PRICED = [
  'teachingArea',
  'sportsArea',
  'equipmentValue',
  'computers',
  'books',
  'multimediaRooms',
  'buildingArea',
  'campusArea',
  'greenArea',
  'desks',
  'musicRooms',
  'artRooms',
  'renovation',
  'teachers',
] as const;
export type PricedResource = (typeof PRICED)[number];

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

/** Courses that a projection may take: parameters of each stand in the profile. */
export const VARIANTS = ['low', 'middle', 'high'] as const;
export type Variant = (typeof VARIANTS)[number];

const KINDS_OF_PLACE = ['urban', 'rural'] as const;

/** Parameters of the projection of pupils (docs/projection.md). */
function projections() {
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

/** Every setting of a profile that has a fixed path; walking bands have paths of their own (`bands.ts`). */
export const SETTINGS = {
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

  ...each(
    'quota.primary',
    ['urban', 'town', 'rural'],
    number('pupils/post', [1, 100], 'Quota', '小学编制标准'),
  ),
  ...each(
    'quota.junior',
    ['urban', 'town', 'rural'],
    number('pupils/post', [1, 100], 'Quota', '初中编制标准'),
  ),
  ...each(
    'quota.senior',
    ['urban', 'town', 'rural'],
    number('pupils/post', [1, 100], 'Quota', '高中编制标准'),
  ),
  'quota.postsPerClass': number(
    'posts/class',
    [0, 10],
    'Least posts a class in small schools',
    '小规模学校班师比',
  ),
  'quota.smallUpTo': whole('pupils', [0, 10_000], 'A school is small up to', '小规模学校学生数上限'),
  ...each('load', POLICY_STAGES, number('lessons/week', [1, 60], 'Lessons of a full post', '教师周课时标准')),

  'subjects.smallestGap': number(
    'posts',
    [0, 10],
    'Smaller gaps in a subject are covered by others',
    '学科缺口起算编制数',
  ),
  'classHeads.perClass': whole('teachers/class', [1, 5], 'Class heads of a class', '每班班主任人数'),
  'teachers.artsSubjects': words(
    'Subjects of PE, music and art in the words of rosters',
    '体育、艺术学科（名册用词）',
  ),
  ...each(
    'teachers.aboveDegreeFrom',
    POLICY_STAGES,
    choice(
      ['associate', 'bachelor', 'master', 'doctor'],
      'Lowest degree above the required one',
      '高于规定学历的最低学历',
    ),
  ),
  'teachers.certified': share('Least share of certified teachers', '教师持证率下限'),
  'exchange.rate': share('Least share of the eligible that moves in a year', '年度交流比例'),
  'exchange.backboneShare': share('Least share of backbone teachers', '骨干教师交流比例'),
  'exchange.backboneOf': choice(['moved', 'eligible'], 'Share of whom', '骨干比例的分母'),
  'exchange.minYears': whole('years', [0, 50], 'Years at one school that make eligible', '同校任教年限'),
  'exchange.headTerms': whole('terms', [0, 20], 'Terms after which a head moves', '校长连任届数'),
  ...each('exchange.maxAge', ['m', 'f'], whole('years', [18, 80], 'Oldest who moves', '交流年龄上限')),
  'exchange.maxYears': whole(
    'years',
    [0, 50],
    'Years at one school after which one should move',
    '同校任教最长年限',
  ),
  'exchange.minInterval': whole('years', [0, 50], 'Years between two moves', '两次交流最短间隔'),
  'exchange.maxRate': share('Most of the eligible that move in a year', '年度交流比例上限'),
  'exchange.turnoverCap': share(
    'Most of a school that leaves, or arrives, in a year',
    '单校年度流动比例上限',
  ),
  'exchange.seniorShareMax': whole('percent', [0, 100], 'Most senior titles of a staff', '高级职称比例上限'),
  'exchange.termYears': whole('years', [1, 20], 'Years of a term away', '交流期限'),
  'exchange.postFollows': list(
    ['rotation', 'swap', 'secondment', 'head'],
    'Forms in which the post moves too',
    '随迁编制关系的交流形式',
  ),
  'exchange.headLoad': share('Share of the load that a head teaches', '校长授课占标准课时比例'),
  'exchange.secondSubjectShare': share('Share of the load in other subjects', '兼教学科课时比例'),
  'exchange.experience': choice(
    ['countyMean', 'none'],
    'Standard of middle titles where none is given',
    '中级职称参照标准',
  ),
  'exchange.commute.limit': whole('min', [1, 600], 'Longest way to the new school', '通勤时间上限'),
  'exchange.commute.speed': number('km/h', [1, 200], 'Speed of the way to work', '通勤速度'),
  'exchange.commute.detour': number('factor', [1, 5], 'Way along streets to straight line', '绕行系数'),
  'exchange.coupleDistance': number(
    'm',
    [0, 1e6],
    'Couples and households stay within',
    '夫妻（同户）任教学校最大距离',
  ),
  'exchange.careMinutes': whole(
    'min',
    [0, 600],
    'Longest way to work of a carer',
    '照护家人教师通勤时间上限',
  ),
  'exchange.sharedDistance': number(
    'm',
    [0, 1e6],
    'Schools that share a teacher are within',
    '走教学校最大距离',
  ),

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

  ...projections(),

  ...each('unitCost', PRICED, number('yuan/unit', [0, 1e9], 'Cost of one more', '单价')),
} as const satisfies Record<string, Setting>;

export type SettingPath = keyof typeof SETTINGS;

/** Every setting by path; null where the profile says nothing. */
export type PolicyValues = { readonly [P in SettingPath]: ValueOf<(typeof SETTINGS)[P]> | null };
