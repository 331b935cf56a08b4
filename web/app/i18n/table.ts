import { words } from './text.ts';

/** Tables and the folds of charts. */
export const tableWords = words({
  search: { zh: '搜索', en: 'Search' },
  rows: (count: number) => ({ zh: `共 ${count} 行`, en: count === 1 ? '1 row' : `${count} rows` }),
  found: (found: number, of: number) => ({ zh: `${of} 行中的 ${found} 行`, en: `${found} of ${of} rows` }),
  nothing: { zh: '没有符合条件的行', en: 'No row fits' },
  asTable: { zh: '查看数据表', en: 'Show the numbers' },
});
