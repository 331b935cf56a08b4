import { describe, expect, test } from 'vitest';
import {
  type Policy,
  type Resolved,
  resolveDatasetPolicy,
  resolvePolicy,
} from '../../../engine/policy/index.ts';

function policyOf(resolved: Resolved): Policy {
  if ('policy' in resolved) return resolved.policy;
  throw new Error(resolved.complaints.map((one) => one.text.en).join(' '));
}

const CAP_40 = { 'classCap.primary': { value: 40, unit: 'pupils', source: '县教〔2024〕5号', year: 2024 } };

describe('a county changes single values', () => {
  test('the value, and that it was changed, are told', () => {
    const policy = policyOf(resolveDatasetPolicy({ profile: 'cn-national-2017', overrides: CAP_40 }));
    expect(policy.zoning.classCap).toEqual({ primary: 40, junior: 50 });
    expect(policy.sources['classCap.primary']).toMatchObject({
      overridden: true,
      replaces: 45,
      year: 2024,
      verified: false,
    });
    expect(policy.sources['classCap.junior']).toMatchObject({ overridden: false, replaces: null });
    expect(policy.overrides).toEqual(CAP_40);
  });

  test('null takes a number away', () => {
    const policy = policyOf(
      resolvePolicy('cn-rural-access-2018', { 'walking.1-3.limit': { value: null, unit: 'min' } }),
    );
    expect(policy.zoning.bands[0]!.limit).toBeNull();
  });

  test('grade bands can be drawn anew', () => {
    const kmh = (value: number | null) => ({ value, unit: 'km/h' });
    const min = (value: number | null) => ({ value, unit: 'min' });
    const policy = policyOf(
      resolvePolicy('cn-rural-access-2018', {
        'walking.1-3.speed': kmh(null),
        'walking.1-3.limit': min(null),
        'walking.1-3.tailFrom': min(null),
        'walking.1-2.speed': kmh(3.6),
        'walking.1-2.tailFrom': min(10),
        'walking.3-3.speed': kmh(3.6),
        'walking.3-3.tailFrom': min(15),
        'walking.3-3.limit': min(25),
      }),
    );
    expect(policy.zoning.bands.map((band) => [band.grades, band.limit])).toEqual([
      [[1, 2], null],
      [[3, 3], 1500],
      [[4, 6], 2400],
      [[7, 9], 3600],
    ]);
  });

  test('the profile of the command line keeps the overrides, and a scenario comes on top', () => {
    const cap = { 'classCap.primary': { value: 38, unit: 'pupils' } };
    const policy = policyOf(resolveDatasetPolicy({ overrides: CAP_40 }, 'cn-national-2012', cap));
    expect(policy.profile).toBe('cn-national-2012');
    expect(policy.zoning.classCap.primary).toBe(38);
  });

  test('without a word the default profile holds', () => {
    expect(policyOf(resolveDatasetPolicy(null)).profile).toBe('cn-rural-access-2018');
  });
});

describe('what is wrong is told all at once', () => {
  test('unknown profile, unknown key, overlapping and unfinished bands', () => {
    const resolved = resolveDatasetPolicy({
      colour: 1,
      profile: 'none',
      overrides: {
        'walking.1-2.speed': { value: 4, unit: 'km/h' },
        'walking.referenceSpeed': { value: null, unit: 'km/h' },
      },
    });
    if (!('complaints' in resolved)) throw new Error('it was taken');
    expect(resolved.complaints.map((one) => one.code).sort()).toEqual([
      'policy-band-incomplete',
      'policy-bands-overlap',
      'policy-speed-missing',
      'policy-unknown-key',
    ]);
  });

  test.each([
    [{ profile: 'cn-1990' }, 'policy-unknown-profile'],
    [{ profile: 7 }, 'policy-unknown-profile'],
    ['cn-national-2012', 'policy-not-an-object'],
    [[], 'policy-not-an-object'],
    [{ overrides: [] }, 'policy-not-an-object'],
    [{ overrides: { 'classCap.primary': 40 } }, 'policy-type-wrong'],
    [{ overrides: { 'classCap.primary': { value: 40 } } }, 'policy-unit-missing'],
  ])('%j', (raw, code) => {
    expect(resolveDatasetPolicy(raw)).toHaveProperty('complaints.0.code', code);
  });
});
