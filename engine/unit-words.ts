/** Words for the units of indicators, and how many decimals their figures have: one table for reports and page. */
interface Text {
  readonly en: string;
  readonly zh: string;
}

const ZH: Readonly<Record<string, string>> = {
  min: '分钟',
  pupils: '人',
  units: '个单元',
  classes: '个班',
  'pupils/class': '人/班',
  'm²': '㎡',
  'm²/pupil': '㎡/生',
  yuan: '元',
  'yuan/pupil': '元/生',
  'yuan/year': '元/年',
  computers: '台',
  'computers/100 pupils': '台/百生',
  books: '册',
  'books/pupil': '册/生',
  teachers: '人',
  'teachers/pupil': '师/生',
  'teachers/100 pupils': '人/百生',
  'teachers/class': '人/班',
  rooms: '间',
  'rooms/100 pupils': '间/百生',
  sets: '套',
  'sets/pupil': '套/生',
  posts: '个编制',
  'seats/1000 residents': '座/千人',
  'hours/year': '学时/年',
  coefficient: '',
  ratio: '',
  rate: '',
  share: '',
  yesNo: '',
};

/** A unit of indicators as people write it; shares, ratios and coefficients have none. */
export function unitText(unit: string): Text {
  const bare =
    unit === 'share' || unit === 'ratio' || unit === 'coefficient' || unit === 'rate' || unit === 'yesNo';
  return { en: bare ? '' : unit, zh: ZH[unit] ?? unit };
}

/** Decimals with which figures of a unit are shown; coefficients in three, as official tables have them. */
export function decimalsOf(unit: string): number {
  if (unit === 'coefficient' || unit === 'rate' || unit === 'teachers/pupil' || unit === 'ratio') return 3;
  if (unit === 'yuan' || unit === 'yuan/pupil' || unit === 'yuan/year') return 0;
  if (unit === 'm²' || unit === 'posts' || unit === 'teachers' || unit === 'share' || unit === 'min')
    return 1;
  if (unit.includes('/')) return 2;
  return 0;
}
