import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../engine/check/index.ts';
import { type Plan, parsePlan, planText } from '../../../engine/plan/index.ts';
import { Random } from '../../../engine/random.ts';
import { everybodyTo, honestPlan } from '../../support/honest-plan.ts';
import { randomTown } from '../../support/random-town.ts';
import { buildTown } from '../../support/tiny-town.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const STRANGE: readonly Json[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  99,
  '',
  'x',
  'constructor',
  '学校',
  [],
  {},
  [null],
  { a: 1 },
];

/** Changes one place of a JSON value: removes it, doubles it, or puts something strange there. */
function damaged(value: Json, random: Random): Json {
  // Half of the time something of the right type, which only the judge can find wrong.
  if (typeof value === 'number' && random.below(2) === 0)
    return [0, 1, value + 1, value * 2][random.below(4)]!;
  if (typeof value === 'string' && random.below(2) === 0)
    return ['primary', 's1', 'u0', 'constructor'][random.below(4)]!;
  const inside = value !== null && typeof value === 'object' ? Object.keys(value) : [];
  if (inside.length === 0 || random.below(16) === 0) return STRANGE[random.below(STRANGE.length)]!;
  const key = inside[random.below(inside.length)]!;
  if (Array.isArray(value)) {
    const at = Number(key);
    const kind = random.below(4);
    if (kind === 0) return value.toSpliced(at, 1);
    if (kind === 1) return value.toSpliced(at, 0, value[at]!);
    return value.toSpliced(at, 1, damaged(value[at]!, random));
  }
  const { [key]: old, ...rest } = value as { [key: string]: Json };
  const kind = random.below(16);
  if (kind === 0) return rest;
  if (kind === 1) return { ...rest, [`${key}x`]: old! };
  return { ...rest, [key]: damaged(old!, random) };
}

describe('a plan file by another hand', () => {
  it('is answered whatever its text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' })), (text) => {
        const read = parsePlan(text);
        expect('complaints' in read && read.complaints.length > 0).toBe(true);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it('is answered wherever it was cut off', () => {
    const town = buildTown({
      stages: [{ id: 'primary', grades: ['g1'] }],
      units: [{ id: 'u', pupils: [[1]] }],
      schools: [{ id: 's', stages: ['primary'] }],
    });
    const text = planText(honestPlan(town, everybodyTo(town, 's'))).trimEnd();
    for (let end = 0; end < text.length; end++) {
      const read = parsePlan(text.slice(0, end));
      expect('complaints' in read && read.complaints[0]!.code).toBe('plan-not-json');
    }
    expect(parsePlan(text)).toHaveProperty('plan');
  });

  it('is answered when a few things in it are wrong: by complaints of its form, or by the judge', () => {
    let [refused, judged, faulted] = [0, 0, 0];
    for (let seed = 0; seed < 400; seed++) {
      const town = randomTown(seed);
      const honest = honestPlan(town, everybodyTo(town, 's0'));
      const random = new Random(seed, 5);
      for (let copy = 0; copy < 12; copy++) {
        let value = JSON.parse(JSON.stringify(honest)) as Json;
        for (let damage = random.between(1, 2); damage > 0; damage--) value = damaged(value, random);
        const read = parsePlan(JSON.stringify(value));
        if ('complaints' in read) {
          refused++;
          expect(read.complaints.length).toBeGreaterThan(0);
          continue;
        }
        judged++;
        const { claims, violations } = checkPlan(town.problem, town.travel, town.policy, read.plan);
        if (claims.length > 0) faulted++;
        for (const { text } of [...claims, ...violations]) {
          expect(text.en + text.zh).not.toMatch(/undefined|NaN|\[object|function/);
        }
      }
    }
    expect(refused).toBeGreaterThan(1000);
    expect(judged).toBeGreaterThan(400);
    expect(faulted).toBeGreaterThan(300);
  });

  it('may use ids that JavaScript has meanings for', () => {
    const ids = ['constructor', 'toString', 'hasOwnProperty', '10', '2', '0', 'a/b', 'a"b', '学校 1'];
    const town = buildTown({
      stages: [{ id: 'primary', grades: ['g1'] }],
      units: ids.map((id, i) => ({ id, pupils: [[2 ** i]] })),
      schools: ids.map((id) => ({ id, stages: ['primary'] })),
      policy: { classCap: { primary: 3 } },
      options: { contiguity: false },
    });
    const assignment = { primary: Object.fromEntries(ids.map((id) => [id, id])) };
    const plan = honestPlan(town, assignment);
    const judge = (of: Plan) => checkPlan(town.problem, town.travel, town.policy, of);
    expect(judge(plan)).toMatchObject({ verdict: 'keeps every rule', claims: [] });
    const read = parsePlan(planText(plan));
    expect('plan' in read && judge(read.plan).verdict).toBe('keeps every rule');
    // Without its entry, the unit has no school, whatever Object.prototype has under that name.
    for (const id of ids) {
      const { [id]: _, ...rest } = assignment.primary;
      const found = judge({ ...plan, assignment: { primary: rest } }).violations.map((one) => one.subject);
      expect(found).toEqual([`${id}/primary`]);
    }
  });

  it('may speak of schools and stages by such names where there are none', () => {
    const town = buildTown({
      stages: [{ id: 'primary', grades: ['g1'] }],
      units: [{ id: 'u', pupils: [[1]] }],
      schools: [{ id: 's', stages: ['primary'] }],
    });
    const honest = honestPlan(town, everybodyTo(town, 's'));
    const plan = {
      ...honest,
      assignment: { ...honest.assignment, constructor: { toString: 'valueOf' } },
      classes: { ...honest.classes, constructor: { toString: 1 } },
    } as unknown as Plan;
    const codes = checkPlan(town.problem, town.travel, town.policy, plan).claims.map((claim) => claim.code);
    expect(codes).toEqual(['stage-unknown', 'unit-unknown', 'school-unknown', 'school-unknown']);
  });
});
