import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ENDPOINTS, type Run } from '../../shared/index.ts';
import { mapOf, outlinesOf, streetsOf, travelOf, type Wanted } from '../analysis/entries.ts';
import type { PlanSource } from '../analysis/question.ts';
import type { Context } from '../context.ts';
import { findDataset } from '../data/datasets.ts';
import { findRun, runPlan } from '../data/runs.ts';
import { findScenario } from '../data/scenarios.ts';
import { sendReady } from '../http/ready.ts';
import { notFound, Refused } from '../http/refusal.ts';
import { route } from '../http/route.ts';

/** Questions that wait for the analyst; more are told to come back. */
const MOST_WAITING = 16;
/** What is asked for so many seconds of search also reads, compiles and writes. */
const SPARE_SECONDS = 120;

/** What follows from a dataset, a scenario or plans: made once by the analyst's thread, then answered from the library. */
export function analysisRoutes(app: FastifyInstance, context: Context): void {
  const { store, service, library, identify } = context;

  interface Asking extends Wanted {
    readonly forEver?: boolean;
    /** Of search; for what takes its time. */
    readonly seconds?: number;
  }
  const answer = async ({ question, forEver, seconds, ...entry }: Asking, asked: Asked) => {
    const analyst = seconds === undefined ? service.analyst : service.patientAnalyst;
    const reading = await library.get(entry, () => {
      if (analyst.waiting() >= MOST_WAITING) throw new Refused(429, 'busy', BUSY);
      return analyst.ask(question, seconds === undefined ? undefined : seconds + SPARE_SECONDS);
    });
    return sendReady(reading, asked.request, asked.reply, forEver);
  };
  const datasetOf = async (id: string) => {
    const dataset = await findDataset(store, id);
    if (!dataset) throw notFound();
    return dataset;
  };
  const scenarioOf = async (id: string) => {
    const scenario = await findScenario(store, id);
    if (!scenario) throw notFound();
    return scenario;
  };
  /** Only runs of zones have a plan here: exchanges are behind their own door. */
  const planOf = async (id: string): Promise<{ run: Run; source: PlanSource }> => {
    const run = await findRun(store, id, 'zones');
    if (!run) throw notFound();
    const source = await runPlan(store, id);
    if (!source) throw new Refused(409, 'no-plan', NO_PLAN);
    return { run, source };
  };

  route(app, identify, ENDPOINTS.readMap, async ({ params, query, ...asked }) => {
    const wanted = mapOf(await datasetOf(params.dataset));
    return answer({ ...wanted, forEver: query.v !== undefined }, asked);
  });

  route(app, identify, ENDPOINTS.readOutlines, async ({ params, query, ...asked }) => {
    const wanted = outlinesOf(await datasetOf(params.dataset), query.detail);
    return answer({ ...wanted, forEver: query.v !== undefined }, asked);
  });

  route(app, identify, ENDPOINTS.readStreets, async ({ params, query, ...asked }) => {
    const wanted = streetsOf(await datasetOf(params.dataset), query.ranks);
    return answer({ ...wanted, forEver: query.v !== undefined }, asked);
  });

  route(app, identify, ENDPOINTS.readTravel, async ({ params, query, ...asked }) => {
    const dataset = await datasetOf(params.dataset);
    const scenario = query.scenario === undefined ? null : await scenarioOf(query.scenario);
    if (scenario && scenario.dataset !== dataset.id) throw notFound();
    const wanted = travelOf(dataset, scenario?.content ?? {});
    return answer({ ...wanted, forEver: query.v !== undefined && scenario === null }, asked);
  });

  route(app, identify, ENDPOINTS.readFiguresInForce, async ({ params, ...asked }) => {
    const { dataset, content, hash: scenario } = await scenarioOf(params.scenario);
    const { hash } = await datasetOf(dataset);
    const question = { kind: 'figuresInForce', dataset, content } as const;
    return answer({ dataset, from: ['inForce', hash, scenario], question }, asked);
  });

  route(app, identify, ENDPOINTS.checkScenario, async ({ params, ...asked }) => {
    const { dataset, content, hash: scenario } = await scenarioOf(params.scenario);
    const { hash } = await datasetOf(dataset);
    const question = { kind: 'check', dataset, content } as const;
    return answer({ dataset, from: ['check', hash, scenario], question, keep: false }, asked);
  });

  route(app, identify, ENDPOINTS.compareRuns, async ({ query, ...asked }) => {
    const planned = await Promise.all(query.runs.map(planOf));
    const { dataset } = planned[0]!.run;
    if (planned.some(({ run }) => run.dataset !== dataset)) throw new Refused(422, 'other-dataset', OTHER);
    const runs = await Promise.all(
      planned.map(async ({ run, source }) => {
        const scenario = await findScenario(store, run.scenario);
        return { ...source, id: run.id, name: run.name ?? scenario?.name ?? run.id };
      }),
    );
    const { base } = query;
    if (base === 'first' && runs.length < 2) throw new Refused(422, 'one-run', ONE_RUN);
    const from = ['comparison', base, runs.map(({ id, name }) => [id, name])];
    return answer({ dataset, from, question: { kind: 'comparison', dataset, runs, base } }, asked);
  });

  route(app, identify, ENDPOINTS.exportRun, async ({ params: { run: id, format }, query, ...asked }) => {
    const { run, source } = await planOf(id);
    const { dataset } = run;
    const question = { kind: 'export', dataset, format, language: query.lang, ...source } as const;
    const name = exportName(format);
    asked.reply.header('content-disposition', `attachment; filename="${name}"`);
    return answer({ dataset, from: ['export', id, format, query.lang], question, keep: false }, asked);
  });

  route(app, identify, ENDPOINTS.readOutlook, async ({ params, query, ...asked }) => {
    const { dataset, content, hash: scenario } = await scenarioOf(params.scenario);
    const { hash } = await datasetOf(dataset);
    const until = query.until ?? null;
    const question = { kind: 'outlook', dataset, content, until } as const;
    return answer({ dataset, from: ['outlook', hash, scenario, until], question }, asked);
  });

  route(app, identify, ENDPOINTS.readYears, async ({ params, ...asked }) => {
    const { run, source } = await planOf(params.run);
    const { dataset } = run;
    return answer(
      { dataset, from: ['years', run.id], question: { kind: 'years', dataset, ...source } },
      asked,
    );
  });

  route(app, identify, ENDPOINTS.explainRun, async ({ params, ...asked }) => {
    const { run, source } = await planOf(params.run);
    const { dataset } = run;
    return answer(
      { dataset, from: ['explanation', run.id], question: { kind: 'explanation', dataset, ...source } },
      asked,
    );
  });

  route(app, identify, ENDPOINTS.explainUnit, async ({ params: { run: id, unit }, ...asked }) => {
    const { run, source } = await planOf(id);
    const { dataset } = run;
    const question = { kind: 'unit', dataset, unit, ...source } as const;
    return answer({ dataset, from: ['unit', id, unit], question, keep: false }, asked);
  });

  route(
    app,
    identify,
    ENDPOINTS.priceRule,
    async ({ params: { run: id, rule }, query: { seconds }, ...asked }) => {
      const { run, source } = await planOf(id);
      const { dataset } = run;
      const question = { kind: 'price', dataset, rule, seconds, ...source } as const;
      return answer({ dataset, from: ['price', id, rule, seconds], question, seconds }, asked);
    },
  );

  route(app, identify, ENDPOINTS.readRoster, async ({ params, ...asked }) => {
    const { dataset, content, hash: scenario } = await scenarioOf(params.scenario);
    const { hash, staff } = await datasetOf(dataset);
    if (!staff) throw new Refused(422, 'no-staff', NO_STAFF);
    const question = { kind: 'roster', dataset, content } as const;
    const told = await answer({ dataset, from: ['roster', hash, scenario], question, keep: false }, asked);
    keepNothing(asked.reply);
    return told;
  });

  route(app, identify, ENDPOINTS.explainTeacher, async ({ params: { run: id, teacher }, ...asked }) => {
    const run = await findRun(store, id, 'exchange');
    if (!run) throw notFound();
    const source = await runPlan(store, id, 'exchange');
    if (!source) throw new Refused(409, 'no-plan', NO_PLAN);
    const { dataset } = run;
    const question = { kind: 'teacher', dataset, teacher, ...source } as const;
    const told = await answer({ dataset, from: ['teacher', id, teacher], question, keep: false }, asked);
    keepNothing(asked.reply);
    return told;
  });

  route(app, identify, ENDPOINTS.whyNothing, async ({ params, query: { seconds }, ...asked }) => {
    const { run, source } = await planOf(params.run);
    const { dataset } = run;
    const question = { kind: 'whyNothing', dataset, seconds, ...source } as const;
    return answer({ dataset, from: ['why', run.id, seconds], question, seconds }, asked);
  });
}

/** Nothing about persons stays in a browser's store. */
function keepNothing(reply: FastifyReply): void {
  reply.header('cache-control', 'no-store').removeHeader('etag');
}

const ENDINGS = {
  geojson: 'geojson',
  shapefile: 'zip',
  geopackage: 'gpkg',
  csv: 'csv',
  xlsx: 'xlsx',
  travel: 'csv',
} as const;

function exportName(format: keyof typeof ENDINGS): string {
  if (format === 'travel') return 'travel.csv';
  return `${format === 'csv' || format === 'xlsx' ? 'zones' : 'plan'}.${ENDINGS[format]}`;
}

interface Asked {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

const BUSY = {
  en: 'Many questions are being answered; ask again in a minute.',
  zh: '正在处理较多查询;请稍后再试。',
};
const NO_PLAN = {
  en: 'The run has no plan yet, or none at all; wait for its end, or look at why it failed.',
  zh: '该任务尚无方案;请等待其结束,或查看失败原因。',
};
const NO_STAFF = {
  en: 'The dataset has no teachers; upload one with teachers.csv.',
  zh: '数据集中没有教师表;请上传含 teachers.csv 的数据集。',
};
const OTHER = {
  en: 'The runs are of different datasets; compare runs of one.',
  zh: '所选任务属于不同数据集;请选择同一数据集的任务。',
};
const ONE_RUN = {
  en: 'One run alone has nothing to be compared with; name a second, or compare with the zones in force (base=inForce).',
  zh: '只有一个任务,无可比较;请再选一个,或与现行学区比较(base=inForce)。',
};
