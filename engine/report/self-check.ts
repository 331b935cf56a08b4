import {
  type County,
  type Figure,
  INDICATORS,
  type Indicator,
  isKnown,
  keeps,
  type Limit,
  type StageSheet,
} from '../indicators/index.ts';
import type { Provenance } from '../policy/index.ts';
import type { SchoolIndex } from '../units.ts';
import { CHECK_ITEMS, type CheckItem } from './self-check-items.ts';
import type { Text } from './table.ts';

export type CheckState = 'met' | 'partly' | 'notMet' | 'unknown';

/** One line of 对照标准逐项自评: a school, a stage, an item, where it stands and what it lacks. */
export interface CheckRow {
  readonly school: SchoolIndex;
  readonly sheet: StageSheet;
  readonly indicator: Indicator;
  readonly limit: Limit;
  /** Where the limit stands. */
  readonly source: Provenance | null;
  readonly actual: Figure;
  readonly state: CheckState;
  /** In `lackingUnit`, whole where the thing is counted; null where it is not known. */
  readonly lacking: number | null;
  readonly lackingUnit: string;
  /** Yuan, where the profile or the county prices a unit; null where not, 0 where nothing is lacking. */
  readonly cost: number | null;
  readonly responsible: Text;
}

/**
 * Every school against every item that the profile sets: met, partly, not met, or not known and why. Items about which the
 * profile says nothing, or which speak of nobody at a school, are left out; schools outside the evaluation are not.
 */
export function selfCheck(county: County): readonly CheckRow[] {
  const rows: CheckRow[] = [];
  const { problem } = county;
  problem.schools.forEach((_, school) => {
    for (const sheet of county.sheets) {
      if (!sheet.schools.includes(school)) continue;
      const first = problem.schools[school]!.stages[0] === sheet.stage;
      for (const item of CHECK_ITEMS) {
        if (!first && indicatorNamed(item.indicator).wholeSchool) continue;
        const row = checkRow(county, sheet, school, item);
        if (row) rows.push(row);
      }
    }
  });
  return rows;
}

function checkRow(county: County, sheet: StageSheet, school: SchoolIndex, item: CheckItem): CheckRow | null {
  const indicator = indicatorNamed(item.indicator);
  const { policy } = county;
  const limit = indicator.limit?.(policy, sheet.policyStage);
  if (!limit || !indicator.school) return null;
  const actual = indicator.school(county, sheet, school);
  // An item that speaks of nobody at this school (a radius in the village, zoned entry to a private school) is no item.
  if (!isKnown(actual) && actual.lack === 'nobody') return null;
  const state = stateOf(county, actual, limit);
  const lacking = lackingOf(county, sheet, school, item, actual, limit, state);
  const price = item.priced && policy.values[`unitCost.${item.priced}`];
  return {
    school,
    sheet,
    indicator,
    limit,
    source: policy.sources[limit.path] ?? null,
    actual,
    state,
    lacking,
    lackingUnit: item.lacking ? indicatorNamed(item.lacking).unit : indicator.unit,
    cost: lacking === 0 ? 0 : lacking !== null && price !== null ? lacking * price : null,
    responsible: item.responsible,
  };
}

function stateOf({ policy }: County, actual: Figure, limit: Limit): CheckState {
  if (!isKnown(actual)) return 'unknown';
  if (keeps(actual, limit)) return 'met';
  const partlyFrom = policy.values['schoolRule.floor'] ?? policy.values['selfCheck.partlyFrom'];
  if (limit.sense === 'most' || partlyFrom === null) return 'notMet';
  return keeps(actual, { ...limit, value: limit.value * partlyFrom }) ? 'partly' : 'notMet';
}

function lackingOf(
  county: County,
  sheet: StageSheet,
  school: SchoolIndex,
  item: CheckItem,
  actual: Figure,
  limit: Limit,
  state: CheckState,
): number | null {
  if (!isKnown(actual)) return null;
  if (state === 'met') return 0;
  // Of a share nothing can be counted that is lacking; of a count, what is too much.
  if (item.lacking === null) return limit.sense === 'most' ? actual - limit.value : null;
  const figure = indicatorNamed(item.lacking).school!(county, sheet, school);
  if (!isKnown(figure)) return null;
  return COUNTED.includes(indicatorNamed(item.lacking).unit) ? Math.ceil(figure - ROUNDING) : figure;
}

/** Things of which half a one helps nobody. */
const COUNTED: readonly string[] = ['rooms', 'teachers', 'books', 'computers', 'sets'];

const ROUNDING = 1e-9;

function indicatorNamed(id: string): Indicator {
  return INDICATORS.find((one) => one.id === id)!;
}
