/** Complaints about what the tables say together of years, pupils, schools, zones and staff. */
export const COUNTY_COMPLAINTS = {
  'base-year-unknown': {
    severity: 'warning',
    en: 'The school year of the pupil numbers is not given; write junheng.baseYear into datapackage.json.',
    zh: '未注明学生数所属学年；请在 datapackage.json 中填写 junheng.baseYear。',
  },
  'county-without-stage': {
    severity: 'error',
    en: 'No school teaches the primary or the junior stage; correct the column of stages.',
    zh: '没有学校开设小学或初中；请更正学段列。',
  },
  'pupil-columns-missing': {
    severity: 'error',
    en: 'There is no column of pupils by grade (g1 … g9); add one for every grade of the stages taught.',
    zh: '没有各年级学生数列（一年级…九年级）；请为各学段的每个年级添加。',
  },
  'grade-column-missing': {
    severity: 'error',
    en: 'The column “{column}” is missing although other grades of its stage are given; add it (0 where nobody lives).',
    zh: '缺少“{column}”列，而同学段其他年级已有；请补上（没有学生填 0）。',
  },
  'stage-without-pupils': {
    severity: 'warning',
    en: 'Schools teach the {stage} stage, but the units have no pupils of it; its demand is taken as zero.',
    zh: '有学校开设{stage}学段，但单元表没有该学段学生数；按零处理。',
  },
  'pupils-without-school': {
    severity: 'warning',
    en: '{count} pupils are of the {stage} stage, which no school teaches; they are left out.',
    zh: '有 {count} 名{stage}学生，但没有学校开设该学段；未计入。',
  },
  'year-before-base': {
    severity: 'warning',
    en: 'The column lies before the base year {base} and was left out.',
    zh: '该列早于基准学年 {base}，已忽略。',
  },
  'pupils-empty': {
    severity: 'note',
    en: '{count} empty cells are read as 0 pupils.',
    zh: '{count} 个空单元格按 0 名学生处理。',
  },
  'pupils-unlikely': {
    severity: 'warning',
    en: 'So many pupils in one grade of one unit are unlikely; check for a slipped digit.',
    zh: '一个单元一个年级的学生数异常多；请检查是否多写了数字。',
  },
  'births-missing': {
    severity: 'warning',
    en: '{count} units have no births in {year} although others have; they are read as without births. Add a row for each (0 where nobody was born).',
    zh: '{year} 年有 {count} 个单元没有出生人口，而其他单元已有；按 0 处理。请逐一补上（没有出生填 0）。',
  },
  'part-exceeds-whole': {
    severity: 'error',
    en: 'The part is larger than the {whole} of which it is one; correct one of them.',
    zh: '分项大于{whole}；请更正其中之一。',
  },
  'share-above-one': {
    severity: 'error',
    en: 'A share lies between 0 and 1; write {share} for this percentage.',
    zh: '比率应在 0 与 1 之间；此百分数请写成 {share}。',
  },
  'school-without-capacity': {
    severity: 'error',
    en: 'The school has neither classrooms nor seats; fill in one of them.',
    zh: '学校既无教室数也无学位数；请至少填写一项。',
  },
  'site-without-capacity': {
    severity: 'error',
    en: 'The candidate site has neither classrooms, nor a maximum of classrooms, nor seats; fill in one of them.',
    zh: '备选校址没有教室数、教室数上限或学位数；请至少填写一项。',
  },
  'classrooms-above-maximum': {
    severity: 'error',
    en: 'The school has {classrooms} classrooms, more than the site can carry; correct one of them.',
    zh: '现有教室 {classrooms} 间，超过校址上限；请更正其中之一。',
  },
  'zone-stage-not-taught': {
    severity: 'error',
    en: 'The school does not teach the {stage} stage; correct the school or its stages.',
    zh: '该校不开设{stage}学段；请更正学校或其学段。',
  },
  'zone-of-candidate': {
    severity: 'error',
    en: 'A candidate site cannot have a zone in force; correct the school or its status.',
    zh: '备选校址不能有现行学区；请更正学校或其状态。',
  },
  'zones-missing': {
    severity: 'warning',
    en: '{count} units with pupils of the {stage} stage belong to no zone in force, such as “{example}”.',
    zh: '{count} 个有{stage}学生的单元没有现行学区，例如“{example}”。',
  },
  'enrolment-grade-not-taught': {
    severity: 'error',
    en: 'The school does not teach grade {grade} by its stages; correct the grade or the stages.',
    zh: '按学段该校没有 {grade} 年级；请更正年级或学段。',
  },
  'enrolment-of-candidate': {
    severity: 'error',
    en: 'A candidate site has no pupils today; correct the school or its status.',
    zh: '备选校址没有在校生；请更正学校或其状态。',
  },
  'pupils-without-class': {
    severity: 'error',
    en: 'There are {pupils} pupils but no class; correct one of them.',
    zh: '有 {pupils} 名学生但班数为 0；请更正其中之一。',
  },
  'largest-class-too-small': {
    severity: 'error',
    en: '{pupils} pupils in {classes} classes make a class of at least {least}; correct the largest class.',
    zh: '{pupils} 名学生 {classes} 个班，最大班额至少为 {least}；请更正。',
  },
  'curriculum-grade-outside-stage': {
    severity: 'error',
    en: 'Grade {grade} is not of the {stage} stage; correct one of them.',
    zh: '{grade} 年级不属于{stage}学段；请更正其中之一。',
  },
  'stage-not-in-county': {
    severity: 'warning',
    en: 'No school teaches this stage; the row was left out.',
    zh: '没有学校开设该学段；已忽略该行。',
  },
  'teacher-stage-not-taught': {
    severity: 'error',
    en: 'The school of teaching does not teach this stage; correct the stage, the school or its stages.',
    zh: '任教学校不开设该学段；请更正学段、任教学校或该校学段。',
  },
  'teacher-at-candidate': {
    severity: 'error',
    en: 'A candidate site has no teachers yet; correct the school or its status.',
    zh: '备选校址尚无教师；请更正学校或其状态。',
  },
  'couple-with-self': {
    severity: 'error',
    en: 'The teacher is named as own partner; write the other teacher’s id.',
    zh: '配偶编号与本人相同；请填写对方编号。',
  },
  'couple-conflict': {
    severity: 'error',
    en: 'That teacher names another partner (row {other}); correct one of the two rows.',
    zh: '对方（第 {other} 行）填写了另一位配偶；请更正其中一行。',
  },
  'year-after-base': {
    severity: 'warning',
    en: 'The year lies after the base year {base}; check it.',
    zh: '晚于基准学年 {base}；请核对。',
  },
  'age-unlikely': {
    severity: 'warning',
    en: 'Service would have begun at the age of {age}; check both years.',
    zh: '到校时年龄为 {age} 岁；请核对出生年与到校年份。',
  },
  'home-half-known': {
    severity: 'error',
    en: 'Longitude and latitude of a home belong together; fill in both or neither.',
    zh: '家庭经度与纬度须同时填写或同时留空。',
  },
  'move-nowhere': {
    severity: 'error',
    en: 'The move leads to the school where it began; correct one of the two.',
    zh: '原学校与到学校相同；请更正。',
  },
  'move-returns-before': {
    severity: 'error',
    en: 'The return lies before the start {start}; correct one of the two.',
    zh: '返回学年早于开始学年 {start}；请更正。',
  },
} as const;
