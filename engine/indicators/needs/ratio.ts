import { PRICED, type PricedResource, type RatioDefinition, type RatioId } from '../../policy/index.ts';
import type { SchoolIndex } from '../../units.ts';
import type { County } from '../county.ts';
import { shareOfStage } from '../resources.ts';
import type { StageSheet } from '../sheet.ts';
import type { PricedNeed } from './need.ts';

/** Things that are counted, not measured. */
const WHOLE: readonly string[] = ['computers', 'books', 'rooms', 'sets', 'teachers'];

/** Price of one more unit; null where the policy gives none. */
export function priceOf({ policy }: County, id: string): number | null {
  const priced = PRICED.find((one) => one === id);
  return priced ? policy.values[`unitCost.${priced as PricedResource}`] : null;
}

/** What lacks to the standards of the stages, which share the stock where the ratio is `shared`; null where nothing is to be said. */
export function ratioNeed(
  county: County,
  school: SchoolIndex,
  sheets: readonly StageSheet[],
  { id, per, shared, name, resource: unit }: RatioDefinition & { readonly id: RatioId },
  unitCost: number,
  before: County | null,
): PricedNeed | null {
  let needed = 0;
  let own = 0;
  let pupils = 0;
  let resource = 0;
  for (const sheet of sheets) {
    const standard = sheet.policyStage && county.policy.values[`standard.${id}.${sheet.policyStage}`];
    const here = sheet.pupils[school]!;
    pupils += here;
    resource += sheet.resources[id][school]!;
    if (!(here > 0)) continue;
    const share = shared ? shareOfStage(county, sheet, school) : 1;
    if (standard) needed = Math.max(needed, (standard * here) / per / share);
    const was = before?.sheets[sheet.stage];
    const level = was ? was.resources[id][school]! / was.pupils[school]! : Number.NaN;
    if (Number.isFinite(level)) own = Math.max(own, (level * here) / share);
  }
  // The stock as a whole: stages have parts of it, senior grades perhaps another.
  const stocks: Readonly<Record<string, number | null>> = county.problem.schools[school]!.stocks;
  if (shared) resource = stocks[id] ?? Number.NaN;
  if (!(pupils > 0) || !(needed > 0) || Number.isNaN(resource) || Number.isNaN(needed)) return null;
  // The standard's reading of no-harm lets a rich school fall to the standard.
  if (county.policy.values['noHarm.reading'] === 'standard') own = Math.min(own, needed);
  const stage = sheets.map((sheet) => sheet.id).join('+');
  const key = `${county.problem.schools[school]!.id}/${stage}/${id}`;
  return {
    id: key,
    school,
    resource,
    name,
    unit,
    pupils,
    perPupil: needed / pupils,
    unitCost,
    lot: WHOLE.includes(unit) ? 1 : 0,
    ...(own > 0 && { own }),
  };
}
