import { describe, expect, it } from 'vitest';
import { type Case, makeCase, RULES, type Zones } from '../../engine/check/index.ts';
import { CONSTRAINTS } from '../../engine/layout/constraints/index.ts';
import type { Context } from '../../engine/layout/context.ts';
import { resolve } from '../../engine/layout/resolve.ts';
import { waysOf } from '../../engine/layout/ways.ts';
import type { Violation } from '../../engine/plan/index.ts';
import { Random } from '../../engine/random.ts';
import { randomTown } from '../support/random-town.ts';
import { type Mood, randomZones } from '../support/random-zones.ts';

const TOWNS = 2000;
const MOODS: readonly Mood[] = ['wild', 'any', 'careful', 'careful'];

interface Draw {
  readonly seed: number;
  readonly context: Context;
  readonly on: Case;
  readonly zones: Zones;
  /** The same assignment in the order in which the search plans the stages. */
  readonly schoolOf: readonly Int32Array[];
}

/** Random towns with random assignments of every mood. */
function* draws(towns: number): Generator<Draw> {
  for (let seed = 0; seed < towns; seed++) {
    const town = randomTown(seed);
    const { context } = resolve(town);
    if (!context) throw new Error(`Town ${seed} cannot be resolved.`);
    const on = makeCase(town.problem, town.travel, town.policy, town.options);
    const random = new Random(seed, 9000);
    for (const mood of MOODS) {
      const zones = randomZones(on, random, mood);
      const schoolOf = context.stages.map(
        ({ id }) => zones[on.stages.findIndex((stage) => stage.id === id)]!,
      );
      yield { seed, context, on, zones, schoolOf };
    }
  }
}

/** Excess by subject, subjects sorted. */
function bySubject(violations: readonly Violation[]): [string, number, string][] {
  const sums = new Map<string, { excess: number; unit: string }>();
  for (const { subject, excess, unit } of violations) {
    sums.set(subject, { excess: excess + (sums.get(subject)?.excess ?? 0), unit });
  }
  return Array.from(sums, ([subject, { excess, unit }]): [string, number, string] => [
    subject,
    excess,
    unit,
  ]).sort(([a], [b]) => (a < b ? -1 : 1));
}

function named(list: readonly (readonly [string, number, string])[]): string[] {
  return list.map(([subject, , unit]) => `${subject} ${unit}`);
}

describe('the rules of zoning', () => {
  it('are the same in the search and in the judge', () => {
    expect(CONSTRAINTS.map((rule) => rule.id).toSorted()).toEqual(RULES.map((rule) => rule.id).toSorted());
  });

  it.each(CONSTRAINTS)(
    '$id: search and judge find the same subjects with the same excess',
    ({ id, violations }) => {
      const rule = RULES.find((one) => one.id === id)!;
      let [kept, broken] = [0, 0];
      for (const { seed, context, on, zones, schoolOf } of draws(TOWNS)) {
        const found = bySubject(rule.judge(on, zones));
        const own = bySubject(violations({ context, schoolOf }));
        expect(named(own), `town ${seed}`).toEqual(named(found));
        own.forEach(([, excess], k) => {
          expect(Math.abs(excess - found[k]![1])).toBeLessThanOrEqual(1e-6 * Math.max(1, excess));
        });
        if (found.length === 0) kept++;
        else broken++;
      }
      expect(kept + broken).toBe(TOWNS * MOODS.length);
      expect(kept, 'assignments that keep the rule').toBeGreaterThan(200);
      expect(broken, 'assignments that break the rule').toBeGreaterThan(200);
    },
  );

  it.each(CONSTRAINTS.filter((rule) => rule.allows))(
    '$id: a pair that it forbids breaks it in every plan',
    (rule) => {
      const judge = RULES.find((one) => one.id === rule.id)!;
      let [forbidden, allowed] = [0, 0];
      for (const { seed, context, on, zones, schoolOf } of draws(TOWNS)) {
        const allows = rule.allows!(context);
        const breaks = judge.judge(on, zones).length > 0;
        for (const stage of context.stages) {
          schoolOf[stage.slot]!.forEach((school, unit) => {
            const ways = waysOf(context, stage, unit);
            const k = ways.schools.indexOf(school);
            if (stage.takes[school] !== 1 || k < 0) return;
            if (allows(ways, k)) {
              allowed++;
              return;
            }
            forbidden++;
            expect(breaks, `town ${seed}, unit ${unit}, school ${school}`).toBe(true);
          });
        }
      }
      expect(allowed).toBeGreaterThan(1000);
      // Ways of schools out of reach are not even listed: `reach` has nothing left to forbid.
      if (rule.id !== 'reach') expect(forbidden).toBeGreaterThan(200);
    },
  );
});
