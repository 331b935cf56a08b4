import { expect, test } from 'vitest';
import { makeCase, violationsOf } from '../../../engine/check/index.ts';
import { countyFigures, countyUnderPlan } from '../../../engine/indicators/index.ts';
import { resolve } from '../../../engine/layout/resolve.ts';
import { KEPT_RULES, type LiveBreach } from '../../../engine/live/breach.ts';
import { LivePlan } from '../../../engine/live/live-plan.ts';
import { Random } from '../../../engine/random.ts';
import { NONE } from '../../../engine/units.ts';
import { furnishedTown, pick } from '../../support/furnished-town.ts';

const TOWNS = 40;
const CHANGES = 12;
/** Of the county as a whole: asked of the judge itself. */
const OF_COUNTY = (line: string) => !KEPT_RULES.some((rule) => line.startsWith(`${rule} `));

/** As the judge names it. */
function told(plan: LivePlan, { rule, stage, school, units, excess, unit }: LiveBreach): string {
  const { problem } = plan;
  const id = problem.schools[school]?.id;
  const subject =
    rule === 'capacity' || rule === 'boardingPlaces'
      ? id
      : `${rule === 'contiguity' ? id : problem.units.ids[units[0]!]}/${stage}`;
  return `${rule} ${subject} ${excess.toFixed(6)} ${unit}`;
}

test('after every change the breaches are those that the judge names, and the figures those computed anew', () => {
  let changes = 0;
  let broken = 0;
  const rules = new Set<string>();
  for (let seed = 0; seed < TOWNS; seed++) {
    const { problem, travel, options, full } = furnishedTown(seed);
    const policy = full.zoning;
    const random = new Random(seed, 31);
    const { context } = resolve({ problem, travel, policy, options });
    if (!context) continue;
    const start = problem.stages.map(({ id }) =>
      options.stages.includes(id)
        ? Int32Array.from(problem.units.ids, () => random.below(problem.schools.length))
        : null,
    );
    const plan = new LivePlan(problem, full, options, travel, context, start);
    for (let i = 0; i < CHANGES; i++, changes++) {
      const stage = pick(random, plan.stages);
      const school = random.float() < 0.08 ? NONE : random.below(problem.schools.length);
      const units = Array.from({ length: 1 + random.below(5) }, () => random.below(problem.units.count));
      plan.give(stage, units, school);

      const on = makeCase(problem, travel, policy, options);
      const zones = on.stages.map(({ index }) => plan.zonesOf(index));
      const judged = violationsOf(on, zones).map(
        ({ rule, subject, excess, unit }) => `${rule} ${subject} ${excess.toFixed(6)} ${unit}`,
      );
      const live = plan.breaches();
      const kept = live.map((breach) => told(plan, breach)).filter((line) => !OF_COUNTY(line));
      expect(kept.sort()).toEqual(judged.filter((line) => !OF_COUNTY(line)).sort());
      expect(live.length).toBe(judged.length);
      broken += judged.length;
      for (const { rule } of live) rules.add(rule);
    }
    const assignment = Object.fromEntries(
      plan.stages.map((k) => [
        problem.stages[k]!.id,
        Object.fromEntries(
          [...plan.zonesOf(k)].flatMap((s, u) =>
            s === NONE ? [] : [[problem.units.ids[u]!, problem.schools[s]!.id]],
          ),
        ),
      ]),
    );
    const open = problem.schools.filter(({ status }) => status === 'existing').map(({ id }) => id);
    const anew = countyFigures(
      countyUnderPlan(problem, full, travel, { assignment, options, open, actions: [] }),
    );
    expect(plan.figures().map(({ figure }) => figure)).toEqual(anew.map(({ figure }) => figure));
  }
  expect(changes).toBe(TOWNS * CHANGES);
  expect(broken).toBeGreaterThan(changes);
  expect([...rules].filter((rule) => KEPT_RULES.includes(rule)).sort()).toEqual([
    'anchor',
    'assigned',
    'boardingPlaces',
    'capacity',
    'contiguity',
    'keepTogether',
    'lock',
    'reach',
    'walkingLimit',
  ]);
});
