import { gzipSync } from 'node:zlib';
import { zipBytes } from '../../../datasets/writers/zip.ts';
import { planFiles } from '../../../engine/cli/export-plan.ts';
import {
  afterSeconds,
  countyInForce,
  explainPlan,
  explainUnit,
  inThisThread,
  outlookOf,
  type PlanState,
  parseScenario,
  placementInForce,
  planState,
  planZones,
  pricedRule,
  priceOfRule,
  solvers,
  summaryLines,
  throughYears,
  tryWaysOut,
  waysOut,
  whyNothingFits,
  withoutRule,
} from '../../../engine/index.ts';
import { COLUMNS_MEDIA, encodeColumns } from '../../shared/index.ts';
import { asJson } from './as-json.ts';
import { compared } from './compared.ts';
import type { Counties, Ground } from './county.ts';
import { figuresOf } from './figures.ts';
import { packMap, packOutlines, packStreets, packTravel } from './pack.ts';
import type { PlanSource, Question, Reading } from './question.ts';
import { rosterAnswer, teacherAnswer } from './staff-answers.ts';

type Of<K extends Question['kind']> = Extract<Question, { kind: K }>;
type Answerers = {
  readonly [K in Question['kind']]: (counties: Counties, question: Of<K>) => Promise<Reading>;
};

const MEDIA = {
  geojson: 'application/geo+json',
  shapefile: 'application/zip',
  geopackage: 'application/geopackage+sqlite3',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  travel: 'text/csv; charset=utf-8',
} as const;
/** Zones under which a way out is tried; what they do not find is told as not found. */
const TRIAL_ITERATIONS = 20;
/** Share of the time for each kind of way out. */
const SHARE = 0.3;

/** How each question is answered. */
const ANSWERERS: Answerers = {
  map: async (counties, { dataset }) => asColumns(packMap(await counties.problem(dataset))),

  outlines: async (counties, { dataset, detail }) =>
    asColumns(packOutlines(await counties.problem(dataset), detail)),

  streets: async (counties, { dataset, ranks }) =>
    asColumns(packStreets(await counties.problem(dataset), ranks)),

  async travel(counties, { dataset, content }) {
    const ground = await counties.ground(dataset, content);
    return 'complaints' in ground ? ground : asColumns(packTravel(ground.travel));
  },

  async check(counties, { dataset, content }) {
    const ground = await counties.ground(dataset, content);
    return asJson('checkScenario', { complaints: 'complaints' in ground ? ground.complaints : [] });
  },

  async outlook(counties, { dataset, content, until }) {
    const parsed = parseScenario(JSON.stringify(content), 'scenario.json');
    if (!('scenario' in parsed)) return parsed;
    const problem = await counties.problem(dataset);
    const found = outlookOf(problem, parsed.scenario, until === null ? {} : { until });
    return 'complaints' in found ? found : asJson('readOutlook', found);
  },

  async years(counties, { dataset, ...source }) {
    const planned = await counties.planned(dataset, source);
    if ('complaints' in planned) return planned;
    const { problem, policy, travel } = planned.ground;
    return asJson('readYears', throughYears(problem, policy, travel, planned.plan));
  },

  async figuresInForce(counties, { dataset, content }) {
    const ground = await counties.ground(dataset, content);
    if ('complaints' in ground) return ground;
    const { problem, policy, travel, options } = ground;
    const county = countyInForce(problem, policy, travel, options);
    const placed = placementInForce(problem, policy.zoning, travel, options);
    if (!county || !placed) return { missing: 'zones' };
    const summary = summaryLines(placed, placed, options.allowIslands);
    return asJson('readFiguresInForce', figuresOf(county, null, summary, null));
  },

  async comparison(counties, { dataset, runs, base }) {
    const planned = [];
    for (const run of runs) {
      const one = await counties.planned(dataset, run);
      if ('complaints' in one) return one;
      planned.push({ ...one, id: run.id, name: run.name });
    }
    const told = compared(planned, base);
    return told ? asJson('compareRuns', told) : { missing: 'zones' };
  },

  async export(counties, { dataset, format, language, ...source }) {
    const planned = await counties.planned(dataset, source);
    if ('complaints' in planned) return planned;
    const { ground, plan } = planned;
    const files = await planFiles(asked(ground), plan, format, language);
    const [only] = files;
    const bytes = files.length === 1 ? only!.bytes : zipBytes(files);
    return { ready: { media: MEDIA[format], gzipped: gzipSync(bytes) } };
  },

  explanation: (counties, question) =>
    withState(counties, question, ({ state }) => {
      const { problem } = state.context;
      const { reasons, schools, limits } = explainPlan(state);
      const named = schools.map((one) => ({ ...one, school: problem.schools[one.school]!.id }));
      const of = (units: readonly number[]) => units.map((unit) => problem.units.ids[unit]!);
      return asJson('explainRun', {
        reasons,
        schools: named,
        limits: limits.map((limit) => ({ ...limit, decides: of(limit.decides) })),
      });
    }),

  unit: (counties, question) =>
    withState(counties, question, ({ state }) => {
      const { problem, stages } = state.context;
      const unit = problem.units.ids.indexOf(question.unit);
      if (unit < 0) return { missing: 'unit' };
      const idOf = (school: number) => problem.schools[school]!.id;
      const found = stages.flatMap(({ slot }) => explainUnit(state, slot, unit) ?? []);
      return asJson('explainUnit', {
        stages: found.map((one) => ({
          ...one,
          unit: question.unit,
          school: idOf(one.school),
          together: one.together.map((other) => problem.units.ids[other]!),
          alternatives: one.alternatives.map((other) => ({ ...other, school: idOf(other.school) })),
        })),
      });
    }),

  async price(counties, { dataset, rule: name, seconds, ...source }) {
    const planned = await counties.planned(dataset, source);
    if ('complaints' in planned) return planned;
    const rule = pricedRule(name);
    if (rule === null) return { missing: 'rule' };
    const { ground, plan } = planned;
    const question = { ...asked(ground), options: plan.options };
    const judged = await planZones(
      { ...question, ...withoutRule(question, rule), ...limitedTo(seconds, plan.options) },
      tools(),
    );
    if (!('plan' in judged)) return judged;
    return asJson('priceRule', { price: priceOfRule(plan, judged.plan) });
  },

  roster: rosterAnswer,
  teacher: teacherAnswer,

  async whyNothing(counties, { dataset, seconds, ...source }) {
    const planned = await counties.planned(dataset, source);
    if ('complaints' in planned) return planned;
    const { ground, plan } = planned;
    const question = { ...asked(ground), options: plan.options };
    const solver = solvers[0]!;
    const within = (share: number) => afterSeconds(seconds * share, now);
    const { status, clash, complaints } = await whyNothingFits(question, { solver, stop: within(1) });
    const look = status === 'clash';
    const ways = look
      ? await waysOut(question, { solver, stop: () => within(SHARE) }, clash ?? undefined)
      : [];
    const parsed = parseScenario(JSON.stringify(source.content), 'scenario.json');
    const scenario = 'scenario' in parsed ? parsed.scenario : {};
    const trial = {
      ...question,
      options: { ...question.options, iterations: TRIAL_ITERATIONS, seconds: null },
    };
    const tried = await tryWaysOut(trial, scenario, tools(), ways);
    return asJson('whyNothing', {
      status,
      clash,
      complaints,
      ways: tried.map(({ way, scenario: ready, plan: found }) => ({
        text: way.text,
        effort: way.effort,
        fewest: way.fewest,
        verified: found !== null,
        scenario: ready,
      })),
    });
  },
};

export function answerTo<K extends Question['kind']>(counties: Counties, question: Of<K>): Promise<Reading> {
  return ANSWERERS[question.kind as K](counties, question);
}

const now = () => performance.now();

function tools() {
  return { pool: inThisThread, solver: solvers[0]!, now, cancelled: { aborted: false } };
}

function asked({ problem, travel, policy, scenario, options }: Ground) {
  return { problem, travel, policy: policy.zoning, overrides: policy.overrides, scenario, options };
}

function limitedTo<O extends object>(seconds: number, options: O) {
  return { options: { ...options, seconds, iterations: null } };
}

async function withState(
  counties: Counties,
  { dataset, ...source }: PlanSource & { readonly dataset: string },
  tell: (told: { readonly state: PlanState }) => Reading,
): Promise<Reading> {
  const planned = await counties.planned(dataset, source);
  if ('complaints' in planned) return planned;
  const state = planState(asked(planned.ground), planned.plan);
  return 'complaints' in state ? state : tell({ state });
}

function asColumns(value: unknown): Reading {
  return { ready: { media: COLUMNS_MEDIA, gzipped: gzipSync(encodeColumns(value)) } };
}
