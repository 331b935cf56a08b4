import type { Member } from '../../../engine/explain/index.ts';
import type { Problem } from '../../../engine/problem/index.ts';
import { NO_STOCKS } from '../../../engine/problem/index.ts';
import { Random } from '../../../engine/random.ts';
import type { Scenario } from '../../../engine/scenario/scenario.ts';
import type { TravelTable } from '../../../engine/travel/table.ts';
import { buildTown, type TownSpec } from '../tiny-town.ts';
import {
  CAP,
  classesOf,
  farthest,
  type Grid,
  type GridSize,
  gridOf,
  type Modification,
  minutesOf,
  neighboursOf,
  openCells,
  pupilsIn,
  roomy,
  type Settings,
  STAGE,
  schoolId,
  steps,
  stepsBetween,
  townSpec,
  zoneOf,
} from './grid.ts';

/** A county, what its policy says, and what is asked of it. */
export interface Asked {
  readonly problem: Problem;
  readonly travel: TravelTable;
  readonly scenario: Scenario;
}

/** Something without which the whole would fit: every clash must hold it. */
export interface Needed {
  readonly what: string;
  readonly named: (member: Member) => boolean;
  /** The same question without it. */
  readonly without: () => Asked;
}

export interface InfeasibleCase {
  readonly asked: Asked;
  readonly needed: readonly Needed[];
}

/** What a cause adds to a grid; null where the grid does not lend itself to it. */
type Cause = (grid: Grid) => InfeasibleCase | null;

/** Town, settings and wishes as they are written down, to be changed in one place at a time. */
interface Written {
  readonly spec: TownSpec;
  readonly settings?: Settings;
  readonly modifications?: readonly Modification[];
  readonly options?: Scenario['options'];
}

const BASE: Settings = {
  'classCap.primary': { value: CAP, unit: 'pupils' },
  'walking.4-6.speed': { value: 4.5, unit: 'km/h' },
};

function ask({ spec, settings, modifications, options }: Written): Asked {
  const { problem, travel } = buildTown(spec);
  const policy = { profile: 'none', overrides: { ...BASE, ...settings } };
  return {
    problem: { ...problem, policy },
    travel: { ...travel, referenceSpeed: 1.25 },
    scenario: {
      ...(modifications ? { modifications: [...modifications] } : {}),
      ...(options ? { options } : {}),
    },
  };
}

const limitOf = (count: number): Settings => ({
  'walking.4-6.limit': { value: minutesOf(count), unit: 'min' },
});
const locked = (grid: Grid, cell: number, school: number): Modification => ({
  kind: 'lockUnit',
  stage: STAGE,
  unit: grid.ids[cell]!,
  school: schoolId(school),
});
const together = (grid: Grid, cells: readonly number[]): Modification => ({
  kind: 'keepTogether',
  stage: STAGE,
  units: cells.map((cell) => grid.ids[cell]!),
});

/** Without one of the wishes. `position` is also that of the lock or group where all wishes are of one kind. */
function wish(written: Written, kind: 'lock' | 'group', at: number, position: number): Needed {
  return {
    what: `${kind} ${position}`,
    named: (one) => one.kind === kind && one.position === position,
    without: () => ask({ ...written, modifications: written.modifications!.toSpliced(at, 1) }),
  };
}

function limit(written: Written): Needed {
  const { 'walking.4-6.limit': _, ...settings } = written.settings!;
  return {
    what: 'limit',
    named: (one) => one.kind === 'limit',
    without: () => ask({ ...written, settings }),
  };
}

function contiguous(written: Written): Needed {
  return {
    what: 'contiguity',
    named: (one) => one.kind === 'contiguity',
    without: () => ask({ ...written, options: { ...written.options, contiguity: false } }),
  };
}

/** With so many rooms that nobody asks. */
function rooms(written: Written, school: number): Needed {
  const schools = written.spec.schools.map((one, s) =>
    s !== school ? one : one.classrooms == null ? { ...one, seats: 1e6 } : { ...one, classrooms: 1000 },
  );
  return {
    what: `rooms of ${school}`,
    named: (one) => one.kind === 'capacity' && one.school === school,
    without: () => ask({ ...written, spec: { ...written.spec, schools } }),
  };
}

/** The school stands nowhere. */
function stands(written: Written, grid: Grid, school: number): Needed {
  const schools = written.spec.schools.map((one, s) => {
    const { unit: _, ...nowhere } = one;
    return s === school ? nowhere : one;
  });
  return {
    what: `site of ${school}`,
    named: (one) => one.kind === 'anchor' && one.unit === grid.sites[school],
    without: () => ask({ ...written, spec: { ...written.spec, schools } }),
  };
}

/** The cell's nearest school but one. */
function second(grid: Grid, cell: number): number {
  const others = [...grid.sites.keys()].filter((school) => school !== grid.nearest[cell]);
  return others.sort((a, b) => steps(grid, cell, a) - steps(grid, cell, b) || a - b)[0]!;
}

/** A cell that is nobody's site, and whose neighbours are not either. */
function innerCell(grid: Grid): number | null {
  const inner = openCells(grid).filter((cell) =>
    neighboursOf(grid, cell).every((next) => !grid.sites.includes(next)),
  );
  return inner.length === 0 ? null : inner[grid.random.below(inner.length)]!;
}

const anyCell = (grid: Grid) => openCells(grid)[grid.random.below(openCells(grid).length)]!;

/** A child for every place of one class: what fits can be counted in units. */
const full = (grid: Grid): Grid => ({ ...grid, pupils: grid.pupils.map(() => CAP) });

export const CAUSES = {
  /** Some reach one school alone, and it has a room less than they need. */
  regionPlaces(grid) {
    const reach = farthest(grid);
    for (const school of grid.sites.keys()) {
      const only = zoneOf(grid, school).filter((cell) =>
        [...grid.sites.keys()].every((other) => other === school || steps(grid, cell, other) > reach),
      );
      const needs = classesOf(pupilsIn(grid, only));
      if (!only.includes(grid.sites[school]!) || needs < 2) continue;
      if (classesOf(grid.pupils[grid.sites[school]!]!) >= needs) continue;
      const all = classesOf(pupilsIn(grid, [...grid.ids.keys()]));
      const written = {
        spec: townSpec(grid, (one) => (one === school ? needs - 1 : all)),
        settings: limitOf(reach),
      };
      return { asked: ask(written), needed: [limit(written), rooms(written, school)] };
    }
    return null;
  },

  /** A lock to a school beyond the limit. */
  lockFar(grid) {
    const cell = anyCell(grid);
    const far = second(grid, cell);
    const reach = Math.max(farthest(grid), 1);
    if (steps(grid, cell, far) <= reach) return null;
    const written = {
      spec: townSpec(grid, roomy(grid, 20)),
      settings: limitOf(reach),
      modifications: [locked(grid, cell, far)],
    };
    return { asked: ask(written), needed: [limit(written), wish(written, 'lock', 0, 0)] };
  },

  /** All neighbours of a unit are locked to another school than itself. */
  lockRing(grid) {
    const cell = innerCell(grid);
    if (cell === null) return null;
    const around = neighboursOf(grid, cell);
    const [own, other] = [grid.nearest[cell]!, second(grid, cell)];
    const written = {
      spec: townSpec(grid, roomy(grid, 20)),
      modifications: [...around.map((next) => locked(grid, next, own)), locked(grid, cell, other)],
    };
    return {
      asked: ask(written),
      needed: [contiguous(written), wish(written, 'lock', around.length, around.length)],
    };
  },

  /** A corner hangs on the rest by the unit in which a full school stands. */
  bridge(grid) {
    const bridge = 1;
    const school = grid.sites.length - 1;
    if (grid.sites.slice(0, -1).some((site) => stepsBetween(grid.width, site, bridge) < 2)) return null;
    const moved = { ...grid, sites: grid.sites.with(school, bridge) };
    const open = moved.borders.filter(([a, b]) => !(a === 0 && b === grid.width));
    const all = classesOf(pupilsIn(grid, [...grid.ids.keys()]));
    const own = classesOf(grid.pupils[bridge]!);
    if (classesOf(grid.pupils[bridge]! + grid.pupils[0]!) <= own) return null;
    const written = { spec: townSpec({ ...moved, borders: open }, (one) => (one === school ? own : all)) };
    const corner: Needed = {
      what: 'the corner',
      named: (one) => one.kind === 'unit' && one.unit === 0,
      without: () => {
        const units = written.spec.units.map((unit, u) => (u === 0 ? { ...unit, pupils: [[0]] } : unit));
        return ask({ ...written, spec: { ...written.spec, units } });
      },
    };
    return { asked: ask(written), needed: [contiguous(written), rooms(written, school), corner] };
  },

  /** A group needs more rooms than any school has. */
  groupTooLarge(grid) {
    const most = Math.max(...[...grid.sites.keys()].map(roomy(grid)));
    const start = anyCell(grid);
    const cells = [start];
    for (const cell of cells) {
      if (classesOf(pupilsIn(grid, cells)) > most) break;
      for (const next of neighboursOf(grid, cell)) {
        if (grid.sites.includes(next) || cells.includes(next)) continue;
        if (classesOf(pupilsIn(grid, cells)) <= most) cells.push(next);
      }
    }
    if (classesOf(pupilsIn(grid, cells)) <= most) return null;
    const written = { spec: townSpec(grid, roomy(grid)), modifications: [together(grid, cells)] };
    return { asked: ask(written), needed: [wish(written, 'group', 0, 0)] };
  },

  /** A unit has more pupils than any school has places at so many a class. */
  classCap(grid) {
    const cell = anyCell(grid);
    const most = Math.max(...[...grid.sites.keys()].map(roomy(grid, 5)));
    const large = { ...grid, pupils: grid.pupils.with(cell, most * CAP + 1) };
    const written = { spec: townSpec(large, roomy(grid, 5)) };
    const one: Needed = {
      what: 'the unit',
      named: (member) => member.kind === 'unit' && member.unit === cell,
      without: () => ask({ spec: townSpec(grid, roomy(grid, 5)) }),
    };
    const all = [...grid.sites.keys()].map((school) => rooms(written, school));
    return { asked: ask(written), needed: [one, ...all] };
  },

  /** All places together are fewer than pupils: classrooms here, seats below. */
  countyPlaces(grid) {
    const even = full(grid);
    const written = {
      spec: townSpec(even, (school) => zoneOf(grid, school).length - (school === 0 ? 1 : 0)),
    };
    const all = [...grid.sites.keys()].map((school) => rooms(written, school));
    return { asked: ask(written), needed: all };
  },

  countySeats(grid) {
    const written = {
      spec: townSpec(
        grid,
        () => 0,
        (school) => ({
          classrooms: null,
          seats: pupilsIn(grid, zoneOf(grid, school)) - (school === 0 ? 1 : 0),
        }),
      ),
    };
    const all = [...grid.sites.keys()].map((school) => rooms(written, school));
    return { asked: ask(written), needed: all };
  },

  /** The school that is closed leaves more children than the others have room for. */
  closedSchool(grid) {
    if (grid.sites.length < 3) return null;
    const even = full(grid);
    const spare = classesOf(pupilsIn(even, zoneOf(even, 0))) - 1;
    if (spare < 1) return null;
    const written = {
      spec: townSpec(even, (school) => zoneOf(even, school).length + (school === 1 ? spare : 0)),
      modifications: [{ kind: 'closeSchool', school: schoolId(0) }],
    };
    const others = [...grid.sites.keys()].slice(1).map((school) => rooms(written, school));
    const open: Needed = {
      what: 'the closing',
      named: (one) => one.kind === 'capacity' && one.school !== 0,
      without: () => ask({ ...written, modifications: [] }),
    };
    return { asked: ask(written), needed: [open, ...others] };
  },

  /** One group between two schools' own units. */
  twoAnchors(grid) {
    const [a, b] = [grid.sites[0]!, grid.sites[1]!];
    const written = { spec: townSpec(grid, roomy(grid, 20)), modifications: [together(grid, [a, b])] };
    return {
      asked: ask(written),
      needed: [wish(written, 'group', 0, 0), stands(written, grid, 0), stands(written, grid, 1)],
    };
  },

  /** A school's own unit is locked to another. */
  lockAnchor(grid) {
    const school = grid.random.below(grid.sites.length);
    const cell = grid.sites[school]!;
    const written = {
      spec: townSpec(grid, roomy(grid, 20)),
      modifications: [locked(grid, cell, second(grid, cell))],
    };
    return { asked: ask(written), needed: [wish(written, 'lock', 0, 0), stands(written, grid, school)] };
  },

  /** Two who are kept together are locked to two schools. */
  lockGroup(grid) {
    const cell = innerCell(grid);
    if (cell === null) return null;
    const next = neighboursOf(grid, cell)[0]!;
    const [own, other] = [grid.nearest[cell]!, second(grid, cell)];
    const written = {
      spec: townSpec(grid, roomy(grid, 20)),
      modifications: [locked(grid, cell, own), locked(grid, next, other), together(grid, [cell, next])],
      options: { contiguity: false },
    };
    return {
      asked: ask(written),
      needed: [wish(written, 'lock', 0, 0), wish(written, 'lock', 1, 1), wish(written, 'group', 2, 0)],
    };
  },

  /** Two who are kept together have no school that both may walk to. */
  groupLimit(grid) {
    const reach = farthest(grid);
    const cells = [...grid.ids.keys()];
    for (const [a, b] of grid.borders.toSorted(() => grid.random.float() - 0.5)) {
      const both = [...grid.sites.keys()].filter(
        (s) => steps(grid, a, s) <= reach && steps(grid, b, s) <= reach,
      );
      if (both.length > 0) continue;
      const written = {
        spec: townSpec(grid, roomy(grid, cells.length)),
        settings: limitOf(reach),
        modifications: [together(grid, [a, b])],
      };
      return { asked: ask(written), needed: [limit(written), wish(written, 'group', 0, 0)] };
    }
    return null;
  },

  /** More are locked to a school than it has rooms. */
  lockFull(grid) {
    const even = full(grid);
    const school = grid.random.below(grid.sites.length);
    const near = openCells(grid)
      .filter((cell) => grid.nearest[cell] === school)
      .sort((a, b) => steps(grid, a, school) - steps(grid, b, school))
      .slice(0, 3);
    if (near.length < 2) return null;
    const written = {
      spec: townSpec(even, (one) => (one === school ? near.length : grid.ids.length)),
      modifications: near.map((cell) => locked(grid, cell, school)),
      options: { contiguity: false },
    };
    return {
      asked: ask(written),
      needed: [rooms(written, school), ...near.map((_, at) => wish(written, 'lock', at, at))],
    };
  },

  /** A bed less than those who must board. */
  boarding(grid) {
    const cell = anyCell(grid);
    const far = second(grid, cell);
    const reach = farthest(grid);
    if (steps(grid, cell, far) <= reach || grid.pupils[cell]! < 2) return null;
    const written = {
      spec: townSpec(grid, roomy(grid, 20), (school) =>
        school === far ? { boardingPlaces: grid.pupils[cell]! - 1 } : {},
      ),
      settings: { ...limitOf(reach), 'boarding.fromGrade': { value: 4, unit: 'grade' } },
      modifications: [locked(grid, cell, far)],
      options: { contiguity: false },
    };
    const beds: Needed = {
      what: 'beds',
      named: (one) => one.kind === 'boardingPlaces' && one.school === far,
      without: () => {
        const schools = written.spec.schools.map((one, s) =>
          s === far ? { ...one, boardingPlaces: 999 } : one,
        );
        return ask({ ...written, spec: { ...written.spec, schools } });
      },
    };
    return { asked: ask(written), needed: [beds, wish(written, 'lock', 0, 0)] };
  },

  /** Locks bring a school more pupils than keep its books a pupil. */
  noHarm(grid) {
    const school = grid.random.below(grid.sites.length);
    const own = zoneOf(grid, school)
      .filter((cell) => cell !== grid.sites[school])
      .slice(0, 3);
    const today = pupilsIn(grid, [...own, grid.sites[school]!]) - 1;
    if (own.length === 0) return null;
    const spec = {
      ...townSpec(grid, roomy(grid, 20), () => ({ stocks: { ...NO_STOCKS, books: 5000 } })),
      enrolment: grid.sites.map(
        (_, s) => [schoolId(s), 4, s === school ? today : 3 * pupilsIn(grid, [...grid.ids.keys()])] as const,
      ),
    };
    const written = {
      spec,
      settings: {
        'coefficient.ratios': { value: ['books'] },
        'noHarm.bindsZones': { value: true },
        'noHarm.reading': { value: 'ownLevel' },
        'noHarm.tolerance': { value: 0, unit: 'share' },
      },
      modifications: own.map((cell) => locked(grid, cell, school)),
      options: { contiguity: false },
    };
    const rule: Needed = {
      what: 'no-harm',
      named: (one) => one.kind === 'noHarm' && one.school === school,
      without: () =>
        ask({ ...written, settings: { ...written.settings, 'noHarm.bindsZones': { value: false } } }),
    };
    return { asked: ask(written), needed: [rule, ...own.map((_, at) => wish(written, 'lock', at, at))] };
  },

  /** Books lie where few can go: no zones make them even. */
  coefficient(grid) {
    const spec = {
      ...townSpec(grid, roomy(grid), (school) => ({
        stocks: { ...NO_STOCKS, books: school === 0 ? 100_000 : 100 },
      })),
      enrolment: grid.sites.map((_, s) => [schoolId(s), 4, pupilsIn(grid, zoneOf(grid, s))] as const),
    };
    const settings = { 'coefficient.ratios': { value: ['books'] } };
    const written = {
      spec,
      settings,
      modifications: [{ kind: 'changeLimit', stage: STAGE, coefficient: 0.1 }],
    };
    const rule: Needed = {
      what: 'coefficient',
      named: (one) => one.kind === 'coefficient',
      without: () => ask({ ...written, modifications: [] }),
    };
    return { asked: ask(written), needed: [rule] };
  },

  /** Pupils who stay till the end of their stage leave no room for those who are locked to the school. */
  enrolledStay(grid) {
    const even = full(grid);
    const school = grid.random.below(grid.sites.length);
    const cell = zoneOf(grid, school).find((one) => one !== grid.sites[school]);
    if (cell === undefined) return null;
    const spec = townSpec(even, (one) => (one === school ? 3 : 2 * grid.ids.length));
    const written = {
      spec: {
        ...spec,
        stages: [{ id: STAGE, grades: ['g4', 'g5'] }],
        units: grid.ids.map((id) => ({ id, pupils: [[CAP, CAP]] })),
        // Two classes of grade 5 stay; with the unit that it stands in the school is full.
        enrolment: [
          [schoolId(school), 4, CAP],
          [schoolId(school), 5, 2 * CAP],
        ] as const,
      },
      modifications: [locked(grid, cell, school)],
      options: { mode: 'entryCohort' as const },
    };
    return { asked: ask(written), needed: [rooms(written, school), wish(written, 'lock', 0, 0)] };
  },

  /** A school has so many from outside its zone that it must take everybody, and a lock sends somebody elsewhere. */
  choice(grid) {
    const [first, second] = [0, 1];
    const taken = zoneOf(grid, second).find((cell) => cell !== grid.sites[second]);
    if (taken === undefined) return null;
    const free = [...grid.ids.keys()].filter(
      (cell) => cell === grid.sites[first] || !grid.sites.includes(cell),
    );
    // A tenth may come from outside: all the children who may come are just enough for as many, beside nine times as many who stay.
    const own = pupilsIn(grid, free);
    const spec: TownSpec = {
      ...townSpec(
        grid,
        () => 999,
        (school) => (school === first ? { tier: 'urban' } : {}),
      ),
      stages: [{ id: STAGE, grades: ['g4', 'g5'] }],
      units: grid.ids.map((id, cell) => ({ id, pupils: [[grid.pupils[cell]!, 0]] })),
      enrolment: [
        [schoolId(first), 4, 10 * own],
        [schoolId(first), 5, 9 * own],
      ],
      outsideZone: [0, own],
    };
    const binds = (value: boolean): Settings => ({
      'choice.most.primary': { value: 0.1, unit: 'share' },
      'choice.bindsZones': { value },
    });
    const written = {
      spec,
      settings: binds(true),
      modifications: [locked(grid, taken, second)],
      options: { contiguity: false, mode: 'entryCohort' as const },
    };
    const rule: Needed = {
      what: 'choice',
      named: (one) => one.kind === 'choice' && one.school === first,
      without: () => ask({ ...written, settings: binds(false) }),
    };
    return { asked: ask(written), needed: [rule, wish(written, 'lock', 0, 0)] };
  },
} satisfies Readonly<Record<string, Cause>>;

export type CauseName = keyof typeof CAUSES;
export const CAUSE_NAMES = Object.keys(CAUSES) as readonly CauseName[];

/** Grids tried for one that lends itself to a cause. */
const ATTEMPTS = 200;

/** The `seed`-th case of a cause, the same for the same seed and size. */
export function infeasibleCase(cause: CauseName, seed: number, size: GridSize): InfeasibleCase {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const random = new Random(seed, 1000 * CAUSE_NAMES.indexOf(cause) + attempt);
    const found = CAUSES[cause](gridOf(random, size));
    if (found !== null) return found;
  }
  throw new Error(`No grid lends itself to the cause ${cause} with seed ${seed}.`);
}
