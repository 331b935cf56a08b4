import { specialRooms } from '../measures/school-rules.ts';
import { PRICED, type PricedResource, RATIOS, type RatioDefinition, type RatioId } from '../policy/index.ts';
import type { SchoolIndex } from '../units.ts';
import type { County, StageSheet } from './county.ts';
import { isKnown } from './lack.ts';
import { classes } from './list/classes.ts';
import { artRooms, musicRooms } from './list/special-rooms.ts';
import { shareOfStage } from './resources.ts';

/** What one school needs of one priced resource: what it has, what one pupil should have, and the price of a unit. */
export interface PricedNeed {
  readonly id: string;
  readonly school: SchoolIndex;
  readonly resource: number;
  readonly name: { readonly en: string; readonly zh: string };
  readonly unit: string;
  readonly pupils: number;
  readonly perPupil: number;
  readonly unitCost: number;
  readonly whole: boolean;
}

/** Things that are counted, not measured. */
const WHOLE: readonly string[] = ['computers', 'books', 'rooms', 'sets', 'teachers'];

/**
 * Needs of the schools in service that the policy gives a standard and a price for, in the order of schools. A stock that
 * stages share is one need: as much as brings every stage to its standard under the split (I10).
 */
export function pricedNeeds(county: County): readonly PricedNeed[] {
  const needs: PricedNeed[] = [];
  county.problem.schools.forEach((_, school) => {
    const sheets = county.sheets.filter((sheet) => sheet.schools.includes(school));
    for (const ratio of RATIOS) {
      const price = priceOf(county, ratio.id);
      if (price === null) continue;
      const groups = ratio.shared ? [sheets] : sheets.map((sheet) => [sheet]);
      for (const group of groups) {
        const need = ratioNeed(county, school, group, ratio, price);
        if (need) needs.push(need);
      }
    }
    for (const id of ['musicRooms', 'artRooms'] as const) {
      const need = roomNeed(county, school, sheets, id);
      if (need) needs.push(need);
    }
  });
  return needs;
}

function priceOf({ policy }: County, id: string): number | null {
  const priced = PRICED.find((one) => one === id);
  return priced ? policy.values[`unitCost.${priced as PricedResource}`] : null;
}

function ratioNeed(
  county: County,
  school: SchoolIndex,
  sheets: readonly StageSheet[],
  { id, per, shared, name, resource: unit }: RatioDefinition & { readonly id: RatioId },
  unitCost: number,
): PricedNeed | null {
  let needed = 0;
  let pupils = 0;
  let resource = 0;
  for (const sheet of sheets) {
    const standard = sheet.policyStage && county.policy.values[`standard.${id}.${sheet.policyStage}`];
    const here = sheet.pupils[school]!;
    pupils += here;
    resource += sheet.resources[id][school]!;
    if (!standard || !(here > 0)) continue;
    const share = shared ? shareOfStage(county, sheet, school) : 1;
    needed = Math.max(needed, (standard * here) / per / share);
  }
  // The stock as a whole: stages have parts of it, senior grades perhaps another.
  const stocks: Readonly<Record<string, number | null>> = county.problem.schools[school]!.stocks;
  if (shared) resource = stocks[id] ?? Number.NaN;
  if (!(pupils > 0) || !(needed > 0) || Number.isNaN(resource) || Number.isNaN(needed)) return null;
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
    whole: WHOLE.includes(unit),
  };
}

const ROOMS = {
  musicRooms: { en: 'Music rooms', zh: '音乐教室' },
  artRooms: { en: 'Art rooms', zh: '美术教室' },
};

function roomNeed(
  county: County,
  school: SchoolIndex,
  sheets: readonly StageSheet[],
  id: 'musicRooms' | 'artRooms',
): PricedNeed | null {
  if (sheets.length === 0) return null;
  const { values } = county.policy;
  const per = values['specialRooms.perClasses'];
  const unitCost = values[`unitCost.${id}`];
  const resource = county.problem.schools[school]!.stocks[id];
  const exempt = (id === 'musicRooms' ? musicRooms : artRooms).school!(county, sheets[0]!, school) === 0;
  if (exempt || per === null || unitCost === null || resource === null) return null;
  let count = 0;
  let pupils = 0;
  for (const sheet of sheets) {
    const here = classes.school!(county, sheet, school);
    if (!isKnown(here)) return null;
    count += here;
    pupils += sheet.pupils[school]!;
  }
  const needed = specialRooms(count, per, values['specialRooms.rounding'] ?? 'ceiling');
  if (needed === 0 || !(pupils > 0)) return null;
  const key = `${county.problem.schools[school]!.id}/${id}`;
  return {
    id: key,
    school,
    resource,
    name: ROOMS[id],
    unit: 'rooms',
    pupils,
    perPupil: needed / pupils,
    unitCost,
    whole: true,
  };
}
