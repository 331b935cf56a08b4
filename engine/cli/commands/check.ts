import { checkExchangePlan } from '../../check/exchange/index.ts';
import type { CheckReport } from '../../check/index.ts';
import { targetsUnder } from '../../explain/index.ts';
import type { TargetCheck } from '../../indicators/index.ts';
import { exchangeGoalName } from '../../plan/index.ts';
import { exchangePolicy } from '../../policy/index.ts';
import { goalName, goalUnit, shownNumber } from '../../report/index.ts';
import type { CliCommand } from '../command.ts';
import { yearLines } from '../draw-zones.ts';
import { isExchangeFile, readExchangeQuestion } from '../exchange-file.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { judge, misfits, readPlans } from '../plan-file.ts';
import { readQuestion } from '../question.ts';
import { type Session, tellComplaints } from '../session.ts';
import { targetLines } from '../targets.ts';

/** Findings that the terminal shows; `--json` has them all. */
const SHOWN = 20;

export const check: CliCommand = {
  usage: 'check <dataset> <plan>',
  help: ['judge a plan independently: rules, values, claims', '独立核查方案:规则、数值与自述'],
  options: [
    {
      flags: '--format <name>',
      help: [
        'published instance instead of a dataset: sap, cflsap, sscflp, pmed, cpmp',
        '公开算例格式:sap、cflsap、sscflp、pmed、cpmp',
      ],
    },
    {
      flags: '--adjacency <file>',
      help: ['neighbours of units, for sap and cflsap', '单元相邻表(sap、cflsap 格式)'],
    },
  ],
  uses: ['scenario', 'policy'],
  async run(session, [source, file], options) {
    if (await isExchangeFile(file!)) {
      const asked = await readExchangeQuestion(session, source!, file!, options);
      if (!asked) return EXIT.badInput;
      return told(session, checkExchangePlan(asked.problem, exchangePolicy(asked.policy), asked.plan));
    }
    const plans = await readPlans(session, [file!]);
    const plan = plans?.[0];
    // The dataset is read even when the plan cannot be, so that the faults of both are told at once.
    const withProfile =
      plan && options.policy === undefined ? { ...options, policy: plan.policy.profile } : options;
    const question = await readQuestion(session, source!, withProfile);
    if (!plan || !question) return EXIT.badInput;
    const faults = misfits(question, plan, file!);
    if (faults.length > 0) {
      tellComplaints(session, faults);
      return EXIT.badInput;
    }
    const { problem, travel, wholePolicy } = question;
    // A published instance has neither policy nor targets.
    const targets = wholePolicy ? targetsUnder(problem, wholePolicy, travel, plan) : [];
    return told(session, { ...judge(question, plan), targets });
  },
};

type Report = Pick<CheckReport, 'verdict' | 'text' | 'levels' | 'claims' | 'violations'> &
  Partial<Pick<CheckReport, 'years'>> & { readonly targets?: readonly TargetCheck[] };

function told(session: Session, report: Report): ExitCode {
  if (session.json) session.out(JSON.stringify(report, null, 2));
  else tellReport(session, report);
  return report.verdict === 'keeps every rule' ? EXIT.ok : EXIT.infeasible;
}

function tellReport(session: Session, report: Report): void {
  const { language } = session;
  session.out(report.text[language]);
  for (const level of report.levels) {
    const claimed =
      level.agrees || level.claimed === null
        ? ''
        : language === 'zh'
          ? `(方案自述 ${level.claimed})`
          : ` (the plan says ${level.claimed})`;
    // An exchange and a zoning plan have goals of one name: a shortfall of teachers is not one of rooms.
    const name = ('outcome' in report ? exchangeGoalName(level.id) : null) ?? goalName(level.id);
    // Whole numbers are read; one that is small, or that is disputed, is told to the last digit.
    const exact = Math.abs(level.value) < 100 || claimed !== '';
    const amount = exact ? String(level.value) : shownNumber(level.value, { kind: 'number' });
    session.out(
      `  ${name[language]}${language === 'zh' ? '：' : ': '}${amount} ${goalUnit(level.unit)[language]}${claimed}`,
    );
  }
  const findings = [...report.claims, ...report.violations].map((finding) => finding.text[language]);
  for (const line of findings.slice(0, SHOWN)) session.out(`- ${line}`);
  const more = findings.length - SHOWN;
  if (more > 0)
    session.out(
      language === 'zh' ? `…… 另有 ${more} 条(--json 可看全部)` : `… and ${more} more (--json shows all)`,
    );
  for (const line of yearLines({ years: report.years ?? [] }, language)) session.out(line);
  for (const line of targetLines(report.targets ?? [], language)) session.out(line);
}
