import {
  type Cohort,
  retentionByCorrectedEntry,
  retentionByCorrectedGraduates,
} from '../../measures/index.ts';
import type { County } from '../county.ts';
import type { Figure } from '../indicator.ts';
import { lack } from '../lack.ts';

const COUNTS = ['entered', 'movedIn', 'movedOut', 'died', 'graduates'] as const;

/** K16 over the cohorts of all schools together, so that a move within the county cancels out. Null without their table. */
export function retentionOfCohorts({ problem, policy }: County): Figure | null {
  const cohorts = problem.outcomes?.cohorts;
  if (!cohorts) return null;
  const sum = Object.fromEntries(
    COUNTS.map((count) => [count, cohorts.reduce((total, row) => total + row[count], 0)]),
  ) as unknown as Cohort;
  if (sum.entered === 0) return lack('nobody');
  return policy.values['reported.retentionForm'] === 'correctedGraduates'
    ? retentionByCorrectedGraduates(sum)
    : retentionByCorrectedEntry(sum);
}
