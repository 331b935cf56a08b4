import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparable, type Plan, parsePlan, planText } from '../../../engine/plan/index.ts';
import { naturalOrder } from '../../../engine/plan/write.ts';
import { Random } from '../../../engine/random.ts';
import { everybodyTo, honestPlan } from '../../support/honest-plan.ts';
import { randomTown } from '../../support/random-town.ts';

const town = randomTown(3);
const plan = honestPlan(town, everybodyTo(town, 's0'));

/** The same value with the keys of every object in another order. */
function shuffled(value: unknown, random: Random): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, random));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  random.shuffle(entries);
  return Object.fromEntries(entries.map(([key, field]) => [key, shuffled(field, random)]));
}

describe('the text of a plan', () => {
  it('reads back as the plan, for any town', () => {
    for (let seed = 0; seed < 300; seed++) {
      const any = randomTown(seed);
      const its = honestPlan(any, everybodyTo(any, 's0'));
      expect(parsePlan(planText(its))).toEqual({ plan: its });
    }
  });

  it('is the same bytes whatever order the keys were put in', () => {
    const random = new Random(7);
    for (let seed = 0; seed < 100; seed++) {
      const any = randomTown(seed);
      const its = honestPlan(any, everybodyTo(any, 's0'));
      expect(planText(shuffled(its, random) as Plan)).toBe(planText(its));
    }
  });

  it('puts ids in natural order, those that look like numbers too, and timings last', () => {
    const ids = ['u10', 'u2', '10', '9', 'u1', '村2', '村10'];
    const text = planText({
      ...plan,
      assignment: { primary: Object.fromEntries(ids.map((id) => [id, 's0'])) },
    });
    const zones = text.slice(text.indexOf('"assignment"'), text.indexOf('"open"'));
    const written = [...zones.matchAll(/"([^"]+)": "s0"/g)].map((match) => match[1]!);
    expect(written).toEqual(['9', '10', 'u1', 'u2', 'u10', '村2', '村10']);
    expect(text.trimEnd()).toMatch(/"timings": \{\n {4}"search": 0.5\n {2}\}\n\}$/);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('agrees with JSON.stringify on everything but the order of keys', () => {
    const overrides = { text: 'a"b\\c\n学', deep: { list: [1, [], {}, null, true, [{ z: 1e-7, a: -0 }]] } };
    const odd = { ...plan, policy: { ...plan.policy, overrides } };
    expect(JSON.parse(planText(odd))).toEqual(JSON.parse(JSON.stringify(odd)));
  });

  it('refuses a number that JSON cannot hold, naming its place', () => {
    for (const bad of [Number.NaN, Infinity]) {
      const broken = { ...plan, result: { ...plan.result, objective: bad } };
      expect(() => planText(broken)).toThrow(/result\.objective/);
    }
  });

  it('leaves out fields that are not there', () => {
    const actions = [
      { kind: 'close', school: 's0', into: undefined, year: 2026 },
    ] as unknown as Plan['actions'];
    expect(planText({ ...plan, actions })).not.toContain('into');
  });
});

describe('what two plans are compared by', () => {
  it('is everything but the timings', () => {
    const again = { ...plan, timings: { search: 99, write: 1 } };
    expect(planText(again)).not.toBe(planText(plan));
    expect(planText(comparable(again))).toBe(planText(comparable(plan)));
    const other = { ...plan, options: { ...plan.options, seed: plan.options.seed + 1 } };
    expect(planText(comparable(other))).not.toBe(planText(comparable(plan)));
  });
});

describe('natural order', () => {
  it('is a total order', () => {
    const id = fc.string({ unit: fc.constantFrom('0', '1', '2', '9', 'a', 'b', '-', '村'), maxLength: 6 });
    fc.assert(
      fc.property(id, id, id, (a, b, c) => {
        expect(Math.sign(naturalOrder(a, b))).toBe(-Math.sign(naturalOrder(b, a)) + 0);
        expect(naturalOrder(a, b) === 0).toBe(a === b);
        if (naturalOrder(a, b) <= 0 && naturalOrder(b, c) <= 0)
          expect(naturalOrder(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 5000, seed: 2 },
    );
  });

  it('knows numbers of any length, and leading zeros first among equals', () => {
    const sorted = [
      '',
      '01',
      '1',
      '2',
      '10',
      '99999999999999999998',
      '99999999999999999999',
      'a',
      'a1',
      'a01b',
      'a1b',
      'a2',
      'b',
    ];
    expect(sorted.toReversed().sort(naturalOrder)).toEqual(sorted);
  });
});
