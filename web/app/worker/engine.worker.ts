import {
  isKnown,
  type LivePlan,
  outlookOf,
  type Problem,
  startLive,
  type TravelTable,
} from '../../../engine/live.ts';
import { decodeColumns } from '../../shared/columns.ts';
import type { MapData, TravelData } from '../../shared/map.ts';
import { problemFields, travelFields } from '../../shared/unpack.ts';
import { BreachSender } from './breach-list.ts';
import type { FromEngine, LiveFigure, SentSnapshot, ToEngine } from './protocol.ts';

const scope = self as unknown as {
  onmessage: (event: MessageEvent<ToEngine>) => void;
  postMessage(message: FromEngine): void;
};

interface County {
  readonly problem: Problem;
  readonly travel: TravelTable;
}

const sender = new BreachSender();
let county: Promise<County> | null = null;
let plan: LivePlan | null = null;
let version = 0;
/** Another one with every change and every plan. */
let state = 0;
let spent = 0;
let due = false;
/** Messages are taken one after the other, although loading waits. */
let queue: Promise<void> = Promise.resolve();

scope.onmessage = ({ data }) => {
  queue = queue
    .then(() => take(data))
    .catch((error) => scope.postMessage({ kind: 'failed', message: String(error) }));
};

async function take(message: ToEngine): Promise<void> {
  switch (message.kind) {
    case 'load':
      county = load(message.map, message.travel);
      await county;
      return;
    case 'open':
      return open(message);
    case 'change': {
      const began = performance.now();
      version = message.version;
      state++;
      for (const { stage, units, schools } of message.changes) change(stage, units, schools);
      spent += performance.now() - began;
      tellSoon();
      return;
    }
    case 'explain': {
      const explanation = plan?.explain(message.stage, message.unit) ?? null;
      scope.postMessage({ kind: 'explained', ticket: message.ticket, explanation });
      return;
    }
    case 'years':
      // Not waited for: what the planner does in the meantime comes first.
      tellYears(message.ticket);
      return;
    case 'outlook':
      return foresee(message);
    case 'household':
      scope.postMessage({
        kind: 'household',
        ticket: message.ticket,
        households: plan?.household(message.unit) ?? [],
      });
  }
}

async function load(map: string, travel: string): Promise<County> {
  const [mapData, travelData] = await Promise.all([columns<MapData>(map), columns<TravelData>(travel)]);
  return {
    problem: problemFields(mapData) as unknown as Problem,
    travel: travelFields(travelData) as TravelTable,
  };
}

async function columns<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return decodeColumns(await response.arrayBuffer()) as T;
}

/** Year by year, and only as long as the plan is the one that was asked about; null where it is not. */
function tellYears(ticket: number): void {
  const [asked, steps] = [state, plan?.yearsInSteps()];
  const go = () => {
    const step = asked === state ? steps?.next() : undefined;
    if (step && !step.done) setTimeout(go);
    else scope.postMessage({ kind: 'years', ticket, years: step?.value ?? null });
  };
  go();
}

/** What does not fit its data is told when it is opened; here it has no years to come. */
async function foresee({ ticket, scenario, until }: Extract<ToEngine, { kind: 'outlook' }>): Promise<void> {
  if (!county) throw new Error('Nothing is loaded.');
  const { problem } = await county;
  const found = outlookOf(problem, scenario, until === null ? {} : { until });
  const outlook = 'outlook' in found ? found.outlook : null;
  scope.postMessage({ kind: 'outlook', ticket, outlook });
}

async function open({
  opening,
  scenario,
  assignment,
  year,
}: Extract<ToEngine, { kind: 'open' }>): Promise<void> {
  if (!county) throw new Error('Nothing is loaded.');
  const began = performance.now();
  const { problem, travel } = await county;
  const started = startLive({ problem, travel, scenario, assignment, ...(year === null ? {} : { year }) });
  if ('complaints' in started) {
    scope.postMessage({ kind: 'refused', opening, complaints: started.complaints });
    return;
  }
  plan = started;
  version = 0;
  state++;
  spent = performance.now() - began;
  const limits = plan.policy.zoning.bands.map(({ grades, limit }) => ({
    grades,
    minutes: limit === null ? null : limit / 60,
  }));
  const now = plan;
  scope.postMessage({
    kind: 'opened',
    opening,
    planned: now.stages,
    limits,
    years: now.problem.years,
    planYear: now.planYear,
    year: now.options.year,
    unitPupils: now.problem.stages.map((_, stage) => now.pupilsByUnit(stage)),
    snapshot: snapshotOf(now),
  });
}

/** Units of one change may go to several schools; each school is told once. */
function change(stage: number, units: readonly number[], schools: readonly number[]): void {
  if (!plan) return;
  const bySchool = new Map<number, number[]>();
  units.forEach((unit, i) => {
    const list = bySchool.get(schools[i]!);
    if (list) list.push(unit);
    else bySchool.set(schools[i]!, [unit]);
  });
  for (const [school, list] of bySchool) plan.give(stage, list, school);
}

/** One snapshot for all changes that have come in the meantime. */
function tellSoon(): void {
  if (due) return;
  due = true;
  setTimeout(() => {
    due = false;
    if (plan) scope.postMessage({ kind: 'snapshot', snapshot: snapshotOf(plan) });
  });
}

function snapshotOf(now: LivePlan): SentSnapshot {
  const began = performance.now();
  const { problem } = now;
  const stageIndex = new Map(problem.stages.map(({ id }, k) => [id, k]));
  const planned = new Set(now.stages);
  const byStage = <T>(make: (stage: number) => T) =>
    problem.stages.map((_, k) => (planned.has(k) ? make(k) : null));
  const figures = now.figures().map(
    ({ indicator, stage, figure, limit, met }): LiveFigure => ({
      id: indicator.id,
      group: indicator.group,
      name: indicator.name,
      unit: indicator.unit,
      better: indicator.better,
      stage: stage === null ? null : stageIndex.get(stage)!,
      value: isKnown(figure) ? figure : null,
      limit: limit && { value: limit.value, sense: limit.sense },
      met,
    }),
  );
  const snapshot = {
    version,
    figures,
    schools: now.schools(),
    breaches: sender.list(now.breaches()),
    trouble: byStage((stage) => now.trouble(stage)),
    minutes: byStage((stage) => now.minutes(stage)),
  };
  const took = spent + performance.now() - began;
  spent = 0;
  return { ...snapshot, took };
}
