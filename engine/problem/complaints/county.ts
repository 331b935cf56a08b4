/** Complaints about what the tables say together: years, places, schools, adjacency, streets, staff. */
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
  'part-exceeds-whole': {
    severity: 'error',
    en: 'The part is larger than the {whole} of which it is one; correct one of them.',
    zh: '分项大于{whole}；请更正其中之一。',
  },
  'coordinates-swapped': {
    severity: 'error',
    en: 'Longitude and latitude look swapped; exchange the two cells.',
    zh: '经度与纬度似乎颠倒；请对调这两个单元格。',
  },
  'coordinate-columns-swapped': {
    severity: 'error',
    en: 'The columns of longitude and latitude look swapped in all rows; exchange their headers.',
    zh: '整列经度与纬度似乎颠倒；请对调表头。',
  },
  'coordinates-not-degrees': {
    severity: 'error',
    en: 'These are no degrees but look like metres of a map projection; convert them to longitude and latitude (WGS 84).',
    zh: '不是经纬度，像是投影坐标（米）；请转换为 WGS 84 经纬度。',
  },
  'coordinates-zero': {
    severity: 'error',
    en: 'Longitude and latitude are both 0: the place is not known yet; fill them in.',
    zh: '经纬度均为 0，位置未填写；请补充。',
  },
  'point-far': {
    severity: 'error',
    en: 'The place lies {km} km from the middle of the county; correct the coordinates.',
    zh: '该点距县域中心 {km} 公里；请更正坐标。',
  },
  'point-distant': {
    severity: 'warning',
    en: 'The place lies {km} km from the middle of the county, much farther than the others; check the coordinates.',
    zh: '该点距县域中心 {km} 公里，远离其他点；请核对坐标。',
  },
  'points-coincide': {
    severity: 'warning',
    en: 'The unit has the same coordinates as row {first}; give each its own place.',
    zh: '与第 {first} 行的坐标相同；请分别填写。',
  },
  'point-from-polygon': {
    severity: 'note',
    en: 'The places of {count} units are taken from their polygons.',
    zh: '{count} 个单元的位置取自其面。',
  },
  'point-outside-polygon': {
    severity: 'warning',
    en: 'The unit’s place lies {km} km outside its own polygon; correct one of them.',
    zh: '单元位置在其面之外 {km} 公里；请更正其中之一。',
  },
  'polygons-missing': {
    severity: 'warning',
    en: '{count} units have no polygon; add them so that shared borders are known.',
    zh: '{count} 个单元没有面；请补充以便判断公共边界。',
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
  'school-beside-unit': {
    severity: 'warning',
    en: 'The school stands {meters} m outside every unit’s polygon; it is taken to stand in “{nearest}”, the nearest.',
    zh: '学校在各单元面之外 {meters} 米；按最近的“{nearest}”处理。',
  },
  'school-in-no-unit': {
    severity: 'error',
    en: 'The school stands in no unit’s polygon (the nearest, “{nearest}”, is {meters} m away); correct the coordinates or write its unit into the column “unit”.',
    zh: '学校不在任何单元的面内（最近的“{nearest}”相距 {meters} 米）；请更正坐标，或在“所在小区”列填写单元编号。',
  },
  'school-unit-from-polygon': {
    severity: 'note',
    en: 'The units of {count} schools are taken from the polygons in which they stand.',
    zh: '{count} 所学校的所在单元由面判断。',
  },
  'school-unit-from-nearest': {
    severity: 'warning',
    en: '{count} schools have no unit; each is taken to stand in the unit whose place is nearest: check them, or fill in the column.',
    zh: '{count} 所学校未填所在单元，按最近的单元处理；请核对或填写。',
  },
  'school-far-from-unit': {
    severity: 'warning',
    en: 'The school lies {km} km from its unit; check the coordinates and the unit.',
    zh: '学校距其所在单元 {km} 公里；请核对坐标和所在单元。',
  },
  'adjacency-self': {
    severity: 'warning',
    en: 'A unit is no neighbour of itself; the row was left out.',
    zh: '单元不能与自身相邻；已忽略该行。',
  },
  'adjacency-one-sided': {
    severity: 'warning',
    en: 'Most pairs stand in the table both ways, this one only one way; it is taken to hold both ways.',
    zh: '多数单元对双向填写，此对只有单向；按双向相邻处理。',
  },
  'adjacency-repeated': {
    severity: 'note',
    en: 'Row {first} already holds this pair; the row was left out.',
    zh: '与第 {first} 行重复；已忽略。',
  },
  'adjacency-length-differs': {
    severity: 'warning',
    en: 'Row {first} gives another length for the same border; the larger is taken.',
    zh: '与第 {first} 行的同一边界长度不同；取较大值。',
  },
  'unit-without-neighbour': {
    severity: 'error',
    en: 'The unit has no neighbour in {file}; add its pairs, or, if it is an island, a row with its id and an empty second cell.',
    zh: '该单元在 {file} 中没有相邻单元；请补充，若确为孤立单元，请写一行：编号在前，第二格留空。',
  },
  'island-with-neighbours': {
    severity: 'error',
    en: 'The row says that the unit is an island, but row {first} names a neighbour; keep one of them.',
    zh: '该行表示此单元孤立，但第 {first} 行列出了相邻单元；请只保留一种。',
  },
  'unit-island': {
    severity: 'warning',
    en: 'The unit shares a border with no other; it can only be in a zone as an island.',
    zh: '该单元与其他单元没有公共边界，只能作为飞地划入学区。',
  },
  'adjacency-in-pieces': {
    severity: 'warning',
    en: 'The units fall into {pieces} pieces that touch nowhere; outside the largest lie {outside} units, such as “{example}”.',
    zh: '单元分成互不相接的 {pieces} 片；最大片之外有 {outside} 个单元，例如“{example}”。',
  },
  'adjacency-derived': {
    severity: 'note',
    en: 'Neighbours are derived from {source}: {pairs} pairs.',
    zh: '相邻关系由{source}推算：共 {pairs} 对。',
  },
  'travel-unit-missing': {
    severity: 'warning',
    en: 'The unit has pupils of the {stage} stage but no walking time to any school of it; add a row, or its children can be placed by exception only.',
    zh: '该单元有{stage}学生，但没有到任何该学段学校的步行时间；请补充，否则只能按例外安置。',
  },
  'travel-too-fast': {
    severity: 'warning',
    en: 'That is {speed} m a minute, faster than a child can walk; check minutes and metres.',
    zh: '相当于每分钟 {speed} 米，儿童步行达不到；请核对分钟与米数。',
  },
  'travel-replaces-roads': {
    severity: 'note',
    en: 'The walking times of {file} are used; the streets are only shown.',
    zh: '采用 {file} 中的步行时间；道路仅供显示。',
  },
  'travel-unknown': {
    severity: 'warning',
    en: 'Neither streets nor walking times are given; distances will be straight lines with a detour factor.',
    zh: '既无道路也无步行时间；将按直线距离乘绕行系数估算。',
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
  'geojson-swapped': {
    severity: 'error',
    en: 'Longitude and latitude look swapped; GeoJSON wants longitude first: export the layer again.',
    zh: '经度与纬度似乎颠倒；GeoJSON 要求经度在前，请重新导出。',
  },
  'roads-elsewhere': {
    severity: 'error',
    en: 'No street comes within {km} km of any unit; the streets are of another place or in another reference system.',
    zh: '没有道路位于任何单元 {km} 公里之内；道路可能属于其他地区或坐标系不同。',
  },
  'roads-in-pieces': {
    severity: 'warning',
    en: 'The streets fall into {pieces} pieces that are not connected; {count} units stand nearest to a piece without any school, such as “{example}”. Join the lines, or these children can be placed by exception only.',
    zh: '道路分成互不连通的 {pieces} 片；{count} 个单元最近的道路片上没有学校，例如“{example}”。请连接道路，否则只能按例外安置。',
  },
} as const;
