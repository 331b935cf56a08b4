import { loadDataset } from '../../datasets/importers/index.ts';
import { type Policy, resolveDatasetPolicy } from '../policy/index.ts';
import type { Problem } from '../problem/index.ts';
import type { Prepared } from '../scenario/prepare.ts';
import type { Options } from './command.ts';
import { textOption } from './options.ts';
import { readQuestion } from './question.ts';
import { type Session, tellComplaints } from './session.ts';

/** What a question about staff needs of a dataset: no ways to school. */
export interface County {
  readonly problem: Problem;
  readonly policy: Policy;
  readonly scenario: string | null;
  /** Decisions about teachers that the scenario fixes. */
  readonly exchange: Prepared['exchange'];
}

/** Reads the dataset, under its scenario where one is given; faults are told, and then there is none. */
export async function readCounty(session: Session, source: string, options: Options): Promise<County | null> {
  if (textOption(options, 'scenario') !== undefined) {
    const question = await readQuestion(session, source, options);
    if (!question?.wholePolicy) return null;
    const { problem, wholePolicy: policy, scenario, exchange } = question;
    return { problem, policy, scenario, exchange: exchange ?? NOTHING_FIXED };
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
  return { problem: built.problem, policy: resolved.policy, scenario: null, exchange: NOTHING_FIXED };
}

const NOTHING_FIXED: Prepared['exchange'] = { pins: [], forbidden: [] };
