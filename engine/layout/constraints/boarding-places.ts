import type { Violation } from '../../plan/index.ts';
import { NONE } from '../../units.ts';
import { forEachWay } from '../answer.ts';
import type { Context } from '../context.ts';
import { verdict, type Ways } from '../ways.ts';
import type { Constraint } from './constraint.ts';

/** Those who board because they live too far away find a bed. */
export const boardingPlaces: Constraint = {
  id: 'boardingPlaces',
  loads: [
    {
      binds: (task) => task.boarding.column !== NONE,
      used: (task, load, at) => load[at + task.boarding.column]!,
      limit: (task, school) => task.boarding.places[school]!,
      lower: (task, { builder, candidates, columnOf }) => {
        const rowOf = new Map<number, number>();
        for (const c of candidates) {
          if (task.candidateBoarders[c] === 0) continue;
          const school = task.zoneSchool[task.candidateZone[c]!]!;
          const row = rowOf.get(school) ?? builder.row(-Infinity, task.boarding.places[school]!);
          rowOf.set(school, row);
          builder.entry(row, columnOf[c]!, task.candidateBoarders[c]!);
        }
      },
    },
  ],
  violations: (answer) => {
    const { context } = answer;
    const boarders = new Int32Array(context.problem.schools.length);
    forEachWay(answer, (ways, k) => {
      boarders[ways.schools[k]!]! += boardersOf(context, ways, k);
    });
    const found: Violation[] = [];
    context.problem.schools.forEach((school, s) => {
      const excess = boarders[s]! - school.boardingPlaces;
      if (excess > 0) found.push({ rule: 'boardingPlaces', subject: school.id, excess, unit: 'pupils' });
    });
    return found;
  },
};

/** Pupils of a unit who would board if it took its k-th way. */
export function boardersOf(context: Context, ways: Ways, k: number): number {
  let boarders = 0;
  ways.stage.bands.forEach((band, b) => {
    const pupils = ways.bandPupils[b]!;
    if (pupils > 0 && verdict(context, ways, k, band) === 'boarding') boarders += pupils;
  });
  return boarders;
}
