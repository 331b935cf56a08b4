import type { FastifyInstance } from 'fastify';
import { parseScenario, scenarioHash } from '../../../engine/index.ts';
import { ENDPOINTS, type ScenarioRecord } from '../../shared/index.ts';
import type { Context } from '../context.ts';
import { findDataset } from '../data/datasets.ts';
import {
  createScenario,
  findScenario,
  listScenarios,
  removeScenario,
  type Saved,
  saveScenario,
  scenarioVersions,
} from '../data/scenarios.ts';
import { notFound, Refused } from '../http/refusal.ts';
import { route } from '../http/route.ts';

export function scenarioRoutes(app: FastifyInstance, { store, identify }: Context): void {
  const found = async (id: string): Promise<ScenarioRecord> => {
    const scenario = await findScenario(store, id);
    if (!scenario) throw notFound();
    return scenario;
  };

  route(app, identify, ENDPOINTS.listScenarios, async ({ query }) => ({
    scenarios: await listScenarios(store, query.dataset ?? null),
  }));

  route(app, identify, ENDPOINTS.createScenario, async ({ body, person, reply }) => {
    if (!(await findDataset(store, body.dataset))) throw notFound();
    reply.code(201);
    return createScenario(store, body.dataset, toSave(body.name, body.content), person.name);
  });

  route(app, identify, ENDPOINTS.readScenario, ({ params }) => found(params.scenario));

  route(app, identify, ENDPOINTS.saveScenario, async ({ params, body, person, reply }) => {
    const saved = toSave(body.name, body.content);
    const outcome = await saveScenario(store, params.scenario, body.version, saved, person.name);
    if ('saved' in outcome) return outcome.saved;
    if (!outcome.theirs) throw notFound();
    reply.code(409);
    return { code: 'conflict', text: CONFLICT, theirs: outcome.theirs, yours: body };
  });

  route(app, identify, ENDPOINTS.copyScenario, async ({ params, body, person, reply }) => {
    const from = await found(params.scenario);
    reply.code(201);
    const saved = toSave(body.name, body.content ?? from.content);
    return createScenario(store, from.dataset, saved, person.name, from.id);
  });

  route(app, identify, ENDPOINTS.removeScenario, async ({ params, query, person, reply }) => {
    const outcome = await removeScenario(store, params.scenario, query.version, person.name);
    if ('saved' in outcome) return outcome.saved;
    const { theirs } = outcome;
    if (!theirs) throw notFound();
    reply.code(409);
    const yours = { version: query.version, name: theirs.name, content: theirs.content };
    return { code: 'conflict', text: CONFLICT, theirs, yours };
  });

  route(app, identify, ENDPOINTS.scenarioHistory, async ({ params, query }) => {
    await found(params.scenario);
    return { versions: await scenarioVersions(store, params.scenario, query.before ?? null) };
  });
}

/** What the engine's schema lets pass; whether it fits the dataset is asked by `check`, because half a scenario may be saved. */
function toSave(name: string, content: Readonly<Record<string, unknown>>): Saved {
  const parsed = parseScenario(JSON.stringify(content), 'scenario.json');
  if ('complaints' in parsed) throw new Refused(422, 'scenario-invalid', INVALID, parsed.complaints);
  const { modifications = [] } = parsed.scenario;
  if (modifications.some((one) => Object.keys(one).some((key) => /teacher/i.test(key)))) {
    throw new Refused(422, 'teachers-in-scenario', TEACHERS);
  }
  return { name, content, hash: scenarioHash(parsed.scenario) };
}

const INVALID = {
  en: 'The scenario is not one; each fault is told with its place.',
  zh: '方案内容有误;各项问题已注明位置。',
};
const TEACHERS = {
  en: 'Scenarios are read by people who may not see teachers; put pins and forbidden moves into the options of an exchange run.',
  zh: '方案可被无权查看教师信息的人员读取;请把指定与禁止的交流写入教师交流任务的选项。',
};
const CONFLICT = {
  en: 'Somebody saved this scenario after you read it. Keep yours (save again over their version), take theirs, or keep both (save yours as a copy).',
  zh: '在您读取之后,该方案已被他人保存。可保留您的(在其版本上再次保存)、采用对方的,或两者都保留(另存为副本)。',
};
