import { describe, expect, test } from 'vitest';
import { defaultExchangeOptions, type ExchangeOptions } from '../../../engine/plan/index.ts';
import type { EarlierMove, Teacher } from '../../../engine/problem/index.ts';
import { contextOf, faultsOf, rosterNotes } from '../../../engine/staffing/index.ts';
import { NONE } from '../../../engine/units.ts';
import { randomStaff } from '../../support/random-staff.ts';

const base = randomStaff(5, { teachers: [1, 1], schools: [4, 4] });
const schools = base.problem.schools.map((school) => ({
  ...school,
  stages: [0],
  ownership: 'public' as const,
  status: 'existing' as const,
}));
const sound: Teacher = {
  ...base.problem.teachers![0]!,
  id: 'A',
  school: 0,
  teachingAt: 0,
  stage: 0,
  subjects: ['maths'],
  certificates: [0],
  sex: 'f',
  birthYear: 1985,
  title: 'middle',
  degree: 'bachelor',
  role: 'teacher',
  terms: null,
  startYear: 2015,
  exempt: null,
  exemptUntil: null,
  couple: NONE,
  household: null,
  carer: false,
  homeLon: Number.NaN,
  homeLat: Number.NaN,
  preferences: [],
};
const roster: readonly Teacher[] = [
  { ...sound, id: 'HEAD', role: 'head', terms: 2 },
  { ...sound, id: 'B', school: 1, teachingAt: 1 },
  { ...sound, id: 'C', school: 2, teachingAt: 2 },
  { ...sound, id: 'D', school: 3, teachingAt: 3 },
];
const policy = {
  ...base.policy,
  minYears: 6,
  minInterval: 3,
  headTerms: 2,
  maxAge: { m: 55, f: 50 },
  commute: { limit: null, detour: 1, speed: 30 },
};

interface Broken {
  readonly name: string;
  readonly rule: string;
  /** Changes of teacher D, row 5. */
  readonly row?: Partial<Teacher>;
  readonly earlier?: Partial<EarlierMove>;
  readonly options?: Partial<ExchangeOptions>;
}

const stays = { teacher: 3, from: 3, to: 3, form: 'rotation' as const, startYear: 2020, returnYear: 2023 };
const pinned = { pins: [{ teacher: 'D', school: 'S0' }] };
const BROKEN: readonly Broken[] = [
  { name: 'no start year', rule: 'eligible', row: { startYear: null } },
  { name: 'starts next year', rule: 'eligible', row: { startYear: 2027 } },
  { name: 'starts far ahead', rule: 'eligible', row: { startYear: 2062 } },
  { name: 'no birth year', rule: 'eligible', row: { birthYear: null } },
  { name: 'a child', rule: 'eligible', row: { birthYear: 2015 } },
  { name: 'a century old', rule: 'eligible', row: { birthYear: 1926 } },
  { name: 'no sex', rule: 'eligible', row: { sex: null } },
  { name: 'head without terms', rule: 'headTerms', row: { role: 'head', terms: null } },
  {
    name: 'second head of a school',
    rule: 'heads',
    row: { role: 'head', terms: 1, school: 0, teachingAt: 0 },
  },
  { name: 'no certificate for the stage', rule: 'certificate', row: { certificates: [1] } },
  { name: 'certificates of nothing', rule: 'certificate', row: { certificates: [] } },
  { name: 'stage not taught at the school', rule: 'certificate', row: { stage: 1, certificates: [1] } },
  { name: 'subject of another name', rule: 'subjectTaught', row: { subjects: ['mathematics'] } },
  { name: 'no subject', rule: 'subjectTaught', row: { subjects: [] } },
  { name: 'subject twice', rule: 'subjectHours', row: { subjects: ['maths', 'maths'] } },
  { name: 'couple of three', rule: 'couple', row: { couple: 1 } },
  { name: 'carer without home', rule: 'carer', row: { carer: true, homeLon: Number.NaN } },
  { name: 'household of one', rule: 'household', row: { household: 'H9' } },
  { name: 'end of exemption without reason', rule: 'eligible', row: { exemptUntil: '2027-01-31' } },
  {
    name: 'teaches where no move went',
    rule: 'inTerm',
    row: { teachingAt: 2 },
    earlier: { to: 1, returnYear: 2028 },
  },
  {
    name: 'teaches where no ended move went',
    rule: 'inTerm',
    row: { teachingAt: 1 },
    earlier: { to: 2, returnYear: 2025 },
  },
  { name: 'pinned, too few years', rule: 'eligible', row: { startYear: 2024 }, options: pinned },
  { name: 'pinned, exempt', rule: 'eligible', row: { exempt: 'illness' }, options: pinned },
  {
    name: 'pinned, exempt until next year',
    rule: 'eligible',
    row: { exempt: 'nursing', exemptUntil: '2027-08-31' },
    options: pinned,
  },
  { name: 'pinned, too old', rule: 'eligible', row: { birthYear: 1970 }, options: pinned },
  {
    name: 'pinned, moved last year',
    rule: 'eligible',
    earlier: { startYear: 2025, returnYear: null },
    options: pinned,
  },
  { name: 'pinned, term not over', rule: 'eligible', earlier: { returnYear: 2027 }, options: pinned },
  { name: 'pinned head, first term', rule: 'eligible', row: { role: 'head', terms: 1 }, options: pinned },
  { name: 'pinned carer, too far from home', rule: 'carer', row: { carer: true }, options: pinned },
  { name: 'pinned support staff', rule: '', row: { role: 'support' }, options: pinned },
  { name: 'pinned outside the township', rule: 'scope', options: { ...pinned, scope: 'township' } },
  { name: 'pinned outside the cluster', rule: 'scope', options: { ...pinned, scope: 'cluster' } },
  { name: 'pinned upwards', rule: 'direction', options: { ...pinned, direction: 'downward' } },
  {
    name: 'pinned and forbidden',
    rule: 'forbidden',
    options: { ...pinned, forbidden: [{ teacher: 'D', school: 'S0' }] },
  },
  {
    name: 'pinned and forbidden to move',
    rule: 'forbidden',
    options: { ...pinned, forbidden: [{ teacher: 'D' }] },
  },
  {
    name: 'pinned against the wishes',
    rule: 'wishes',
    row: { preferences: [1] },
    options: { ...pinned, mode: 'wishes' },
  },
  {
    name: 'pinned without the subject',
    rule: 'subjectTaught',
    row: { subjects: ['latin'] },
    options: pinned,
  },
  { name: 'pinned without certificate', rule: 'certificate', row: { certificates: [1] }, options: pinned },
  { name: 'pinned in no allowed form', rule: 'form', options: { ...pinned, forms: ['head'] } },
  {
    name: 'pinned for a year not planned',
    rule: 'pin',
    options: { pins: [{ teacher: 'D', school: 'S0', year: 2031 }] },
  },
  {
    name: 'pinned for a year gone by',
    rule: 'pin',
    options: { pins: [{ teacher: 'D', school: 'S0', year: 2020 }] },
  },
  {
    name: 'pinned to share, too far',
    rule: 'form',
    options: { pins: [{ teacher: 'D', school: 'S0', shared: true }], forms: ['shared'] },
  },
  {
    name: 'pinned to share though not allowed',
    rule: 'form',
    options: { pins: [{ teacher: 'D', school: 'S0', shared: true }] },
  },
];

describe('40 broken rosters', () => {
  test('there are forty and more', () => expect(BROKEN).toHaveLength(43));

  test('the sound roster is told nothing about', () => {
    expect(told({ name: '', rule: '' })).toEqual([]);
  });

  test.each(BROKEN)('$name: told with row, teacher and rule', (broken) => {
    const found = told(broken);
    const mine = found.filter(
      (one) => one.teacher === 'D' && (broken.rule === '' || one.rules.includes(broken.rule)),
    );
    expect(mine).not.toEqual([]);
    for (const one of mine) {
      expect(one.text.en).toContain('"D"');
      expect(one.text.zh).toContain('“D”');
      expect(one.row).toBe(5);
      // What a person is exempt for is nobody's business here.
      expect(`${one.text.en}${one.text.zh}`).not.toMatch(/illness|nursing/);
    }
  });
});

function told({ row = {}, earlier, options = {} }: Broken) {
  const paired =
    row.couple === undefined ? roster : roster.map((one, i) => (i === 1 ? { ...one, couple: 2 } : one));
  const teachers = paired.map((one, i) => (i === 3 ? { ...one, ...row } : one));
  const problem = {
    ...base.problem,
    schools: schools.map((school, s) => ({
      ...school,
      lon: 116 + s,
      township: s,
      cluster: `K${s}`,
      tier: s === 0 ? ('urban' as const) : ('village' as const),
    })),
    teachers,
    enrolment: schools.map((_, school) => ({
      ...base.problem.enrolment![0]!,
      school,
      grade: 1,
      classes: 2,
      pupils: 60,
    })),
    curriculum: [{ stage: 0, grade: 0, subject: 'maths', weeklyLessons: 5 }],
    moves: earlier ? [{ ...stays, ...earlier }] : [],
  };
  const context = contextOf(
    problem,
    { ...policy, load: { primary: 16, junior: 12 } },
    { ...defaultExchangeOptions(2026), ...options },
  );
  const rowOf = (id: string | null) => teachers.findIndex((one) => one.id === id) + 2;
  return [
    ...rosterNotes(context).map((note) => ({ ...note, rules: [note.rule] })),
    ...faultsOf(context).map((fault) => ({ ...fault, row: rowOf(fault.teacher) })),
  ];
}
