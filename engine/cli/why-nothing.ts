import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waysOut, whyNothingFits } from '../explain/index.ts';
import { planText } from '../plan/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type TriedWay, tryWaysOut } from '../scenario/ways-out.ts';
import { afterSeconds, anyOf, whenCancelled } from '../stop/index.ts';
import { chosenSolver } from './draw-zones.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { SolveSettings } from './options.ts';
import { onThreads } from './pool.ts';
import type { Question } from './question.ts';
import { type Session, tellComplaints } from './session.ts';

/** Search iterations with which a way out is tried; what they do not find is told as not found, not as impossible. */
const ITERATIONS = 20;
/** Share of the time for each kind of way out. */
const SHARE = 0.3;
/** Time for reasons where the run is limited by iterations. */
const DEFAULT_SECONDS = 30;

/**
 * Says why a question has no plan and what would help; writes the ways out to a folder where one is given. The exit code is 0
 * where a plan is proved to exist, 1 where it is proved that none does, 3 where neither was proved.
 */
export async function tellWhyNothing(
  session: Session,
  question: Question,
  scenario: Scenario,
  settings: SolveSettings,
  folder: string | undefined,
): Promise<ExitCode> {
  const solver = chosenSolver(settings.solver);
  const clock = () => session.now() * 1000;
  const within = (share: number) =>
    anyOf(
      whenCancelled(session.cancelled),
      afterSeconds((settings.seconds ?? DEFAULT_SECONDS) * share, clock),
    );
  session.progress(session.language === 'zh' ? '查找冲突 …' : 'Looking for what clashes …');
  const { status, clash, complaints } = await whyNothingFits(question, { solver, stop: within(1) });
  if (status === 'noWay') {
    tellComplaints(session, complaints);
    return EXIT.badInput;
  }
  if (status === 'fits') {
    if (session.json) session.out(JSON.stringify({ status }, null, 2));
    else
      tell(
        session,
        'Proved: a plan that keeps every rule exists; run junheng zone.',
        '已证明存在满足全部规则的方案；请运行 junheng zone。',
      );
    return EXIT.ok;
  }
  if (!session.json) {
    if (clash) session.out(clash.text[session.language]);
    else
      tell(
        session,
        'Not proved: neither a plan nor the reason why there is none was found in time. Without contiguity no clash is known.',
        '未证明：限时内既未找到方案，也未证明不存在。不考虑连片时未发现冲突。',
      );
  }
  if (!clash && status === 'unknown') {
    if (session.json) session.out(JSON.stringify({ status, clash: null, ways: [] }, null, 2));
    return EXIT.unknown;
  }
  session.progress(session.language === 'zh' ? '查找出路 …' : 'Looking for ways out …');
  const ways = await waysOut(question, { solver, stop: () => within(SHARE) }, clash ?? undefined);
  const tried = await tryWaysOut(
    { ...question, options: { ...question.options, iterations: ITERATIONS, seconds: null } },
    scenario,
    {
      pool: onThreads(settings.threads),
      solver,
      now: () => performance.now(),
      cancelled: session.cancelled,
    },
    ways,
  );
  const files = folder === undefined ? [] : await writeWays(folder, tried);
  if (session.json) session.out(JSON.stringify(asJson(status, clash, tried), null, 2));
  else tellWays(session, tried);
  for (const file of files) session.say(`Written: ${file}`, `已写出:${file}`);
  return EXIT.infeasible;
}

function tell({ out, language }: Session, en: string, zh: string): void {
  out(language === 'zh' ? zh : en);
}

function tellWays(session: Session, tried: readonly TriedWay[]): void {
  if (tried.length === 0) {
    tell(session, 'No way out was found in time.', '限时内未找到出路。');
    return;
  }
  tell(session, 'Ways out, cheapest first:', '出路（由易到难）：');
  tried.forEach(({ way, plan }, k) => {
    const state =
      plan === null
        ? { en: 'not verified: no plan was found in a short search', zh: '未验证：短时搜索未找到方案' }
        : { en: 'verified: a plan keeps every rule', zh: '已验证：有方案满足全部规则' };
    const fewest = way.fewest
      ? { en: '; proved the least of its kind', zh: '；已证明同类中最省' }
      : { en: '', zh: '' };
    tell(
      session,
      `${k + 1}. ${way.text.en} (${state.en}${fewest.en})`,
      `${k + 1}. ${way.text.zh}（${state.zh}${fewest.zh}）`,
    );
  });
}

function asJson(status: string, clash: unknown, tried: readonly TriedWay[]): unknown {
  return {
    status,
    clash,
    ways: tried.map(({ way, scenario, plan }) => ({
      text: way.text,
      effort: way.effort,
      fewest: way.fewest,
      verified: plan !== null,
      scenario,
    })),
  };
}

/** `way-1/scenario.json` and so on, each with the plan that proves it. */
async function writeWays(folder: string, tried: readonly TriedWay[]): Promise<string[]> {
  const files: string[] = [];
  for (const [k, { scenario, plan }] of tried.entries()) {
    const own = join(folder, `way-${k + 1}`);
    await mkdir(own, { recursive: true });
    const file = join(own, 'scenario.json');
    await writeFile(file, `${JSON.stringify(scenario, null, 2)}\n`);
    files.push(file);
    if (plan === null) continue;
    await writeFile(join(own, 'plan.json'), planText(plan));
    files.push(join(own, 'plan.json'));
  }
  return files;
}
