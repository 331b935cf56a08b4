import { readFile } from 'node:fs/promises';
import { loadDataset } from '../../datasets/importers/index.ts';
import type { PlanOptions } from '../plan/index.ts';
import type { Policy, ZoningPolicy } from '../policy/index.ts';
import type { Complaint, Problem } from '../problem/index.ts';
import { parseScenario } from '../scenario/apply.ts';
import { prepare } from '../scenario/prepare.ts';
import { EMPTY_SCENARIO, type Scenario } from '../scenario/scenario.ts';
import { walkingTimes } from '../scenario/walking-times.ts';
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
}

/** Reads dataset, scenario and policy, and finds the walking times. Null when there were complaints; they have been told. */
export async function readQuestion(
  session: Session,
  source: string,
  options: Options,
): Promise<Question | null> {
  if (textOption(options, 'format')) return readInstance(session, source, options);
  session.progress(session.language === 'zh' ? `读取 ${source} …` : `Reading ${source} …`);
  const built = await loadDataset(source);
  const scenario = await readScenario(textOption(options, 'scenario'));
  const complaints: Complaint[] = 'complaints' in scenario ? [...scenario.complaints] : [];
  if (!('problem' in built)) {
    tellComplaints(session, [...built.complaints, ...complaints]);
    return null;
  }
  const file = textOption(options, 'scenario') ?? 'scenario.json';
  const profile = textOption(options, 'policy') ?? null;
  const asked = 'scenario' in scenario ? scenario.scenario : EMPTY_SCENARIO;
  const prepared = prepare(built.problem, asked, { file, profile });
  if ('complaints' in prepared) {
    tellComplaints(session, [...complaints, ...prepared.complaints]);
    return null;
  }
  if (complaints.length > 0) {
    tellComplaints(session, complaints);
    return null;
  }
  const { problem, policy } = prepared;
  const times = walkingTimes(problem, policy, {
    shouldStop: () => session.cancelled.aborted,
    onProgress: (done, all) =>
      session.progress(
        session.language === 'zh'
          ? `步行时间 ${done}/${all} 所学校`
          : `Walking times: ${done} of ${all} schools`,
      ),
  });
  if (!times) {
    session.tell(
      'Stopped while walking times were looked for; there is no result.',
      '已在计算步行时间时停止，没有结果。',
    );
    return null;
  }
  tellNotes(session, [...built.warnings, ...times.warnings]);
  return {
    problem,
    travel: times.travel,
    policy: policy.zoning,
    wholePolicy: policy,
    overrides: policy.overrides,
    options: prepared.options,
    scenario: prepared.scenario,
  };
}

/** The scenario of a file, the one that changes nothing without. */
export async function readScenario(
  file: string | undefined,
): Promise<{ scenario: Scenario } | { complaints: Complaint[] }> {
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
    };
  }
}

/** Notes go to stderr and are left out under `--quiet` and `--json`: nothing depends on them. */
function tellNotes(session: Session, notes: readonly Complaint[]): void {
  if (!session.quiet && !session.json && notes.length > 0) tellComplaints(session, notes);
}
