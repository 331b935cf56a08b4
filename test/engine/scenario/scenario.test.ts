import { describe, expect, test } from 'vitest';
import { applyScenario, parseScenario } from '../../../engine/scenario/apply.ts';
import { blameScenario } from '../../../engine/scenario/blame.ts';
import { scenarioHash } from '../../../engine/scenario/hash.ts';
import type { Draft } from '../../../engine/scenario/modification.ts';
import { MODIFICATIONS } from '../../../engine/scenario/modifications/index.ts';
import { prepare } from '../../../engine/scenario/prepare.ts';
import { defaultOptions, EMPTY_SCENARIO, type Scenario } from '../../../engine/scenario/scenario.ts';
import { buildTown } from '../../support/tiny-town.ts';

const town = buildTown({
  stages: [
    { id: 'primary', grades: ['g1', 'g2'] },
    { id: 'junior', grades: ['g7'] },
  ],
  years: [2026, 2028],
  units: [
    {
      id: 'u1',
      pupils: [
        [10, 20, 30],
        [11, 21, 31],
      ],
    },
    {
      id: 'u2',
      pupils: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    },
  ],
  schools: [
    { id: 'p1', stages: ['primary'], unit: 'u1', classrooms: 4, maxClassrooms: 6 },
    { id: 'p2', stages: ['primary'], unit: 'u2', classrooms: 2, protected: true },
    { id: 'j1', stages: ['junior'], unit: 'u1', classrooms: 3 },
    { id: 'c1', stages: ['primary'], unit: 'u2', status: 'candidate', classrooms: null, seats: null },
  ],
  borders: [['u1', 'u2']],
});
const { problem } = town;

function applied(modifications: Scenario['modifications']): Draft {
  const result = applyScenario(problem, { modifications }, 'scenario.json');
  if ('complaints' in result) throw new Error(JSON.stringify(result.complaints));
  return result.draft;
}

function complaintsOf(scenario: Scenario): readonly { column: string | null; value: string | null }[] {
  const result = applyScenario(problem, scenario, 'scenario.json');
  return 'complaints' in result ? result.complaints : [];
}

describe('what each modification does', () => {
  test('the empty scenario is the baseline itself', () => {
    const result = applyScenario(problem, EMPTY_SCENARIO, 'scenario.json');
    if ('complaints' in result) throw new Error('refused');
    expect(result.draft.problem).toBe(problem);
    expect(result.draft.policyOverrides).toEqual({});
    expect(result.draft.options).toEqual(defaultOptions(problem));
  });

  test('a closed school is a site that takes no pupils; the baseline keeps it', () => {
    const { problem: changed } = applied([{ kind: 'closeSchool', school: 'p1' }]);
    expect(changed.schools[0]!.status).toBe('candidate');
    expect(problem.schools[0]!.status).toBe('existing');
    expect(changed.schools.slice(1)).toEqual(problem.schools.slice(1));
  });

  test('a site opens with the classrooms it is given', () => {
    const school = applied([{ kind: 'openSite', school: 'c1', classrooms: 5 }]).problem.schools[3]!;
    expect([school.status, school.classrooms]).toEqual(['existing', 5]);
  });

  test('expansions add up', () => {
    const one = { kind: 'expandSchool', school: 'p1', classrooms: 1 };
    expect(applied([one, one]).problem.schools[0]!.classrooms).toBe(6);
  });

  test('a later lock of the same unit and stage takes the place of the earlier', () => {
    const { options } = applied([
      { kind: 'lockUnit', stage: 'primary', unit: 'u1', school: 'p1' },
      { kind: 'lockUnit', stage: 'junior', unit: 'u1', school: 'j1' },
      { kind: 'lockUnit', stage: 'primary', unit: 'u1', school: 'p2' },
    ]);
    expect(options.locks).toEqual([
      { stage: 'junior', unit: 'u1', school: 'j1' },
      { stage: 'primary', unit: 'u1', school: 'p2' },
    ]);
  });

  test('pupils are scaled where asked, in every year, to whole children', () => {
    const { problem: changed } = applied([
      { kind: 'scalePupils', factor: 1.26, units: ['u1'], grades: [2, 7] },
    ]);
    expect([...changed.units.pupils[0]!]).toEqual([10, 25, 38, 1, 2, 3]);
    expect([...changed.units.pupils[1]!]).toEqual([11, 26, 39, 4, 5, 6]);
    expect([...problem.units.pupils[0]!]).toEqual([10, 20, 30, 1, 2, 3]);
  });

  test('groups, buses, years and limits reach options and policy', () => {
    const { options, policyOverrides } = applied([
      { kind: 'keepTogether', stage: 'primary', units: ['u1', 'u2'] },
      { kind: 'runBus', unit: 'u2', school: 'p1', minutes: 9 },
      { kind: 'setYear', year: 2028 },
      { kind: 'changeLimit', grades: [1, 3], minutes: 35 },
    ]);
    expect(options.keepTogether).toEqual([{ stage: 'primary', units: ['u1', 'u2'] }]);
    expect(options.buses).toEqual([{ unit: 'u2', school: 'p1', minutes: 9 }]);
    expect(options.year).toBe(2028);
    expect(policyOverrides).toEqual({
      'walking.1-3.limit': { value: 35, unit: 'min', source: 'scenario', verified: false },
    });
  });
});

describe('what is refused', () => {
  const faults: [string, Scenario, [column: string, value: string | null]][] = [
    [
      'unknown kind',
      { modifications: [{ kind: 'burnSchool', school: 'p1' }] },
      ['modifications[0].kind', 'burnSchool'],
    ],
    [
      'unknown unit',
      { modifications: [{ kind: 'lockUnit', stage: 'primary', unit: 'x', school: 'p1' }] },
      ['modifications[0].unit', 'x'],
    ],
    [
      'unknown school',
      { modifications: [{ kind: 'closeSchool', school: 'x' }] },
      ['modifications[0].school', 'x'],
    ],
    [
      'unknown stage',
      { modifications: [{ kind: 'keepTogether', stage: 'senior', units: ['u1', 'u2'] }] },
      ['modifications[0].stage', 'senior'],
    ],
    [
      'lock to a school of another stage',
      { modifications: [{ kind: 'lockUnit', stage: 'junior', unit: 'u1', school: 'p1' }] },
      ['modifications[0].school', 'p1'],
    ],
    [
      'protected school',
      { modifications: [{ kind: 'closeSchool', school: 'p2' }] },
      ['modifications[0].school', 'p2'],
    ],
    [
      'site without room',
      { modifications: [{ kind: 'openSite', school: 'c1' }] },
      ['modifications[0].classrooms', 'c1'],
    ],
    [
      'more than the site carries',
      { modifications: [{ kind: 'expandSchool', school: 'p1', classrooms: 3 }] },
      ['modifications[0].classrooms', '3'],
    ],
    [
      'a year without pupils',
      { modifications: [{ kind: 'setYear', year: 2027 }] },
      ['modifications[0].year', '2027'],
    ],
    ['a missing field', { modifications: [{ kind: 'closeSchool' }] }, ['modifications[0].school', null]],
    [
      'a field too many',
      { modifications: [{ kind: 'closeSchool', school: 'p1', when: 2027 }] },
      ['modifications[0].when', '2027'],
    ],
    [
      'a negative factor',
      { modifications: [{ kind: 'scalePupils', factor: -1 }] },
      ['modifications[0].factor', '-1'],
    ],
    [
      'a group of one',
      { modifications: [{ kind: 'keepTogether', stage: 'primary', units: ['u1'] }] },
      ['modifications[0].units', '["u1"]'],
    ],
    ['an unknown stage to plan', { options: { stages: ['senior'] } }, ['options.stages', 'senior']],
  ];
  test.each(faults)('%s', (_, scenario, [column, value]) => {
    expect(complaintsOf(scenario)).toEqual([
      expect.objectContaining({ column, value, file: 'scenario.json' }),
    ]);
  });

  test('two expansions that the site does not carry together are told, though each alone would fit', () => {
    const one = { kind: 'expandSchool', school: 'p1', classrooms: 2 };
    expect(complaintsOf({ modifications: [one, one] })).toEqual([
      expect.objectContaining({ column: 'modifications[1].classrooms' }),
    ]);
  });

  test('every fault is told at once', () => {
    const modifications = faults.flatMap(([, scenario]) => scenario.modifications ?? []);
    expect(complaintsOf({ modifications }).length).toBe(modifications.length);
    expect(modifications.length).toBeGreaterThan(10);
  });

  test('a file that is no JSON, and one with an unknown key', () => {
    expect(parseScenario('{', 's.json')).toHaveProperty('complaints.length', 1);
    expect(parseScenario('{"modification": []}', 's.json')).toHaveProperty('complaints.length', 1);
    expect(parseScenario('{"modifications": []}', 's.json')).toEqual({ scenario: { modifications: [] } });
  });
});

test('the hash knows content and order of modifications, not names or the order of keys', () => {
  const a = { kind: 'closeSchool', school: 'p1' };
  const b = { kind: 'setYear', year: 2028 };
  const hash = scenarioHash({ modifications: [a, b] });
  expect(scenarioHash({ name: 'x', modifications: [{ school: 'p1', kind: 'closeSchool' }, b] })).toBe(hash);
  expect(scenarioHash({ modifications: [b, a] })).not.toBe(hash);
  expect(scenarioHash(EMPTY_SCENARIO)).not.toBe(hash);
});

test('kinds are unique and every kind has help in both languages', () => {
  expect(new Set(MODIFICATIONS.map(({ kind }) => kind)).size).toBe(MODIFICATIONS.length);
  for (const { help } of MODIFICATIONS) expect(help.every((text) => text.length > 0)).toBe(true);
  expect(MODIFICATIONS.length).toBeGreaterThan(8);
});

describe('pupils scaled beyond reason', () => {
  test('grades the wrong way round, or none of the dataset, are a fault and not a silent nothing', () => {
    for (const grades of [
      [6, 1],
      [3, 5],
    ]) {
      const told = complaintsOf({ modifications: [{ kind: 'scalePupils', factor: 2, grades }] });
      expect(told).toMatchObject([{ column: 'modifications[0].grades', value: grades.join('-') }]);
    }
  });

  test('counts that no longer fit their array are refused where they arise', () => {
    const twice = [100, 100, 100, 100].map((factor) => ({ kind: 'scalePupils', factor }));
    expect(complaintsOf({ modifications: twice })).toMatchObject([
      { column: 'modifications[2].factor', value: '100' },
      { column: 'modifications[3].factor', value: '100' },
    ]);
  });
});

describe('faults are told where a planner can mend them', () => {
  const places = (modifications: Scenario['modifications'], bands: Draft['bands'] = null) => {
    const result = applyScenario(problem, { modifications }, 'scenario.json', bands);
    if (!('complaints' in result)) return [];
    return result.complaints.map(({ file, column, value }) => ({ file, column, value }));
  };

  test('a band that the policy does not have', () => {
    const change = { kind: 'changeLimit', grades: [2, 5], minutes: 40 };
    const bands = [
      [1, 3],
      [4, 6],
    ] as const;
    expect(places([change], bands)).toEqual([
      { file: 'scenario.json', column: 'modifications[0].grades', value: '2-5' },
    ]);
    expect(places([{ ...change, grades: [4, 6] }], bands)).toEqual([]);
  });

  test('policy values of the scenario stand in the scenario’s file', () => {
    const prepared = prepare(
      { ...problem, policy: { profile: 'cn-national-2017' } },
      {
        policy: { overrides: { 'classCap.primary': { value: 40 } } },
        modifications: [{ kind: 'changeLimit', grades: [2, 5], minutes: 40 }],
      },
      { file: 'mine.json' },
    );
    const told = 'complaints' in prepared ? prepared.complaints : [];
    expect(told.map(({ file, column }) => `${file} ${column}`)).toContain(
      'mine.json policy.overrides.classCap.primary',
    );
    expect(told.every(({ file }) => file === 'mine.json')).toBe(true);
  });

  test('a school that is open already, and more classrooms than a site carries', () => {
    expect(places([{ kind: 'openSite', school: 'p1', classrooms: 7 }])).toEqual([
      { file: 'scenario.json', column: 'modifications[0].school', value: 'p1' },
      { file: 'scenario.json', column: 'modifications[0].classrooms', value: '7' },
    ]);
  });

  test('faults of form hide no faults of content, and speak Chinese', () => {
    const text = JSON.stringify({
      optoins: {},
      modifications: [
        { kind: 'lockUnit', stage: 'primary', unit: 'u9', school: 'p1' },
        { kind: 'runBus', unit: 'u1', school: 'p1' },
        { kind: 'keepTogether', stage: 'primary', units: ['u1'] },
        { kind: 'changeLimit', grades: [1, 3], minutes: 'ten' },
      ],
    });
    const parsed = parseScenario(text, 's.json');
    if (!('complaints' in parsed)) throw new Error('accepted');
    expect(parsed.complaints.map(({ column }) => column)).toEqual(['optoins']);
    const applied_ = applyScenario(problem, parsed.sound, 's.json');
    if (!('complaints' in applied_)) throw new Error('accepted');
    const told = [...parsed.complaints, ...applied_.complaints];
    expect(applied_.complaints.map(({ column }) => column)).toEqual([
      'modifications[0].unit',
      'modifications[1].minutes',
      'modifications[2].units',
      'modifications[3].minutes',
    ]);
    for (const { text: sentence } of told) {
      expect(sentence.zh).toMatch(/[一-鿿]/);
      expect(sentence.zh + sentence.en).not.toMatch(/Invalid|expected|Unrecognized/);
    }
  });

  test('complaints about options name the modification that made the option', () => {
    const lock = { stage: 'primary', unit: 'u1', school: 'p1' };
    const scenario: Scenario = {
      modifications: [
        { kind: 'closeSchool', school: 'j1' },
        { kind: 'lockUnit', ...lock },
      ],
    };
    const complaint = (column: string, row: number | null) => ({
      code: 'x',
      severity: 'error' as const,
      file: 'options',
      row,
      column,
      value: null,
      text: { en: 'x', zh: 'x' },
    });
    const options = { ...defaultOptions(problem), locks: [lock] };
    const blamed = blameScenario(
      [complaint('locks', 1), complaint('stages', 1), { ...complaint('id', 3), file: 'units' }],
      scenario,
      options,
      'mine.json',
    );
    expect(blamed.map(({ file, row, column }) => [file, row, column])).toEqual([
      ['mine.json', null, 'modifications[1]'],
      ['mine.json', null, 'options.stages'],
      ['units', 3, 'id'],
    ]);
  });
});
