import { checkExchange } from '../check/exchange/index.ts';
import {
  defaultExchangeOptions,
  type ExchangeOptions,
  type ExchangePlan,
  exchangeGoalName,
  exchangePlanText,
  type PreviousMove,
  parseExchangeOptions,
  parseExchangePlan,
  parsePlan,
  pseudonymised,
} from '../plan/index.ts';
import { exchangePolicy } from '../policy/index.ts';
import { type Complaint, complaintLine, type Language, type Problem } from '../problem/index.ts';
import { Random } from '../random.ts';
import {
  exchangeChainTable,
  exchangeGoalsTable,
  exchangePairsTable,
  exchangeTables,
} from '../report/index.ts';
import { pairsAfter } from '../scenario/pairs-after.ts';
import { withDecisions } from '../scenario/with-decisions.ts';
import { solverNamed, solvers } from '../solvers/index.ts';
import { contextOf, enrolmentsOf, rosterNotes, solveExchange, threeStates } from '../staffing/index.ts';
import { whenCancelled } from '../stop/index.ts';
import type { Options } from './command.ts';
import { readCounty } from './county.ts';
import { EXIT, type ExitCode, UsageError } from './exit.ts';
import { explainTeacherCommand } from './explain-teacher.ts';
import { isOn, numberOption, solveSettings, textOption } from './options.ts';
import { writeReports } from './report-files.ts';
import { tellExchange, tellRoster } from './rotate-words.ts';
import { type Session, tellComplaints } from './session.ts';
import { terminalTable } from './terminal-table.ts';
import { readJson, readText, writeText } from './text-file.ts';

const MODES = ['directed', 'wishes', 'repair'] as const;
const SURPLUSES = ['relative', 'standard'] as const;
const METERS_PER_KM = 1000;
const READINGS = ['strict', 'tolerance', 'lend', 'off'] as const;
/** Stream of the shuffle that hides who stands where in the roster. */
const PSEUDONYM_STREAM = 97;

/** `junheng rotate DATASET`: plans, has the judge check the plan, tells and writes it. */
export async function rotateCommand(
  session: Session,
  [source]: readonly string[],
  options: Options,
): Promise<ExitCode> {
  const county = await readCounty(session, source!, options);
  if (!county) return EXIT.badInput;
  const { problem, policy, scenario, exchange } = county;
  const numbers = exchangePolicy(policy);
  const asked = withDecisions(await readOptions(problem, options), exchange);
  tellRoster(session, rosterNotes(contextOf(problem, numbers, asked)));
  const { solver } = solveSettings(options);
  const answer = await solveExchange(problem, numbers, asked, {
    solver: (solver === undefined ? undefined : solverNamed(solver)) ?? solvers[0]!,
    now: () => performance.now(),
    // The clock began with the process: reading the dataset belongs to the seconds that were asked for.
    begun: 0,
    stop: whenCancelled(session.cancelled),
    onLevel: ({ level, value, bound }) =>
      session.progress(
        `${(exchangeGoalName(level) ?? { en: level, zh: level })[session.language]}: ${value}${bound === null ? '' : ` (≥ ${bound})`}`,
      ),
  });
  if (answer.faults.length > 0) {
    const place = { file: textOption(options, 'options') ?? 'options', row: null, column: null };
    tellComplaints(
      session,
      answer.faults.map((fault) => ({
        ...place,
        code: fault.code,
        severity: 'error',
        value: null,
        text: fault.text,
      })),
    );
    return EXIT.badInput;
  }
  const found = answer.plan!;
  const verdict = checkExchange(problem, numbers, asked, found.moves);
  const kept = found.result.status === 'optimal' || found.result.status === 'feasible';
  const plan: ExchangePlan = {
    ...found,
    scenario,
    policy: { profile: policy.profile, overrides: policy.overrides },
    violations: verdict.violations,
  };
  const today = answer.unmoved;
  const extra =
    kept && asked.enrolments !== null ? [exchangeChainTable(threeStates(problem, numbers, plan))] : [];
  const helped = numberOption(options, 'pairs', { minimum: 1, maximum: 20, whole: true });
  if (helped !== undefined && kept) {
    const km = numberOption(options, 'within', { minimum: 0, maximum: 1000 });
    const asking = {
      capacity: helped,
      limit: km === undefined ? null : km * METERS_PER_KM,
      surplus: oneOf(options, 'helpers', SURPLUSES) ?? 'relative',
    } as const;
    const rows = await pairsAfter(problem, numbers, plan, asking, solverNamed('highs')!);
    extra.push(exchangePairsTable(problem, rows));
  }
  const out = textOption(options, 'out');
  const written = isOn(options, 'pseudonyms')
    ? pseudonymised(plan, (ids) => new Random(asked.seed, PSEUDONYM_STREAM).shuffle(ids))
    : plan;
  if (out !== undefined) await writeText(out, exchangePlanText(written));
  const folder = textOption(options, 'report');
  if (folder !== undefined && kept) {
    const tables = [exchangeGoalsTable(written.result, today), ...exchangeTables(problem, written), ...extra];
    await writeReports(folder, session.language, { tables, workbook: 'exchange.xlsx', pages: {} });
  }
  if (session.json) session.out(JSON.stringify({ plan: written, clash: answer.clash }, null, 2));
  else {
    tellExchange(session, problem, written, answer.clash, today);
    for (const table of extra) {
      session.out(`\n${table.title[session.language]}\n${terminalTable(table, session.language)}`);
    }
  }
  const teacher = textOption(options, 'teacher');
  if (teacher !== undefined && kept) explainTeacherCommand(session, county, plan, teacher);
  if (found.result.status === 'infeasible') return EXIT.infeasible;
  if (!kept) return EXIT.unknown;
  return plan.violations.length === 0 ? EXIT.ok : EXIT.infeasible;
}

/** Options of the file, then of the command line. */
async function readOptions(problem: Problem, options: Options): Promise<ExchangeOptions> {
  const settings = solveSettings(options);
  const file = textOption(options, 'options');
  const parsed = file === undefined ? { options: {} } : parseExchangeOptions(await readJson(file));
  if ('faults' in parsed) {
    const list = parsed.faults.join('; ');
    throw new UsageError({
      en: `${file} holds options that cannot be used: ${list}. Correct them and run again.`,
      zh: `${file} 中的选项有误：${list}。请更正后重试。`,
    });
  }
  const base = { ...defaultExchangeOptions(problem.years[0] ?? 0), ...parsed.options };
  const years = numberOption(options, 'years', { minimum: 1, maximum: 10, whole: true }) ?? base.years;
  const repair = textOption(options, 'repair');
  const zones = textOption(options, 'zones');
  const swaps = isOn(options, 'swaps');
  return {
    ...base,
    years,
    mode: repair === undefined ? (oneOf(options, 'mode', MODES) ?? base.mode) : 'repair',
    noHarm: oneOf(options, 'harm', READINGS) ?? base.noHarm,
    flow: swaps ? 'swaps' : base.flow,
    forms: swaps && !base.forms.includes('swap') ? [...base.forms, 'swap'] : base.forms,
    previous: repair === undefined ? base.previous : await readMoves(repair),
    enrolments: zones === undefined ? base.enrolments : await readZones(problem, zones),
    seed: settings.seed,
    iterations: settings.iterations,
    seconds: settings.seconds,
  };
}

function oneOf<T extends string>(options: Options, name: string, choices: readonly T[]): T | undefined {
  const given = textOption(options, name);
  if (given === undefined) return undefined;
  const found = choices.find((choice) => choice === given);
  if (found) return found;
  throw new UsageError({
    en: `--${name} takes ${choices.join(', ')}, not "${given}".`,
    zh: `--${name} 应为 ${choices.join('、')}，而不是“${given}”。`,
  });
}

async function readMoves(file: string): Promise<readonly PreviousMove[]> {
  const { moves } = parsedOrRefused(parseExchangePlan(await readText(file), file));
  return moves.map(({ teacher, to, form, startYear }) => ({ teacher, to, form, startYear }));
}

async function readZones(problem: Problem, file: string): Promise<ExchangeOptions['enrolments']> {
  return enrolmentsOf(problem, parsedOrRefused(parsePlan(await readText(file), file)));
}

/** The plan, or every fault of the file in one refusal. */
function parsedOrRefused<P>(read: { readonly plan: P } | { readonly complaints: readonly Complaint[] }): P {
  if ('plan' in read) return read.plan;
  const lines = (language: Language) =>
    read.complaints.map((complaint) => complaintLine(complaint, language)).join('\n');
  throw new UsageError({ en: lines('en'), zh: lines('zh') });
}
