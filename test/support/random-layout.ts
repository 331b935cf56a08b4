import { checkPlan } from '../../engine/check/index.ts';
import type { Action, LayoutYear, Plan } from '../../engine/plan/index.ts';
import { PLAN_VERSION } from '../../engine/plan/index.ts';
import type { LayoutPolicy } from '../../engine/policy/index.ts';
import { Random } from '../../engine/random.ts';
import { isWithin, travelMeters, travelSeconds } from '../../engine/travel/index.ts';
import { buildTown, REFERENCE_SPEED, type SchoolSpec, type Town } from './tiny-town.ts';

const NO_LIMITS = { primary: null, junior: null, nineYear: null };

export const LAYOUT: LayoutPolicy = {
  mostPupils: NO_LIMITS,
  leastPupils: { primary: null, junior: null },
  classroomStep: 2,
  mostSteps: 2,
  mostClosures: null,
  noticeMonths: 0,
  townshipJunior: false,
  keepVillages: false,
  keepRemote: false,
  minuteValue: 20,
  moveValue: 300,
  buildingLife: 50,
  pointRunning: 0.6,
  nineYearCost: 100_000,
  bus: null,
  fund: { primary: 600, junior: 800 },
  fundFloor: 0,
  boarder: 1500,
};

/** A row of units with schools and sites among them, small enough to try every way of sending everybody somewhere. */
export function randomLayout(
  seed: number,
  periods: readonly number[],
  size = { units: 5, schools: 3 },
): Town {
  const random = new Random(seed, 71);
  const chance = (share: number) => random.float() < share;
  const twoStages = size.units <= 3 && chance(0.5);
  const units = Array.from({ length: size.units }, (_, u) => `u${u}`);
  const years = [2026, ...periods.filter((year) => year > 2026)];
  const stages = [
    { id: 'primary', grades: ['g1', 'g4'] },
    ...(twoStages ? [{ id: 'junior', grades: ['g7'] }] : []),
  ];
  const grades = twoStages ? 3 : 2;
  const places = units.map((_, u) => u);
  random.shuffle(places);
  const schools = Array.from({ length: size.schools }, (_, k): SchoolSpec => {
    const classrooms = random.between(1, 4);
    return {
      id: `s${k}`,
      stages: stages.map(({ id }) => id),
      unit: chance(0.1) ? `u${places[0]}` : `u${places[k]}`,
      status: k > 0 && chance(0.35) ? 'candidate' : 'existing',
      protected: chance(0.1),
      classrooms,
      maxClassrooms: classrooms + random.between(0, 5),
      boardingPlaces: chance(0.3) ? 30 : 0,
      fixedCost: random.between(0, 40) * 100_000,
      runningCost: random.between(1, 20) * 5_000,
      expansionCost: random.between(1, 5) * 100_000,
    };
  });
  const existing = schools.filter(({ status }) => status === 'existing').map(({ id }) => id);
  const zones = Object.fromEntries(units.map((unit) => [unit, existing[random.below(existing.length)]!]));
  const at = (u: number) => u * 500;
  const seconds = Object.fromEntries(
    units.map((unit, u) => [
      unit,
      Object.fromEntries(
        schools.map((school) => [school.id, 60 + at(Math.abs(u - Number(school.unit!.slice(1))))]),
      ),
    ]),
  );
  const layout: LayoutPolicy = {
    ...LAYOUT,
    mostPupils: chance(0.3) ? { primary: 70, junior: 70, nineYear: 90 } : NO_LIMITS,
    leastPupils: { primary: chance(0.3) ? 25 : null, junior: null },
    mostClosures: chance(0.3) ? 1 : null,
    noticeMonths: chance(0.15) ? 12 : 0,
    keepVillages: true,
    keepRemote: chance(0.5),
    bus: chance(0.6) ? { speed: 3, wait: 120, perKilometre: 200 } : null,
    fundFloor: chance(0.6) ? 60 : 0,
  };
  const band = (from: number, to: number, limit: number) => ({
    grades: [from, to] as const,
    speed: REFERENCE_SPEED,
    limit: chance(0.7) ? limit : null,
    tailFrom: 600,
  });
  const town = buildTown({
    stages,
    years,
    units: units.map((id) => ({
      id,
      pupils: years.map(() =>
        Array.from({ length: grades }, () => (chance(0.15) ? 0 : random.between(1, 20))),
      ),
    })),
    schools,
    borders: units.slice(1).map((unit, u) => [`u${u}`, unit] as const),
    zonesInForce: Object.fromEntries(stages.map(({ id }) => [id, zones])),
    seconds,
    policy: {
      classCap: { primary: 20, junior: 25 },
      bands: [band(1, 3, 900), band(4, 6, 1200), band(7, 9, 1800)],
      boardingFromGrade: 4,
      layout,
    },
    options: {
      year: periods[0]!,
      contiguity: chance(0.6),
      levels: [{ id: 'layout', tolerance: 0 }],
      iterations: 60,
      layout: {
        periods,
        budgets: periods.map(() => (chance(0.3) ? random.between(0, 30) * 100_000 : null)),
        nineYear: [],
        settled: [],
      },
    },
  });
  const village = random.below(size.units);
  return {
    ...town,
    problem: {
      ...town.problem,
      units: {
        ...town.problem.units,
        concentratedVillage: new Uint8Array(size.units).map((_, u) => (u === village ? 1 : 0)),
      },
    },
  };
}

/** Everybody's school in one year: stage → unit → school, as indices. */
export type Choice = readonly (readonly number[])[];

/** Every way of sending every unit × stage to some school. */
export function* everyChoice(town: Town): Generator<Choice> {
  const { units, stages, schools } = town.problem;
  const cells = units.count * stages.length;
  for (let code = 0; code < schools.length ** cells; code++) {
    let rest = code;
    yield stages.map(() =>
      Array.from({ length: units.count }, () => {
        const school = rest % schools.length;
        rest = Math.floor(rest / schools.length);
        return school;
      }),
    );
  }
}

/** What the judge finds a sequence of choices worth, decisions and buses made as cheap as they can be; null where it breaks a rule. */
export function worthOf(town: Town, choices: readonly Choice[]): number | null {
  const plan = planOf(town, choices);
  if (plan === null) return null;
  const report = checkPlan(town.problem, town.travel, town.policy, plan);
  const hard = report.claims.some(({ code }) => code === 'action-impossible' || code === 'bus-minutes');
  return report.violations.length > 0 || hard ? null : report.levels[0]!.value;
}

function planOf(town: Town, choices: readonly Choice[]): Plan | null {
  const { problem, options } = town;
  const { periods } = options.layout!;
  const rooms = problem.schools.map(({ classrooms }) => classrooms!);
  const stands = problem.schools.map(({ status }) => status === 'existing');
  const actions: Action[] = [];
  const years: LayoutYear[] = [];
  for (const [t, choice] of choices.entries()) {
    const year = periods[t]!;
    const used = new Set(choice.flat());
    for (const [s, { id, maxClassrooms }] of problem.schools.entries()) {
      if (!used.has(s)) {
        if (stands[s]) actions.push({ kind: 'close', school: id, year });
        stands[s] = false;
        continue;
      }
      const classes = classesOf(town, choice, s, year);
      const steps = [0, 2, 4].map((more) => Math.min(rooms[s]! + more, maxClassrooms!));
      const needed = steps.find((each) => each >= classes);
      if (needed === undefined) return null;
      if (!stands[s]) actions.push({ kind: 'open', school: id, classrooms: needed, year });
      else if (needed > rooms[s]!) actions.push({ kind: 'expand', school: id, classrooms: needed, year });
      stands[s] = true;
      rooms[s] = needed;
    }
    const assignment = Object.fromEntries(
      problem.stages.map(({ id }, k) => [
        id,
        Object.fromEntries(choice[k]!.map((s, u) => [problem.units.ids[u]!, problem.schools[s]!.id])),
      ]),
    );
    years.push({
      year,
      assignment,
      open: problem.schools.filter((_, s) => used.has(s)).map(({ id }) => id),
      classes: {},
      exceptions: [],
      buses: busesOf(town, choice, year),
      spending: { building: 0, charge: 0, running: 0, buses: 0, boarding: 0 },
      minutes: 0,
      moved: 0,
    });
  }
  const [first] = years;
  return {
    schema: PLAN_VERSION,
    dataset: { name: problem.name, hash: problem.hash },
    scenario: null,
    policy: { profile: 'test', overrides: {} },
    options,
    result: {
      status: 'unknown',
      stoppedBy: 'iterations',
      levels: [],
      objective: null,
      bound: null,
      gap: null,
    },
    assignment: first!.assignment,
    open: first!.open,
    actions,
    classes: {},
    exceptions: [],
    moves: [],
    violations: [],
    layout: { years, displaced: [] },
    timings: {},
  };
}

function pupilsAt({ problem }: Town, unit: number, grade: number, year: number): number {
  return problem.units.pupils[problem.years.indexOf(year)]![unit * problem.grades.length + grade]!;
}

function classesOf(town: Town, choice: Choice, school: number, year: number): number {
  const { problem, policy } = town;
  return problem.stages.reduce((sum, { id, grades }, k) => {
    const byGrade = grades.map((grade) =>
      choice[k]!.reduce((pupils, s, u) => pupils + (s === school ? pupilsAt(town, u, grade, year) : 0), 0),
    );
    return sum + byGrade.reduce((classes, pupils) => classes + Math.ceil(pupils / policy.classCap[id]!), 0);
  }, 0);
}

/** A bus runs wherever the model lets one be run and somebody goes there. */
function busesOf(town: Town, choice: Choice, year: number): LayoutYear['buses'] {
  const { problem, policy, travel } = town;
  const { bus } = policy.layout!;
  if (!bus) return [];
  const pairs = new Map<string, LayoutYear['buses'][number]>();
  choice.forEach((schools, k) => {
    schools.forEach((s, u) => {
      const taught = problem.stages.flatMap(({ grades }, stage) =>
        problem.schools[s]!.stages.includes(stage) ? grades : [],
      );
      const limits = taught
        .filter((grade) => pupilsAt(town, u, grade, year) > 0)
        .map((grade) => {
          const number = Number(problem.grades[grade]!.slice(1));
          return policy.bands.find(({ grades: [from, to] }) => from <= number && number <= to)?.limit ?? null;
        })
        .filter((limit) => limit !== null);
      const seconds = travelMeters(travel, u, s) / bus.speed + bus.wait;
      const needed = limits.some((limit) => !isWithin(travelSeconds(travel, u, s), limit));
      if (k >= 0 && needed && limits.every((limit) => isWithin(seconds, limit)))
        pairs.set(`${u}>${s}`, {
          unit: problem.units.ids[u]!,
          school: problem.schools[s]!.id,
          minutes: seconds / 60,
        });
    });
  });
  return [...pairs.values()];
}
