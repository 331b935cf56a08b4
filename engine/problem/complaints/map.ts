/** Complaints about where things are: places, polygons, neighbours, streets and walking times. */
export const MAP_COMPLAINTS = {
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
  'adjacency-parted': {
    severity: 'note',
    en: 'Rivers, railways or motorways lie between neighbours: {parted} pairs are parted ({pairs}), {crossed} stay neighbours because streets cross within {times} times the straight line and {meters} m. Write adjacency.csv where you know better.',
    zh: '部分相邻单元之间有河流、铁路或高速公路：{parted} 对被隔开（{pairs}）；{crossed} 对因有道路在直线距离 {times} 倍加 {meters} 米之内穿越而仍相邻。如与实际不符，请填写 adjacency.csv。',
  },
  'adjacency-kept': {
    severity: 'warning',
    en: 'No street is known to cross the river, railway or motorway between {kept} pairs of units ({pairs}); they stay neighbours because units would be cut off otherwise. Draw the missing bridges, or write adjacency.csv.',
    zh: '{kept} 对单元之间的河流、铁路或高速公路未见道路穿越（{pairs}）；若隔开则有单元与全县断开，故仍按相邻处理。请补画桥梁等通道，或填写 adjacency.csv。',
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
