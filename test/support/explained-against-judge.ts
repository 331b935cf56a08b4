import { expect } from 'vitest';
import { type Case, goalOf, makeCase, violationsOf, type Zones } from '../../engine/check/index.ts';
import { explainUnit, type PlanState } from '../../engine/explain/index.ts';
import { NONE } from '../../engine/units.ts';
import type { Town } from './tiny-town.ts';

/** What the judge says of zones: goals in the order of the levels, and excess by rule and subject. */
interface Judged {
  readonly values: readonly number[];
  readonly excess: ReadonlyMap<string, number>;
}

/** Which zones the judge is shown: `whole`, or only those of the schools that a unit leaves and enters, everybody else left out. */
export type Shown = 'whole' | 'twoZones';

/**
 * Holds alternatives of units against the judge, who looks at the changed plan from scratch. Two zones are enough where nothing binds
 * all zones together (coefficients, groups): goals are sums over units and schools, and the other rules look at one unit or school.
 */
export class ExplainedAgainstJudge {
  readonly #town: Town;
  readonly #state: PlanState;
  readonly #on: Case;
  readonly #shown: Shown;
  /** Judged before the change, by the zones shown. */
  readonly #before = new Map<string, Judged>();

  constructor(town: Town, state: PlanState, shown: Shown) {
    this.#town = town;
    this.#state = state;
    this.#shown = shown;
    this.#on = makeCase(town.problem, town.travel, town.policy, town.options);
  }

  /** Compares every alternative of a unit; returns how many. */
  compare(slot: number, unit: number): number {
    const explained = explainUnit(this.#state, slot, unit);
    if (explained === null) return 0;
    const name = `${this.#town.problem.units.ids[unit]} of stage ${slot}`;
    for (const { school, levels, breaks } of explained.alternatives) {
      const now = this.#state.schoolOf[slot]![unit]!;
      const shown = this.#zones(now, school);
      const before = this.#judgedBefore(now, school, shown);
      for (const each of explained.together) shown[slot]![each] = school;
      const after = this.#judge(shown);
      after.values.forEach((value, level) => {
        expect(levels[level], name).toBeCloseTo(value - before.values[level]!, 6);
      });
      const worse = [...after.excess].filter(
        ([key, excess]) => excess > (before.excess.get(key) ?? 0) + 1e-9,
      );
      const told = new Map(breaks.map((one) => [this.#subjectOf(one), one.after]));
      expect([...told.keys()].sort(), name).toEqual(worse.map(([key]) => key).sort());
      for (const [key, excess] of worse) expect(told.get(key), name).toBeCloseTo(excess, 6);
    }
    return explained.alternatives.length;
  }

  #zones(from: number, to: number): Int32Array[] {
    return this.#state.schoolOf.map((zone) =>
      this.#shown === 'whole'
        ? zone.slice()
        : zone.map((school) => (school === from || school === to ? school : NONE)),
    );
  }

  #judgedBefore(from: number, to: number, zones: Zones): Judged {
    const key = this.#shown === 'whole' ? '' : `${Math.min(from, to)} ${Math.max(from, to)}`;
    const known = this.#before.get(key) ?? this.#judge(zones);
    this.#before.set(key, known);
    return known;
  }

  #judge(zones: Zones): Judged {
    const found = violationsOf(this.#on, zones).filter(({ rule }) => rule !== 'assigned');
    return {
      values: this.#town.options.levels.map((level) => goalOf(level)!.value(this.#on, zones)),
      excess: new Map(found.map((one) => [`${one.rule} ${one.subject}`, one.excess])),
    };
  }

  /** As the judge writes it. */
  #subjectOf(one: NonNullable<ReturnType<typeof explainUnit>>['alternatives'][number]['breaks'][number]) {
    const { units, schools } = this.#town.problem;
    if (one.subject !== '') return `${one.rule} ${one.subject}`;
    const stage = this.#on.stages[one.slot]?.id;
    const id = schools[one.school]!.id;
    if (one.unit !== NONE) return `${one.rule} ${units.ids[one.unit]}/${stage}`;
    return `${one.rule} ${one.slot === NONE ? id : `${id}/${stage}`}`;
  }
}
