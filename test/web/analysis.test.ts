import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  buildProblem,
  type Plan,
  type Problem,
  prepare,
  type TravelTable,
  walkingTimes,
} from '../../engine/index.ts';
import {
  ALL_ENDPOINTS,
  type AssignmentData,
  createClient,
  linesOf,
  MAIN_STREETS,
  type MapData,
  polygonsOf,
  problemFields,
  type Run,
  type TravelData,
  travelFields,
} from '../../web/shared/index.ts';
import { SMALL_COUNTY } from '../support/small-county.ts';
import { filesOf, isOver, type Office, openOffice, until, uploadOf } from './support/office.ts';

let office: Office;
let dataset: string;
let problem: Problem;
let travel: TravelTable;

beforeAll(async () => {
  office = await openOffice();
  const uploaded = await office.ask('planner+hr', uploadOf(await filesOf(SMALL_COUNTY)));
  dataset = uploaded.json().dataset.id;
  const built = buildProblem(SMALL_COUNTY);
  if (!('problem' in built)) throw new Error('The small county is broken.');
  const ready = prepare(built.problem, {});
  if (!('problem' in ready)) throw new Error('The small county has no policy.');
  problem = ready.problem;
  travel = walkingTimes(problem, ready.policy)!.travel;
}, 120_000);

afterAll(async () => {
  await office?.close();
  expect(office.faults).toEqual([]);
});

/** The page's client, whose requests go straight into the server. */
const client = createClient({
  base: 'http://127.0.0.1:4173',
  headers: () => ({ authorization: 'viewer+planner' }),
  fetch: async (url, { method = 'GET', headers = {}, body } = {}) => {
    const answer = await office.app.inject({
      method: method as 'GET',
      url: String(url).replace(/^http:\/\/[^/]*/, ''),
      headers: { host: '127.0.0.1:4173', ...(headers as Record<string, string>) },
      ...(body === undefined ? {} : { payload: String(body) }),
    });
    return new Response(answer.statusCode === 304 ? null : Uint8Array.from(answer.rawPayload), {
      status: answer.statusCode,
      headers: answer.headers as Record<string, string>,
    });
  },
});

async function scenarioOf(name: string, content: Record<string, unknown> = {}): Promise<string> {
  return (await client.call('createScenario', { body: { dataset, name, content } })).id;
}

function ended({ id }: { id: string }): Promise<Run> {
  return until(() => client.call('readRun', { params: { run: id } }), isOver);
}

async function planOf({ id }: { id: string }): Promise<Plan> {
  const file = await client.call('readRunFile', { params: { run: id, file: 'plan.json' } });
  return JSON.parse(await file.text()) as Plan;
}

/** Teachers of the small county, by name, reason and id. */
const PERSONS = /李秀英|王建国|重病|"T1"|\bT1,/;

/** Every route that can be read without the role hr, with a plan behind it. */
async function revealNobody(run: Run): Promise<void> {
  const places = (path: string) =>
    [...run.files.map(({ name }) => name), 'teachers.csv', 'moves.csv', 'datapackage.json'].map((file) =>
      path
        .replace(':dataset', dataset)
        .replace(':scenario', run.scenario)
        .replace(':run', run.id)
        .replace(':unit', problem.units.ids[0]!)
        .replace(':rule', 'locks')
        .replace(':format', 'csv')
        .replace(':file', file),
    );
  const statuses = new Map<number, number>();
  for (const { id, method, path } of ALL_ENDPOINTS) {
    if (method !== 'GET') continue;
    for (const url of new Set(places(path))) {
      const query = id === 'compareRuns' ? `?runs=${run.id},${run.id}` : '';
      const roles = 'viewer+planner+administrator';
      const answer = await office.ask(roles, { method: 'GET', url: `${url}${query}` });
      expect(answer.body, url).not.toMatch(PERSONS);
      statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
    }
  }
  // Doors that are open, things that are not there, and doors that are shut.
  expect(statuses.get(200)).toBeGreaterThan(40);
  expect(statuses.get(403)).toBeGreaterThan(5);
  expect([...statuses.keys()].every((status) => status < 500)).toBe(true);
}

describe('an upload', () => {
  it('is shown before it is kept, and headers mean what somebody says', { timeout: 60_000 }, async () => {
    const { tables, ...rest } = SMALL_COUNTY;
    const open = { ...rest, tables: tables.filter(({ table }) => table !== 'teachers' && table !== 'moves') };
    const parts = (await filesOf(open)).map(({ name, bytes }) => {
      if (name !== 'schools.csv') return { name, bytes };
      const text = new TextDecoder().decode(bytes).replace(',classrooms', ',rooms for classes');
      return { name, bytes: new TextEncoder().encode(text) };
    });
    const before = (await client.call('listDatasets', {})).datasets.length;
    const url = '/api/datasets/previews';
    const first = (await office.ask('planner', uploadOf(parts, url))).json();
    const schools = first.tables.find(({ table }: { table: string }) => table === 'schools');
    expect(schools.headers).toContainEqual({ written: 'rooms for classes', field: null, guess: null });
    expect(schools.fields.map(({ field }: { field: string }) => field)).toContain('classrooms');
    expect(schools.rows).toBe(problem.schools.length);
    expect(first.units).toBe(problem.units.count);
    const columns = { 'rooms for classes': 'classrooms' };
    const mapping = JSON.stringify({ files: { 'schools.csv': { columns } } });
    const second = (await office.ask('planner', uploadOf(parts, url, { mapping }))).json();
    expect(second.accepted, JSON.stringify(second.complaints)).toBe(true);
    expect(second.tables.find(({ table }: { table: string }) => table === 'schools').headers).toContainEqual({
      written: 'rooms for classes',
      field: 'classrooms',
      guess: null,
    });
    expect((await client.call('listDatasets', {})).datasets).toHaveLength(before);
    const kept = await office.ask('planner', uploadOf(parts, '/api/datasets', { mapping }));
    expect(kept.statusCode, kept.body).toBe(201);
    const read = await office.ask('viewer', {
      method: 'GET',
      url: `/api/datasets/${kept.json().dataset.id}/files/schools.csv`,
    });
    expect(read.body).toContain('classrooms');
    // A single table in the place of that of the first county; teachers stay with those who may see them.
    const table = parts
      .filter(({ name }) => name === 'schools.csv')
      .map(({ name, bytes }) => ({
        name,
        bytes: new TextEncoder().encode(
          new TextDecoder().decode(bytes).replace('rooms for classes', 'classrooms').replace('18', '19'),
        ),
      }));
    for (const [roles, staff] of [
      ['planner', false],
      ['planner+hr', true],
    ] as const) {
      const answer = await office.ask(roles, uploadOf(table, `/api/datasets?base=${dataset}`));
      expect(answer.statusCode, answer.body).toBe(201);
      expect(answer.json().dataset).toMatchObject({ staff, units: problem.units.count });
    }
    const persons = await office.ask('planner', uploadOf(await filesOf(SMALL_COUNTY), url));
    expect(persons.json().code).toBe('staff-needs-hr');
  });
});

describe('the map of a county', () => {
  it('is the problem that the engine reads, without persons', async () => {
    const map: MapData = await client.call('readMap', { params: { dataset } });
    const read: Problem = problemFields(map) as Problem;
    const { units, teachers: _, moves: __, streets: ___, travelRows: ____, ...same } = problem;
    expect({ ...read, units: null, teachers: 0, moves: 0, streets: 0, travelRows: 0 }).toEqual({
      ...same,
      units: null,
      teachers: 0,
      moves: 0,
      streets: 0,
      travelRows: 0,
    });
    expect(read.units).toEqual({ ...units, polygons: null });
    expect(read.teachers).toBeNull();
  });

  it('has outlines and streets of their own, to a centimetre', async () => {
    const { shapes, tolerance } = await client.call('readOutlines', { params: { dataset } });
    expect(tolerance).toBe(0);
    const polygons = shapes && polygonsOf(shapes);
    expect(polygons?.length ?? 0).toBe(problem.units.polygons?.length ?? 0);
    for (const ranks of ['main', 'all'] as const) {
      const { streets } = await client.call('readStreets', { params: { dataset }, query: { ranks } });
      const known = problem.streets?.filter(
        ({ kind }) => ranks === 'all' || (MAIN_STREETS as readonly string[]).includes(kind),
      );
      const lines = streets && linesOf(streets);
      expect(lines === null).toBe(known === undefined);
      const firsts = (all: { kind: string; coordinates: readonly (readonly number[])[] }[] | undefined) =>
        all?.map(({ kind, coordinates }) => [kind, coordinates[0]![0]!.toFixed(6)]);
      expect(firsts(lines ?? undefined)).toEqual(firsts(known));
    }
  });

  it('has the walking times to the last bit', async () => {
    const data: TravelData = await client.call('readTravel', { params: { dataset } });
    const table: TravelTable = travelFields(data);
    expect(table).toEqual(travel);
  });

  it('is sent once, and kept by those who named its content', async () => {
    const url = `/api/datasets/${dataset}/map`;
    const first = await office.ask('viewer', { method: 'GET', url, headers: { 'accept-encoding': 'gzip' } });
    expect(first.headers['content-encoding']).toBe('gzip');
    const etag = String(first.headers.etag);
    const again = await office.ask('viewer', { method: 'GET', url, headers: { 'if-none-match': etag } });
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
    const named = await office.ask('viewer', { method: 'GET', url: `${url}?v=${problem.hash.slice(0, 8)}` });
    expect(named.headers['cache-control']).toContain('immutable');
  });
});

describe('the years to come', () => {
  it('are told in every variant, with what goes in', async () => {
    const modifications = [{ kind: 'projectPupils', until: 2030, variant: 'low' }];
    const scenario = await scenarioOf('later', { modifications });
    const params = { scenario };
    const { outlook } = await client.call('readOutlook', { params });
    expect([outlook!.from, outlook!.until]).toEqual([problem.years.at(-1), 2030]);
    expect(outlook!.assumptions.length).toBeGreaterThan(20);
    const longer = await client.call('readOutlook', { params, query: { until: 2040 } });
    expect(longer.outlook!.until).toBe(2040);
    expect(longer.outlook!.years.slice(0, outlook!.years.length)).toEqual(outlook!.years);
  });
});

describe('plans', () => {
  it('of runs and by hand are counted, compared and explained alike', { timeout: 120_000 }, async () => {
    const scenario = await scenarioOf('as it is');
    const run = await ended(await client.call('startRun', { body: { scenario, iterations: 20 } }));
    expect(run).toMatchObject({ state: 'finished', byHand: false, name: null });
    const plan = await planOf(run);
    const assignment: AssignmentData = await client.call('readAssignment', { params: { run: run.id } });
    expect(assignment.stages.map(({ id }) => id)).toEqual(plan.options.stages);
    for (const { id, school } of assignment.stages) {
      const zones = Object.fromEntries(
        Array.from(school, (s, u) => [problem.units.ids[u], s < 0 ? undefined : problem.schools[s]!.id]),
      );
      expect(zones).toEqual(plan.assignment[id]);
    }

    const byHand = await ended(
      await client.call('judgePlan', {
        body: { scenario, name: 'by hand', assignment: plan.assignment, from: run.id },
      }),
    );
    expect(byHand, JSON.stringify(byHand.reason)).toMatchObject({
      state: 'finished',
      byHand: true,
      name: 'by hand',
    });
    const judged = await planOf(byHand);
    expect(judged.assignment).toEqual(plan.assignment);
    expect(judged.classes).toEqual(plan.classes);
    expect(judged.result.levels.map(({ value }) => value)).toEqual(
      plan.result.levels.map(({ value }) => expect.closeTo(value, 6)),
    );
    // Nothing is claimed that was not proved.
    expect(judged.result.levels.map(({ bound }) => bound)).toEqual(plan.result.levels.map(() => null));

    const figures = await client.call('readFigures', { params: { run: run.id } });
    const inForce = await client.call('readFiguresInForce', { params: { scenario } });
    expect(figures.basis).toBe('plan');
    expect(inForce.basis).toBe('zonesInForce');
    expect(inForce.schools.map(({ school }) => school)).toEqual(problem.schools.map(({ id }) => id));
    for (const { ways } of [figures, inForce]) {
      for (const { pupils, unknown } of ways) {
        expect(pupils.reduce((sum, n) => sum + n, unknown)).toBeGreaterThan(0);
      }
    }
    for (const { ways, summary } of [figures, inForce]) {
      for (const { stage, unknown, beyond, minutes } of ways) {
        expect(minutes).toHaveLength(problem.units.count);
        const told = summary.filter(({ id }) => id.startsWith(`${stage}.beyond`));
        // Without limits only those without a way are beyond.
        const counted = told.length > 0 ? told.reduce((sum, { after }) => sum + after!, 0) : unknown;
        expect(beyond.reduce((sum, n) => sum + n, 0)).toBe(counted);
      }
    }

    const comparison = await client.call('compareRuns', {
      query: { runs: [run.id, byHand.id].join(',') },
    });
    expect(comparison.runs).toEqual([run.id, byHand.id]);
    expect(comparison.diffs).toHaveLength(1);
    for (const { moved } of comparison.diffs[0]!.stages) expect(moved).toEqual([]);
    expect(comparison.tables[0]!.rows.length).toBeGreaterThan(10);

    const changed = await client.call('compareRuns', { query: { runs: run.id, base: 'inForce' } });
    for (const { stage, moved, pupilsMoved } of changed.diffs[0]!.stages) {
      const k = problem.stages.findIndex(({ id }) => id === stage);
      const others = problem.units.ids.filter(
        (id, u) => problem.schools[problem.zonesInForce![k]![u]!]?.id !== plan.assignment[stage]![id],
      );
      expect(moved.map(({ unit }) => unit)).toEqual(others);
      expect(pupilsMoved).toBe(moved.reduce((sum, { pupils }) => sum + pupils, 0));
    }
    expect(changed.tables.map(({ id }) => id)).toEqual(['comparison', 'honesty1', 'losers1', 'changes1']);
    await expect(client.call('compareRuns', { query: { runs: run.id } })).rejects.toThrow(
      /nothing to be compared/,
    );

    const through = await client.call('readYears', { params: { run: run.id } });
    expect(through.years.map(({ year }) => year)).toEqual(problem.years);
    const pupils = problem.units.pupils[0]!.reduce((sum, n) => sum + n, 0);
    expect(through.years[0]!.pupils.reduce((sum, n) => sum + n, 0)).toBe(pupils);
    expect(through.targets.map(({ target }) => target)).toEqual(problem.growth!.targets);

    const explained = await client.call('explainRun', { params: { run: run.id } });
    const count = Object.values(explained.reasons).reduce((sum, n) => sum + n, 0);
    expect(count).toBe(problem.units.count * plan.options.stages.length);
    const unit = problem.units.ids[3]!;
    const { stages } = await client.call('explainUnit', { params: { run: run.id, unit } });
    expect(stages.map(({ school }) => school)).toEqual(
      plan.options.stages.map((stage) => plan.assignment[stage]![unit]),
    );
    const { price } = await client.call('priceRule', {
      params: { run: run.id, rule: 'contiguity' },
      query: { seconds: 1 },
    });
    expect(price?.text.en).toBeTruthy();
    for (const format of ['geojson', 'shapefile', 'geopackage', 'csv', 'xlsx'] as const) {
      const file = await client.call('exportRun', { params: { run: run.id, format } });
      expect(file.size, format).toBeGreaterThan(100);
    }
    await revealNobody(run);
    const curve = await client.call('readCurve', { params: { run: run.id } });
    expect(curve.state).toBe('finished');
    const last = curve.points.findLast(({ incumbent }) => incumbent !== null);
    expect(last?.incumbent).toBeCloseTo(plan.result.levels.at(-1)!.reached, 6);
  });

  it('by hand that break rules say so, and those that name nobody are refused', {
    timeout: 60_000,
  }, async () => {
    const scenario = await scenarioOf('by hand');
    const [first] = problem.schools;
    const stage = problem.stages[first!.stages[0]!]!.id;
    const all = { [stage]: Object.fromEntries(problem.units.ids.map((unit) => [unit, first!.id])) };
    const crowded = await ended(await client.call('judgePlan', { body: { scenario, assignment: all } }));
    expect(crowded.state).toBe('finished');
    expect(crowded.result).toMatchObject({ status: 'unknown' });
    expect(Number(crowded.result!.violationCount)).toBeGreaterThan(0);
    const before = await planOf(crowded);
    const mended = await ended(
      await client.call('startRun', { body: { scenario, iterations: 20, from: crowded.id, mend: 'repair' } }),
    );
    expect(mended.state).toBe('finished');
    const after = await planOf(mended);
    expect(after.options.levels[0]!.id).toBe('kept');
    expect(after.options.given).toEqual(before.assignment);
    const strange = { [stage]: { U77: first!.id } };
    const refused = await ended(await client.call('judgePlan', { body: { scenario, assignment: strange } }));
    expect(refused).toMatchObject({ state: 'failed', reason: { code: 'refused' } });
    expect(refused.reason!.complaints!.map(({ value }) => value)).toContain('U77');
  });

  it('that cannot be had are explained, with ways out that can be run', { timeout: 120_000 }, async () => {
    const modifications = problem.schools.map(({ id }) => ({ kind: 'closeSchool', school: id })).slice(1);
    const scenario = await scenarioOf('one school for all', { modifications });
    const run = await ended(await client.call('startRun', { body: { scenario, iterations: 20 } }));
    const why = await client
      .call('whyNothing', { params: { run: run.id }, query: { seconds: 5 } })
      .catch((error: { refusal: unknown }) => error.refusal);
    expect(JSON.stringify(why)).toBeTruthy();
  });
});
