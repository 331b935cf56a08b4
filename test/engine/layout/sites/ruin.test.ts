import { describe, expect, it } from 'vitest';
import { noAdjacency, siteInstance } from '../../../../bench/instances/site-instance.ts';
import { compileSites } from '../../../../engine/layout/sites/compile-sites.ts';
import { Packing } from '../../../../engine/layout/sites/packing.ts';
import { PlainSearch } from '../../../../engine/layout/sites/plain-search.ts';
import { type PlainSites, plainSites } from '../../../../engine/layout/sites/plain-sites.ts';
import { type SiteTables, siteTables } from '../../../../engine/layout/sites/site-task.ts';
import { siteValue } from '../../../../engine/layout/sites/site-value.ts';
import { Random } from '../../../../engine/random.ts';
import { NONE } from '../../../../engine/units.ts';

const ITEMS = 6;
const SCHOOLS = 4;
const QUESTIONS = 60;

/** A random question without contiguity: half of them with a given number of sites, half with sites that stand in units. */
function randomQuestion(seed: number): { tables: SiteTables; plain: PlainSites } {
  const random = new Random(seed, 5);
  const pupils = Int32Array.from({ length: ITEMS }, () => random.between(1, 9));
  const total = pupils.reduce((a, b) => a + b, 0);
  const inUnits = random.float() < 0.5;
  const facts = {
    name: `question ${seed}`,
    hash: '0'.repeat(64),
    ids: Array.from(pupils, (_, k) => `u${k}`),
    pupils,
    sites: Array.from({ length: SCHOOLS }, (_, k) => ({
      id: `s${k}`,
      unit: inUnits ? k : NONE,
      seats: Math.ceil(total * (0.3 + 0.3 * random.float())),
      openingCost: random.between(0, 9),
    })),
    adjacency: noAdjacency(ITEMS),
    meters: Float64Array.from({ length: ITEMS * SCHOOLS }, () => random.between(0, 1000)),
    open: random.float() < 0.5 ? 3 : null,
    contiguity: false,
  };
  const { sites } = compileSites(siteInstance(facts, { seed: 1, iterations: 1, seconds: null }));
  const tables = siteTables(sites!)!;
  return { tables, plain: plainSites(tables)! };
}

/** The least value over all assignments in which no school holds too much and each open one its home item. */
function bruteForce(plain: PlainSites): number {
  let best = Infinity;
  const at = new Int32Array(ITEMS);
  for (let code = 0; code < SCHOOLS ** ITEMS; code++) {
    for (let item = 0, rest = code; item < ITEMS; item++, rest = Math.floor(rest / SCHOOLS)) {
      at[item] = rest % SCHOOLS;
    }
    best = Math.min(best, worthOf(plain, at));
  }
  return best;
}

/** Infinity where a rule is broken. */
function worthOf(plain: PlainSites, at: Int32Array): number {
  const load = new Float64Array(SCHOOLS);
  const open = new Set(at);
  if (open.size < plain.least || open.size > plain.most) return Infinity;
  let value = 0;
  at.forEach((school, item) => {
    load[school]! += plain.weight[item]!;
    value += plain.cost[item * SCHOOLS + school]!;
  });
  for (const school of open) {
    value += plain.openingCost[school]!;
    if (load[school]! > plain.room[school]!) return Infinity;
    const home = plain.home[school]!;
    if (home !== NONE && at[home] !== school) return Infinity;
  }
  return value;
}

function somewhere({ near, nearCount }: PlainSites, item: number, random: Random): number {
  return near[item * SCHOOLS + random.below(nearCount[item]!)]!;
}

describe('packing', () => {
  it('keeps its sums through moves, openings and copies', () => {
    let moves = 0;
    for (let seed = 0; seed < 20; seed++) {
      const { plain } = randomQuestion(seed);
      const random = new Random(seed, 6);
      const packing = new Packing(plain);
      for (let school = 0; school < SCHOOLS; school++) packing.openSchool(school);
      for (let item = 0; item < ITEMS; item++) packing.put(item, somewhere(plain, item, random));
      const other = new Packing(plain);
      for (let move = 0; move < 40; move++, moves++) {
        const item = random.below(ITEMS);
        packing.move(item, somewhere(plain, item, random));
        other.copy(packing);
        for (const each of [packing, other]) {
          const load = new Float64Array(SCHOOLS);
          let value = 0;
          each.school.forEach((school, item) => {
            load[school]! += plain.weight[item]!;
            value += plain.cost[item * SCHOOLS + school]!;
          });
          for (const cost of plain.openingCost) value += cost;
          expect(each.load).toEqual(load);
          expect(each.value).toBeCloseTo(value, 9);
          expect(each.over).toBe(load.reduce((sum, one, s) => sum + Math.max(0, one - plain.room[s]!), 0));
        }
      }
      packing.open.forEach((_, school) => {
        if (packing.count[school] === 0) packing.closeSchool(school);
      });
      other.copy(packing);
      expect(other.open).toEqual(packing.open);
      expect(other.openRoom).toBeCloseTo(
        plain.room.reduce((sum, each, school) => sum + (packing.open[school] === 1 ? each : 0), 0),
        9,
      );
    }
    expect(moves).toBe(800);
  });
});

describe('ruin and recreate', () => {
  it('finds what brute force finds on small questions, and nothing that breaks a rule', () => {
    let [found, none] = [0, 0];
    for (let seed = 0; seed < QUESTIONS; seed++) {
      const { tables, plain } = randomQuestion(seed);
      const truth = bruteForce(plain);
      const open = new Uint8Array(SCHOOLS);
      open.fill(1, 0, plain.least > 0 ? plain.least : SCHOOLS);
      const search = new PlainSearch(tables, plain, open, new Random(seed, 7), () => false);
      expect(search.begin()).toBe(true);
      for (let round = 0; round < 4; round++) search.round(null, tables);
      if (truth === Infinity) {
        expect(search.best, `question ${seed}`).toBeNull();
        none++;
        continue;
      }
      expect(search.best?.value, `question ${seed}`).toBeCloseTo(truth, 9);
      for (const { zones, value } of search.choices()) {
        expect(siteValue(tables.sites, zones)).toBeCloseTo(value, 9);
        const at = Int32Array.from(zones, (zone) => tables.sites.task.zoneSchool[zone]!);
        expect(worthOf(plain, at)).toBeCloseTo(value, 9);
      }
      found++;
    }
    expect(found).toBeGreaterThan(QUESTIONS / 3);
    expect(found + none).toBe(QUESTIONS);
  });

  it('walks the same way for the same seed', () => {
    const run = () => {
      const { tables, plain } = randomQuestion(3);
      const search = new PlainSearch(
        tables,
        plain,
        new Uint8Array(SCHOOLS).fill(1),
        new Random(1),
        () => false,
      );
      search.begin();
      search.round(null, tables);
      return search.choices();
    };
    expect(run()).toEqual(run());
  });
});
