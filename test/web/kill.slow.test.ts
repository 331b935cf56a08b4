import { expect, it } from 'vitest';
import type { RawTables } from '../../engine/index.ts';
import { Random } from '../../engine/random.ts';
import type { Run, ScenarioRecord } from '../../web/shared/index.ts';
import { SMALL_COUNTY } from '../support/small-county.ts';
import { withFolder } from '../support/temporary-folder.ts';
import { filesOf, isOver, until } from './support/office.ts';
import { postgresPrograms, startPostgres } from './support/postgres.ts';
import { call, SERVING, startProgram, upload } from './support/server-process.ts';

/** 50 by JUNHENG_KILLS=50. */
const KILLS = Number(process.env.JUNHENG_KILLS ?? 4);

/** What the server has said yes to. */
interface Acknowledged {
  readonly datasets: string[];
  readonly scenarios: Map<string, { version: number; name: string }>;
  readonly runs: string[];
}

/** The small county with another number of people, so that it is another dataset. */
function countyOf(people: number): RawTables {
  const tables = SMALL_COUNTY.tables.map((table) => {
    const place = table.headers.findIndex(({ canonical }) => canonical === 'population');
    if (place < 0) return table;
    const rows = table.rows.map((row) => ({ ...row, cells: row.cells.with(place, 10_000 + people) }));
    return { ...table, rows };
  });
  return { ...SMALL_COUNTY, tables };
}

/** Uploads, saves and starts runs until the server is gone; writes down each yes. */
async function workUntilDead(address: string, said: Acknowledged, round: number): Promise<void> {
  for (let step = 0; ; step++) {
    try {
      const tables = countyOf(1000 * round + step);
      const { status, id: dataset } = await upload(address, await filesOf(tables));
      expect(status).toBe(201);
      said.datasets.push(dataset);
      const content = { modifications: [{ kind: 'scalePupils', factor: 1 + (round * 100 + step) / 1e6 }] };
      const made = await call(address, 'POST', '/api/scenarios', { dataset, name: 'a', content });
      const { id: scenario } = made.body as ScenarioRecord;
      said.scenarios.set(scenario, { version: 1, name: 'a' });
      for (let version = 1; version < 4; version++) {
        const name = `save ${version}`;
        await call(address, 'PUT', `/api/scenarios/${scenario}`, { version, name, content });
        said.scenarios.set(scenario, { version: version + 1, name });
      }
      const started = await call(address, 'POST', '/api/runs', { scenario, iterations: 20 });
      said.runs.push((started.body as Run).id);
    } catch (error) {
      // A refused connection or one that broke: the server is dead, which is what was wanted.
      if (error instanceof TypeError || (error as { name?: string }).name === 'SyntaxError') return;
      throw error;
    }
  }
}

interface Place {
  readonly name: string;
  /** Where the server keeps everything: options of `serve`, and the environment. */
  readonly open: (folder: string) => Promise<{
    readonly args: readonly string[];
    readonly environment: Readonly<Record<string, string>>;
    readonly close: () => Promise<void>;
  }>;
}

const programs = postgresPrograms();
const PLACES: readonly Place[] = [
  {
    name: 'the embedded store',
    open: async (folder) => ({ args: ['--store', folder], environment: {}, close: async () => {} }),
  },
  ...(programs === null
    ? []
    : [
        {
          name: 'PostgreSQL',
          open: async () => {
            const postgres = await startPostgres(programs);
            return {
              args: [],
              environment: { DATABASE_URL: postgres.database('county') },
              close: postgres.stop,
            };
          },
        },
      ]),
];

it('has PostgreSQL where it must not be left out', () => {
  if (process.env.CI) expect(programs, 'apt-get install postgresql').not.toBeNull();
});

it.each(PLACES)(
  'keeps everything that it said yes to on $name when it is killed in the middle',
  {
    timeout: 3_600_000,
  },
  async ({ name, open }) => {
    await withFolder(async (folder) => {
      const random = new Random(9, 1);
      const said: Acknowledged = { datasets: [], scenarios: new Map(), runs: [] };
      const place = await open(folder);
      try {
        const args = ['serve', ...place.args, '--port', '0', '--no-demo'];
        for (let round = 0; round < KILLS; round++) {
          const server = await startProgram(args, place.environment, SERVING);
          const before = said.datasets.length;
          const work = workUntilDead(server.address, said, round);
          // At some moment after the first yes, which on a busy machine takes a while; once after a whole cycle.
          const progress = () => (round === 0 ? said.runs.length : said.datasets.length);
          await until(
            async () => progress(),
            (count) => count > before,
          );
          await new Promise((resolve) => setTimeout(resolve, random.below(4000)));
          await server.killNow();
          await work;
        }
        const server = await startProgram(args, place.environment, SERVING);
        const states = await whatIsThere(server.address, said);
        console.log(
          `${name}, ${KILLS} kills: ${said.datasets.length} uploads, ${said.scenarios.size} scenarios, runs ${JSON.stringify([...states])}`,
        );
        expect(await server.end()).toBe(0);
      } finally {
        await place.close();
      }
    });
  },
);

/** Proves that everything acknowledged is there, whole; gives how the runs ended. */
async function whatIsThere(address: string, said: Acknowledged): Promise<Map<string, number>> {
  // Every file that is not a teacher's.
  const whole = (await filesOf(SMALL_COUNTY)).filter(({ name }) => !/^(teachers|moves)\./.test(name)).length;
  for (const id of said.datasets) {
    const { status, body } = await call(address, 'GET', `/api/datasets/${id}`);
    expect(status).toBe(200);
    expect((body as { files: unknown[] }).files).toHaveLength(whole);
  }
  for (const [id, { version, name }] of said.scenarios) {
    const scenario = (await call(address, 'GET', `/api/scenarios/${id}`)).body as ScenarioRecord;
    // The save after the last that was answered may have been taken, or not.
    if (scenario.version === version) expect(scenario.name).toBe(name);
    else expect(scenario.version).toBe(version + 1);
  }
  const states = new Map<string, number>();
  for (const id of said.runs) {
    const run = await until<Run>(async () => (await call(address, 'GET', `/api/runs/${id}`)).body, isOver);
    // The run that was at work at four kills is given up, and says so.
    if (run.state === 'failed') expect(run.reason?.code).toBe('interrupted');
    else expect(run.state).toBe('finished');
    states.set(run.state, (states.get(run.state) ?? 0) + 1);
  }
  // No half-written dataset, acknowledged or not.
  const { datasets } = (await call(address, 'GET', '/api/datasets')).body as {
    datasets: { files: unknown[] }[];
  };
  for (const { files } of datasets) expect(files).toHaveLength(whole);
  expect(said.datasets.length).toBeGreaterThan(0);
  expect(datasets.length).toBeGreaterThanOrEqual(said.datasets.length);
  expect(states.get('finished')).toBeGreaterThan(0);
  return states;
}
