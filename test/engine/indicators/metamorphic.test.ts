import { describe, expect, test } from 'vitest';
import {
  type County,
  countyFigures,
  countyToday,
  isKnown,
  schoolFigures,
} from '../../../engine/indicators/index.ts';
import type { Problem } from '../../../engine/problem/index.ts';
import { Random } from '../../../engine/random.ts';
import { NONE } from '../../../engine/units.ts';
import { furnishedTown } from '../../support/furnished-town.ts';

const TOWNS = 100;

/** Figures of county and stages by id and stage. */
function figuresOf(county: County) {
  return new Map(
    countyFigures(county).map(({ indicator, stage, figure }) => [`${indicator.id} ${stage}`, figure]),
  );
}

function expectSame(
  a: ReadonlyMap<string, unknown>,
  b: ReadonlyMap<string, unknown>,
  ids: (id: string) => boolean,
): number {
  let compared = 0;
  for (const [id, figure] of a) {
    if (!ids(id)) continue;
    const other = b.get(id);
    if (typeof figure === 'number') {
      expect(typeof other, id).toBe('number');
      expect(Math.abs((other as number) - figure), id).toBeLessThanOrEqual(
        1e-9 * Math.max(1, Math.abs(figure)),
      );
    } else expect(other, id).toEqual(figure);
    compared++;
  }
  return compared;
}

/** The same county with its schools in another order. */
function reordered(problem: Problem, random: Random): Problem {
  const order = problem.schools.map((_, s) => s);
  random.shuffle(order);
  const place = order.map((_, s) => order.indexOf(s));
  const moved = (school: number) => (school === NONE ? NONE : place[school]!);
  return {
    ...problem,
    schools: order.map((s) => problem.schools[s]!),
    enrolment: problem.enrolment?.map((row) => ({ ...row, school: moved(row.school) })) ?? null,
    teachers:
      problem.teachers?.map((one) => ({
        ...one,
        school: moved(one.school),
        teachingAt: moved(one.teachingAt),
      })) ?? null,
    zonesInForce: problem.zonesInForce?.map((zones) => zones.map(moved)) ?? null,
  };
}

/** Twice as many of everything that a ratio is made of. */
function doubled(problem: Problem): Problem {
  return {
    ...problem,
    schools: problem.schools.map((school) => ({
      ...school,
      stocks: Object.fromEntries(
        Object.entries(school.stocks).map(([id, stock]) => [id, stock === null ? null : 2 * stock]),
      ) as typeof school.stocks,
    })),
    enrolment: problem.enrolment?.map((row) => ({ ...row, pupils: 2 * row.pupils })) ?? null,
    teachers: problem.teachers && [...problem.teachers, ...problem.teachers],
  };
}

describe('figures of a county', () => {
  test('do not know the order of its schools', () => {
    let compared = 0;
    for (let seed = 0; seed < TOWNS; seed++) {
      const { problem, full } = furnishedTown(seed);
      const other = reordered(problem, new Random(seed, 5));
      compared += expectSame(
        figuresOf(countyToday(problem, full, null)),
        figuresOf(countyToday(other, full, null)),
        () => true,
      );
    }
    expect(compared).toBeGreaterThan(TOWNS * 100);
  });

  test('ratios and coefficients do not know its size', () => {
    let compared = 0;
    for (let seed = 0; seed < TOWNS; seed++) {
      const { problem, full } = furnishedTown(seed);
      // Teaching points come into the evaluation from a number of pupils on, so the size would matter there.
      const policy = { ...full, values: { ...full.values, 'evaluated.pointsFrom': null } };
      const ofRatios = (id: string) =>
        /^(ratio|coefficient|composite|ruralUrban|villageCentre|betweenTownships|schoolRule)/.test(id);
      compared += expectSame(
        figuresOf(countyToday(problem, policy, null)),
        figuresOf(countyToday(doubled(problem), policy, null)),
        ofRatios,
      );
    }
    expect(compared).toBeGreaterThan(TOWNS * 50);
  });

  test('a school without pupils changes no coefficient, and is said to have none', () => {
    let asked = 0;
    for (let seed = 0; seed < TOWNS; seed++) {
      const { problem, full } = furnishedTown(seed);
      if (!problem.enrolment?.length) continue;
      const empty = { ...problem.schools[0]!, id: 'empty', senior: false };
      const rows = problem.grades.map((grade) => ({
        ...problem.enrolment![0]!,
        school: problem.schools.length,
        grade: Number(grade.slice(1)),
        classes: 0,
        pupils: 0,
        largestClass: null,
      }));
      const larger = {
        ...problem,
        schools: [...problem.schools, empty],
        enrolment: [...problem.enrolment, ...rows],
      };
      const county = countyToday(larger, full, null);
      const ofRatios = (id: string) =>
        /^(ratio|coefficient|composite|shortfall|ruralUrban|villageCentre)/.test(id);
      asked += expectSame(figuresOf(countyToday(problem, full, null)), figuresOf(county), ofRatios);
      for (const { indicator, figure } of schoolFigures(county, problem.schools.length)) {
        if (!indicator.id.startsWith('ratio.') || isKnown(figure))
          expect(indicator.id).not.toMatch(/^ratio\./);
        else expect(['pupils', 'column', 'table']).toContain(figure.lack);
      }
    }
    expect(asked).toBeGreaterThan(TOWNS * 20);
  });
});
