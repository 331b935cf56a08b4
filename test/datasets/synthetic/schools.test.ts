import { beforeAll, describe, expect, it } from 'vitest';
import { placementInForce } from '../../../engine/indicators/index.ts';
import { DEFAULT_LEVELS } from '../../../engine/plan/index.ts';
import type { EnrolmentRow, Problem, School, Tier } from '../../../engine/problem/index.ts';
import { summaryLines } from '../../../engine/report/index.ts';
import { prepare } from '../../../engine/scenario/prepare.ts';
import { EMPTY_SCENARIO } from '../../../engine/scenario/scenario.ts';
import { walkingTimes } from '../../../engine/scenario/walking-times.ts';
import { demoCounty, existing, mean, sum } from './county.ts';

describe('the schools of the demo county', () => {
  let problem: Problem;
  let schools: readonly School[];
  let enrolment: readonly EnrolmentRow[];

  beforeAll(() => {
    ({ problem } = demoCounty());
    schools = existing(problem);
    enrolment = problem.enrolment!;
  });

  const rows = (school: School) => enrolment.filter((row) => problem.schools[row.school] === school);
  const enrolled = (school: School) => sum(rows(school).map(({ pupils }) => pupils));
  const ofTier = (tier: Tier) => schools.filter((school) => school.tier === tier);

  it('are 48: town, centre, junior, nine-year, village schools and teaching points', () => {
    expect(schools).toHaveLength(48);
    const tiers = (['urban', 'town', 'village', 'teachingPoint'] as const).map((tier) => ofTier(tier).length);
    expect(sum(tiers)).toBe(48);
    expect(Math.min(...tiers)).toBeGreaterThanOrEqual(8);
    const nineYear = schools.filter(({ stages }) => stages.length === 2);
    expect(nineYear.length).toBeGreaterThanOrEqual(5);
    // Every township keeps a junior school.
    const juniors = schools.filter(({ stages }) => stages.includes(1));
    expect(new Set(juniors.map(({ township }) => township)).size).toBe(problem.townships.length);
    expect(schools.filter(({ boardingPlaces }) => boardingPlaces > 0).length).toBeGreaterThanOrEqual(6);
    expect(schools.filter(({ safe }) => !safe)).toHaveLength(1);
    expect(schools.filter(({ protected: kept }) => kept).length).toBeGreaterThan(0);
    expect(new Set(schools.map(({ cluster }) => cluster)).size).toBeGreaterThanOrEqual(12);
    const candidates = problem.schools.filter(({ status }) => status === 'candidate');
    expect(candidates).toHaveLength(5);
    for (const { fixedCost, maxClassrooms, classrooms } of candidates) {
      expect(fixedCost).toBeGreaterThan(0);
      expect(maxClassrooms).toBeGreaterThanOrEqual(classrooms!);
    }
  });

  it('are crowded in the county town and nearly empty at the points', () => {
    const town = ofTier('urban').flatMap(rows);
    const large = sum(town.filter((row) => row.pupils >= 56 * row.classes!).map(({ classes }) => classes!));
    const all = sum(town.map(({ classes }) => classes!));
    expect(large / all).toBeGreaterThan(0.15);
    expect(large / all).toBeLessThan(0.4);
    // 10 % of the country's classes were large in 2017.
    const county = sum(enrolment.map(({ classes }) => classes!));
    expect(large / county).toBeGreaterThan(0.06);
    expect(large / county).toBeLessThan(0.16);
    for (const point of ofTier('teachingPoint')) expect(enrolled(point)).toBeLessThan(50);
    for (const school of schools) {
      expect(sum(rows(school).map(({ classes }) => classes!))).toBeLessThanOrEqual(school.classrooms!);
    }
  });

  it('have more pupils in town, and fewer in the villages, than live in their zones', () => {
    const zones = problem.zonesInForce!;
    const resident = new Map<School, number>();
    for (let u = 0; u < problem.units.count; u++) {
      for (let g = 0; g < 9; g++) {
        const school = problem.schools[zones[g < 6 ? 0 : 1]![u]!]!;
        resident.set(school, (resident.get(school) ?? 0) + problem.units.pupils[0]![u * 9 + g]!);
      }
    }
    const total = (tier: Tier) => [
      sum(ofTier(tier).map(enrolled)),
      sum(ofTier(tier).map((school) => resident.get(school) ?? 0)),
    ];
    const [townSits, townLives] = total('urban') as [number, number];
    expect(townSits).toBeGreaterThan(1.05 * townLives);
    for (const tier of ['village', 'teachingPoint'] as const) {
      const [sits, lives] = total(tier) as [number, number];
      expect(sits).toBeLessThan(0.9 * lives);
    }
    // Nobody is lost on the way: what is enrolled is who lives here and the guests from other counties.
    const guests = sum(enrolment.map(({ outsideCounty }) => outsideCounty!));
    expect(sum(schools.map(enrolled)) - guests).toBe(sum(problem.units.pupils[0]!));
    expect(guests).toBeGreaterThan(20);
    for (const { pupils, outsideZone, outsideCounty, migrant, boarding } of enrolment) {
      expect(outsideCounty!).toBeLessThanOrEqual(outsideZone!);
      expect(outsideZone!).toBeLessThanOrEqual(pupils);
      expect(Math.max(migrant!, boarding!)).toBeLessThanOrEqual(pupils);
    }
  });

  it('have room and ground in the villages, money in the town', () => {
    const perPupil = (tier: Tier, stock: 'teachingArea' | 'sportsArea' | 'equipmentValue') =>
      mean(ofTier(tier).map((school) => school.stocks[stock]! / enrolled(school)));
    expect(perPupil('village', 'teachingArea')).toBeGreaterThan(1.3 * perPupil('urban', 'teachingArea'));
    expect(perPupil('village', 'sportsArea')).toBeGreaterThan(1.5 * perPupil('urban', 'sportsArea'));
    expect(perPupil('urban', 'equipmentValue')).toBeGreaterThan(1.5 * perPupil('village', 'equipmentValue'));
  });

  it('have zones in force with every fault that zones have', () => {
    const prepared = prepare(problem, EMPTY_SCENARIO);
    if (!('policy' in prepared)) throw new Error('The policy of the demo county does not resolve.');
    const { policy, options } = prepared;
    expect(options.levels).toEqual(DEFAULT_LEVELS);
    const { travel, warnings } = walkingTimes(problem, policy)!;
    expect(warnings).toEqual([]);
    const inForce = placementInForce(problem, policy.zoning, travel, options)!;
    const counts = new Map(summaryLines(null, inForce, false).map(({ id, after }) => [id, after!]));
    expect(counts.get('fullSchools')).toBeGreaterThanOrEqual(5);
    expect(counts.get('classesBeyond')).toBeGreaterThanOrEqual(20);
    for (const stage of ['primary', 'junior']) {
      expect(counts.get(`${stage}.cutOff`)).toBeGreaterThanOrEqual(15);
      expect(counts.get(`${stage}.noWay`)).toBe(0);
    }
    expect(counts.get('primary.beyond.1-3')).toBeGreaterThan(700);
    expect(counts.get('primary.beyond.4-6')).toBeGreaterThan(200);
    expect(counts.get('junior.beyond.7-9')).toBeGreaterThan(150);
    expect(counts.get('primary.longest')).toBeGreaterThan(75);
  });
});
