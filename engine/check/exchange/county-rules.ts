import type { Violation } from '../../plan/index.ts';
import type { Teacher } from '../../problem/index.ts';
import { evaluatedParts, measured, moversIn } from './counts.ts';
import { isEligible } from './eligibility.ts';
import { basePlace, down, metersBetween, placeOf, up, type World, withoutMoves } from './world.ts';

/** Rates of the county, coefficients, who is kept together, and swaps. */
export function judgeCounty(world: World): readonly Violation[] {
  return [
    ...world.years.flatMap((year) => judgeRates(world, year)),
    ...judgeCoefficients(world),
    ...judgeTogether(world),
    ...judgeSwaps(world),
  ];
}

function judgeRates(world: World, year: number): readonly Violation[] {
  const { policy, options } = world;
  const found: Violation[] = [];
  const least = (rule: string, value: number, floor: number, unit: string) => {
    if (value < floor) found.push({ rule, subject: `${year}`, excess: floor - value, unit });
  };
  const eligible = world.staff.filter((teacher) => isEligible(world, teacher, year));
  const movers = moversIn(world, year);
  const backbone = movers.filter((move) => move.teacher.backbone).length;
  if (options.minimumRate) {
    least('rate', movers.length, up(policy.rate * eligible.length), 'teachers');
    const share = policy.backboneShare;
    if (share !== null && policy.backboneOf === 'moved') {
      const percent = Math.round(100 * share);
      least('backboneShare', 100 * backbone, percent * movers.length, 'percent-teachers');
    } else if (share !== null) {
      least('backboneShare', backbone, up(share * eligible.filter((one) => one.backbone).length), 'teachers');
    }
  }
  if (policy.maxRate !== null) {
    const excess = movers.length - down(policy.maxRate * eligible.length);
    if (excess > 0) found.push({ rule: 'maxRate', subject: `${year}`, excess, unit: 'teachers' });
  }
  return found;
}

/** Limits on difference coefficients: no larger than the limit, or than today where it is larger already. */
function judgeCoefficients(world: World): readonly Violation[] {
  const still = withoutMoves(world);
  const found: Violation[] = [];
  for (const { stage: id, measure, most, weight, deviation } of world.policy.coefficients) {
    const stage = world.problem.stages.findIndex((one) => one.id === id);
    const places = evaluatedParts(world, stage);
    for (const year of world.years) {
      const coefficient = (of: World) => {
        const rows = places.map(({ school, pupils }) => ({
          ratio: measured(of, school, stage, year, measure) / pupils,
          share: weight === 'plain' ? 1 : pupils,
        }));
        const all = rows.reduce((sum, row) => sum + row.share, 0);
        const mean = rows.reduce((sum, row) => sum + (row.share / all) * row.ratio, 0);
        const variance = rows.reduce((sum, row) => sum + (row.share / all) * (row.ratio - mean) ** 2, 0);
        const sample = deviation === 'sample' && rows.length > 1 ? rows.length / (rows.length - 1) : 1;
        return mean === 0 ? 0 : Math.sqrt(variance * sample) / mean;
      };
      const excess = up(1000 * (coefficient(world) - Math.max(most, coefficient(still))) - 1e-4);
      if (excess > 0) {
        found.push({ rule: 'coefficient', subject: `${id}/${measure}`, excess, unit: 'thousandths' });
      }
    }
  }
  return found;
}

/** Teachers who belong together: how often two of them would teach farther apart than allowed and than today. */
function judgeTogether(world: World): readonly Violation[] {
  const still = withoutMoves(world);
  const apart = (of: World, [one, other]: Pair, year: number) =>
    metersBetween(of, placeOf(of, one, year), placeOf(of, other, year));
  const judge = (rule: string, unit: string, pair: Pair): readonly Violation[] => {
    const excess = world.years.filter(
      (year) => apart(world, pair, year) > Math.max(world.policy.coupleDistance, apart(still, pair, year)),
    ).length;
    return excess === 0 ? [] : [{ rule, subject: pair[0].id, excess, unit }];
  };
  return [
    ...couples(world).flatMap((pair) => judge('couple', 'couples × years', pair)),
    ...housemates(world).flatMap((pair) => judge('household', 'pairs × years', pair)),
  ];
}

type Pair = readonly [Teacher, Teacher];

/** Pairs in the order of the roster; nobody belongs to two. */
function couples({ staff, problem }: World): readonly Pair[] {
  const paired = new Set<string>();
  return staff.flatMap((one): readonly Pair[] => {
    const other = one.couple < 0 ? undefined : problem.teachers![one.couple];
    if (!other || other === one || other.role === 'support') return [];
    if (paired.has(one.id) || paired.has(other.id)) return [];
    paired.add(one.id).add(other.id);
    return [[one, other]];
  });
}

/** Every two of the staff who name the same household. */
function housemates({ staff }: World): readonly Pair[] {
  return staff.flatMap((one, i) =>
    staff
      .slice(i + 1)
      .filter((other) => one.household !== null && one.household === other.household)
      .map((other) => [one, other] as const),
  );
}

function judgeSwaps(world: World): readonly Violation[] {
  if (world.options.flow !== 'swaps') return [];
  const flows = new Map<string, number>();
  for (const year of world.years) {
    for (const { teacher, to } of moversIn(world, year)) {
      if (teacher.role === 'head') continue;
      const from = basePlace(world, teacher, year);
      const subject = world.options.swapSubject ? (teacher.subjects[0] ?? '') : '*';
      const [a, b, sign] = from < to ? [from, to, 1] : [to, from, -1];
      const ids = [a, b].map((school) => world.problem.schools[school]!.id);
      const key = [year, ...ids, world.problem.stages[teacher.stage]!.id, subject].join('/');
      flows.set(key, (flows.get(key) ?? 0) + sign);
    }
  }
  return [...flows].flatMap(([subject, net]) =>
    net === 0 ? [] : [{ rule: 'swaps', subject, excess: Math.abs(net), unit: 'teachers' }],
  );
}
