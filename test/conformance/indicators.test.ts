import { describe, expect, test } from 'vitest';
import {
  type County,
  countyFigures,
  countyInForce,
  countyToday,
  type Figure,
  INDICATORS,
  isKnown,
  lackText,
  schoolFigures,
} from '../../engine/indicators/index.ts';
import { furnishedTown } from '../support/furnished-town.ts';

const TOWNS = 150;

/** Counties on every basis that a town allows. */
function countiesOf(seed: number): readonly County[] {
  const { problem, full, travel, options } = furnishedTown(seed);
  const inForce = countyInForce(problem, full, travel, options);
  return [
    countyToday(problem, full, travel),
    countyToday(problem, full, null),
    ...(inForce ? [inForce] : []),
  ];
}

describe('every indicator of the list', () => {
  test('has an id of its own, and says its formula, source, unit and needs', () => {
    const ids = INDICATORS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, name, formula, source, unit, needs, school, stage, county } of INDICATORS) {
      for (const text of [name.en, name.zh, formula, source, unit]) expect(text, id).toBeTruthy();
      expect(needs.length, id).toBeGreaterThan(0);
      expect([school, stage, county].some(Boolean), id).toBe(true);
    }
  });

  test('gives a number or says what is lacking, in every town', () => {
    const known = new Map<string, number>();
    const lacking = new Map<string, number>();
    const count = (id: string, figure: Figure) => {
      if (isKnown(figure)) expect(Number.isNaN(figure), id).toBe(false);
      else expect(lackText(figure).zh, id).toBeTruthy();
      const tally = isKnown(figure) ? known : lacking;
      tally.set(id, (tally.get(id) ?? 0) + 1);
    };
    for (let seed = 0; seed < TOWNS; seed++) {
      for (const county of countiesOf(seed)) {
        for (const { indicator, figure } of countyFigures(county)) count(indicator.id, figure);
        county.problem.schools.forEach((_, s) => {
          for (const { indicator, figure } of schoolFigures(county, s)) count(indicator.id, figure);
        });
        for (const sheet of county.sheets) {
          for (const { id, parts } of INDICATORS)
            for (const part of parts?.(county, sheet) ?? []) count(id, part.figure);
        }
      }
    }
    for (const { id } of INDICATORS) {
      expect(known.get(id) ?? 0, id).toBeGreaterThan(0);
      if (id !== 'pupils') expect(lacking.get(id) ?? 0, id).toBeGreaterThan(0);
    }
  });

  test('says what is lacking where its tables are missing, never zero', () => {
    let asked = 0;
    for (let seed = 0; seed < TOWNS; seed++) {
      const { problem, full, travel } = furnishedTown(seed);
      const bare = {
        ...problem,
        enrolment: null,
        teachers: null,
        zonesInForce: null,
        moves: null,
        curriculum: null,
        outcomes: null,
        growth: null,
      };
      const county = countyToday(bare, full, travel);
      const figures = [
        ...countyFigures(county),
        ...problem.schools.flatMap((_, s) => schoolFigures(county, s)),
      ];
      // Without enrolment and zones nothing remains but what the schools' own table tells.
      for (const { indicator, figure } of figures) {
        const own = ['seatsPer1000', 'unsafeArea'].includes(indicator.id);
        expect(isKnown(figure), indicator.id).toBe(own && isKnown(figure));
        asked++;
      }
    }
    expect(asked).toBeGreaterThan(TOWNS * 100);
  });
});
