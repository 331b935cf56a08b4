import type { PlanOptions } from '../../engine/plan/index.ts';
import { Random } from '../../engine/random.ts';
import { buildTown, type SchoolSpec, type Town } from './tiny-town.ts';

export interface GridShape {
  readonly width: number;
  readonly height: number;
  readonly schools: number;
  /** Places over pupils. */
  readonly slack: number;
  /** Classes of several grades in two stages, the last school a nine-year one; else seats of the one stage `all`. */
  readonly classes: boolean;
}

/**
 * A town of square blocks, larger than brute force could try: a few random schools, straight-line times, random pupils,
 * the same for the same seed. Units are named by row and column.
 */
export function gridTown(seed: number, shape: GridShape, options: Partial<PlanOptions> = {}): Town {
  const random = new Random(seed, 77);
  const { width, height } = shape;
  const places = Array.from({ length: width * height }, (_, k) => ({
    x: k % width,
    y: Math.floor(k / width),
  }));
  const id = ({ x, y }: { x: number; y: number }) => `${y}.${x}`;
  const stages = shape.classes
    ? [
        { id: 'primary', grades: ['g1', 'g2', 'g3'] },
        { id: 'junior', grades: ['g7', 'g8'] },
      ]
    : [{ id: 'all', grades: ['all'] }];
  const gradeCount = stages.flatMap(({ grades }) => grades).length;
  const units = places.map((place) => ({
    id: id(place),
    pupils: [Array.from({ length: gradeCount }, () => (random.below(12) === 0 ? 0 : random.between(1, 30)))],
  }));
  const sites = places.slice();
  random.shuffle(sites);
  const homes = sites.slice(0, shape.schools);
  const pupils = units.reduce((sum, unit) => sum + unit.pupils[0]!.reduce((a, b) => a + b, 0), 0);
  const schools = homes.map((home, k): SchoolSpec => {
    const share = (0.5 + random.float()) / shape.schools;
    const taught = stages.length === 1 || k === homes.length - 1 ? stages : [stages[k % 3 === 2 ? 1 : 0]!];
    const room = shape.classes
      ? { classrooms: Math.ceil((pupils * shape.slack * share * 2) / 40) + 3, seats: null }
      : { classrooms: null, seats: Math.ceil(pupils * shape.slack * share) + 30 };
    return { id: `s${k}`, stages: taught.map((stage) => stage.id), unit: id(home), ...room };
  });
  const borders = places.flatMap(({ x, y }) => [
    ...(x + 1 < width ? [[id({ x, y }), id({ x: x + 1, y })] as const] : []),
    ...(y + 1 < height ? [[id({ x, y }), id({ x, y: y + 1 })] as const] : []),
  ]);
  const seconds = Object.fromEntries(
    places.map((place) => [
      id(place),
      Object.fromEntries(
        homes.map((home, k) => [
          `s${k}`,
          60 + 90 * Math.sqrt((place.x - home.x) ** 2 + (place.y - home.y) ** 2),
        ]),
      ),
    ]),
  );
  return buildTown({
    stages,
    units,
    schools,
    borders,
    seconds,
    policy: shape.classes ? { classCap: { primary: 45, junior: 50 } } : {},
    options: {
      stages: stages.map((stage) => stage.id),
      levels: [{ id: 'travel', tolerance: 0 }],
      contiguity: true,
      ...options,
    },
  });
}
