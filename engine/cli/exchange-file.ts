import { readFile } from 'node:fs/promises';
import { type ExchangePlan, parseExchangePlan, saysExchange } from '../plan/index.ts';
import type { Options } from './command.ts';
import { type County, readCounty } from './county.ts';
import { misfits, planFault } from './plan-file.ts';
import { type Session, tellComplaints } from './session.ts';
import { readText } from './text-file.ts';

export interface ExchangeQuestion extends County {
  readonly plan: ExchangePlan;
}

/** Whether a file says that it is an exchange plan; a file that cannot be read does not. */
export async function isExchangeFile(file: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return saysExchange(text);
}

/** An exchange plan with the county that it is for. Every fault of both files is told, and then there is none. */
export async function readExchangeQuestion(
  session: Session,
  source: string,
  file: string,
  options: Options,
): Promise<ExchangeQuestion | null> {
  const read = parseExchangePlan(await readText(file), file);
  const plan = 'plan' in read ? read.plan : null;
  if ('complaints' in read) tellComplaints(session, read.complaints);
  const withProfile =
    plan && options.policy === undefined ? { ...options, policy: plan.policy.profile } : options;
  const county = await readCounty(session, source, withProfile);
  if (!plan || !county) return null;
  const faults = misfits({ ...county, overrides: county.policy.overrides }, plan, file);
  if (plan.pseudonyms) faults.push(pseudonymous(file));
  if (faults.length === 0) return { ...county, plan };
  tellComplaints(session, faults);
  return null;
}

function pseudonymous(file: string) {
  return planFault('plan-pseudonymous', file, null, {
    en: 'The plan names teachers by pseudonyms, so that nothing can be recomputed from the roster. Give the plan that was written without --pseudonyms.',
    zh: '方案中的教师为化名，无法与名册核对；请使用未加 --pseudonyms 生成的方案。',
  });
}
