import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { traineeModel } from '../../../bench/instances/trainees.ts';
import { Random } from '../../../engine/random.ts';
import { solvers } from '../../../engine/solvers/index.ts';
import { anneal, placePinned } from '../../../engine/staffing/search/anneal.ts';
import { solveLevels } from '../../../engine/staffing/search/levels.ts';
import { neighboursOf } from '../../../engine/staffing/search/neighbours.ts';
import { levelObjective } from '../../../engine/staffing/search/objective.ts';
import { ExchangeState } from '../../../engine/staffing/search/state.ts';
import { anyOf } from '../../../engine/stop/index.ts';
import { describeWithData, sharedPath } from '../../support/shared-data.ts';

const read = (what: string) => readFileSync(sharedPath('spopt-tests', `example_subject_${what}.csv`), 'utf8');
const budget = { steps: 40_000, seconds: null, now: () => 0, stop: anyOf() };

// 872 minutes is published by spopt; 687 was computed with another solver when the data were gathered.
describeWithData('spopt-tests', 'trainee teachers of spopt', () => {
  test.each([
    [true, 872],
    [false, 687],
  ])('priority schools filled first: %s → %i minutes, proved', async (priority, minutes) => {
    const files = {
      students: read('students'),
      schools: read('schools'),
      journeys: read('student_school_journeys'),
    };
    const model = traineeModel({ ...files, priority });
    const { levels, kept } = await solveLevels(model, null, solvers[0]!, 1, budget, () => {});
    expect(kept).toBe(true);
    expect(levels).toEqual([{ reached: minutes, bound: minutes }]);

    // The search alone finds it too, without any solver.
    const state = new ExchangeState(model);
    placePinned(state);
    const objective = levelObjective(1, 0, Float64Array.of(Infinity), 0);
    const found = anneal(state, neighboursOf(model), objective, 30, new Random(1), {
      ...budget,
      steps: 200_000,
    });
    expect(found.value).toBe(minutes);
  });
});
