import type { Dataset, ScenarioRecord } from '../../shared/index.ts';
import type { AssignmentData, MapData } from '../../shared/map.ts';
import { api } from '../data/api.ts';
import { firstPicture } from '../state/first-picture.ts';
import { took } from '../state/timing.ts';
import { EngineClient } from '../worker/client.ts';
import type { Scenario } from '../worker/protocol.ts';
import { draftKey, dropDraft, readDraft } from './drafts.ts';
import { reopen } from './edit.ts';
import { NO_HISTORY } from './history.ts';
import { type Basis, EMPTY_PLAN, plan, setPlan } from './store.ts';

/** What there is to open. */
export interface Opening {
  readonly dataset: Dataset;
  readonly scenario: ScenarioRecord;
  readonly data: MapData;
  readonly basis: Basis;
  /** Takes up a draft where there is one. */
  readonly withDraft: boolean;
}

let latest = 0;

/** Begins to edit. What was open is left as its draft. */
export async function openPlan({ dataset, scenario, data, basis, withDraft }: Opening): Promise<void> {
  const opening = ++latest;
  const key = draftKey(dataset.hash, scenario.id);
  const saved = scenario.content as Scenario;
  const draft = withDraft ? await readDraft(key) : null;
  const asked: Basis = draft
    ? draft.basis === ''
      ? { kind: 'inForce' }
      : { kind: 'run', run: draft.basis }
    : basis;
  const startZones = await zonesOf(data, asked);
  if (opening !== latest) return;
  const { engine: before, stage } = plan();
  const engine = data === plan().data && before ? before : engineFor(dataset, scenario, data, before);
  const zones = draft ? [...draft.zones] : startZones.map((zone) => zone?.slice() ?? null);
  setPlan({
    ...EMPTY_PLAN,
    key,
    data,
    engine,
    basis: asked,
    zones,
    startZones,
    revision: plan().revision + 1,
    locks: draft ? [...draft.locks] : data.stages.map(() => new Uint8Array(data.units.count)),
    history: draft?.history ?? NO_HISTORY,
    content: draft?.content ?? saved,
    savedContent: saved,
    version: draft?.version ?? scenario.version,
    planned: data.stages.map((_, k) => k),
    stage: Math.min(stage, data.stages.length - 1),
    restored: draft ? draft.history.done.length : null,
  });
  // Differences are counted from the zones that editing began with, whatever the draft holds.
  if (draft) {
    const first = await engine.open(draft.content, startZones);
    if (opening !== latest) return;
    if (first.kind === 'opened') setPlan({ start: first.snapshot });
  }
  if (opening === latest) await reopen(!draft);
}

/** Forgets the draft and begins again. */
export async function discardDraft(opening: Omit<Opening, 'withDraft'>): Promise<void> {
  await dropDraft(draftKey(opening.dataset.hash, opening.scenario.id));
  await openPlan({ ...opening, withDraft: false });
}

function engineFor(dataset: Dataset, scenario: ScenarioRecord, _data: MapData, before: EngineClient | null) {
  before?.end();
  const engine = new EngineClient(
    (snapshot) => {
      took('count', snapshot.took);
      setPlan({ now: snapshot });
    },
    (fault) => setPlan({ fault }),
  );
  const params = { dataset: dataset.id };
  engine.load(
    api.url('readMap', { params, query: { v: dataset.hash } }),
    api.url('readTravel', {
      params,
      query: { scenario: scenario.id, v: `${dataset.hash}${scenario.hash}`.slice(0, 80) },
    }),
    firstPicture(),
  );
  return engine;
}

/** The zones of a basis by stage of the dataset, always as copies. */
export async function zonesOf(data: MapData, basis: Basis): Promise<(Int32Array | null)[]> {
  const inForce = () =>
    data.stages.map((_, k) => data.zonesInForce?.[k]?.slice() ?? new Int32Array(data.units.count).fill(-1));
  if (basis.kind === 'inForce') return inForce();
  const { stages } = (await api.call('readAssignment', { params: { run: basis.run } })) as AssignmentData;
  const byId = new Map(stages.map(({ id, school }) => [id, school]));
  return inForce().map((zone, k) => byId.get(data.stages[k]!.id)?.slice() ?? zone);
}
