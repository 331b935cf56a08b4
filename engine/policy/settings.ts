import { each, number, type Setting, type ValueOf } from './setting.ts';
import { BALANCE_SETTINGS } from './settings/balance.ts';
import { CLASS_SETTINGS } from './settings/classes.ts';
import { COUNTY_SETTINGS } from './settings/county.ts';
import { EXCHANGE_SETTINGS } from './settings/exchange.ts';
import { LAYOUT_SETTINGS } from './settings/layout.ts';
import { NEARNESS_SETTINGS } from './settings/nearness.ts';
import { projectionSettings } from './settings/projection.ts';
import { STAFF_SETTINGS } from './settings/staff.ts';

/** What a county may give a price for: the resource of each ratio, special rooms, a square metre of unsafe building made safe. */
export const PRICED = [
  'teachingArea',
  'sportsArea',
  'equipmentValue',
  'computers',
  'books',
  'multimediaRooms',
  'buildingArea',
  'campusArea',
  'greenArea',
  'desks',
  'musicRooms',
  'artRooms',
  'renovation',
  'teachers',
] as const;
export type PricedResource = (typeof PRICED)[number];

/** Every setting of a profile that has a fixed path; walking bands have paths of their own (`bands.ts`). */
export const SETTINGS = {
  ...CLASS_SETTINGS,
  ...LAYOUT_SETTINGS,
  ...NEARNESS_SETTINGS,
  ...BALANCE_SETTINGS,
  ...STAFF_SETTINGS,
  ...EXCHANGE_SETTINGS,
  ...COUNTY_SETTINGS,
  ...projectionSettings(),
  ...each('unitCost', PRICED, number('yuan/unit', [0, 1e9], 'Cost of one more', '单价')),
} as const satisfies Record<string, Setting>;

export type SettingPath = keyof typeof SETTINGS;

/** Every setting by path; null where the profile says nothing. */
export type PolicyValues = { readonly [P in SettingPath]: ValueOf<(typeof SETTINGS)[P]> | null };
