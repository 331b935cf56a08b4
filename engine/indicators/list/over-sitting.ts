import type { ClassSizes } from '../../measures/classes.ts';
import type { County } from '../county.ts';
import type { Figure } from '../indicator.ts';
import type { Lack } from '../lack.ts';
import type { StageSheet } from '../sheet.ts';
import { sittingAt, sittingInStage } from './sitting.ts';

/** An indicator's two functions over how pupils sit; `read` may answer that the policy says nothing. */
export function overSitting(
  read: (sizes: readonly ClassSizes[], county: County, sheet: StageSheet) => Figure,
) {
  const known = (sizes: readonly ClassSizes[] | Lack, county: County, sheet: StageSheet) =>
    'lack' in sizes ? sizes : read(sizes, county, sheet);
  return {
    school: (county: County, sheet: StageSheet, school: number) =>
      known(sittingAt(county, sheet, school), county, sheet),
    stage: (county: County, sheet: StageSheet) => known(sittingInStage(county, sheet), county, sheet),
  };
}
