import { NONE } from '../units.ts';
import type { Context } from './context.ts';
import { type Ways, waysOf } from './ways.ts';

/** A complete or partial assignment of units, by planned stage: school index, NONE where a unit has none. */
export interface Answer {
  readonly context: Context;
  readonly schoolOf: readonly Int32Array[];
}

/** Calls `visit` for each unit × stage whose school is one of the stage and to which a way is known, with that way. */
export function forEachWay(answer: Answer, visit: (ways: Ways, k: number) => void): void {
  for (const stage of answer.context.stages) {
    const schoolOf = answer.schoolOf[stage.slot]!;
    for (let unit = 0; unit < schoolOf.length; unit++) {
      const ways = waysOf(answer.context, stage, unit);
      const k = ways.schools.indexOf(schoolOf[unit]!);
      if (k !== NONE) visit(ways, k);
    }
  }
}
