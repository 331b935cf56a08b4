import type { SchoolIndex } from '../../units.ts';
import type { County } from '../county.ts';
import { isKnown } from '../lack.ts';
import { unsafeArea } from '../list/unsafe-area.ts';
import type { StageSheet } from '../sheet.ts';
import type { PricedNeed } from './need.ts';
import { priceOf } from './ratio.ts';

const RENOVATION = { en: 'Renovation of unsafe buildings', zh: '危房改造' };

/**
 * Making the buildings of a school safe (危房改造): all of its area or nothing, since children move back into a building that is
 * finished. It is urgent: safe buildings come before every standard. Null where the
 * buildings are safe, or area or price is not known.
 */
export function renovationNeed(
  county: County,
  school: SchoolIndex,
  sheets: readonly StageSheet[],
): PricedNeed | null {
  const unitCost = priceOf(county, 'renovation');
  if (unitCost === null || sheets.length === 0) return null;
  const area = unsafeArea.school!(county, sheets[0]!, school);
  const pupils = sheets.reduce((sum, sheet) => sum + sheet.pupils[school]!, 0);
  if (!isKnown(area) || area === 0 || !(pupils > 0)) return null;
  return {
    id: `${county.problem.schools[school]!.id}/renovation`,
    school,
    resource: 0,
    name: RENOVATION,
    unit: 'm²',
    pupils,
    perPupil: area / pupils,
    unitCost,
    lot: area,
    urgent: true,
  };
}
