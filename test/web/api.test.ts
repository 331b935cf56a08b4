import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSources } from '../../datasets/importers/index.ts';
import { DEMO_FOLDER } from '../../engine/cli/paths.ts';
import { ALL_ENDPOINTS, ROLES, type Run } from '../../web/shared/index.ts';
import { countyWithout, SMALL_COUNTY } from '../support/small-county.ts';
import { filesOf, isOver, type Office, openOffice, type Part, until, uploadOf } from './support/office.ts';

let office: Office;
let files: Part[];
let dataset: string;
let scenario: string;

/** The embedded store makes its files anew; on a busy machine that takes a while. */
const OPENING = 120_000;
const EVERYBODY = ROLES.join('+');

beforeAll(async () => {
  office = await openOffice();
  files = await filesOf(SMALL_COUNTY);
  const uploaded = await office.ask('planner+hr', uploadOf(files));
  expect(uploaded.statusCode, uploaded.body).toBe(201);
  dataset = uploaded.json().dataset.id;
  const created = await post('planner', '/api/scenarios', { dataset, name: 'As it is', content: {} });
  expect(created.statusCode).toBe(201);
  scenario = created.json().id;
}, OPENING);

afterAll(async () => {
  await office?.close();
  expect(office.faults).toEqual([]);
});

function get(roles: string, url: string, headers: Record<string, string> = {}) {
  return office.ask(roles, { method: 'GET', url, headers });
}

function post(roles: string, url: string, payload: object = {}) {
  return office.ask(roles, { method: 'POST', url, payload });
}

function finished(url: string, roles = 'viewer'): Promise<Run> {
  return until<Run>(async () => (await get(roles, url)).json(), isOver);
}

describe('datasets', () => {
  it('come back as they were, teachers apart', async () => {
    const { files: listed, units, schools, staff } = (await get('viewer', `/api/datasets/${dataset}`)).json();
    expect({ units, schools, staff }).toEqual({ units: 9, schools: 3, staff: true });
    expect(listed.map((file: { name: string }) => file.name)).not.toContain('teachers.csv');
    const schoolsFile = await get('viewer', `/api/datasets/${dataset}/files/schools.csv`);
    expect(schoolsFile.rawPayload).toEqual(
      Buffer.from(files.find(({ name }) => name === 'schools.csv')!.bytes),
    );
    const teachers = await get('hr', `/api/datasets/${dataset}/staff/teachers.csv`);
    expect(teachers.body).toContain('李秀英');
  });

  it('are stored once', async () => {
    const again = await office.ask(
      'planner+hr',
      uploadOf(files.map((file) => ({ ...file, name: `县/${file.name}` }))),
    );
    expect(again.statusCode).toBe(200);
    expect(again.json().dataset.id).toBe(dataset);
  });

  it('come as a zip too', async () => {
    const zip = zipSync(Object.fromEntries(files.map(({ name, bytes }) => [`county/${name}`, bytes])));
    const answer = await office.ask('planner+hr', uploadOf([{ name: 'county.zip', bytes: zip }]));
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json().dataset.id).toBe(dataset);
  });

  it('are refused with every complaint, file, row and column, and leave nothing behind', async () => {
    const before = await office.store.query('SELECT count(*)::int AS n FROM junheng.dataset_files');
    const broken = files.map(({ name, bytes }) => {
      const text = new TextDecoder().decode(bytes);
      return {
        name,
        bytes: new TextEncoder().encode(
          name === 'schools.csv' ? text.replace('18', '-18') : text.replace(',S2', ',S99'),
        ),
      };
    });
    const answer = await office.ask('planner+hr', uploadOf(broken));
    expect(answer.statusCode).toBe(422);
    const { complaints } = answer.json();
    expect(complaints.length).toBeGreaterThan(1);
    const negative = complaints.find((one: { file: string }) => one.file === 'schools.csv');
    expect(negative).toMatchObject({ row: 2, severity: 'error', value: '-18' });
    expect(negative.column).toBeTruthy();
    expect(await office.store.query('SELECT count(*)::int AS n FROM junheng.dataset_files')).toEqual(before);
  });

  it('with teachers need the personnel office', async () => {
    const answer = await office.ask('planner', uploadOf(files));
    expect(answer.statusCode).toBe(422);
    expect(answer.json().code).toBe('staff-needs-hr');
    expect(answer.body).not.toContain('李秀英');
    const open = await filesOf({ ...countyWithout('teachers', 'moves'), name: '无教师县' });
    expect((await office.ask('planner', uploadOf(open))).statusCode).toBe(201);
  });

  it('that are traps are refused', async () => {
    const zeros = new Uint8Array(300 * 1024 * 1024);
    const bomb = zipSync({ 'units.csv': zeros }, { level: 9 });
    expect(bomb.length).toBeLessThan(1_000_000);
    const traps: [Part, string][] = [
      [{ name: 'bomb.zip', bytes: bomb }, 'zip-too-large'],
      [{ name: 'torn.zip', bytes: bomb.slice(0, 1000) }, 'zip-damaged'],
      [{ name: 'slip.zip', bytes: zipSync({ '../../etc/schools.csv': new Uint8Array(3) }) }, 'file-name'],
      [{ name: '/etc/passwd.csv', bytes: new Uint8Array(3) }, 'file-name'],
    ];
    for (const [part, code] of traps) {
      const answer = await office.ask('planner', uploadOf([part]));
      expect(answer.statusCode).toBe(422);
      expect(answer.json().complaints.map((one: { code: string }) => one.code)).toContain(code);
    }
  });
});

describe('scenarios', () => {
  it('give a choice when two save at once', async () => {
    const url = `/api/scenarios/${scenario}/copies`;
    const copy = (await post('planner', url, { name: 'Mine' })).json();
    expect(copy).toMatchObject({ version: 1, parent: scenario, content: {} });
    const put = (version: number, name: string) =>
      office.ask('planner', {
        method: 'PUT',
        url: `/api/scenarios/${copy.id}`,
        payload: { version, name, content: {} },
      });
    const [a, b] = await Promise.all([put(1, 'A'), put(1, 'B')]);
    expect([a.statusCode, b.statusCode].toSorted()).toEqual([200, 409]);
    const [won, lost] = a.statusCode === 200 ? [a.json(), b.json()] : [b.json(), a.json()];
    expect(lost.theirs).toEqual(won);
    expect(lost.yours.name).not.toBe(won.name);
    expect((await put(lost.theirs.version, lost.yours.name)).json()).toMatchObject({
      version: 3,
      name: lost.yours.name,
    });
    const { versions } = (await get('viewer', `/api/scenarios/${copy.id}/history`)).json();
    expect(versions.map((one: { name: string }) => one.name)).toEqual([lost.yours.name, won.name, 'Mine']);
  });

  it('have one hash whatever the order of keys', async () => {
    const hashes = [];
    for (const options of [
      { contiguity: false, mode: 'wholeSchool' },
      { mode: 'wholeSchool', contiguity: false },
    ]) {
      const made = await post('planner', '/api/scenarios', { dataset, name: 'x', content: { options } });
      hashes.push(made.json().hash);
    }
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[0]).not.toBe((await get('viewer', `/api/scenarios/${scenario}`)).json().hash);
  });

  it('are checked whole', async () => {
    const content = {
      modifications: [
        { kind: 'closeSchool', school: 'S77' },
        { kind: 'fly' },
        { kind: 'closeSchool', school: 'S78' },
      ],
    };
    const made = (await post('planner', '/api/scenarios', { dataset, name: 'faulty', content })).json();
    const { complaints } = (await post('planner', `/api/scenarios/${made.id}/check`)).json();
    expect(complaints.map((one: { value: string }) => one.value)).toEqual(['S77', 'fly', 'S78']);
    expect((await post('planner', `/api/scenarios/${scenario}/check`)).json().complaints).toEqual([]);
    const run = (await post('planner', '/api/runs', { scenario: made.id, iterations: 1 })).json();
    const ended = await finished(`/api/runs/${run.id}`);
    expect(ended).toMatchObject({ state: 'failed', reason: { code: 'refused' } });
    expect(ended.reason?.complaints).toHaveLength(3);
  });

  it('hold no teachers', async () => {
    const content = { modifications: [{ kind: 'pinTeacher', teacher: 'T1' }] };
    const answer = await post('planner', '/api/scenarios', { dataset, name: 'x', content });
    expect(answer.json().code).toBe('teachers-in-scenario');
  });
});

describe('runs', () => {
  it('plan, tell, and answer the same question from the store', async () => {
    const question = { scenario, iterations: 20 };
    const started = await post('planner', '/api/runs', question);
    expect(started.statusCode).toBe(202);
    const { id } = started.json();
    const run = await finished(`/api/runs/${id}`);
    expect(run).toMatchObject({ state: 'finished', attempt: 1, reason: null });
    const again = await post('planner', '/api/runs', question);
    expect(again.statusCode).toBe(200);
    expect(again.json().id).toBe(id);
    const plan = (await get('viewer', `/api/runs/${id}/files/plan.json`)).json();
    expect(plan.schema).toBe('junheng-plan/1');
    expect(plan.result.status).toBe(run.result?.status);

    const stream = await get('viewer', `/api/runs/${id}/events`);
    const ids = [...stream.body.matchAll(/^id: (\d+)\ndata: \{"/gm)].map(([, one]) => Number(one));
    expect(ids.length).toBeGreaterThan(3);
    expect(ids).toEqual(ids.map((_, i) => i + 1));
    expect(stream.body).toContain('"kind":"queued"');
    expect(stream.body.trimEnd()).toMatch(/event: end\nid: \d+\ndata: \{\}$/);
    const rest = await get('viewer', `/api/runs/${id}/events`, { 'last-event-id': String(ids.at(-1)! - 1) });
    expect([...rest.body.matchAll(/^data: \{"/gm)]).toHaveLength(1);
    const over = await get('viewer', `/api/runs/${id}/events`, { 'last-event-id': String(ids.at(-1)) });
    expect(over.statusCode).toBe(204);
  });

  /** The county of the box, which nobody proves in a moment. */
  let demo = '';
  async function longScenario(): Promise<string> {
    if (demo !== '') return demo;
    const { files: tables } = await readSources([DEMO_FOLDER]);
    const { dataset } = (await office.ask('planner+hr', uploadOf(tables))).json();
    const made = await post('planner', '/api/scenarios', { dataset: dataset.id, name: 'Demo', content: {} });
    demo = made.json().id;
    return demo;
  }

  it('keep their best plan when they are cancelled', { timeout: 600_000 }, async () => {
    await longScenario();
    const { id } = (await post('planner', '/api/runs', { scenario: demo, seconds: 600, seed: 7 })).json();
    await until(
      async () =>
        (
          await office.store.query<{ n: number }>(
            `SELECT count(*)::int AS n FROM junheng.run_events WHERE run = $1 AND event->>'incumbent' IS NOT NULL`,
            [id],
          )
        )[0]!.n,
      (count) => count > 0,
    );
    expect((await post('planner', `/api/runs/${id}/cancel`)).statusCode).toBe(202);
    const run = await finished(`/api/runs/${id}`);
    expect(run.state).toBe('cancelled');
    expect(run.files.map((file: { name: string }) => file.name)).toContain('plan.json');
  });

  it('are ended before they begin when they still wait', { timeout: 600_000 }, async () => {
    await longScenario();
    const long = (await post('planner', '/api/runs', { scenario: demo, seconds: 600, seed: 8 })).json();
    const waiting = (await post('planner', '/api/runs', { scenario, iterations: 9 })).json();
    await until(
      async () => (await get('viewer', `/api/runs/${long.id}`)).json(),
      ({ state }) => state === 'running',
    );
    expect((await post('planner', `/api/runs/${waiting.id}/cancel`)).json().state).toBe('cancelled');
    await post('planner', `/api/runs/${long.id}/cancel`);
    await finished(`/api/runs/${long.id}`);
    const list = (await get('viewer', `/api/runs?scenario=${scenario}`)).json().runs;
    expect(list.map((run: { id: string }) => run.id)).toContain(waiting.id);
  });

  it('of teachers are planned and read by the personnel office alone', async () => {
    const started = await post('hr', '/api/exchange-runs', { scenario, iterations: 100 });
    expect(started.statusCode, started.body).toBe(202);
    const { id } = started.json();
    const run = await finished(`/api/exchange-runs/${id}`, 'hr');
    expect(run.state).toBe('finished');
    expect((await get('hr', `/api/exchange-runs/${id}/files/plan.json`)).statusCode).toBe(200);
    for (const path of ['', '/events', '/files/plan.json']) {
      expect((await get('planner+viewer', `/api/runs/${id}${path}`)).statusCode).toBe(404);
      expect((await get('planner+viewer+administrator', `/api/exchange-runs/${id}${path}`)).statusCode).toBe(
        403,
      );
    }
    const list = await get('viewer', '/api/runs');
    expect(list.body).not.toContain(id);
  });

  it('answer who is on the staff, why a teacher goes, stays, or goes nowhere else: to the personnel office alone', async () => {
    const { id } = (await post('hr', '/api/exchange-runs', { scenario, iterations: 100 })).json();
    const run = await finished(`/api/exchange-runs/${id}`, 'hr');
    const roster = await get('hr', `/api/scenarios/${scenario}/roster`);
    expect(roster.statusCode, roster.body).toBe(200);
    expect(roster.headers['cache-control']).toBe('no-store');
    // Ids and duties: no name, and no reason of an exemption.
    expect(roster.body).not.toMatch(/李秀英|王建国|重病/);
    const { staff, subjects, year } = roster.json();
    expect(year).toBeGreaterThan(2000);
    expect(staff.length).toBeGreaterThan(1);
    for (const one of staff) for (const subject of one.subjects) expect(subjects).toHaveProperty(subject);
    let told = 0;
    for (const { id: teacher, teachingAt, ineligible } of staff) {
      const url = `/api/exchange-runs/${id}/teachers/${teacher}`;
      const answer = await get('hr', url);
      expect(answer.statusCode, answer.body).toBe(200);
      expect(answer.headers['cache-control']).toBe('no-store');
      const found = answer.json();
      expect(found).toMatchObject({ teacher, from: teachingAt });
      if (ineligible) expect(found.text.zh).toContain(ineligible.zh);
      expect(found.text.en).toContain(teacher);
      expect((await get('planner+viewer+administrator', url)).statusCode).toBe(403);
      told++;
    }
    expect(told).toBe(staff.length);
    expect((await get('hr', `/api/exchange-runs/${id}/teachers/nobody`)).statusCode).toBe(404);
    const names = run.files.map((file: { name: string }) => file.name);
    expect(names).toEqual(expect.arrayContaining(['pairs.json', 'pairs.zh.csv', 'plan-pseudonyms.json']));
    const hidden = await get('hr', `/api/exchange-runs/${id}/files/plan-pseudonyms.json`);
    for (const { id: teacher } of staff) expect(hidden.body).not.toContain(`"${teacher}"`);
  });
});

describe('roles', () => {
  const address = (path: string) =>
    path
      .replace(/:dataset/, dataset)
      .replace(/:scenario/, scenario)
      .replace(/:run/, scenario)
      .replace(/:file/, 'teachers.csv');

  it('are asked for by every route before it reads anything', async () => {
    let tried = 0;
    for (const { method, path, access } of ALL_ENDPOINTS) {
      const others = ROLES.filter((role) => role !== access).join('+');
      const wrong = await office.ask(others, { method, url: address(path) });
      const stranger = await office.ask('', { method, url: address(path) });
      if (access === 'everyone') {
        expect([wrong.statusCode, stranger.statusCode], path).toEqual([200, 200]);
      } else {
        expect([wrong.statusCode, stranger.statusCode], `${method} ${path}`).toEqual([403, 401]);
        const right = await office.ask(access, { method, url: address(path) });
        expect([401, 403], `${method} ${path}`).not.toContain(right.statusCode);
      }
      tried++;
    }
    expect(tried).toBeGreaterThanOrEqual(45);
  });

  it('without hr reach no teacher by any route', async () => {
    const names = ['李秀英', '王建国', '重病', 'T1,', '"T1"'];
    let read = 0;
    for (const { method, path, access } of ALL_ENDPOINTS) {
      if (method !== 'GET') continue;
      const places = path.includes(':file')
        ? ['teachers.csv', 'moves.csv', 'datapackage.json', 'schools.csv', 'plan.json'].map((file) =>
            path.replace(':file', file),
          )
        : [path];
      for (const place of places) {
        const answer = await get('viewer+planner+administrator', address(place));
        for (const name of names) expect(answer.body, `${place} (${access})`).not.toContain(name);
        read++;
      }
    }
    expect(read).toBeGreaterThan(25);
    for (const run of (await get('viewer', '/api/runs')).json().runs) {
      for (const { name } of run.files) {
        const { body } = await get('viewer', `/api/runs/${run.id}/files/${name}`);
        for (const teacher of names) expect(body).not.toContain(teacher);
      }
    }
  });

  it('can be given up for a meeting and not be gained', async () => {
    const url = `/api/datasets/${dataset}/staff/teachers.csv`;
    expect((await get(EVERYBODY, url)).statusCode).toBe(200);
    expect((await get(EVERYBODY, url, { 'junheng-as': 'viewer planner' })).statusCode).toBe(403);
    expect((await get(EVERYBODY, url, { cookie: 'a=b; junheng-as=viewer+planner' })).statusCode).toBe(403);
    expect((await get('viewer', url, { 'junheng-as': 'viewer hr' })).statusCode).toBe(403);
  });
});

describe('the house', () => {
  it('describes every route in OpenAPI 3.1', async () => {
    const document = (await get('', '/api/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    for (const { id, method, path } of ALL_ENDPOINTS) {
      const described = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
      expect(described?.operationId).toBe(id);
    }
    expect((await get('', '/api/docs')).body).toContain('/api/scenarios/:scenario');
  });

  it('writes changes down without what they hold', async () => {
    const { entries } = (await get('administrator', '/api/audit?limit=1000')).json();
    const actions = new Set(entries.map((entry: { action: string }) => entry.action));
    expect([...actions].toSorted()).toEqual(['cancel', 'copy', 'create', 'save', 'start', 'upload']);
    expect(JSON.stringify(entries)).not.toMatch(/李秀英|"T1"/);
  });

  it('answers no foreign name and no foreign page', async () => {
    expect((await get('viewer', '/api/datasets', { host: 'evil.example' })).statusCode).toBe(403);
    const foreign = { origin: 'https://evil.example' };
    const payload = { dataset, name: 'x', content: {} };
    const answer = await office.ask('planner', {
      method: 'POST',
      url: '/api/scenarios',
      payload,
      headers: foreign,
    });
    expect(answer.json().code).toBe('origin');
  });

  it('is healthy and counts', async () => {
    expect((await get('', '/healthz')).json()).toEqual({ ok: true, version: 'test' });
    const { body } = await get('viewer', '/metrics');
    expect(body).toMatch(
      /junheng_request_seconds_count\{method="GET",route="\/api\/runs\/:run",status="200"\} \d+/,
    );
    expect(body).toMatch(/junheng_runs\{state="finished"\} \d/);
    expect(body).not.toContain(dataset);
  });
});
