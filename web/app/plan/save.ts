import type { Run, ScenarioRecord } from '../../shared/index.ts';
import { api } from '../data/api.ts';
import { queryClient } from '../data/query-client.ts';
import { RequestError } from '../data/request.ts';
import { setParams } from '../state/place.ts';
import { dropDraft } from './drafts.ts';
import { NO_HISTORY } from './history.ts';
import { sameScenario } from './modifications.ts';
import { plan, setPlan } from './store.ts';

/** Saved, or somebody saved the scenario in between. */
export type Saved = { readonly run: Run } | { readonly theirs: ScenarioRecord };

/** Which of two versions of a scenario holds. */
export type Choice = 'mine' | 'theirs' | 'both';

/** Zones by ids, as the server takes them. */
export function assignmentOf(): Record<string, Record<string, string>> {
  const { data, zones, planned } = plan();
  const byStage: Record<string, Record<string, string>> = {};
  for (const stage of planned) {
    const ofStage: Record<string, string> = {};
    zones[stage]?.forEach((school, unit) => {
      if (school >= 0) ofStage[data!.units.ids[unit]!] = data!.schools[school]!.id;
    });
    byStage[data!.stages[stage]!.id] = ofStage;
  }
  return byStage;
}

/** Brings the scenario to the server where it was changed; gives the version that stands there, or theirs. */
export async function saveScenario(
  scenario: ScenarioRecord,
): Promise<ScenarioRecord | { theirs: ScenarioRecord }> {
  const { content, savedContent, version } = plan();
  if (sameScenario(content, savedContent)) return scenario;
  const answer = await api.answer('saveScenario', {
    params: { scenario: scenario.id },
    body: { version, name: scenario.name, content },
  });
  if (answer.status === 409) return { theirs: answer.body.theirs };
  setPlan({ savedContent: content, version: answer.body.version });
  void queryClient.invalidateQueries({ queryKey: ['scenarios'] });
  return answer.body;
}

/** Saves scenario and zones. The zones become a plan by hand, which the server judges by itself. */
export async function savePlan(scenario: ScenarioRecord, name: string): Promise<Saved> {
  const saved = await saveScenario(scenario);
  if ('theirs' in saved) return saved;
  const run = await judge(saved, name);
  await dropDraft(plan().key);
  setPlan({ history: NO_HISTORY, restored: null });
  await queryClient.invalidateQueries({ queryKey: ['runs'] });
  setParams({ run: run.id });
  return { run };
}

/** Settles a conflict, then saves: mine over theirs, theirs in the place of mine, or mine as a scenario of its own. */
export async function settle(choice: Choice, theirs: ScenarioRecord, name: string): Promise<Saved> {
  const { content } = plan();
  if (choice === 'mine') {
    setPlan({ version: theirs.version, savedContent: theirs.content as typeof content });
    return savePlan(theirs, name);
  }
  if (choice === 'theirs') {
    const taken = theirs.content as typeof content;
    setPlan({ version: theirs.version, content: taken, savedContent: taken });
    return savePlan(theirs, name);
  }
  const copy = await api.call('copyScenario', {
    params: { scenario: theirs.id },
    body: { name: `${theirs.name} · ${name}`.slice(0, 200), content },
  });
  await dropDraft(plan().key);
  setPlan({ version: copy.version, savedContent: content, history: NO_HISTORY, restored: null });
  const run = await judge(copy, name);
  await queryClient.invalidateQueries({ queryKey: ['scenarios'] });
  setParams({ scenario: copy.id, run: run.id });
  return { run };
}

const AGAIN_MS = 400;

/** Has the server judge the zones, and waits for it. */
export async function judge(scenario: ScenarioRecord, name: string): Promise<Run> {
  const { basis } = plan();
  const asked = await api.call('judgePlan', {
    body: {
      scenario: scenario.id,
      name,
      assignment: assignmentOf(),
      ...(basis.kind === 'run' ? { from: basis.run } : {}),
    },
  });
  const run = await ended(asked.id, () => {});
  // Not judged is not saved: the draft stays.
  if (run.state !== 'finished') throw new RequestError(422, run.reason?.text ?? NOT_JUDGED);
  return run;
}

const NOT_JUDGED = {
  zh: '服务器未能校核这些学区，因此没有保存；修改仍保留在本机。',
  en: 'The server could not judge these zones, so nothing was saved; your changes are still here.',
};

/** Waits for a run to end, telling how it stands. */
export async function ended(id: string, tell: (run: Run) => void, signal?: AbortSignal): Promise<Run> {
  for (;;) {
    const run = await api.call('readRun', { params: { run: id } }, signal);
    tell(run);
    if (run.state !== 'queued' && run.state !== 'running') return run;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}
