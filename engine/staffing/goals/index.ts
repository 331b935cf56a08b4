import type { ExchangeGoalId, ExchangeLevel, ExchangeOptions } from '../../plan/index.ts';
import { burden } from './burden.ts';
import { changes } from './changes.ts';
import { commute } from './commute.ts';
import { coverage } from './coverage.ts';
import type { Goal } from './goal.ts';
import { moves } from './moves.ts';
import { overdue } from './overdue.ts';
import { shortfall } from './shortfall.ts';
import { wishes } from './wishes.ts';

export { type Arc, Bends, type Goal, HEIGHTS } from './goal.ts';

/** Every goal. A new one is one file and one line here. */
export const GOALS: readonly Goal[] = [coverage, shortfall, overdue, commute, wishes, burden, moves, changes];

export function goalNamed(id: ExchangeGoalId): Goal {
  return GOALS.find((goal) => goal.id === id)!;
}

/** The levels of a plan in order: in mode repair the fewest changes come first, elsewhere they do not count. */
export function levelsOf(options: ExchangeOptions): readonly ExchangeLevel[] {
  const others = options.levels.filter((level) => level.id !== 'changes');
  return options.mode === 'repair' ? [{ id: 'changes', tolerance: 0 }, ...others] : others;
}
