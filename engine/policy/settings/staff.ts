import { choice, each, number, type Setting, share, whole, words } from '../setting.ts';
import { POLICY_STAGES } from '../stages.ts';

/** Posts, lessons and qualifications of staff. */
export const STAFF_SETTINGS = {
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
} as const satisfies Record<string, Setting>;
