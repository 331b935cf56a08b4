import { expect } from 'vitest';
import {
  type County,
  countyFigures,
  countyUnderPlan,
  IndicatorState,
  schoolFigures,
} from '../../engine/indicators/index.ts';
import { Random } from '../../engine/random.ts';
import { NONE } from '../../engine/units.ts';
import { furnishedTown, pick } from './furnished-town.ts';
import { plannedStages } from './random-town.ts';

const MOVES_A_TOWN = 50;

/** Every figure of a county, of its stages, of their parts and of its schools, exactly. */
function everything(county: County): unknown {
  return {
    county: countyFigures(county).map(({ indicator, stage, figure, met, borderline }) => [
      indicator.id,
      stage,
      figure,
      met,
      borderline,
    ]),
    parts: countyFigures(county).map(({ indicator }) =>
      county.sheets.map((sheet) => indicator.parts?.(county, sheet)),
    ),
    schools: county.problem.schools.map((_, s) =>
      schoolFigures(county, s).map(({ indicator, figure }) => [indicator.id, figure]),
    ),
  };
}

/** Makes random moves in random towns and expects after each that every figure equals the one computed anew. */
export function expectMovesToUpdate(moves: number): void {
  let moved = 0;
  let changed = 0;
  for (let seed = 0; moved < moves; seed++) {
    const { problem, travel, options, full } = furnishedTown(seed);
    const random = new Random(seed, 12);
    const stages = plannedStages({ problem, travel, options, policy: full.zoning });
    const assignment = Object.fromEntries(
      options.stages.map((id): [string, Record<string, string>] => [id, {}]),
    );
    for (const k of stages) {
      for (const unit of problem.units.ids)
        assignment[problem.stages[k]!.id]![unit] = pick(random, problem.schools).id;
    }
    const plan = { assignment, options, open: [], actions: [] };
    const state = new IndicatorState(problem, full, travel, plan);
    let before = '';
    for (let i = 0; i < MOVES_A_TOWN && moved < moves; i++, moved++) {
      const unit = random.below(problem.units.count);
      const stage = pick(random, stages);
      const school = random.float() < 0.05 ? NONE : random.below(problem.schools.length);
      state.move(unit, stage, school);
      const ofStage = assignment[problem.stages[stage]!.id]!;
      if (school === NONE) delete ofStage[problem.units.ids[unit]!];
      else ofStage[problem.units.ids[unit]!] = problem.schools[school]!.id;
      const now = everything(state.county);
      expect(now).toEqual(everything(countyUnderPlan(problem, full, travel, plan)));
      const text = JSON.stringify(now);
      if (text !== before) changed++;
      before = text;
    }
  }
  expect(moved).toBe(moves);
  expect(changed).toBeGreaterThan(moves / 2);
}
