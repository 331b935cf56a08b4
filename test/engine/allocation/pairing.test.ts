import { describe, expect, test } from 'vitest';
import {
  candidatesOf,
  type PairingSchool,
  pairingSchools,
  pairSchools,
} from '../../../engine/allocation/index.ts';
import type { SchoolCard } from '../../../engine/plan/index.ts';
import { Random } from '../../../engine/random.ts';
import { solverNamed } from '../../../engine/solvers/index.ts';

const highs = solverNamed('highs')!;
const small = solverNamed('javascript-lp-solver')!;

function drawSchools(random: Random, count: number): readonly PairingSchool[] {
  const some = () => ({ backbone: random.below(4), artsSports: random.below(3) });
  return Array.from({ length: count }, (_, i) => {
    const weak = random.below(3) > 0;
    return { id: `S${i}`, lacks: some(), offers: some(), capacity: weak ? 0 : random.below(3), weak };
  });
}

function drawMeters(random: Random, count: number): (a: string, b: string) => number {
  const table = Array.from({ length: count * count }, () => 500 * random.between(1, 60));
  return (a, b) => table[Number(a.slice(1)) * count + Number(b.slice(1))]!;
}

/** Fewest without partner, then help and ways, by trying every choice of partner for every weak school. */
function bestByHand(
  schools: readonly PairingSchool[],
  meters: (a: string, b: string) => number,
  limit: number,
): number {
  const weak = schools.filter((school) => school.weak);
  const used = new Map<string, number>();
  const visit = (i: number): number => {
    if (i === weak.length) return 0;
    const school = weak[i]!;
    let best = 100_000 + visit(i + 1);
    for (const helper of schools) {
      const taken = used.get(helper.id) ?? 0;
      const way = meters(helper.id, school.id);
      if (taken >= helper.capacity || helper.id === school.id || way > limit) continue;
      const help =
        Math.min(school.lacks.backbone!, helper.offers.backbone!) +
        Math.min(school.lacks.artsSports!, helper.offers.artsSports!);
      used.set(helper.id, taken + 1);
      best = Math.min(best, way / 1000 - 20 * help + visit(i + 1));
      used.set(helper.id, taken);
    }
    return best;
  };
  return visit(0);
}

describe('pairing', () => {
  test('javascript-lp-solver equals highs equals trying everything, on 150 random counties', async () => {
    let paired = 0;
    for (let seed = 0; seed < 150; seed++) {
      const random = new Random(seed);
      const count = random.between(3, 9);
      const schools = drawSchools(random, count);
      const meters = drawMeters(random, count);
      const limit = 500 * random.between(10, 60);
      const one = await pairSchools(schools, meters, { limit }, highs);
      const other = await pairSchools(schools, meters, { limit }, small);
      const best = bestByHand(schools, meters, limit);
      expect(one!.value).toBeCloseTo(best, 6);
      expect(other!.value).toBeCloseTo(best, 6);
      expect(one!.proved).toBe(true);
      for (const { pairs } of [one!, other!]) {
        for (const pair of pairs) expect(pair.meters).toBeLessThanOrEqual(limit);
        expect(new Set(pairs.map((pair) => pair.weak)).size).toBe(pairs.length);
      }
      expect(one!.pairs.length + one!.unpaired.length).toBe(schools.filter((school) => school.weak).length);
      paired += one!.pairs.length;
    }
    expect(paired).toBeGreaterThan(150);
  });

  test('a county of 60 schools: both solvers agree', async () => {
    const random = new Random(7);
    const schools = drawSchools(random, 60);
    const meters = drawMeters(random, 60);
    const options = { limit: 15_000 };
    expect(candidatesOf(schools, meters, options).length).toBeGreaterThan(100);
    const one = await pairSchools(schools, meters, options, highs);
    const other = await pairSchools(schools, meters, options, small);
    expect(other!.value).toBeCloseTo(one!.value, 6);
  });
});

describe('who is strong, out of the cards of a plan', () => {
  const card = (school: string, after: number, need: number): SchoolCard => ({
    school,
    stage: 'primary',
    pupils: 100,
    classes: 3,
    teachers: { before: 9, after: 9 },
    lessonsMissing: { before: 0, after: 0 },
    measures: { backbone: { before: after, after, need } },
    leave: 0,
    arrive: 0,
  });
  // The county holds 12 of 20: each school's own share of that level would be 6 of 10, 3 of 5.
  const cards = [card('rich', 9, 10), card('poor', 2, 5), card('poorest', 1, 5)];

  test('standard: who lacks nothing; where all lack something nobody helps', () => {
    const schools = pairingSchools(cards, 'primary', 2);
    expect(schools.map(({ weak, capacity }) => [weak, capacity])).toEqual([
      [true, 0],
      [true, 0],
      [true, 0],
    ]);
  });

  test('relative: who stands no lower than the county, with what is above the level of the county', () => {
    const [rich, poor, poorest] = pairingSchools(cards, 'primary', 2, [], 'relative');
    expect(rich).toMatchObject({ weak: false, capacity: 2, offers: { backbone: 3 }, lacks: { backbone: 1 } });
    expect(poor).toMatchObject({ weak: true, capacity: 0, offers: { backbone: 0 }, lacks: { backbone: 3 } });
    expect(poorest).toMatchObject({ weak: true, lacks: { backbone: 4 } });
  });

  test('a limit of distance leaves who is too far without partner', async () => {
    const schools = pairingSchools(cards, 'primary', 2, [], 'relative');
    const meters = (_: string, weak: string) => (weak === 'poor' ? 4000 : 12_000);
    const near = await pairSchools(schools, meters, { limit: 5000 }, highs);
    expect(near).toMatchObject({ pairs: [{ strong: 'rich', weak: 'poor', help: 3 }], unpaired: ['poorest'] });
    const far = await pairSchools(schools, meters, { limit: null }, highs);
    expect(far!.unpaired).toEqual([]);
  });
});
