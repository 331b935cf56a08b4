import { describe, expect, it } from 'vitest';
import { checkPlan, RULES } from '../../../engine/check/index.ts';
import { NO_BALANCE } from '../../../engine/policy/balance.ts';
import { NO_STOCKS } from '../../../engine/problem/index.ts';
import { type Assignment, everybodyTo, honestPlan } from '../../support/honest-plan.ts';
import { buildTown, type SchoolSpec, type TownSpec } from '../../support/tiny-town.ts';

/**
 * Five units in a row, a – b – c – d – e, with 1, 2, 4, 8 and 16 pupils, so that every sum of pupils says whose they
 * are. East stands in a, West in e.
 */
const ROW: TownSpec = {
  stages: [{ id: 'primary', grades: ['g1'] }],
  units: ['a', 'b', 'c', 'd', 'e'].map((id, i) => ({ id, pupils: [[2 ** i]] })),
  schools: [
    { id: 'East', stages: ['primary'], unit: 'a' },
    { id: 'West', stages: ['primary'], unit: 'e' },
  ],
  borders: [
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'd'],
    ['d', 'e'],
  ],
  policy: { classCap: { primary: 5 } },
};
/** Two schools, one with nearly everything: sending everybody to the other harms it and sets the two apart. */
const UNLIKE: TownSpec = {
  stages: [{ id: 'primary', grades: ['g1'] }],
  units: [
    { id: 'a', pupils: [[20]] },
    { id: 'b', pupils: [[20]] },
  ],
  schools: [
    { id: 'rich', stages: ['primary'], stocks: { ...NO_STOCKS, books: 900 } },
    { id: 'poor', stages: ['primary'], stocks: { ...NO_STOCKS, books: 100 } },
  ],
  enrolment: [
    ['rich', 1, 20],
    ['poor', 1, 20],
  ],
  policy: {
    balance: {
      ...NO_BALANCE,
      ratios: ['books'],
      coefficient: { ...NO_BALANCE.coefficient, binds: true, limits: { primary: 0.5 } },
      noHarm: { binds: true, reading: 'ownLevel', tolerance: 0 },
    },
  },
};
/**
 * A sought-after school of the town: of 20 children of grade 2 five come from outside its zone, of 60 in all today. A tenth may:
 * beside five there must be 45 others.
 */
const SOUGHT: TownSpec = {
  stages: [{ id: 'primary', grades: ['g1', 'g2'] }],
  units: [
    { id: 'a', pupils: [[20, 0]] },
    { id: 'b', pupils: [[10, 0]] },
  ],
  schools: [
    { id: 'sought', stages: ['primary'], tier: 'urban' },
    { id: 'other', stages: ['primary'], tier: 'village' },
  ],
  enrolment: [
    ['sought', 1, 40],
    ['sought', 2, 20],
    ['other', 2, 20],
  ],
  outsideZone: [0, 5, 20],
  policy: { choice: { binds: true, most: { primary: 0.1 } } },
  options: { mode: 'entryCohort' },
};
const HALVES = { primary: { a: 'East', b: 'East', c: 'East', d: 'West', e: 'West' } };

/** `rule subject excess unit` of everything that a plan breaks. */
function broken(spec: TownSpec, assignment: Assignment): string[] {
  const town = buildTown(spec);
  const plan = honestPlan(town, assignment);
  return checkPlan(town.problem, town.travel, town.policy, plan).violations.map(
    ({ rule, subject, excess, unit }) => `${rule} ${subject} ${excess} ${unit}`,
  );
}

function withSchools(...changes: Partial<SchoolSpec>[]): TownSpec {
  return { ...ROW, schools: ROW.schools.map((school, i) => ({ ...school, ...changes[i] })) };
}

describe('a plan that keeps every rule', () => {
  it('breaks none, and the verdict says so in both languages', () => {
    const town = buildTown(ROW);
    const report = checkPlan(town.problem, town.travel, town.policy, honestPlan(town, HALVES));
    expect(report.verdict).toBe('keeps every rule');
    expect(report.text.en).toMatch(/keeps every rule/);
    expect(report.text.zh).toMatch(/满足全部规则/);
    expect(report).toMatchObject({ violations: [], claims: [] });
  });
});

describe('assigned', () => {
  it('misses a unit without a school', () => {
    const { c: _, ...rest } = HALVES.primary;
    expect(broken(ROW, { primary: rest })).toEqual(['assigned c/primary 1 units']);
  });

  it('misses a unit without pupils too', () => {
    const empty = {
      ...ROW,
      units: ROW.units.map((unit) => (unit.id === 'b' ? { id: 'b', pupils: [[0]] } : unit)),
    };
    expect(broken(empty, { primary: { a: 'East', c: 'West', d: 'West', e: 'West' } })).toEqual([
      'assigned b/primary 1 units',
    ]);
  });

  it.each<[string, Partial<SchoolSpec>, TownSpec['policy']]>([
    ['private', { ownership: 'private' }, {}],
    ['provincial', { ownership: 'provincial' }, {}],
    ['unsafe where safety is asked for', { safe: false }, { safeBuildingsOnly: true }],
    ['of another stage', { stages: ['junior'] }, {}],
  ])('takes no school that is %s', (_, change, policy) => {
    const stages = [...ROW.stages, { id: 'junior', grades: ['g7'] }];
    const units = ROW.units.map(({ id, pupils }) => ({ id, pupils: [[...pupils[0]!, 0]] }));
    const schools = [ROW.schools[0]!, { ...ROW.schools[1]!, ...change }];
    const spec = {
      ...ROW,
      stages,
      units,
      schools,
      policy: { ...ROW.policy, ...policy },
      options: { stages: ['primary'] },
    };
    expect(broken(spec, HALVES)).toEqual(['assigned d/primary 1 units', 'assigned e/primary 1 units']);
  });

  it('tells a unit without a school from one whose school takes none', () => {
    const town = buildTown(withSchools({}, { ownership: 'private' }));
    const { e: _, ...zones } = HALVES.primary;
    const { violations } = checkPlan(
      town.problem,
      town.travel,
      town.policy,
      honestPlan(town, { primary: zones }),
    );
    expect(violations.map(({ text }) => text.en)).toEqual([
      'd is assigned to West, which takes no primary pupils. Assign it to a school of the stage.',
      'e has no primary school. Assign it to one.',
    ]);
  });

  it('takes no school that the dataset does not have', () => {
    expect(broken(ROW, { primary: { ...HALVES.primary, b: 'Ghost' } })).toEqual([
      'assigned b/primary 1 units',
      'contiguity East/primary 1 units',
    ]);
  });

  it('takes an unsafe school where the policy does not ask', () => {
    expect(broken(withSchools({}, { safe: false }), HALVES)).toEqual([]);
  });

  it('takes a candidate site only where the plan opens it, and no school that it closes', () => {
    const town = buildTown(withSchools({}, { status: 'candidate' }));
    const judge = (change: Parameters<typeof honestPlan>[2]) =>
      checkPlan(town.problem, town.travel, town.policy, honestPlan(town, HALVES, change));
    expect(judge({ open: ['East', 'West'] }).verdict).toBe('keeps every rule');
    expect(judge({ open: ['East'] }).violations.map((one) => one.subject)).toEqual([
      'd/primary',
      'e/primary',
    ]);

    const standing = buildTown(ROW);
    for (const kind of ['close', 'merge'] as const) {
      const actions = [{ kind, school: 'West', into: 'East', year: 2026 }];
      const plan = honestPlan(standing, HALVES, { actions });
      const { violations } = checkPlan(standing.problem, standing.travel, standing.policy, plan);
      expect(violations.map((one) => one.rule)).toEqual(['assigned', 'assigned']);
    }
  });
});

describe('contiguity', () => {
  const split = { primary: { a: 'East', b: 'West', c: 'East', d: 'East', e: 'West' } };

  it('counts the units cut off from the school, school by school', () => {
    expect(broken(ROW, split)).toEqual([
      'contiguity East/primary 2 units',
      'contiguity West/primary 1 units',
    ]);
  });

  it('asks nothing where it is off, nor of a school without a unit', () => {
    expect(broken({ ...ROW, options: { contiguity: false } }, split)).toEqual([]);
    const { unit: _, ...adrift } = ROW.schools[0]!;
    expect(broken({ ...ROW, schools: [adrift, ROW.schools[1]!] }, split)).toEqual([
      'contiguity West/primary 1 units',
    ]);
  });

  it('starts at the anchor even when that belongs to another zone', () => {
    const robbed = { primary: { a: 'West', b: 'East', c: 'East', d: 'West', e: 'West' } };
    expect(broken(ROW, robbed)).toEqual(['anchor a/primary 1 units', 'contiguity West/primary 1 units']);
  });

  it('lets islands belong elsewhere only where that is allowed', () => {
    const island: TownSpec = { ...ROW, borders: ROW.borders!.filter(([from]) => from !== 'b') };
    const over = { primary: { a: 'East', b: 'East', c: 'East', d: 'West', e: 'West' } };
    expect(broken(island, over)).toEqual(['contiguity East/primary 1 units']);
    // c – d – e holds the anchor of West: no island.
    expect(broken({ ...island, options: { allowIslands: true } }, over)).toEqual([
      'contiguity East/primary 1 units',
    ]);
    const alone: TownSpec = {
      ...ROW,
      borders: [
        ['a', 'b'],
        ['d', 'e'],
      ],
    };
    expect(broken(alone, over)).toEqual(['contiguity East/primary 1 units']);
    expect(broken({ ...alone, options: { allowIslands: true } }, over)).toEqual([]);
  });

  it('starts from a school on its own, without the neighbours of the next unit', () => {
    const lonely: TownSpec = {
      ...ROW,
      borders: [
        ['b', 'c'],
        ['c', 'd'],
        ['d', 'e'],
      ],
    };
    expect(broken(lonely, { primary: { ...HALVES.primary, b: 'West' } })).toEqual([
      'contiguity East/primary 1 units',
      'contiguity West/primary 1 units',
    ]);
  });

  it('names the first few of many units cut off', () => {
    const ids = ['h', 'a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const sentence = (count: number) => {
      const town = buildTown({
        stages: ROW.stages,
        units: ids.slice(0, count + 1).map((id) => ({ id, pupils: [[0]] })),
        schools: [{ id: 'Home', stages: ['primary'], unit: 'h' }],
      });
      const zone = Object.fromEntries(ids.slice(0, count + 1).map((id) => [id, 'Home']));
      const { violations } = checkPlan(
        town.problem,
        town.travel,
        town.policy,
        honestPlan(town, { primary: zone }),
      );
      return violations[0]!.text.en;
    };
    expect(sentence(5)).toContain(': a, b, c, d, e cannot');
    expect(sentence(7)).toContain(': a, b, c, d, e, … (7) cannot');
  });

  it('judges each stage by itself', () => {
    const spec: TownSpec = {
      ...ROW,
      stages: [...ROW.stages, { id: 'junior', grades: ['g7'] }],
      units: ROW.units.map(({ id, pupils }) => ({ id, pupils: [[...pupils[0]!, 1]] })),
      schools: ROW.schools.map((school) => ({ ...school, stages: ['primary', 'junior'] })),
    };
    expect(broken(spec, { ...HALVES, junior: split.primary })).toEqual([
      'contiguity East/junior 2 units',
      'contiguity West/junior 1 units',
    ]);
  });
});

describe('anchor', () => {
  it('wants the unit of a school in its own zone, contiguous or not', () => {
    const robbed = { primary: { a: 'West', b: 'West', c: 'West', d: 'West', e: 'West' } };
    expect(broken(ROW, robbed)).toEqual(['anchor a/primary 1 units']);
    expect(broken({ ...ROW, options: { contiguity: false } }, robbed)).toEqual(['anchor a/primary 1 units']);
  });

  it('lets the unit of two schools belong to either, and to no third', () => {
    const shared: TownSpec = {
      ...ROW,
      schools: [...ROW.schools, { id: 'Twin', stages: ['primary'], unit: 'a' }],
    };
    const to = (school: string) => ({ primary: { ...HALVES.primary, a: school } });
    expect(broken(shared, to('East'))).toEqual([]);
    expect(broken(shared, to('Twin'))).toEqual([]);
    expect(broken(shared, to('West'))).toEqual([
      'anchor a/primary 1 units',
      'contiguity West/primary 1 units',
    ]);
  });
});

describe('a school of another stage', () => {
  const withJunior: TownSpec = {
    ...ROW,
    stages: [...ROW.stages, { id: 'junior', grades: ['g7'] }],
    units: ROW.units.map(({ id, pupils }) => ({ id, pupils: [[...pupils[0]!, 1]] })),
    schools: [...ROW.schools, { id: 'Middle', stages: ['junior'], unit: 'c' }],
    options: { stages: ['primary'] },
  };

  it('has no claim on the unit in which it stands', () => {
    expect(broken(withJunior, HALVES)).toEqual([]);
  });

  it('makes no mainland of an island', () => {
    const borders: TownSpec['borders'] = [
      ['a', 'b'],
      ['d', 'e'],
    ];
    const options = { ...withJunior.options, allowIslands: true };
    expect(broken({ ...withJunior, borders, options }, HALVES)).toEqual([]);
  });

  it('is locked and grouped by itself', () => {
    const both = {
      ...withJunior,
      schools: withJunior.schools.map((school) => ({ ...school, stages: ['primary', 'junior'] })),
    };
    const options = {
      contiguity: false,
      locks: [{ stage: 'junior', unit: 'b', school: 'West' }],
      keepTogether: [{ stage: 'junior', units: ['a', 'e'] }],
    };
    const zones = { a: 'East', b: 'East', c: 'Middle', d: 'West', e: 'West' };
    expect(broken({ ...both, options }, { primary: zones, junior: zones })).toEqual([
      'lock b/junior 1 units',
      'keepTogether a/junior 1 units',
    ]);
  });
});

describe('lock and keepTogether', () => {
  it('a locked unit goes to its school', () => {
    const lock = (unit: string) => ({
      ...ROW,
      options: { locks: [{ stage: 'primary', unit, school: 'East' }] },
    });
    expect(broken(lock('c'), HALVES)).toEqual([]);
    expect(broken(lock('d'), HALVES)).toEqual(['lock d/primary 1 units']);
  });

  it('a lock of a stage that is not planned asks nothing', () => {
    const options = { locks: [{ stage: 'junior', unit: 'd', school: 'East' }] };
    expect(broken({ ...ROW, options }, HALVES)).toEqual([]);
  });

  it('a group is short by the units outside its largest part', () => {
    const group = (...units: string[]) => ({
      ...ROW,
      options: { keepTogether: [{ stage: 'primary', units }] },
    });
    expect(broken(group('a', 'b', 'c'), HALVES)).toEqual([]);
    expect(broken(group('b', 'c', 'd'), HALVES)).toEqual(['keepTogether b/primary 1 units']);
    expect(broken(group('a', 'b', 'd', 'e'), HALVES)).toEqual(['keepTogether a/primary 2 units']);
  });

  it('a unit of a group that has no school counts for `assigned` only', () => {
    const options = { keepTogether: [{ stage: 'primary', units: ['a', 'b', 'c'] }], contiguity: false };
    const { b: _, ...rest } = HALVES.primary;
    expect(broken({ ...ROW, options }, { primary: rest })).toEqual(['assigned b/primary 1 units']);
  });

  it('groups that begin with the same unit are told as one', () => {
    const keepTogether = [
      { stage: 'primary', units: ['a', 'd', 'e'] },
      { stage: 'primary', units: ['a', 'b', 'd'] },
      { stage: 'primary', units: ['a', 'b'] },
    ];
    expect(broken({ ...ROW, options: { keepTogether } }, HALVES)).toEqual(['keepTogether a/primary 2 units']);
  });
});

describe('pupils from outside the zone', () => {
  const to = (a: string, b: string, change: Partial<TownSpec> = {}) =>
    broken({ ...SOUGHT, ...change }, { primary: { a, b } }).filter((text) => text.startsWith('choice'));

  it('are no larger a share than the policy allows: the zone must hold the others', () => {
    // Grade 1 by zones joins the twenty of grade 2: 50, 40, 30 and 20 pupils of whom five from outside.
    expect(to('sought', 'sought')).toEqual([]);
    expect(to('sought', 'other')).toEqual(['choice sought/primary 10 pupils']);
    expect(to('other', 'sought')).toEqual(['choice sought/primary 20 pupils']);
    expect(to('other', 'other')).toEqual(['choice sought/primary 30 pupils']);
  });

  it('may stay as large a share as today, and count only where nobody is placed by zones', () => {
    // 15 of 60 are a quarter: beside five there must be fifteen others.
    expect(to('other', 'other', { outsideZone: [10, 5, 20] })).toEqual([]);
    expect(to('other', 'other', { options: { mode: 'wholeSchool' } })).toEqual([]);
    expect(to('other', 'other', { outsideZone: [0, null, 20] })).toEqual([]);
  });

  it('are asked of public schools of towns without beds, where the policy binds zones', () => {
    const [first, second] = SOUGHT.schools;
    const schools = (change: Partial<SchoolSpec>) => ({ schools: [{ ...first!, ...change }, second!] });
    expect(to('other', 'other', schools({ tier: 'village' }))).toEqual([]);
    expect(to('other', 'other', schools({ boardingPlaces: 1 }))).toEqual([]);
    expect(to('other', 'other', schools({ tier: 'town' })).length).toBe(1);
    expect(to('other', 'other', { policy: { choice: { binds: false, most: { primary: 0.1 } } } })).toEqual(
      [],
    );
    expect(to('other', 'other', { policy: { choice: { binds: true, most: { junior: 0.1 } } } })).toEqual([]);
  });
});

describe('every rule', () => {
  it('tells a sentence in both languages that names what to do', () => {
    const seen = new Set<string>();
    const spec: TownSpec = {
      ...ROW,
      schools: [
        { ...ROW.schools[0]!, classrooms: 1, boardingPlaces: 1 },
        { ...ROW.schools[1]!, seats: 3 },
      ],
      seconds: {
        a: { East: 0, West: 60 },
        b: { East: 3000, West: 60 },
        c: { East: 60, West: 60 },
        d: { East: 60 },
        e: { East: 60, West: 3000 },
      },
      policy: {
        ...ROW.policy,
        bands: [{ grades: [1, 3], speed: 1.2, limit: 1800, tailFrom: 900 }],
        boardingFromGrade: 1,
      },
      options: {
        locks: [{ stage: 'primary', unit: 'c', school: 'West' }],
        keepTogether: [{ stage: 'primary', units: ['d', 'e'] }],
      },
    };
    const town = buildTown(spec);
    const { a: _, ...all } = HALVES.primary;
    const plans = [
      honestPlan(town, { primary: { ...HALVES.primary, b: 'East', d: 'West', e: 'West', c: 'East' } }),
      honestPlan(town, { primary: { ...all, d: 'East', c: 'East' } }),
      honestPlan(town, { primary: { ...HALVES.primary, e: 'East', a: 'West' } }),
    ];
    const unlike = buildTown(UNLIKE);
    const sought = buildTown(SOUGHT);
    const judged = [
      ...plans.map((plan) => checkPlan(town.problem, town.travel, town.policy, plan)),
      checkPlan(
        unlike.problem,
        unlike.travel,
        unlike.policy,
        honestPlan(unlike, everybodyTo(unlike, 'poor')),
      ),
      checkPlan(
        sought.problem,
        sought.travel,
        sought.policy,
        honestPlan(sought, everybodyTo(sought, 'other')),
      ),
    ];
    for (const { violations } of judged) {
      for (const { rule, text } of violations) {
        seen.add(rule);
        expect(text.en).toMatch(/^[A-Z].*\. ?[A-Z].*\.$|^[A-Za-z].*\.$/);
        expect(text.zh).toMatch(/请.*。$/);
        expect(text.en + text.zh).not.toMatch(/undefined|NaN|\[object/);
      }
    }
    expect([...seen].toSorted()).toEqual(RULES.map((rule) => rule.id).toSorted());
  });
});
