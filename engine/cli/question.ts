import { readFile } from 'node:fs/promises';
import { loadDataset } from '../../datasets/importers/index.ts';
import type { PlanOptions } from '../plan/index.ts';
import type { Policy, ZoningPolicy } from '../policy/index.ts';
import { type Complaint, complaintLine, type Problem } from '../problem/index.ts';
import { parseScenario } from '../scenario/apply.ts';
import { type Prepared, prepare } from '../scenario/prepare.ts';
import { EMPTY_SCENARIO, type Scenario } from '../scenario/scenario.ts';
import { type WalkingTimes, walkingTimes } from '../scenario/walking-times.ts';
import type { TravelTable } from '../travel/index.ts';
import type { Options } from './command.ts';
import { readInstance } from './instance.ts';
import { textOption } from './options.ts';
import { type Session, tellComplaints } from './session.ts';

/** What a command that plans or judges works on: a county under a scenario, or a published instance. */
export interface Question {
  readonly problem: Problem;
  readonly travel: TravelTable;
  readonly policy: ZoningPolicy;
  /** All that the policy says; null for a published instance, which has none. */
  readonly wholePolicy: Policy | null;
  /** Local values of the policy, by path; written into the plan. */
  readonly overrides: Readonly<Record<string, unknown>>;
  readonly options: PlanOptions;
  readonly scenario: string | null;
  /** Decisions about teachers that the scenario fixes; none for an instance. */
  readonly exchange?: Prepared['exchange'];
  /** The scenario as written, and its file, for complaints that are found only when the question is put; none for an instance. */
  readonly asked?: Named;
}

/** Reads dataset, scenario and policy, and finds the walking times. Null when there were complaints; they have been told. */
export async function readQuestion(
  session: Session,
  source: string,
  options: Options,
): Promise<Question | null> {
  if (textOption(options, 'format')) return readInstance(session, source, options);
  const file = textOption(options, 'scenario');
  const read = await readScenario(file);
  const named: Named = { file, scenario: 'scenario' in read ? read.scenario : read.sound };
  const complaints = 'complaints' in read ? read.complaints : [];
  return (await readQuestions(session, source, [named], options, complaints))?.[0] ?? null;
}

/** A scenario and the file that it stands in; no file for the one that changes nothing. */
export interface Named {
  readonly file: string | undefined;
  readonly scenario: Scenario;
}

/**
 * The county under each of the scenarios, the dataset read once. Every complaint of dataset and scenarios is told together with
 * the `earlier` ones, and with a single one there is nothing.
 */
export async function readQuestions(
  session: Session,
  source: string,
  scenarios: readonly Named[],
  options: Options,
  earlier: readonly Complaint[] = [],
): Promise<readonly Question[] | null> {
  session.progress(session.language === 'zh' ? `读取 ${source} …` : `Reading ${source} …`);
  const built = await loadDataset(source);
  if (!('problem' in built)) {
    tellComplaints(session, [...built.complaints, ...earlier]);
    return null;
  }
  const profile = textOption(options, 'policy') ?? null;
  const prepared = scenarios.map(({ file = 'scenario.json', scenario }) =>
    prepare(built.problem, scenario, { file, profile }),
  );
  const complaints = [...earlier, ...prepared.flatMap((one) => ('complaints' in one ? one.complaints : []))];
  const sound = prepared.filter((one): one is Prepared => !('complaints' in one));
  if (complaints.length > 0) {
    tellComplaints(session, complaints);
    return null;
  }
  const questions: Question[] = [];
  const notes = [...built.warnings];
  for (const one of sound) {
    const times = timesOf(session, one);
    if (!times) {
      session.tell(
        'Stopped while walking times were looked for; there is no result.',
        '已在计算步行时间时停止，没有结果。',
      );
      return null;
    }
    notes.push(...times.warnings);
    questions.push({ ...questionOf(one, times.travel), asked: scenarios[prepared.indexOf(one)]! });
  }
  tellNotes(session, notes);
  return questions;
}

function timesOf(session: Session, { problem, policy }: Prepared): WalkingTimes | null {
  return walkingTimes(problem, policy, {
    shouldStop: () => session.cancelled.aborted,
    onProgress: (done, all) =>
      session.progress(
        session.language === 'zh'
          ? `步行时间 ${done}/${all} 所学校`
          : `Walking times: ${done} of ${all} schools`,
      ),
  });
}

function questionOf(
  { problem, policy, options, exchange, scenario }: Prepared,
  travel: TravelTable,
): Omit<Question, 'asked'> {
  return {
    problem,
    travel,
    policy: policy.zoning,
    wholePolicy: policy,
    overrides: policy.overrides,
    options,
    exchange,
    scenario,
  };
}

/** The scenario of a file, the one that changes nothing without. */
export async function readScenario(file: string | undefined): Promise<ReturnType<typeof parseScenario>> {
  if (file === undefined) return { scenario: EMPTY_SCENARIO };
  try {
    return parseScenario(await readFile(file, 'utf8'), file);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    const text = {
      en: `The scenario file cannot be read (${reason}); check the path.`,
      zh: `无法读取方案文件（${reason}）；请检查路径。`,
    };
    return {
      complaints: [
        { code: 'scenario-unreadable', severity: 'error', file, row: null, column: null, value: null, text },
      ],
      sound: EMPTY_SCENARIO,
    };
  }
}

/** Notes go to stderr and are left out under `--quiet` and `--json`: nothing depends on them. What is told twice is told once. */
function tellNotes(session: Session, notes: readonly Complaint[]): void {
  if (session.quiet || session.json || notes.length === 0) return;
  const straight = notes.some(({ code }) => code === 'travel-straight-line');
  // What follows from it says it better.
  const told = notes.filter(({ code }) => !(straight && code === 'travel-unknown'));
  tellComplaints(session, [...new Map(told.map((note) => [complaintLine(note, 'en'), note])).values()]);
}
