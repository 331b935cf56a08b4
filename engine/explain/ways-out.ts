import type { Context, Question } from '../layout/context.ts';
import { resolve } from '../layout/resolve.ts';
import { relaxed } from '../milp/index.ts';
import type { School } from '../problem/index.ts';
import type { CheckedSolver } from '../solvers/index.ts';
import type { Stop } from '../stop/index.ts';
import { SECONDS_PER_MINUTE } from '../units.ts';
import { GrowingProgram } from './growing-program.ts';
import type { DiagnosisTools, RuleClash } from './nothing-fits.ts';
import { type Bend, EFFORT, type Elastic, type Member, ruleProgram } from './rule-program/index.ts';
import { amount, gradeSpan, joined, schoolName, stageName, type Text, unitName } from './words.ts';

/** A change of a scenario: fields as its `modifications` have them. */
export type Change = Readonly<Record<string, unknown>> & { readonly kind: string };

/** What would make room for a plan. */
export interface WayOut {
  readonly bends: readonly Bend[];
  /** Modifications to add to the scenario. */
  readonly add: readonly Change[];
  /** Positions in `PlanOptions.locks` and `keepTogether` to take out. */
  readonly dropLocks: readonly number[];
  readonly dropGroups: readonly number[];
  /** What ways out are ranked by: see `EFFORT`. */
  readonly effort: number;
  /** Proved: no cheaper way of this kind keeps the rules that were examined. */
  readonly fewest: boolean;
  readonly text: Text;
}

export interface WaysOutTools {
  readonly solver: CheckedSolver;
  /** Makes the stop of each program: one a kind of way out. */
  readonly stop?: () => Stop;
}

/** Schools that a unit is offered in a large county, where all would take too long. */
const NEAREST = 6;

const KINDS: readonly Elastic[] = ['lock', 'group', 'bus', 'limit', 'classrooms', 'noHarm', 'choice'];

/** What a kind of way out bends. */
const BENT: Readonly<Record<Elastic, Member['kind']>> = {
  lock: 'lock',
  group: 'group',
  bus: 'limit',
  limit: 'limit',
  classrooms: 'capacity',
  noHarm: 'noHarm',
  choice: 'choice',
};

/**
 * The cheapest ways out of a question without a plan, one of each kind (a lock given up, a group split, a bus, a longer
 * limit, classrooms) where that kind alone helps; where none does, the cheapest mixture. Cheapest first. That a plan exists
 * then is what the program says; `engine/scenario` draws one and has it judged. Buses and limits are looked for among the units
 * of the clash where one is given.
 */
export async function waysOut(
  question: Question,
  { solver, stop }: WaysOutTools,
  clash?: RuleClash,
): Promise<readonly WayOut[]> {
  const { context } = resolve(question);
  if (!context) return [];
  const found: WayOut[] = [];
  const bendable = clash && unitsOf(clash);
  for (const kind of KINDS) {
    // What bends nothing of a clash leaves it as it is.
    if (clash && !clash.members.some((one) => BENT[kind] === one.kind)) continue;
    const tools = { solver, ...(stop ? { stop: stop() } : {}) };
    const way =
      (await cheapest(context, new Set([kind]), tools, bendable)) ?? takenBack(context, kind, clash);
    if (way) found.push(way);
  }
  for (const one of clash?.members ?? []) {
    if (one.kind === 'coefficient') found.push(wayOf(context, [raised(one.subject, one.atLeast)], false));
  }
  if (found.length === 0) {
    const tools = { solver, ...(stop ? { stop: stop() } : {}) };
    const mixture = await cheapest(context, new Set(KINDS), tools);
    if (mixture) found.push(mixture);
  }
  return found.sort((a, b) => a.effort - b.effort);
}

async function cheapest(
  context: Context,
  elastic: ReadonlySet<Elastic>,
  { solver, stop }: DiagnosisTools,
  bendable?: ReadonlySet<string>,
): Promise<WayOut | null> {
  if (elastic.size === 1 && elastic.has('lock') && context.locks.length === 0) return null;
  if (elastic.size === 1 && elastic.has('group') && context.groups.length === 0) return null;
  if (elastic.size === 1 && elastic.has('noHarm') && !context.policy.balance.noHarm.binds) return null;
  if (elastic.size === 1 && elastic.has('choice') && !context.policy.choice.binds) return null;
  const rules = ruleProgram(context, {
    elastic,
    ...(bendable ? { bendable } : {}),
    nearest: NEAREST,
  });
  if (rules === null) return null;
  const growing = new GrowingProgram(rules);
  const asking = { solver, best: true, ...(stop ? { stop } : {}) };
  // Without contiguity first: what bends enough for that is a way to try where the whole question takes too long.
  const apart = rules.members.flatMap(({ kind }, k) => (kind === 'contiguity' ? [] : [k]));
  let found = await growing.whole({ ...asking, kept: new Set(apart) });
  if (found.x) {
    const joined = await growing.whole(asking);
    if (joined.x || joined.status === 'infeasible') found = joined;
    else found = { ...found, hangs: false };
  }
  let { status, x } = found;
  if (status === 'unknown' && elastic.has('classrooms')) {
    // Too large for whole units: what the relaxation asks for, rounded up, is tried and widened.
    ({ x } = await solver.solve(relaxed(rules.program), { algorithm: 'ipm' }));
    status = 'feasible';
  }
  if (!x || (status !== 'optimal' && status !== 'feasible')) return null;
  const bends = rules.bends(x);
  return bends.length === 0 ? null : wayOf(context, bends, status === 'optimal' && found.hangs && !bendable);
}

/** A limit somewhat above what cannot be gone below: whole units do not fit it exactly. */
function raised(subject: string, atLeast: number): Bend {
  const limit = Math.ceil((1.02 * atLeast + 0.005) * 100) / 100;
  return { kind: 'coefficient', stage: subject.split('/')[0]!, limit };
}

/** Where the program was not solved in time: one lock or group of the clash, without which that clash at least is gone. */
function takenBack(context: Context, kind: Elastic, clash: RuleClash | undefined): WayOut | null {
  const member = clash?.members.find((one) => one.kind === kind);
  if (member?.kind !== 'lock' && member?.kind !== 'group') return null;
  return wayOf(context, [{ kind: member.kind, position: member.position }], false);
}

function unitsOf({ members, unitsMinimal }: RuleClash): ReadonlySet<string> | undefined {
  if (!unitsMinimal) return undefined;
  return new Set(members.flatMap((one) => (one.kind === 'unit' ? [`${one.slot}:${one.unit}`] : [])));
}

/** The way out that some changes make. */
export function wayOf(context: Context, bends: readonly Bend[], fewest: boolean): WayOut {
  return {
    bends,
    add: bends.flatMap((bend) => changeOf(context, bend) ?? []),
    dropLocks: bends.flatMap((bend) => (bend.kind === 'lock' ? [bend.position] : [])),
    dropGroups: bends.flatMap((bend) => (bend.kind === 'group' ? [bend.position] : [])),
    effort: bends.reduce((sum, bend) => sum + effortOf(context, bend), 0),
    fewest,
    text: joined(bends.map((bend) => bendText(context, bend))),
  };
}

function effortOf({ stages, policy }: Context, bend: Bend): number {
  if (bend.kind === 'classrooms') return EFFORT.classrooms * bend.classrooms;
  if (bend.kind === 'seats') return EFFORT.seats * bend.seats;
  if (bend.kind === 'coefficient') {
    const now = policy.balance.coefficient.limits[bend.stage] ?? bend.limit;
    return EFFORT.coefficient * 100 * (bend.limit - now);
  }
  if (bend.kind === 'noHarm') return EFFORT.noHarm * 100 * (bend.tolerance - policy.balance.noHarm.tolerance);
  if (bend.kind === 'choice')
    return EFFORT.choice * 100 * (bend.most - policy.choice.most[stages[bend.slot]!.id]!);
  if (bend.kind !== 'limit') return EFFORT[bend.kind];
  const { limit } = stages[bend.slot]!.bands[bend.band]!;
  return EFFORT.limit * (bend.minutes - limit! / SECONDS_PER_MINUTE);
}

function changeOf({ problem, policy, stages }: Context, bend: Bend): Change | null {
  const idOf = (school: number) => problem.schools[school]!.id;
  switch (bend.kind) {
    case 'classrooms':
      return { kind: 'expandSchool', school: idOf(bend.school), classrooms: bend.classrooms };
    case 'seats':
      return { kind: 'expandSchool', school: idOf(bend.school), seats: bend.seats };
    case 'bus':
      return {
        kind: 'runBus',
        unit: problem.units.ids[bend.unit]!,
        school: idOf(bend.school),
        minutes: bend.minutes,
      };
    case 'limit': {
      const { grades } = policyBand({ problem, policy, stages } as Context, bend);
      return { kind: 'changeLimit', grades: [...grades], minutes: bend.minutes };
    }
    case 'noHarm':
      return { kind: 'changeLimit', noHarm: bend.tolerance };
    case 'choice':
      return { kind: 'changeLimit', stage: stages[bend.slot]!.id, outside: bend.most };
    case 'coefficient':
      return { kind: 'changeLimit', stage: bend.stage, coefficient: bend.limit };
    default:
      return null;
  }
}

/** The policy's own band behind a planned stage's. */
function policyBand({ problem, policy, stages }: Context, { slot, band }: Bend & { kind: 'limit' }) {
  const [first] = stages[slot]!.bands[band]!.grades;
  const number = Number(problem.grades[first!]!.slice(1));
  return policy.bands.find(({ grades: [from, to] }) => from <= number && number <= to)!;
}

function bendText(context: Context, bend: Bend): Text {
  const { problem, policy, options, stages } = context;
  switch (bend.kind) {
    case 'classrooms': {
      const name = schoolName(problem, bend.school);
      const { expansionCost } = problem.schools[bend.school]!;
      const yuan = expansionCost === null ? null : (expansionCost * bend.classrooms).toLocaleString('en-US');
      return {
        en: `Add ${bend.classrooms} ${bend.classrooms === 1 ? 'classroom' : 'classrooms'} at ${name.en}${yuan ? ` (${yuan} yuan)` : ''}.`,
        zh: `${name.zh}增加 ${bend.classrooms} 间教室${yuan ? `（${yuan} 元）` : ''}。`,
      };
    }
    case 'seats': {
      const name = schoolName(problem, bend.school);
      return {
        en: `Add ${bend.seats} ${bend.seats === 1 ? 'seat' : 'seats'} at ${name.en}.`,
        zh: `${name.zh}增加 ${bend.seats} 个学位。`,
      };
    }
    case 'bus': {
      const who = unitName(problem, bend.unit);
      const name = schoolName(problem, bend.school);
      return {
        en: `Run a bus from ${who.en} to ${name.en} that takes at most ${bend.minutes} minutes.`,
        zh: `开通${who.zh}至${name.zh}的校车，单程不超过 ${bend.minutes} 分钟。`,
      };
    }
    case 'limit': {
      const { grades, limit } = stages[bend.slot]!.bands[bend.band]!;
      const span = gradeSpan(grades.map((grade) => problem.grades[grade]!));
      const now = amount(limit! / SECONDS_PER_MINUTE);
      return {
        en: `Let grades ${span} travel up to ${bend.minutes} minutes (now ${now}).`,
        zh: `${span} 年级单程上限由 ${now} 分钟放宽至 ${bend.minutes} 分钟。`,
      };
    }
    case 'noHarm': {
      const percent = (bend.tolerance * 100).toFixed(1);
      return {
        en: `Let schools fall by up to ${percent} % below their present level of resources a pupil.`,
        zh: `允许学校生均资源较现有水平下降至多 ${percent}%。`,
      };
    }
    case 'choice': {
      const { id } = stages[bend.slot]!;
      const of = stageName(id);
      const [now, then] = [policy.choice.most[id]!, bend.most].map((share) => amount(100 * share)) as [
        string,
        string,
      ];
      return {
        en: `Let up to ${then} % of the pupils of ${of.en} schools come from outside their zones (now ${now} %).`,
        zh: `将${of.zh}学校片区外学生占比上限由 ${now}% 放宽至 ${then}%。`,
      };
    }
    case 'coefficient': {
      const of = stageName(bend.stage);
      const now = policy.balance.coefficient.limits[bend.stage];
      return {
        en: `Allow difference coefficients of ${of.en} schools up to ${bend.limit} (now ${now}).`,
        zh: `将${of.zh}学校间差异系数上限由 ${now} 放宽至 ${bend.limit}。`,
      };
    }
    case 'lock': {
      const { unit, school } = options.locks[bend.position]!;
      return { en: `Take off the lock of ${unit} to ${school}.`, zh: `取消 ${unit} 到 ${school} 的锁定。` };
    }
    case 'group': {
      const units = options.keepTogether[bend.position]!.units.join(', ');
      return { en: `Let ${units} be split.`, zh: `允许拆分 ${units}。` };
    }
  }
}

/** The question after a way out. */
export function afterWay(question: Question, context: Context, way: WayOut): Question {
  let { problem, policy, options } = question;
  for (const bend of way.bends) {
    if (bend.kind === 'classrooms' || bend.kind === 'seats') {
      const more = (school: School): School =>
        bend.kind === 'seats'
          ? { ...school, seats: (school.seats ?? 0) + bend.seats }
          : { ...school, classrooms: (school.classrooms ?? 0) + bend.classrooms };
      const schools = problem.schools.map((school, s) => (s === bend.school ? more(school) : school));
      problem = { ...problem, schools };
    } else if (bend.kind === 'bus') {
      const bus = {
        unit: problem.units.ids[bend.unit]!,
        school: problem.schools[bend.school]!.id,
        minutes: bend.minutes,
      };
      const others = options.buses.filter(({ unit, school }) => unit !== bus.unit || school !== bus.school);
      options = { ...options, buses: [...others, bus] };
    } else if (bend.kind === 'limit') {
      const its = policyBand(context, bend).grades;
      const limit = bend.minutes * SECONDS_PER_MINUTE;
      const bands = policy.bands.map((band) => (band.grades === its ? { ...band, limit } : band));
      policy = { ...policy, bands };
    } else if (bend.kind === 'coefficient') {
      const { balance } = policy;
      const limits = { ...balance.coefficient.limits, [bend.stage]: bend.limit };
      policy = { ...policy, balance: { ...balance, coefficient: { ...balance.coefficient, limits } } };
    } else if (bend.kind === 'choice') {
      const most = { ...policy.choice.most, [context.stages[bend.slot]!.id]: bend.most };
      policy = { ...policy, choice: { ...policy.choice, most } };
    } else if (bend.kind === 'noHarm') {
      const { balance } = policy;
      const noHarm = { ...balance.noHarm, tolerance: bend.tolerance };
      policy = { ...policy, balance: { ...balance, noHarm } };
    }
  }
  options = {
    ...options,
    locks: options.locks.filter((_, position) => !way.dropLocks.includes(position)),
    keepTogether: options.keepTogether.filter((_, position) => !way.dropGroups.includes(position)),
  };
  return { ...question, problem, policy, options };
}
