import { describe, expect, test } from 'vitest';
import { PROFILES, parseProfile, resolvePolicy } from '../../../engine/policy/index.ts';

describe('the profiles that come with the program', () => {
  test('all are there, and the parent of each stands before it', () => {
    const ids = PROFILES.map((profile) => profile.id);
    for (const id of [
      'cn-national-2012',
      'cn-national-2017',
      'cn-rural-access-2018',
      'cn-anhui-2013',
      'cn-gansu-2016',
      'cn-xinjiang-2013',
      'none',
    ]) {
      expect(ids).toContain(id);
    }
    expect(new Set(ids).size).toBe(ids.length);
    for (const { extends: parent, id } of PROFILES) {
      if (parent !== null) expect(ids.slice(0, ids.indexOf(id))).toContain(parent);
    }
  });

  test.each(PROFILES)('$id resolves, and every number names its source', ({ id, settings }) => {
    const resolved = resolvePolicy(id);
    expect('policy' in resolved && resolved.policy.profile).toBe(id);
    for (const [path, entry] of Object.entries(settings)) {
      expect(entry.source, path).toBeTruthy();
      // What we chose ourselves is never shown as official.
      if (entry.source === 'local default') expect(entry.verified, path).toBe(false);
    }
  });

  test('the published numbers', () => {
    const values = (id: string) => {
      const resolved = resolvePolicy(id);
      if (!('policy' in resolved)) throw new Error(id);
      return resolved.policy;
    };
    const y2012 = values('cn-national-2012').values;
    expect([y2012['coefficient.limit.primary'], y2012['coefficient.limit.junior']]).toEqual([0.65, 0.55]);
    expect(y2012['coefficient.scope']).toBe('mean');
    expect(y2012['coefficient.ratios']).toHaveLength(8);
    const y2017 = values('cn-national-2017').values;
    expect([y2017['coefficient.limit.primary'], y2017['coefficient.limit.junior']]).toEqual([0.5, 0.45]);
    expect(y2017['coefficient.scope']).toBe('each');
    expect(
      y2017['coefficient.ratios']!.map((id) => [
        y2017[`standard.${id}.primary`],
        y2017[`standard.${id}.junior`],
      ]),
    ).toEqual([
      [4.2, 5.3],
      [1, 1],
      [0.9, 0.9],
      [4.5, 5.8],
      [7.5, 10.2],
      [2000, 2500],
      [2.3, 2.4],
    ]);
    const y2018 = values('cn-rural-access-2018');
    expect(y2018.zoning.classCap).toEqual({ primary: 45, junior: 50 });
    expect(y2018.zoning.bands[0]).toMatchObject({ grades: [1, 3], limit: 1800 });
    expect(y2018.zoning.boardingFromGrade).toBe(4);
    // 国办发〔2012〕48号 gives no minutes.
    expect(values('cn-national-2012').zoning.bands.every((band) => band.limit === null)).toBe(true);
    expect(values('cn-anhui-2013').values['standard.buildingArea.primary']).toBe(5.2);
    expect(values('cn-anhui-2013').values['exchange.backboneOf']).toBe('eligible');
    expect(values('cn-gansu-2016').values['standard.buildingArea.primary']).toBe(3);
    expect(values('cn-xinjiang-2013').values['reported.disabledEnrolment']).toBe(0.7);
  });
});

const GOOD = {
  id: 'mine',
  name: { en: 'Mine', zh: '本县' },
  basis: { title: '县教〔2024〕5号', year: 2024, verified: true },
  extends: 'none',
  settings: {
    'classCap.primary': { value: 40, unit: 'pupils', source: '县教〔2024〕5号', year: 2024, verified: true },
  },
};

function withSetting(path: string, entry: unknown): unknown {
  return { ...GOOD, settings: { ...GOOD.settings, [path]: entry } };
}

const CAP = GOOD.settings['classCap.primary'];
const { unit: _, ...withoutUnit } = CAP;
const { year: __, ...withoutYear } = CAP;

describe('a profile that is wrong is refused with place and reason', () => {
  test('the good one is not', () => {
    expect(parseProfile(GOOD, 'mine.json')).toHaveProperty('profile.id', 'mine');
  });

  test.each<[string, unknown, string, string | null, string | null]>([
    [
      'unit missing',
      withSetting('classCap.junior', withoutUnit),
      'policy-unit-missing',
      'classCap.junior',
      null,
    ],
    [
      'another unit',
      withSetting('classCap.junior', { ...CAP, unit: 'm²' }),
      'policy-unit-wrong',
      'classCap.junior',
      'm²',
    ],
    [
      'unknown indicator',
      withSetting('standard.gym.primary', CAP),
      'policy-unknown-indicator',
      'standard.gym.primary',
      'gym',
    ],
    [
      'unknown setting',
      withSetting('classCapp.primary', CAP),
      'policy-unknown-setting',
      'classCapp.primary',
      'classCapp.primary',
    ],
    [
      'year too early',
      withSetting('classCap.junior', { ...CAP, year: 1900 }),
      'policy-year-wrong',
      'classCap.junior.year',
      '1900',
    ],
    [
      'year too late',
      withSetting('classCap.junior', { ...CAP, year: 2101 }),
      'policy-year-wrong',
      'classCap.junior.year',
      '2101',
    ],
    [
      'year of the document',
      { ...GOOD, basis: { ...GOOD.basis, year: 20 } },
      'policy-year-wrong',
      'basis.year',
      '20',
    ],
    ['no year', withSetting('classCap.junior', withoutYear), 'policy-year-missing', 'classCap.junior', null],
    [
      'text for a number',
      withSetting('classCap.junior', { ...CAP, value: '50' }),
      'policy-value-wrong',
      'classCap.junior',
      '50',
    ],
    [
      'an object for a number',
      withSetting('classCap.junior', { ...CAP, value: {} }),
      'policy-type-wrong',
      'classCap.junior.value',
      '{}',
    ],
    [
      'half a pupil',
      withSetting('classCap.junior', { ...CAP, value: 49.5 }),
      'policy-value-wrong',
      'classCap.junior',
      '49.5',
    ],
    [
      'negative',
      withSetting('classCap.junior', { ...CAP, value: -1 }),
      'policy-value-wrong',
      'classCap.junior',
      '-1',
    ],
    [
      'no value',
      withSetting('classCap.junior', { ...CAP, value: undefined }),
      'policy-key-missing',
      'classCap.junior.value',
      null,
    ],
    [
      'unknown key',
      withSetting('classCap.junior', { ...CAP, colour: 1 }),
      'policy-unknown-key',
      'classCap.junior',
      'colour',
    ],
    ['unknown key above', { ...GOOD, colour: 1 }, 'policy-unknown-key', null, 'colour'],
    ['no name', { ...GOOD, name: undefined }, 'policy-key-missing', 'name', null],
    [
      'unknown choice',
      withSetting('coefficient.scope', { value: 'some', source: 'x', year: 2024, verified: false }),
      'policy-value-wrong',
      'coefficient.scope',
      'some',
    ],
    [
      'unknown indicator in a list',
      withSetting('coefficient.ratios', {
        value: ['books', 'gym'],
        source: 'x',
        year: 2024,
        verified: false,
      }),
      'policy-value-wrong',
      'coefficient.ratios',
      '["books","gym"]',
    ],
    [
      'a band the wrong way round',
      withSetting('walking.3-1.speed', { ...CAP, value: 4, unit: 'km/h' }),
      'policy-band-wrong',
      'walking.3-1.speed',
      'walking.3-1.speed',
    ],
  ])('%s', (_name, raw, code, column, value) => {
    const parsed = parseProfile(raw, 'mine.json');
    if (!('faults' in parsed)) throw new Error('it was taken');
    expect(parsed.faults).toHaveLength(1);
    expect(parsed.faults[0]).toMatchObject({ code, column, value, file: 'mine.json', severity: 'error' });
    expect(parsed.faults[0]!.text.en).toMatch(/\.$/);
    expect(parsed.faults[0]!.text.zh).toMatch(/。$/);
  });
});
