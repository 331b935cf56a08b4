import { readFile } from 'node:fs/promises';
import { type CheckReport, checkPlan } from '../check/index.ts';
import { type Plan, parsePlan } from '../plan/index.ts';
import type { Complaint } from '../problem/index.ts';
import { canonicalJson } from '../scenario/hash.ts';
import type { Question } from './question.ts';
import { type Session, tellComplaints } from './session.ts';

/** Reads plan files; every complaint about every file is told, and then there are none. */
export async function readPlans(session: Session, files: readonly string[]): Promise<Plan[] | null> {
  const plans: Plan[] = [];
  const complaints: Complaint[] = [];
  for (const file of files) {
    const read = await readPlan(file);
    if ('plan' in read) plans.push(read.plan);
    else complaints.push(...read.complaints);
  }
  if (complaints.length === 0) return plans;
  tellComplaints(session, complaints);
  return null;
}

async function readPlan(file: string): Promise<ReturnType<typeof parsePlan>> {
  try {
    return parsePlan(await readFile(file, 'utf8'), file);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    return {
      complaints: [
        planFault('plan-unreadable', file, null, {
          en: `The plan cannot be read (${reason}); check the path.`,
          zh: `无法读取方案文件(${reason});请检查路径。`,
        }),
      ],
    };
  }
}

/**
 * What would make a judgement meaningless: a plan made under another scenario, or with other local policy values, than the
 * question at hand. Empty when plan and question fit.
 */
export function misfits(
  { scenario, overrides }: Pick<Question, 'scenario' | 'overrides'>,
  plan: Pick<Plan, 'scenario' | 'policy'>,
  file: string,
): Complaint[] {
  const faults: Complaint[] = [];
  if (plan.scenario !== scenario) {
    faults.push(
      planFault(
        'plan-other-scenario',
        file,
        plan.scenario,
        plan.scenario === null
          ? {
              en: 'The plan was made for the bare baseline; leave --scenario out.',
              zh: '该方案针对基准数据编制;请去掉 --scenario。',
            }
          : {
              en: 'is the scenario under which the plan was made; give that scenario file with --scenario.',
              zh: '是编制该方案所用的情景;请用 --scenario 给出该情景文件。',
            },
      ),
    );
  }
  if (canonicalJson(plan.policy.overrides) !== canonicalJson(overrides)) {
    faults.push(
      planFault('plan-other-policy', file, null, {
        en: 'The plan was made with other local policy values than dataset and scenario hold now; restore them or plan again.',
        zh: '编制该方案时的地方政策取值与现在的数据集及情景不同;请恢复原值或重新编制。',
      }),
    );
  }
  return faults;
}

export function judge({ problem, travel, policy }: Question, plan: Plan): CheckReport {
  return checkPlan(problem, travel, policy, plan);
}

export function planFault(
  code: string,
  file: string,
  value: string | null,
  text: Complaint['text'],
): Complaint {
  return { code, severity: 'error', file, row: null, column: null, value, text };
}
