import { readSources } from '../../datasets/importers/index.ts';
import { scenarioHash } from '../../engine/index.ts';
import { listDatasets, storeDataset } from './data/datasets.ts';
import { createScenario } from './data/scenarios.ts';
import type { Service } from './jobs/service.ts';
import { startRun } from './routes/runs.ts';
import type { Store } from './store/store.ts';

const AUTHOR = 'junheng';
/** Enough for a good plan of the demo county, and soon there. */
const DEMO_SECONDS = 8;

/** Gives an empty store the demo county with a scenario that changes nothing, and begins to solve it. */
export async function loadFirst(
  tools: { readonly store: Store; readonly service: Service; readonly version: string },
  folder: string,
): Promise<void> {
  const { store, service } = tools;
  if ((await listDatasets(store)).length > 0) return;
  const { files } = await readSources([folder]);
  const outcome = await service.task({ kind: 'import', name: null, files, mapping: {}, staffAllowed: true });
  if (outcome.kind !== 'imported') throw new Error(`The demo county could not be read (${outcome.kind}).`);
  const { dataset } = await storeDataset(store, outcome, AUTHOR);
  const content = {};
  const saved = { name: '现状 · As it is', content, hash: scenarioHash(content) };
  const scenario = await createScenario(store, dataset.id, saved, AUTHOR);
  await startRun(tools, 'zones', { scenario: scenario.id, seconds: DEMO_SECONDS, seed: 1 }, AUTHOR);
}
