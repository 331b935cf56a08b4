import type { PlanOptions } from '../plan/index.ts';
import type { Complaint } from '../problem/index.ts';
import type { Scenario } from './scenario.ts';

/** Where complaints about options come from: what `engine/layout` was asked has no file of its own. */
const OPTIONS = 'options';

/** The modification that made an entry of the options, by its fields. */
const MADE_BY: Readonly<Record<string, string>> = {
  locks: 'lockUnit',
  keepTogether: 'keepTogether',
  buses: 'runBus',
};

/**
 * Puts complaints about options where a planner can mend them: in the scenario's file, at the modification that made the option, or
 * under `options`. Complaints about anything else stay as they are.
 */
export function blameScenario(
  complaints: readonly Complaint[],
  scenario: Scenario,
  options: Pick<PlanOptions, 'locks' | 'keepTogether' | 'buses'>,
  file: string,
): readonly Complaint[] {
  return complaints.map((complaint) => {
    if (complaint.file !== OPTIONS || complaint.column === null) return complaint;
    const [field] = complaint.column.split('.');
    const kind = MADE_BY[field!];
    const list = kind && options[field as 'locks' | 'keepTogether' | 'buses'];
    const entry = list && complaint.row !== null ? list[complaint.row - 1] : undefined;
    const at = kind && entry ? positionOf(scenario, kind, entry) : -1;
    const column = at < 0 ? `options.${complaint.column}` : `modifications[${at}]`;
    return { ...complaint, file, row: null, column };
  });
}

/** The last modification of a kind that holds all fields of an option; -1 where there is none. */
function positionOf({ modifications = [] }: Scenario, kind: string, entry: object): number {
  return modifications.findLastIndex(
    (one) =>
      one.kind === kind &&
      Object.entries(entry).every(([key, value]) => JSON.stringify(one[key]) === JSON.stringify(value)),
  );
}
