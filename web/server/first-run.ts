import { readSources } from '../../datasets/importers/index.ts';
import { scenarioHash } from '../../engine/index.ts';
import type { Figures, Run, RunEvent } from '../shared/index.ts';
import { listDatasets, storeDataset } from './data/datasets.ts';
import { curveOf, findRun, runFile, unpackedBytes } from './data/runs.ts';
import { createScenario } from './data/scenarios.ts';
import { FIGURES_FILE } from './jobs/plan-files.ts';
import type { Service } from './jobs/service.ts';
import { startRun } from './routes/runs.ts';
import type { Store } from './store/store.ts';

const AUTHOR = 'junheng';
/** Enough for a good plan of the demo county, and soon there. */
const DEMO_SECONDS = 8;

/** Gives an empty store the demo county with a scenario that changes nothing, and begins to solve it; the run, null where nothing was to do. */
export async function loadFirst(
  tools: { readonly store: Store; readonly service: Service; readonly version: string },
  folder: string,
): Promise<string | null> {
  const { store, service } = tools;
  if ((await listDatasets(store)).length > 0) return null;
  const { files } = await readSources([folder]);
  const outcome = await service.task({
    kind: 'import',
    name: null,
    files,
    mapping: null,
    base: null,
    staffAllowed: true,
  });
  if (outcome.kind !== 'imported') throw new Error(`The demo county could not be read (${outcome.kind}).`);
  const { dataset } = await storeDataset(store, outcome, AUTHOR);
  const content = {};
  const saved = { name: '现状 · As it is', content, hash: scenarioHash(content) };
  const scenario = await createScenario(store, dataset.id, saved, AUTHOR);
  const asked = { scenario: scenario.id, seconds: DEMO_SECONDS, seed: 1 };
  const { run } = await startRun(tools, 'zones', asked, AUTHOR);
  return run.id;
}

/** How the first run stands, for whoever started the program. */
export interface FirstRun {
  readonly run: Run;
  readonly progress: Extract<RunEvent, { kind: 'progress' }> | null;
  /** Once it has ended with a plan. */
  readonly figures: Figures | null;
}

/** Looks how a run stands; null when it is not there. */
export async function lookAt(store: Store, id: string): Promise<FirstRun | null> {
  const run = await findRun(store, id, 'zones');
  if (!run) return null;
  const over = run.state !== 'queued' && run.state !== 'running';
  const progress = (await curveOf(store, id)).at(-1) ?? null;
  const file = over ? await runFile(store, id, 'zones', FIGURES_FILE) : null;
  return {
    run,
    progress,
    figures: file && (JSON.parse(new TextDecoder().decode(await unpackedBytes(file))) as Figures),
  };
}
