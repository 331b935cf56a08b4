import type { PricedResource } from '../policy/index.ts';
import { RATIOS } from '../policy/index.ts';
import type { Text } from './table.ts';

/** One item of the self-check: an indicator of schools, who mends it, and what a unit of it is called. */
export interface CheckItem {
  readonly indicator: string;
  readonly responsible: Text;
  /** Indicator that tells what is lacking, in the resource's unit; null where the figure itself is what is too much. */
  readonly lacking: string | null;
  /** Price of the profile for one unit of what is lacking. */
  readonly priced: PricedResource | null;
}

const BUILDINGS: Text = { en: 'county office, buildings and equipment', zh: '县教育局基建装备部门' };
const STAFF: Text = { en: 'county office, personnel', zh: '县教育局人事部门' };
const ADMISSION: Text = { en: 'county office, admission', zh: '县教育局基教（招生）部门' };
const SCHOOL: Text = { en: 'school', zh: '学校' };

const STAFF_RATIOS: readonly string[] = RATIOS.filter(({ shared }) => !shared).map(({ id }) => id);
const UNPRICED: readonly string[] = [
  'higherDegreeTeachers',
  'middleTitleTeachers',
  'backboneTeachers',
  'artsSportsTeachers',
];

/** Items in the order in which the self-check lists them. The responsible party is a proposal that a county changes. */
export const CHECK_ITEMS: readonly CheckItem[] = [
  ...RATIOS.map(({ id }) => ({
    indicator: `ratio.${id}`,
    responsible: STAFF_RATIOS.includes(id) ? STAFF : BUILDINGS,
    lacking: `shortfall.${id}`,
    priced: UNPRICED.includes(id) ? null : (id as PricedResource),
  })),
  item('schoolRule', BUILDINGS),
  {
    indicator: 'lacking.musicRooms',
    responsible: BUILDINGS,
    lacking: 'lacking.musicRooms',
    priced: 'musicRooms',
  },
  { indicator: 'lacking.artRooms', responsible: BUILDINGS, lacking: 'lacking.artRooms', priced: 'artRooms' },
  { indicator: 'unsafeArea', responsible: BUILDINGS, lacking: 'unsafeArea', priced: 'renovation' },
  item('classesOverCap', SCHOOL),
  item('schoolSize', ADMISSION),
  item('beyondRoom', BUILDINGS),
  item('zonedEntry', ADMISSION),
  item('youngBeyond', ADMISSION),
  item('subjectGap', STAFF),
  item('classHeads', STAFF),
  item('certified', STAFF),
];

function item(indicator: string, responsible: Text): CheckItem {
  return { indicator, responsible, lacking: null, priced: null };
}
