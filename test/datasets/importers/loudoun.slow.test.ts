import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseScenario, planZones, prepare, walkingTimes } from '../../../engine/index.ts';
import { inThisThread } from '../../../engine/layout/index.ts';
import { solvers } from '../../../engine/solvers/index.ts';
import { travelMeters } from '../../../engine/travel/table.ts';
import type { SchoolIndex, UnitIndex } from '../../../engine/units.ts';
import { importFiles, problemFrom, sharedFiles, sum } from '../../support/import-files.ts';
import { describeWithData, sharedPath } from '../../support/shared-data.ts';

/**
 * Middle and high schools of Loudoun County against the published plans (SOURCE.md of school-lcps). Everything that is claimed is
 * counted here anew from the published files: the measure F₁, seats, connected zones, each with its own school's unit.
 */
const LEVELS = [
  // Least F₁ of a published contiguous plan; F₁ of the published plan (Hess model) that leaves nobody over capacity.
  {
    level: 'MIDDLE',
    column: 'students_mid',
    best: 1.2033,
    hess: 1.2605,
    hessFile: 'plan_hess_MID.json',
    pupils: 20_059,
    schools: 17,
  },
  {
    level: 'HIGH',
    column: 'students_high',
    best: 0.2649,
    hess: 0.2909,
    hessFile: 'plan_hess_HIGH.json',
    pupils: 26_728,
    schools: 16,
  },
] as const;

/** Enough for the published plans; a longer search goes on to lower F₁. */
const ITERATIONS = 300;
/** Ways between units that are placed by their neighbours alone say nothing of walking. */
const NO_WALKING_LIMIT = {
  modifications: [{ kind: 'changeLimit', grades: [7, 9], minutes: 600 }],
};

interface School {
  readonly id: string;
  readonly home: string;
  readonly seats: number;
}

/** The published files by plain reading, without any importer. */
function published(level: string, column: string) {
  const path = (name: string) => sharedPath('school-lcps', name);
  const { features } = JSON.parse(readFileSync(path('Schools.geojson'), 'utf8'));
  const schools = (features as { properties: Record<string, unknown> }[])
    .map(({ properties }) => properties)
    .filter(({ CLASS }) => CLASS === level)
    .map(
      (one): School => ({
        id: String(one.SCH_CODE),
        home: String(one.STDYAREA),
        seats: Number(one.CAPACITY),
      }),
    );
  const [header, ...rows] = readFileSync(path('spa_units.csv'), 'utf8').trim().split(/\r?\n/);
  const at = header!.split(',').indexOf(column);
  const pupils = new Map(rows.map((row) => [row.split(',')[0]!, Number(row.split(',')[at])]));
  const neighbours: Record<string, string[]> = JSON.parse(readFileSync(path('nbrlist_SPA.json'), 'utf8'));
  return { schools, pupils, neighbours };
}

/** Members that are reached from a unit through members alone. */
function reached(from: string, members: ReadonlySet<string>, neighbours: Record<string, string[]>): number {
  const seen = new Set([from]);
  for (const unit of seen) {
    for (const other of neighbours[unit] ?? []) if (members.has(other)) seen.add(other);
    for (const [other, list] of Object.entries(neighbours))
      if (members.has(other) && list.includes(unit)) seen.add(other);
  }
  return seen.size;
}

/** The county as imported, ready to be planned, and its ways. */
async function ready(level: string, column: string) {
  const columns = { spa: 'id', [column]: 'age_12_14' };
  const stages = {
    [level]: 'junior',
    ...Object.fromEntries(otherLevels(level).map((one) => [one, 'senior'])),
  };
  const imported = await importFiles(
    sharedFiles('school-lcps/spa_units.csv', 'school-lcps/Schools.geojson', 'school-lcps/nbrlist_SPA.json'),
    {
      baseYear: 2019,
      files: {
        spa_units: { as: 'units', columns },
        Schools: {
          as: 'schools',
          columns: {
            SCH_CODE: 'id',
            NAME: 'name',
            CLASS: 'stages',
            CAPACITY: 'seats',
            STDYAREA: 'unit',
            CLASSROOMS: '',
            MID_: '',
          },
          values: { CLASS: stages },
        },
      },
    },
  );
  const parsed = parseScenario(JSON.stringify(NO_WALKING_LIMIT), 'scenario.json');
  if (!('scenario' in parsed)) throw new Error(JSON.stringify(parsed.complaints));
  const prepared = prepare(problemFrom(imported), parsed.scenario);
  if ('complaints' in prepared) throw new Error(JSON.stringify(prepared.complaints));
  return { ...prepared, travel: walkingTimes(prepared.problem, prepared.policy)!.travel };
}

/** School by unit, planned for one goal. */
async function planned(county: Awaited<ReturnType<typeof ready>>, goal: string) {
  const levels = [{ id: goal, tolerance: 0 }];
  const options = { ...county.options, levels, seed: 1, iterations: ITERATIONS, seconds: null };
  const question = { ...county, policy: county.policy.zoning, overrides: {}, options };
  const judged = await planZones(question, {
    pool: inThisThread,
    solver: solvers[0]!,
    now: () => 0,
    cancelled: { aborted: false },
  });
  if ('complaints' in judged) throw new Error(JSON.stringify(judged.complaints));
  return {
    zones: new Map(Object.entries(judged.plan.assignment.junior!)),
    level: judged.plan.result.levels[0]!,
  };
}

/** Asserts seats, own units and zones in one piece from the published files; returns F₁. */
function unevenness(zones: ReadonlyMap<string, string | null>, facts: ReturnType<typeof published>): number {
  const { schools, pupils, neighbours } = facts;
  let total = 0;
  for (const { id, home, seats } of schools) {
    const members = new Set([...zones].filter(([, school]) => school === id).map(([unit]) => unit));
    const load = sum([...members].map((unit) => pupils.get(unit)!));
    expect(load, id).toBeLessThanOrEqual(seats);
    expect(members.has(home), id).toBe(true);
    expect(reached(home, members, neighbours), id).toBe(members.size);
    total += Math.abs(1 - (load + 0.001) / (seats + 1e-5));
  }
  return total;
}

/** School by unit in the published plan of the Hess model. */
function hessPlan(file: string, schools: readonly School[]): Map<string, string> {
  const { districts } = JSON.parse(readFileSync(sharedPath('school-lcps', file), 'utf8'));
  return new Map(
    (Object.values(districts) as { members: string[] }[]).flatMap(({ members }) => {
      const own = schools.filter(({ home }) => members.includes(home));
      expect(own).toHaveLength(1);
      return members.map((unit) => [unit, own[0]!.id] as const);
    }),
  );
}

describeWithData('school-lcps', 'Loudoun County', () => {
  it.each(LEVELS)(
    'has zones of $level schools evener than the best published ones, nobody over capacity',
    { timeout: 240_000 },
    async ({ level, column, best, hess, pupils, schools: count }) => {
      const facts = published(level, column);
      expect(sum([...facts.pupils.values()])).toBe(pupils);
      expect(facts.schools).toHaveLength(count);
      const { zones, level: goal } = await planned(await ready(level, column), 'evenness');
      expect(zones.size).toBe(facts.pupils.size);
      const found = unevenness(zones, facts);
      expect(found).toBeLessThanOrEqual(best);
      expect(best).toBeLessThan(hess);
      // What the engine says of the goal is the published measure but for its two small constants.
      expect(goal.value).toBeCloseTo(found, 4);
      console.log(`${level}: F1 ${found.toFixed(4)} (published ${best}, nobody over capacity ${hess})`);
    },
  );

  it.each(LEVELS)(
    'has zones of $level schools nearer than the published plan that leaves nobody over capacity, nor does it',
    { timeout: 240_000 },
    async ({ level, column, hess, hessFile }) => {
      const facts = published(level, column);
      const county = await ready(level, column);
      const { zones, level: goal } = await planned(county, 'distance');
      expect(zones.size).toBe(facts.pupils.size);
      unevenness(zones, facts);
      const theirs = hessPlan(hessFile, facts.schools);
      // The published plan, by the same count, is what its authors say.
      expect(unevenness(theirs, facts)).toBeCloseTo(hess, 3);
      const ours = pupilMeters(county, facts.pupils, zones);
      const hessMeters = pupilMeters(county, facts.pupils, theirs);
      expect(ours).toBeLessThan(hessMeters);
      expect(goal.bound).toBeLessThanOrEqual(goal.value);
      console.log(
        `${level}: ${(ours / 1000).toFixed(0)} pupil-km, Hess ${(hessMeters / 1000).toFixed(0)}, gap ${goal.gap}`,
      );
    },
  );
});

/** Pupils times metres of their way, over the whole level; the published plan leaves out six units where nobody of the level lives. */
function pupilMeters(
  { problem, travel }: Awaited<ReturnType<typeof ready>>,
  pupils: ReadonlyMap<string, number>,
  zones: ReadonlyMap<string, string | null>,
): number {
  return sum(
    problem.units.ids.map((id, u) => {
      if (!zones.has(id)) {
        expect(pupils.get(id), id).toBe(0);
        return 0;
      }
      const school = problem.schools.findIndex((one) => one.id === zones.get(id));
      const meters = travelMeters(travel, u as UnitIndex, school as SchoolIndex);
      expect(meters).toBeGreaterThanOrEqual(0);
      return pupils.get(id)! * meters;
    }),
  );
}

function otherLevels(level: string): string[] {
  return ['ELEMENTARY', 'MIDDLE', 'HIGH'].filter((one) => one !== level);
}
