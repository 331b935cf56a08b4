import { RATIOS } from '../../policy/index.ts';
import type { County } from '../county.ts';
import type { PricedNeed } from './need.ts';
import { priceOf, ratioNeed } from './ratio.ts';
import { renovationNeed } from './renovation.ts';
import { classroomNeed, specialRoomNeed } from './rooms.ts';

export type { PricedNeed } from './need.ts';

/**
 * Needs of the schools in service that the policy gives a standard and a price for, in the order of schools. A stock that
 * stages share is one need: as much as brings every stage to its standard under the split (I10). `before` is the county whose
 * levels no-harm keeps, null where there is none.
 */
export function pricedNeeds(county: County, before: County | null = null): readonly PricedNeed[] {
  const needs: PricedNeed[] = [];
  county.problem.schools.forEach((_, school) => {
    const sheets = county.sheets.filter((sheet) => sheet.schools.includes(school));
    for (const ratio of RATIOS) {
      const price = priceOf(county, ratio.id);
      if (price === null) continue;
      const groups = ratio.shared ? [sheets] : sheets.map((sheet) => [sheet]);
      for (const group of groups) {
        const need = ratioNeed(county, school, group, ratio, price, before);
        if (need) needs.push(need);
      }
    }
    const others = [
      classroomNeed(county, school),
      specialRoomNeed(county, school, sheets, 'musicRooms'),
      specialRoomNeed(county, school, sheets, 'artRooms'),
      renovationNeed(county, school, sheets),
    ];
    needs.push(...others.filter((need) => need !== null));
  });
  return needs;
}
