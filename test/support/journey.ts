import { afterAll, beforeAll, expect } from 'vitest';
import { type Client, createClient } from '../../web/shared/client.ts';
import { isOver, until } from '../web/support/office.ts';
import { type Desk, expectQuiet, OPENING_MS, openDesk, type Visit } from './browser.ts';

/** For what a county has to be solved, judged or priced for, on a machine with others. */
export const PATIENCE = { timeout: 120_000 };

/** The desk of one file of journeys, and a way to the server beside the page. */
export interface JourneyDesk extends Desk {
  readonly client: Client;
  /** Id of the county that the store begins with. */
  readonly dataset: string;
}

/**
 * Opens a desk before the first journey of a file and closes it after the last. With `demoSolved`, journeys begin when the
 * demo's own run is over: the plan that every page then shows.
 */
export function deskOfJourneys({
  args = [],
  demoSolved = false,
}: {
  readonly args?: readonly string[];
  readonly demoSolved?: boolean;
} = {}): JourneyDesk {
  let desk: Desk;
  let client: Client;
  let dataset = '';
  beforeAll(async () => {
    desk = await openDesk(args);
    client = createClient({ base: desk.address });
    const { datasets } = await client.call('listDatasets', {});
    dataset = datasets[0]?.id ?? '';
    if (demoSolved) {
      const { runs } = await client.call('listRuns', { query: { dataset } });
      await runOver(client, runs[0]!.id);
    }
  }, OPENING_MS);
  afterAll(() => desk?.close(), OPENING_MS);
  return {
    get address() {
      return desk.address;
    },
    get program() {
      return desk.program;
    },
    get browser() {
      return desk.browser;
    },
    get client() {
      return client;
    },
    get dataset() {
      return dataset;
    },
    close: () => desk.close(),
  };
}

/** A new scenario with these modifications and a run of it, waited for; the run's id. */
export async function solved(
  { client, dataset }: JourneyDesk,
  name: string,
  modifications: readonly object[],
): Promise<string> {
  const { id } = await client.call('createScenario', {
    body: { dataset, name, content: { modifications } },
  });
  const run = await client.call('startRun', { body: { scenario: id, iterations: 4 } });
  await runOver(client, run.id);
  return run.id;
}

async function runOver(client: Client, run: string): Promise<void> {
  const { state, reason } = await until(() => client.call('readRun', { params: { run } }), isOver);
  expect(state, JSON.stringify(reason)).toBe('finished');
}

/** Ends a visit that asked nobody else, raised no error and jumped nowhere. */
export async function leave(visited: Visit): Promise<void> {
  await expectQuiet(visited);
  await visited.close();
}
