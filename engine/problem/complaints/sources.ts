/** Complaints about map layers, OpenStreetMap files and grids, and notes on what was made of them. */
export const SOURCE_COMPLAINTS = {
  'file-damaged': {
    severity: 'error',
    en: 'The file is damaged at byte {byte}: {reason}; export or download it again.',
    zh: '文件在第 {byte} 字节处损坏：{reason}；请重新导出或下载。',
  },
  'archive-damaged': {
    severity: 'error',
    en: 'The archive is damaged or no archive; pack the files again.',
    zh: '压缩包已损坏或不是压缩包；请重新打包。',
  },
  'archive-expands': {
    severity: 'error',
    en: 'Unpacked, the archive holds more than {limit} MB or more than {files} files; give the files of one county only.',
    zh: '压缩包解压后超过 {limit} MB 或 {files} 个文件；请只提供一个县的文件。',
  },
  'attributes-missing': {
    severity: 'warning',
    en: 'There is no table of attributes (.dbf) beside the shapes; they have no ids and names.',
    zh: '旁边没有属性表（.dbf），因此没有编号和名称。',
  },
  'attributes-differ': {
    severity: 'error',
    en: 'The shapefile has {shapes} shapes but {rows} rows of attributes; export it again.',
    zh: 'Shapefile 有 {shapes} 个图形，而属性表有 {rows} 行；请重新导出。',
  },
  'crs-unknown': {
    severity: 'error',
    en: 'Nothing says in which reference system the coordinates are ({extent}). Answer with --crs "{file}=…": {candidates}.',
    zh: '未注明坐标系（坐标范围 {extent}）。请用 --crs "{file}=…" 回答：{candidates}。',
  },
  'crs-guessed': {
    severity: 'warning',
    en: 'Nothing says in which reference system the coordinates are; read as {crs}, which puts the layer at {place}. Others fit too: {others}. If it lies wrong on the map, choose with --crs "{file}=…".',
    zh: '未注明坐标系；按 {crs} 读取，位于 {place}。其他可能：{others}。若地图位置不对，请用 --crs "{file}=…" 指定。',
  },
  'crs-told': {
    severity: 'note',
    en: 'Coordinates converted from {crs}; the layer lies at {place}.',
    zh: '坐标由 {crs} 转换；位于 {place}。',
  },
  'crs-answer-unknown': {
    severity: 'error',
    en: 'No reference system has this name; write for example EPSG:4547, GCJ-02, BD-09 or local:110.5,31.2.',
    zh: '没有这样的坐标系；例如可写 EPSG:4547、GCJ-02、BD-09 或 local:110.5,31.2。',
  },
  'crs-contradicts': {
    severity: 'error',
    en: 'The coordinates ({extent}) cannot be of {crs}; choose another with --crs "{file}=…": {candidates}.',
    zh: '坐标（{extent}）不可能属于 {crs}；请用 --crs "{file}=…" 另选：{candidates}。',
  },
  'layer-elsewhere': {
    severity: 'warning',
    en: 'The layer lies {km} km from the other places of the county; the reference system may be wrong: choose with --crs "{file}=…".',
    zh: '该图层距本县其他位置 {km} 公里；坐标系可能有误：请用 --crs "{file}=…" 指定。',
  },
  'shift-suspected': {
    severity: 'warning',
    en: 'The name or a header speaks of {service}, whose coordinates are shifted by some hundred metres, but they are read as WGS 84; say --crs "{file}={crs}" or --crs "{file}=EPSG:4326".',
    zh: '名称或表头提到{service}，其坐标有数百米偏移，目前按 WGS 84 读取；请用 --crs "{file}={crs}" 或 --crs "{file}=EPSG:4326" 说明。',
  },
  'border-crosses-itself': {
    severity: 'warning',
    en: 'The border of the area crosses itself near {place}; redraw it there. Points in the crossed part count as inside or outside by turns.',
    zh: '面的边界在 {place} 附近自相交；请修正。相交部分按奇偶规则判断内外。',
  },
  'ids-numbered': {
    severity: 'note',
    en: 'No column gives every feature an id of its own; they are numbered {first} to {last}.',
    zh: '没有一列可作为唯一编号；已依次编号 {first} 至 {last}。',
  },
  'columns-left-out': {
    severity: 'note',
    en: 'Columns of which a dataset knows nothing are left out: {columns}.',
    zh: '数据集不使用的列已忽略：{columns}。',
  },
  'layer-unused': {
    severity: 'warning',
    en: 'It is not clear what this layer is for; say so in the mapping file under “as”, or leave it out.',
    zh: '无法判断该图层的用途；请在对照文件的“as”中说明，或移除。',
  },
  'grid-unclear': {
    severity: 'error',
    en: 'A grid of numbers may hold heights or people; say which in the mapping file: "as": "elevation" or "as": "population".',
    zh: '格网可能是高程或人口；请在对照文件中说明："as": "elevation" 或 "as": "population"。',
  },
  'mapping-unreadable': {
    severity: 'error',
    en: 'The mapping file cannot be used: {reason}; see docs/import.md.',
    zh: '对照文件无法使用：{reason}；参见 docs/import.md。',
  },
  'mapping-unused': {
    severity: 'warning',
    en: 'The mapping speaks of this file or column, but it is not among the sources; check the name.',
    zh: '对照文件提到该文件或列，但来源中没有；请核对名称。',
  },
  'osm-too-much': {
    severity: 'error',
    en: 'The extract holds more streets than a county has; name the area with --within WEST,SOUTH,EAST,NORTH or the name of a municipality in it.',
    zh: '该提取范围的道路多于一个县；请用 --within 西,南,东,北 或行政区名称限定范围。',
  },
  'within-unknown': {
    severity: 'error',
    en: 'No municipality or district of this name is in the sources: write WEST,SOUTH,EAST,NORTH in degrees, or one of: {names}.',
    zh: '来源中没有该名称的行政区：请写 西,南,东,北（度），或以下之一：{names}。',
  },
  'osm-read': {
    severity: 'note',
    en: 'Found: {highways} highways, {schools} schools, {buildings} buildings, {addresses} addresses, {places} places in {nodes} nodes, {ways} ways and {relations} relations.',
    zh: '共有 {highways} 条道路、{schools} 所学校、{buildings} 栋建筑、{addresses} 个门牌、{places} 个地名（{nodes} 个点、{ways} 条线、{relations} 个关系）。',
  },
  'layer-too-much': {
    severity: 'error',
    en: 'The layer holds more than {limit} million points; name the area with --within WEST,SOUTH,EAST,NORTH, so that the rest is passed over.',
    zh: '图层超过 {limit} 百万个点；请用 --within 西,南,东,北 指定范围，其余将跳过。',
  },
  'features-outside': {
    severity: 'note',
    en: '{left} of {count} features lie outside the area asked for and are left out.',
    zh: '{count} 个要素中有 {left} 个在指定范围之外，未采用。',
  },
  'barriers-taken': {
    severity: 'note',
    en: '{count} lines are taken for rivers, railways or the like: streets without bridge, tunnel or crossing end at them, and neighbours are parted by them. If they are streets, say "as": "streets" in the mapping.',
    zh: '{count} 条线按河流、铁路等屏障处理：无桥梁、隧道或道口的道路在此中断，相邻单元也被隔开。若实为道路，请在对照文件中写 "as": "streets"。',
  },
  'streets-closed-to-walkers': {
    severity: 'note',
    en: '{forbidden} ways are closed to people on foot, {private} are private, {gates} gates or walls are passed by nobody: they are left out.',
    zh: '{forbidden} 条道路禁止步行，{private} 条为私有道路，{gates} 处门或墙不可通过：均未采用。',
  },
  'streets-in-pieces': {
    severity: 'note',
    en: 'The streets form {pieces} connected pieces; the largest holds {share} % of their points. {tiny} pieces shorter than {meters} m are left out ({km} km in all); a note lists each with its place.',
    zh: '道路构成 {pieces} 个连通片；最大片含 {share}% 的点。{tiny} 个总长不足 {meters} 米的片未采用（共 {km} 公里），逐一列出。',
  },
  'street-pieces-left-out': {
    severity: 'note',
    en: 'Pieces of street left out, {first} to {last} of {count}, longest first (metres at longitude, latitude): {list}. Where people walk there, draw the missing link, or lower streets.shortestPieceMeters in the mapping.',
    zh: '未采用的道路片段（由长到短，第 {first}—{last} 个，共 {count} 个；米 @ 经度, 纬度）：{list}。如确有人通行，请补画连接，或在对照文件中调低 streets.shortestPieceMeters。',
  },
  'gap-closed': {
    severity: 'note',
    en: 'A gap of {meters} m between two streets at {place} is closed.',
    zh: '已连接 {place} 处两条道路间 {meters} 米的缺口。',
  },
  'ferry-time-assumed': {
    severity: 'warning',
    en: '{count} ferries have no timetable in the source; {speed} km/h is assumed, without waiting.',
    zh: '{count} 条渡线没有时间；按 {speed} 公里/小时计，不含候船。',
  },
  'elevation-sampled': {
    severity: 'note',
    en: 'Heights of {points} street points are taken from here; {missing} lie outside.',
    zh: '{points} 个道路点的高程取自此处；{missing} 个点在范围之外。',
  },
  'units-derived': {
    severity: 'note',
    en: '{count} units are made: {rule}.',
    zh: '生成 {count} 个单元：{rule}。',
  },
  'units-impossible': {
    severity: 'error',
    en: 'Units cannot be made of {source}: the sources hold none; name another under “units.from” in the mapping file.',
    zh: '无法由{source}生成单元：来源中没有；请在对照文件“units.from”中另选。',
  },
  'pupils-spread': {
    severity: 'note',
    en: '{total} pupils are spread over the units: {rule}. Totals are kept exactly.',
    zh: '{total} 名学生分摊到各单元：{rule}。总数保持不变。',
  },
  'count-impossible': {
    severity: 'error',
    en: 'This is no count of people: it must be a number from 0 to {limit}; correct the source.',
    zh: '不是有效的人数：应为 0 到 {limit} 的数；请更正来源。',
  },
  'pupils-homeless': {
    severity: 'error',
    en: 'No unit lies in “{township}”, which has {pupils} pupils; correct the name or give the units their townships.',
    zh: '“{township}”有 {pupils} 名学生，但没有单元属于该乡镇；请核对名称或补充单元所属乡镇。',
  },
  'schools-silent': {
    severity: 'warning',
    en: 'Of the schools {sizeless} have neither seats nor classrooms and {stageless} no stage. Give a table of schools besides, or say in a mapping file what to assume: {example} (docs/import.md).',
    zh: '有 {sizeless} 所学校未注明座位或教室数，{stageless} 所未注明学段。请另附学校表，或在对照文件中写明假定：{example}（见 docs/import.md）。',
  },
  'pupils-unknown': {
    severity: 'error',
    en: 'Nothing says how many pupils live in the units: give a table of pupils by township and grade, or “pupils” in the mapping file.',
    zh: '没有学生数：请提供分乡镇分年级学生数表，或在对照文件“pupils”中说明。',
  },
  'values-assumed': {
    severity: 'warning',
    en: 'The sources do not say the column “{column}” of {count} rows; “{value}” is assumed, as the mapping asks. Check before any decision.',
    zh: '来源未提供 {count} 行的“{column}”；按对照文件假定为“{value}”。决策前请核对。',
  },
  'stages-by-name': {
    severity: 'warning',
    en: 'The stages of {count} schools are concluded from their names; check them.',
    zh: '{count} 所学校的学段由校名推断；请核对。',
  },
  'places-by-neighbours': {
    severity: 'warning',
    en: '{count} units have no place; each is put in the middle of its neighbours, so distances are rough.',
    zh: '{count} 个单元没有位置；取其相邻单元的中间，距离仅为粗略值。',
  },
} as const;
