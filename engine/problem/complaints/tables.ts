/** Complaints about headers, rows and cells: found by the table definitions. */
export const TABLE_COMPLAINTS = {
  'table-missing': {
    severity: 'error',
    en: 'The table “{table}” is missing; a template can be written with: junheng import --template.',
    zh: '缺少“{table}”表；可用 junheng import --template 生成模板。',
  },
  'table-without-rows': {
    severity: 'error',
    en: 'The table has headers but no rows; fill it or remove it.',
    zh: '表格只有表头没有数据；请填写或删除。',
  },
  'column-missing': {
    severity: 'error',
    en: 'The column “{column}” is missing: {help}.',
    zh: '缺少“{column}”列：{help}。',
  },
  'column-repeated': {
    severity: 'error',
    en: 'The column means the same as “{first}”; keep one of them.',
    zh: '该列与“{first}”列含义相同；请只保留一列。',
  },
  'column-unknown': {
    severity: 'warning',
    en: 'No table of this kind has such a column, so it was left out.',
    zh: '该表没有这一列，已忽略。',
  },
  'column-misspelt': {
    severity: 'warning',
    en: 'No table of this kind has such a column, so it was left out; if “{nearest}” is meant, rename it.',
    zh: '该表没有这一列，已忽略；若指“{nearest}”，请改列名。',
  },
  'column-without-name': {
    severity: 'warning',
    en: 'A column with values has no header and was left out; name it or empty it.',
    zh: '有数据的列没有表头，已忽略；请补上列名或清空。',
  },
  'cell-required': {
    severity: 'error',
    en: 'This cell must not be empty: {help}.',
    zh: '此单元格不能为空：{help}。',
  },
  'cell-too-long': {
    severity: 'error',
    en: 'The cell has more characters than fit ({length}); a quotation mark may be missing before it.',
    zh: '单元格内容过长（{length} 个字符）；前面可能缺少引号。',
  },
  'cell-has-control-characters': {
    severity: 'error',
    en: 'The cell holds characters that cannot be printed; type it again.',
    zh: '单元格含有不可见的控制字符；请重新输入。',
  },
  'spreadsheet-error': {
    severity: 'error',
    en: 'The cell holds a spreadsheet’s error; mend the formula and export again.',
    zh: '单元格是表格公式错误；请修正公式后重新导出。',
  },
  'number-expected': {
    severity: 'error',
    en: 'A number is expected; write digits only, without unit.',
    zh: '应为数字；请只填写数字，不带单位。',
  },
  'whole-number-expected': {
    severity: 'error',
    en: 'A whole number is expected; correct the cell.',
    zh: '应为整数；请更正。',
  },
  'number-too-small': {
    severity: 'error',
    en: 'The number must not be below {minimum}; correct the cell.',
    zh: '数值不能小于 {minimum}；请更正。',
  },
  'number-too-large': {
    severity: 'error',
    en: 'The number must not be above {maximum}; correct the cell.',
    zh: '数值不能大于 {maximum}；请更正。',
  },
  'boolean-expected': {
    severity: 'error',
    en: 'Write yes or no.',
    zh: '请填写“是”或“否”。',
  },
  'choice-unknown': {
    severity: 'error',
    en: 'The word is not known here; write one of: {choices}.',
    zh: '无法识别；请填写以下之一：{choices}。',
  },
  'date-expected': {
    severity: 'error',
    en: 'A date is expected; write it as 2026-09-01.',
    zh: '应为日期；请写成 2026-09-01。',
  },
  'date-impossible': {
    severity: 'error',
    en: 'There is no such day in the calendar; correct the date.',
    zh: '日历上没有这一天；请更正日期。',
  },
  'id-lost-digits': {
    severity: 'error',
    en: 'The spreadsheet holds this id as a number with more digits than it can keep; format the column as text and type it again.',
    zh: '表格把该编号存为数字，位数已丢失；请将该列设为文本格式后重新输入。',
  },
  'id-refused': {
    severity: 'error',
    en: 'Plan files cannot hold this id; choose another.',
    zh: '方案文件无法使用该编号；请另取编号。',
  },
  'id-repeated': {
    severity: 'error',
    en: 'The id already stands in row {first}; give each row its own.',
    zh: '编号与第 {first} 行重复；请保证编号唯一。',
  },
  'row-repeated': {
    severity: 'error',
    en: 'Row {first} already says this for the same {columns}; keep one of them.',
    zh: '与第 {first} 行的{columns}相同；请只保留一行。',
  },
  'id-unknown': {
    severity: 'error',
    en: 'The table “{table}” has no such id; correct it or add the row there.',
    zh: '“{table}”表中没有该编号；请更正或在该表中补充。',
  },
  'id-misspelt': {
    severity: 'error',
    en: 'The table “{table}” has no such id; is “{nearest}” meant?',
    zh: '“{table}”表中没有该编号；是否应为“{nearest}”？',
  },
  'more-of-these': {
    severity: 'error',
    en: 'There are {count} more complaints of the kind “{code}” here; mend those that are listed first.',
    zh: '此处还有 {count} 个同类问题（{code}）；请先处理已列出的。',
  },
} as const;
