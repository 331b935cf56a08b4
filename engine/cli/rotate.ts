import { readFile, writeFile } from 'node:fs/promises';
import { loadDataset } from '../../datasets/importers/index.ts';
import { checkExchange } from '../check/exchange/index.ts';
import {
  defaultExchangeOptions,
  type ExchangeOptions,
  type ExchangePlan,
  type PreviousMove,
  parseExchangeOptions,
  parsePlan,
  pseudonymised,
} from '../plan/index.ts';
import { exchangePolicy, type Policy, resolveDatasetPolicy } from '../policy/index.ts';
import type { Problem } from '../problem/index.ts';
import { Random } from '../random.ts';
import { exchangeTables } from '../report/index.ts';
import { solverNamed, solvers } from '../solvers/index.ts';
import { contextOf, enrolmentsOf, rosterNotes, solveExchange } from '../staffing/index.ts';
import { whenCancelled } from '../stop/index.ts';
import type { Options } from './command.ts';
import { EXIT, type ExitCode, UsageError } from './exit.ts';
import { isOn, numberOption, solveSettings, textOption } from './options.ts';
import { readQuestion } from './question.ts';
import { writeReports } from './report-files.ts';
import { tellExchange, tellRoster, tellTeacher } from './rotate-words.ts';
import { type Session, tellComplaints } from './session.ts';

const MODES = ['directed', 'wishes', 'repair'] as const;
const READINGS = ['strict', 'tolerance', 'lend', 'off'] as const;
/** Stream of the shuffle that hides who stands where in the roster. */
const PSEUDONYM_STREAM = 97;

interface County {
  readonly problem: Problem;
  readonly policy: Policy;
  readonly scenario: string | null;
}

/** `junheng rotate DATASET`: plans, has the judge check the plan, tells and writes it. */
export async function rotateCommand(
  session: Session,
  [source]: readonly string[],
  options: Options,
): Promise<ExitCode> {
  const county = await readCounty(session, source!, options);
  if (!county) return EXIT.badInput;
  const { problem, policy, scenario } = county;
  const numbers = exchangePolicy(policy);
  const asked = await readOptions(problem, options);
  tellRoster(session, rosterNotes(contextOf(problem, numbers, asked)));
  const { solver } = solveSettings(options);
  const answer = await solveExchange(problem, numbers, asked, {
    solver: (solver === undefined ? undefined : solverNamed(solver)) ?? solvers[0]!,
    now: () => performance.now(),
    stop: whenCancelled(session.cancelled),
    onLevel: ({ level, value, bound }) =>
      session.progress(`${level}: ${value}${bound === null ? '' : ` (≥ ${bound})`}`),
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
    violations: kept ? verdict.violations : [],
  };
  const out = textOption(options, 'out');
  const written = isOn(options, 'pseudonyms')
    ? pseudonymised(plan, (ids) => new Random(asked.seed, PSEUDONYM_STREAM).shuffle(ids))
    : plan;
  if (out !== undefined) await write(out, `${JSON.stringify(written, null, 2)}\n`);
  const folder = textOption(options, 'report');
  if (folder !== undefined && kept) {
    const tables = exchangeTables(problem, written);
    await writeReports(folder, session.language, { tables, workbook: 'exchange.xlsx', pages: {} });
  }
  if (session.json) session.out(JSON.stringify({ plan: written, clash: answer.clash }, null, 2));
  else tellExchange(session, written, answer.clash);
  const teacher = textOption(options, 'teacher');
  if (teacher !== undefined && kept) tellTeacher(session, contextOf(problem, numbers, asked), plan, teacher);
  if (found.result.status === 'infeasible') return EXIT.infeasible;
  if (!kept) return EXIT.unknown;
  return plan.violations.length === 0 ? EXIT.ok : EXIT.infeasible;
}

async function readCounty(session: Session, source: string, options: Options): Promise<County | null> {
  if (textOption(options, 'scenario') !== undefined) {
    const question = await readQuestion(session, source, options);
    if (!question?.wholePolicy) return null;
    return { problem: question.problem, policy: question.wholePolicy, scenario: question.scenario };
  }
  const built = await loadDataset(source);
  if (!('problem' in built)) {
    tellComplaints(session, built.complaints);
    return null;
  }
  const resolved = resolveDatasetPolicy(built.problem.policy, textOption(options, 'policy') ?? null);
  if ('complaints' in resolved) {
    tellComplaints(session, resolved.complaints);
    return null;
  }
  return { problem: built.problem, policy: resolved.policy, scenario: null };
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
  const raw = await readJson(file);
  const moves = (raw as { moves?: unknown } | null)?.moves;
  if (!Array.isArray(moves)) {
    throw new UsageError({
      en: `${file} has no list "moves"; give an exchange plan that rotate wrote.`,
      zh: `${file} 中没有 moves 列表；请提供由 rotate 生成的交流方案。`,
    });
  }
  return moves.map(({ teacher, to, form, startYear }: PreviousMove) => ({ teacher, to, form, startYear }));
}

async function readZones(problem: Problem, file: string): Promise<ExchangeOptions['enrolments']> {
  const read = parsePlan(await readText(file), file);
  if (!('plan' in read)) {
    const list = read.complaints.map((one) => one.text.en).join(' ');
    throw new UsageError({
      en: `${file}: ${list}`,
      zh: `${file}：${read.complaints.map((one) => one.text.zh).join('')}`,
    });
  }
  return enrolmentsOf(problem, read.plan);
}

async function readJson(file: string): Promise<unknown> {
  const content = await readText(file);
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new UsageError({
      en: `${file} is not JSON (${(error as Error).message}); correct it and run again.`,
      zh: `${file} 不是有效的 JSON；请更正后重试。`,
    });
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError({
      en: `${file} cannot be read (${reason}); check the path.`,
      zh: `无法读取 ${file}（${reason}）；请检查路径。`,
    });
  }
}

async function write(file: string, content: string): Promise<void> {
  try {
    await writeFile(file, content);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError({
      en: `${file} cannot be written (${reason}); choose another place with --out.`,
      zh: `无法写入 ${file}（${reason}）；请用 --out 另选位置。`,
    });
  }
}
