/** Complaints about files as such: found by the importers before any table is understood. */
export const FILE_COMPLAINTS = {
  'encoding-told': {
    severity: 'note',
    en: 'Read as {encoding}; save as UTF-8 if characters look wrong.',
    zh: '按 {encoding} 编码读取；如有乱码请另存为 UTF-8。',
  },
  'encoding-broken': {
    severity: 'error',
    en: 'From byte {byte} on, this is not text in UTF-8, UTF-16 or GB18030; save the table again as “CSV UTF-8”.',
    zh: '从第 {byte} 字节起不是 UTF-8、UTF-16 或 GB18030 文本；请另存为“CSV UTF-8”。',
  },
  'separator-told': {
    severity: 'note',
    en: 'Columns are separated by {separator}.',
    zh: '按{separator}分列读取。',
  },
  'file-empty': {
    severity: 'error',
    en: 'The file is empty; export it again or leave it out.',
    zh: '文件为空；请重新导出或移除。',
  },
  'file-too-large': {
    severity: 'error',
    en: 'The file has {size} MB; of this kind at most {limit} MB are read (CSV, GeoJSON and OpenStreetMap files, which are read in pieces, may be larger). Cut out the county, leave out columns, or split it by township.',
    zh: '文件大小 {size} MB；此类文件最多读取 {limit} MB（分段读取的 CSV、GeoJSON、OpenStreetMap 文件可以更大）。请裁出本县范围、去掉不需要的列，或按乡镇拆分。',
  },
  'file-ignored': {
    severity: 'warning',
    en: 'This kind of file is not read; give tables as .csv, .tsv or .xlsx, polygons and streets as .geojson.',
    zh: '不读取此类文件；表格请用 .csv、.tsv 或 .xlsx，面和道路请用 .geojson。',
  },
  'file-repeated': {
    severity: 'error',
    en: 'Two files have this name; give each its own name.',
    zh: '有两个同名文件；请分别命名。',
  },
  'source-missing': {
    severity: 'error',
    en: 'There is no such file or folder; check the path.',
    zh: '文件或文件夹不存在；请检查路径。',
  },
  'source-unreadable': {
    severity: 'error',
    en: 'The file cannot be read ({reason}); check that it is not open elsewhere and that you may read it.',
    zh: '文件无法读取（{reason}）；请检查是否被占用以及读取权限。',
  },
  'source-without-files': {
    severity: 'error',
    en: 'No table was found here; a dataset holds at least schools.csv and units.csv.',
    zh: '此处没有任何数据表；数据集至少应有 schools.csv 和 units.csv。',
  },
  'nul-bytes': {
    severity: 'error',
    en: 'The line holds NUL bytes: the file is damaged or not a table; export it again.',
    zh: '该行含有 NUL 字节：文件已损坏或不是表格；请重新导出。',
  },
  'quote-unclosed': {
    severity: 'error',
    en: 'A quotation mark opens here and never closes; close it, or remove it from the cell.',
    zh: '此处的引号没有配对的结束引号；请补上或从单元格中删除。',
  },
  'quote-misplaced': {
    severity: 'error',
    en: 'A quoted cell goes on after its closing quotation mark; write quotation marks inside a cell twice.',
    zh: '引号结束后仍有内容；单元格内的引号请写两次。',
  },
  'file-cut': {
    severity: 'error',
    en: 'The last line ends after {cells} of {columns} cells: the file seems cut; copy or export it again.',
    zh: '最后一行只有 {cells} 个单元格（应为 {columns} 个）：文件似被截断；请重新复制或导出。',
  },
  'row-short': {
    severity: 'warning',
    en: 'The row has {cells} of {columns} cells; the missing ones are taken as empty.',
    zh: '该行只有 {cells} 个单元格（应为 {columns} 个）；缺少的按空值处理。',
  },
  'row-long': {
    severity: 'error',
    en: 'The row has {cells} cells under {columns} headers; put cells that hold the separator in quotation marks.',
    zh: '该行有 {cells} 个单元格，而表头只有 {columns} 列；含分隔符的内容请加引号。',
  },
  'rows-too-many': {
    severity: 'error',
    en: 'The table has more than {limit} rows; split the county or leave out empty rows.',
    zh: '表格超过 {limit} 行；请拆分或删除空行。',
  },
  'table-unknown': {
    severity: 'error',
    en: 'Neither the name nor the headers tell which table this is; name it after one of: {tables}; or say in a mapping file what it and its columns are (“as” and “columns”, docs/import.md), or on the import page.',
    zh: '无法从名称或表头判断是哪张表；请命名为以下之一：{tables}；或在对照文件（“as”与“columns”，见 docs/import.md）或导入页面中说明。',
  },
  'table-guessed': {
    severity: 'note',
    en: 'Read as the table “{table}” by its headers.',
    zh: '根据表头识别为“{table}”表。',
  },
  'table-repeated': {
    severity: 'error',
    en: 'The table “{table}” is already given by {first}; keep one of them.',
    zh: '“{table}”表已由 {first} 提供；请只保留一个。',
  },
  'file-not-named': {
    severity: 'warning',
    en: 'datapackage.json does not name this file, so it was left out; add it there, or remove datapackage.json.',
    zh: 'datapackage.json 未列出此文件，已忽略；请补充条目或删除 datapackage.json。',
  },
  'layer-repeated': {
    severity: 'error',
    en: 'A layer of the same kind is already given by {first}; keep one of them.',
    zh: '同类图层已由 {first} 提供；请只保留一个。',
  },
  'table-replaced': {
    severity: 'note',
    en: 'Only the polygons are taken from here; the attributes of the units come from {first}.',
    zh: '此文件只读取面；单元属性取自 {first}。',
  },
  'sheet-ignored': {
    severity: 'note',
    en: 'This sheet is no table of a dataset and was left out.',
    zh: '该工作表不是数据表，已忽略。',
  },
  'workbook-unreadable': {
    severity: 'error',
    en: 'The workbook is damaged or not an .xlsx file; open it in a spreadsheet program and save it again as .xlsx.',
    zh: '工作簿已损坏或不是 .xlsx 文件；请用表格软件打开并另存为 .xlsx。',
  },
  'workbook-old': {
    severity: 'error',
    en: 'This is an old .xls workbook, or one with a password; save it as .xlsx without a password.',
    zh: '这是旧版 .xls 或带密码的工作簿；请另存为不带密码的 .xlsx。',
  },
  'workbook-expands': {
    severity: 'error',
    en: 'Unpacked, the workbook is no table any more (beyond {limit} MB, a hundredfold of its file, or 30 million cells); delete unused sheets, rows and formats.',
    zh: '工作簿解压后过大（超过 {limit} MB、文件的一百倍或三千万个单元格）；请删除无用的工作表、行和格式。',
  },
  'json-unreadable': {
    severity: 'error',
    en: 'This is not valid JSON ({reason}); the file may be cut: export it again.',
    zh: '不是有效的 JSON（{reason}）；文件可能被截断，请重新导出。',
  },
  'json-too-deep': {
    severity: 'error',
    en: 'The JSON is nested deeper than {limit} levels; this is no map data.',
    zh: 'JSON 嵌套超过 {limit} 层，不是地图数据。',
  },
  'geojson-kind': {
    severity: 'error',
    en: 'A FeatureCollection is expected; export the layer as GeoJSON.',
    zh: '应为 FeatureCollection；请将图层导出为 GeoJSON。',
  },
  'geojson-mixed': {
    severity: 'error',
    en: 'The features are neither all areas or points (units) nor all lines (streets); export each layer to its own file.',
    zh: '要素既不全是面或点（单元），也不全是线（道路）；请分图层导出。',
  },
  'geojson-projection': {
    severity: 'error',
    en: 'The coordinates are in another reference system; export the layer in WGS 84 (EPSG:4326).',
    zh: '坐标系不是 WGS 84；请以 WGS 84（EPSG:4326）导出图层。',
  },
  'feature-without-id': {
    severity: 'error',
    en: 'The feature has no property “id”; give it the id of its unit.',
    zh: '要素没有“id”属性；请填写单元编号。',
  },
  'feature-broken': {
    severity: 'error',
    en: 'The feature has no usable geometry ({reason}); mend or remove it.',
    zh: '要素的几何无效（{reason}）；请修复或删除。',
  },
  'package-unreadable': {
    severity: 'error',
    en: 'datapackage.json does not describe a dataset ({reason}); mend it, or remove it and let the tables be found by their names.',
    zh: 'datapackage.json 不是有效的数据集描述（{reason}）；请修正，或删除后按文件名识别各表。',
  },
  'resource-missing': {
    severity: 'error',
    en: 'datapackage.json names this file, but it is not there; add it or remove the entry.',
    zh: 'datapackage.json 列出了该文件，但文件不存在；请补上或删除该条目。',
  },
  'resource-outside': {
    severity: 'error',
    en: 'datapackage.json names a file outside the dataset’s folder; move it into the folder.',
    zh: 'datapackage.json 引用了数据集文件夹之外的文件；请移入文件夹。',
  },
  'folder-in-use': {
    severity: 'error',
    en: 'The folder is not empty (it holds {entry}): name a new folder, or replace the dataset in it with --replace.',
    zh: '文件夹不为空（含 {entry}）：请指定新文件夹，或用 --replace 替换其中的数据集。',
  },
  'folder-unwritable': {
    severity: 'error',
    en: 'The dataset cannot be written here ({reason}); choose another folder.',
    zh: '无法写入此处（{reason}）；请选择其他文件夹。',
  },
} as const;
