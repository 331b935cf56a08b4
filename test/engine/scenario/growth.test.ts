import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../engine/problem/index.ts';
import { prepare } from '../../../engine/scenario/prepare.ts';
import type { Scenario } from '../../../engine/scenario/scenario.ts';
import { buildTown } from '../../support/tiny-town.ts';

const town = buildTown({
  stages: [
    { id: 'primary', grades: ['g1', 'g2'] },
    { id: 'junior', grades: ['g7'] },
  ],
  years: [2026, 2027],
  units: [
    { id: 'town', pupils: [[100, 100, 50]] },
    { id: 'suburb', pupils: [[50, 50, 100]] },
    { id: 'hill', pupils: [[9, 11, 10]] },
    { id: 'valley', pupils: [[11, 9, 10]] },
  ],
  schools: [
    { id: 'P1', stages: ['primary'], unit: 'town', classrooms: 9 },
    { id: 'P2', stages: ['primary'], unit: 'suburb', classrooms: 3 },
    { id: 'V', stages: ['primary'], unit: 'hill', classrooms: 2 },
    { id: 'J', stages: ['junior'], unit: 'town', classrooms: 8 },
    { id: 'C', stages: ['primary'], unit: 'valley', classrooms: 2, status: 'candidate' },
    { id: 'K', stages: ['primary'], unit: 'valley', classrooms: 1, protected: true },
  ],
  zonesInForce: {
    primary: { town: 'P1', suburb: 'P2', hill: 'V', valley: 'V' },
    junior: { town: 'J', suburb: 'J', hill: 'J', valley: 'J' },
  },
});
const problem: Problem = {
  ...town.problem,
  units: { ...town.problem.units, urban: Uint8Array.from([1, 1, 0, 0]) },
};

function ready(...modifications: NonNullable<Scenario['modifications']>) {
  const prepared = prepare(problem, { modifications });
  if ('complaints' in prepared) throw new Error(JSON.stringify(prepared.complaints));
  return prepared;
}

function complaints(...modifications: NonNullable<Scenario['modifications']>) {
  const prepared = prepare(problem, { modifications });
  return 'complaints' in prepared ? prepared.complaints.map(({ column, value }) => [column, value]) : [];
}

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((all, one) => all + one, 0);
const first = (changed: Problem) => Array.from(changed.units.pupils[0]!);

describe('mergeSchools', () => {
  it('closes the school and sends every unit of its zone to the other', () => {
    const { problem: changed, options } = ready({ kind: 'mergeSchools', school: 'V', into: 'P2' });
    expect(changed.schools[2]!.status).toBe('candidate');
    expect(options.locks).toEqual([
      { stage: 'primary', unit: 'hill', school: 'P2' },
      { stage: 'primary', unit: 'valley', school: 'P2' },
    ]);
  });

  it('gives way to a lock that comes later', () => {
    const { options } = ready(
      { kind: 'mergeSchools', school: 'V', into: 'P2' },
      { kind: 'lockUnit', stage: 'primary', unit: 'hill', school: 'P1' },
    );
    expect(options.locks.map(({ unit, school }) => [unit, school])).toEqual([
      ['valley', 'P2'],
      ['hill', 'P1'],
    ]);
  });

  it('tells everything that is wrong at once', () => {
    expect(
      complaints(
        { kind: 'mergeSchools', school: 'K', into: 'C' },
        { kind: 'mergeSchools', school: 'V', into: 'J' },
        { kind: 'mergeSchools', school: 'V', into: 'V' },
        { kind: 'mergeSchools', school: 'nobody', into: 'none' },
      ),
    ).toEqual([
      ['modifications[0].school', 'K'],
      ['modifications[0].into', 'C'],
      ['modifications[1].into', 'J'],
      ['modifications[2].into', 'V'],
      ['modifications[3].school', 'nobody'],
      ['modifications[3].into', 'none'],
    ]);
  });
});

describe('convertSchool', () => {
  it('makes a teaching point, whose grades may be taught together, and back', () => {
    const { problem: point } = ready({ kind: 'convertSchool', school: 'V', to: 'teachingPoint' });
    expect(point.schools[2]).toMatchObject({ tier: 'teachingPoint', combinedClasses: true, stages: [0] });
    const { problem: back } = ready(
      { kind: 'convertSchool', school: 'V', to: 'teachingPoint' },
      { kind: 'convertSchool', school: 'V', to: 'primary' },
    );
    expect(back.schools[2]).toMatchObject({ tier: 'village', combinedClasses: false });
  });

  it('makes a nine-year school, which then may take in another’s stages', () => {
    const { problem: changed } = ready(
      { kind: 'convertSchool', school: 'P2', to: 'nineYear' },
      { kind: 'mergeSchools', school: 'J', into: 'P2' },
    );
    expect(changed.schools[1]!.stages).toEqual([0, 1]);
    expect(changed.schools[3]!.status).toBe('candidate');
  });

  it('refuses what is so already and stages that a protected school must keep', () => {
    expect(
      complaints(
        { kind: 'convertSchool', school: 'P1', to: 'primary' },
        { kind: 'convertSchool', school: 'K', to: 'junior' },
      ),
    ).toEqual([
      ['modifications[0].to', 'primary'],
      ['modifications[1].school', 'K'],
    ]);
  });
});

describe('leaveForTown', () => {
  it('takes the share from the villages and adds as many to the towns, grade by grade', () => {
    const { problem: changed } = ready({ kind: 'leaveForTown', share: 0.5 });
    // 10 of 20 leave in each grade; 9 and 11 lose 4.5 and 5.5, and the odd child is the first unit’s.
    expect(first(changed)).toEqual([107, 107, 53, 53, 53, 107, 4, 5, 5, 6, 5, 5]);
    for (const year of changed.units.pupils) expect(sum(year)).toBe(sum(problem.units.pupils[0]!));
  });

  it('lets them live beside the schools that are named, by classrooms, in the grades these teach', () => {
    const { problem: changed } = ready({
      kind: 'leaveForTown',
      share: 1,
      units: ['valley'],
      schools: ['P1', 'P2'],
      year: 2027,
    });
    expect(first(changed)).toEqual(first(problem));
    // 11 and 9 children at 9 : 3 classrooms; grade 7 has no school among them and stays.
    expect(Array.from(changed.units.pupils[1]!)).toEqual([108, 107, 50, 53, 52, 100, 9, 11, 10, 0, 0, 10]);
  });

  it('is undone by nothing leaving, and refuses what cannot be', () => {
    expect(first(ready({ kind: 'leaveForTown', share: 0 }).problem)).toEqual(first(problem));
    expect(
      complaints({
        kind: 'leaveForTown',
        share: 0.5,
        units: ['x'],
        schools: ['C'],
        grades: [4, 6],
        year: 2030,
      }),
    ).toEqual([
      ['modifications[0].units', 'x'],
      ['modifications[0].schools', 'C'],
      ['modifications[0].grades', '4-6'],
      ['modifications[0].year', '2030'],
    ]);
  });
});

describe('newHousing and projectPupils', () => {
  it('adds pupils by stage from the year in which the dwellings are ready', () => {
    const { problem: changed } = ready({ kind: 'newHousing', unit: 'suburb', year: 2027, dwellings: 1000 });
    expect(first(changed)).toEqual(first(problem));
    const more = Array.from(changed.units.pupils[1]!, (now, k) => now - problem.units.pupils[1]![k]!);
    // 1000 × 30 % lived in × 24 (10) pupils a hundred.
    expect(more).toEqual([0, 0, 0, 36, 36, 30, 0, 0, 0, 0, 0, 0]);
    expect(changed.growth!.housing).toHaveLength(1);
  });

  it('goes on in a projection as more of them are lived in', () => {
    const grow = { kind: 'newHousing', unit: 'suburb', year: 2027, dwellings: 1000 };
    const project = { kind: 'projectPupils', until: 2029, variant: 'middle' };
    const [without, with_] = [ready(project), ready(grow, project)].map(({ problem: changed }) => changed);
    expect(with_!.years).toEqual([2026, 2027, 2028, 2029]);
    const more = with_!.units.pupils.map((year, y) => sum(year) - sum(without!.units.pupils[y]!));
    expect(more[0]).toBe(0);
    expect(more[1]).toBe(102);
    expect(more[2]).toBeGreaterThan(more[1]!);
    expect(more[3]).toBeGreaterThan(more[2]!);
    expect(ready(grow, project, { kind: 'setYear', year: 2029 }).options.year).toBe(2029);
  });

  it('refuses years that cannot be', () => {
    expect(
      complaints(
        { kind: 'projectPupils', until: 2027, variant: 'low' },
        { kind: 'projectPupils', until: 2090, variant: 'low' },
        { kind: 'projectPupils', until: 2030, variant: 'low', from: 2020 },
        { kind: 'newHousing', unit: 'moon', year: 2020, dwellings: 5 },
      ),
    ).toEqual([
      ['modifications[0].until', '2027'],
      ['modifications[1].until', '2090'],
      ['modifications[2].from', '2020'],
      ['modifications[3].unit', 'moon'],
      ['modifications[3].year', '2020'],
    ]);
  });
});
