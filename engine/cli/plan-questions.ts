import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plan } from '../plan/index.ts';
import type { Complaint } from '../problem/index.ts';
import { scenarioHash } from '../scenario/hash.ts';
import { EMPTY_SCENARIO } from '../scenario/scenario.ts';
import type { Options } from './command.ts';
import { textOption, textOptions } from './options.ts';
import { misfits, planFault } from './plan-file.ts';
import { type Named, type Question, readQuestions, readScenario } from './question.ts';
import { type Session, tellComplaints } from './session.ts';

/** The county as it is, and for each plan the county under the scenario for which the plan was made. */
export interface PlanQuestions {
  readonly baseline: Question;
  readonly ofPlan: readonly Question[];
}

/**
 * Finds for every plan its own scenario, by what the plan says of it: among the files of `--scenario`, and `scenario.json` in the
 * folder of the plan. Null when there were complaints; they have been told.
 */
export async function readPlanQuestions(
  session: Session,
  source: string,
  plans: readonly Plan[],
  files: readonly string[],
  options: Options,
): Promise<PlanQuestions | null> {
  const complaints: Complaint[] = [];
  const beside = files.map((file) => join(dirname(file), 'scenario.json')).filter((file) => existsSync(file));
  const known = new Map<string | null, Named>([[null, { file: undefined, scenario: EMPTY_SCENARIO }]]);
  const one = textOption(options, 'scenario');
  const given = one === undefined ? textOptions(options, 'scenario') : [one];
  for (const file of new Set([...given, ...beside])) {
    const read = await readScenario(file);
    if ('scenario' in read) known.set(hashOf(read.scenario), { file, ...read });
    // A faulty file that nobody named may belong to something else.
    else if (given.includes(file)) complaints.push(...read.complaints);
  }
  plans.forEach(({ scenario }, i) => {
    if (!known.has(scenario)) complaints.push(withoutScenario(files[i]!, scenario!));
  });
  const needed = [...new Set([null, ...plans.map(({ scenario }) => scenario)])].filter((one) =>
    known.has(one),
  );
  const scenarios = needed.map((one) => known.get(one)!);
  const questions = await readQuestions(session, source, scenarios, options, complaints);
  if (!questions) return null;
  const ofPlan = plans.map(({ scenario }) => questions[needed.indexOf(scenario)]!);
  const faults = plans.flatMap((plan, i) => misfits(ofPlan[i]!, plan, files[i]!));
  if (faults.length === 0) return { baseline: questions[0]!, ofPlan };
  tellComplaints(session, faults);
  return null;
}

/** As plans name it: null for a scenario that changes nothing. */
function hashOf(scenario: Named['scenario']): string | null {
  const { name: _, ...content } = scenario;
  return Object.keys(content).length > 0 ? scenarioHash(scenario) : null;
}

function withoutScenario(file: string, scenario: string): Complaint {
  return planFault('plan-other-scenario', file, scenario, {
    en: 'is the scenario under which the plan was made; give that scenario file with --scenario too (one --scenario for each), or put it beside the plan as scenario.json.',
    zh: '是编制该方案所用的情景；请用 --scenario 一并给出该情景文件（可多次使用 --scenario），或将其以 scenario.json 放在方案旁。',
  });
}
