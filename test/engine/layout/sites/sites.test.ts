import { describe, expect, it } from 'vitest';
import { type SiteFacts, siteInstance } from '../../../../bench/instances/site-instance.ts';
import { inThisThread } from '../../../../engine/layout/index.ts';
import { compileSites } from '../../../../engine/layout/sites/compile-sites.ts';
import { chooseSites } from '../../../../engine/layout/sites/site-search.ts';
import type { Adjacency } from '../../../../engine/problem/index.ts';
import { Random } from '../../../../engine/random.ts';
import { planLayout } from '../../../../engine/scenario/plan-layout.ts';
import { solvers } from '../../../../engine/solvers/index.ts';
import { afterIterations } from '../../../../engine/stop/index.ts';

const UNITS = 7;
const SITES = 3;
const TOWNS = 60;
const search = { seed: 1, iterations: 40, seconds: null };

/** A row of units with sites in some of them; with or without contiguity, limits on room, and a number of sites. */
function randomFacts(seed: number): SiteFacts {
  const random = new Random(seed, 77);
  const pupils = Int32Array.from({ length: UNITS }, () => random.between(1, 9));
  const x = Array.from({ length: UNITS }, () => random.between(0, 1000));
  const total = pupils.reduce((a, b) => a + b, 0);
  const limited = random.float() < 0.7;
  const places = [0, 1, 2, 3, 4, 5, 6];
  random.shuffle(places);
  const sites = places.slice(0, SITES).map((unit, k) => ({
    id: `s${k}`,
    unit,
    seats: limited ? Math.ceil(total * (0.4 + 0.4 * random.float())) : null,
    openingCost: random.between(0, 12),
  }));
  const contiguity = random.float() < 0.5;
  return {
    name: `row ${seed}`,
    hash: '0'.repeat(64),
    ids: Array.from({ length: UNITS }, (_, u) => `u${u}`),
    pupils,
    sites,
    adjacency: row(),
    meters: Float64Array.from({ length: UNITS * SITES }, (_, k) =>
      Math.abs(x[Math.floor(k / SITES)]! - x[sites[k % SITES]!.unit]!),
    ),
    open: random.float() < 0.3 ? 2 : null,
    contiguity,
  };
}

function row(): Adjacency {
  const start = [0];
  const neighbour: number[] = [];
  for (let u = 0; u < UNITS; u++) {
    if (u > 0) neighbour.push(u - 1);
    if (u < UNITS - 1) neighbour.push(u + 1);
    start.push(neighbour.length);
  }
  return { start: Int32Array.from(start), neighbour: Int32Array.from(neighbour), length: null };
}

/** The least value over all ways to send units to sites, Infinity where none keeps the rules. */
function bruteForce({ pupils, sites, meters, open, contiguity }: SiteFacts): number {
  let best = Infinity;
  const choice = new Array<number>(UNITS).fill(0);
  for (let code = 0; code < SITES ** UNITS; code++) {
    for (let u = 0, rest = code; u < UNITS; u++, rest = Math.floor(rest / SITES)) choice[u] = rest % SITES;
    const used = new Set(choice);
    if (open !== null && used.size !== open) continue;
    if (sites.some(({ unit }, s) => used.has(s) && choice[unit] !== s)) continue;
    const load = sites.map((_, s) => choice.reduce((sum, at, u) => sum + (at === s ? pupils[u]! : 0), 0));
    if (sites.some(({ seats }, s) => seats !== null && load[s]! > seats)) continue;
    const runs = choice.filter((at, u) => u === 0 || at !== choice[u - 1]).length;
    if (contiguity && runs > used.size) continue;
    let value = 0;
    for (const s of used) value += sites[s]!.openingCost;
    choice.forEach((at, u) => {
      value += (pupils[u]! * meters[u * SITES + at]!) / 1000;
    });
    best = Math.min(best, value);
  }
  return best;
}

describe('choosing sites', () => {
  it('finds what brute force finds, with bounds that hold', async () => {
    let [solved, proved, impossible] = [0, 0, 0];
    for (let seed = 0; seed < TOWNS; seed++) {
      const facts = randomFacts(seed);
      const truth = bruteForce(facts);
      const { sites } = compileSites(siteInstance(facts, search));
      expect(sites, facts.name).not.toBeNull();
      const { status, best, bound } = await chooseSites(sites!, {
        stop: afterIterations(search.iterations),
        seed: 1,
        pool: inThisThread,
        solver: solvers[0]!,
      });
      if (truth === Infinity) {
        expect(best, facts.name).toBeNull();
        impossible++;
        continue;
      }
      expect(bound!, facts.name).toBeLessThanOrEqual(truth + 1e-6 * Math.max(1, truth));
      expect(best!.value, facts.name).toBeCloseTo(truth, 6);
      solved++;
      if (status === 'optimal') proved++;
    }
    expect(solved).toBeGreaterThan(TOWNS / 2);
    expect(proved).toBeGreaterThan(solved / 2);
    expect(impossible).toBeGreaterThan(0);
  });

  it('writes plans that the judge passes, the same for the same seed', async () => {
    let judged = 0;
    for (let seed = 0; seed < 15; seed++) {
      const question = { ...siteInstance(randomFacts(seed), search), overrides: {}, scenario: null };
      const plans = [];
      for (let time = 0; time < 2; time++) {
        const { plan } = await planLayout(question, {
          pool: inThisThread,
          solver: solvers[0]!,
          now: () => 0,
          cancelled: { aborted: false },
        });
        plans.push(plan);
      }
      expect(plans[0]).toEqual(plans[1]);
      if (plans[0] === null) continue;
      expect(plans[0]!.violations).toEqual([]);
      expect(plans[0]!.actions.map(({ school }) => school)).toEqual([...plans[0]!.open]);
      judged++;
    }
    expect(judged).toBeGreaterThan(7);
  });
});
