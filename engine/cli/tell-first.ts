import { setTimeout as wait } from 'node:timers/promises';
import type { PlanResult } from '../plan/index.ts';
import { proofTexts, type SummaryLine, summaryTable, type Text } from '../report/index.ts';
import type { Session } from './session.ts';
import { terminalTable } from './terminal-table.ts';
import { progressLine } from './zone-progress.ts';

const LOOK_MILLISECONDS = 500;

/** As the server tells of it; the server is loaded only when it is asked for. */
interface Served {
  readonly address: string;
  readonly first: () => Promise<FirstRun | null>;
}

interface FirstRun {
  readonly run: {
    readonly id: string;
    readonly state: string;
    readonly reason: { readonly text: Text } | null;
    readonly result: Readonly<Record<string, unknown>> | null;
    readonly files: readonly { readonly name: string }[];
  };
  readonly progress: Progress | null;
  readonly figures: { readonly summary: readonly SummaryLine[] } | null;
}

interface Progress {
  readonly phase: string;
  readonly goal: string | null;
  readonly seconds: number;
  readonly iteration: number | null;
  readonly incumbent: number | null;
  readonly bound: number | null;
  readonly gap: number | null;
}

/** Tells how the demo county's first run goes, what its plan is worth, and where the files are. */
export async function tellFirst(
  session: Session,
  { address, first }: Served,
  ending: AbortSignal,
): Promise<void> {
  const { language } = session;
  while (!ending.aborted) {
    const now = await first().catch(() => null);
    if (!now) return;
    const { run, progress, figures } = now;
    if (figures) {
      session.out(terminalTable(summaryTable(figures.summary), language));
      for (const text of proofTexts(run.result as unknown as PlanResult)) session.out(text[language]);
      // The other language has the same files.
      const names = run.files.map(({ name }) => name);
      const shown = names.filter((name) => !name.includes(language === 'zh' ? '.en.' : '.zh.')).join(' ');
      const place = `${address}/api/runs/${run.id}/files/`;
      session.say(`Plan, tables, reports and map are at ${place}`, `方案、表格、报告与地图位于 ${place}`);
      session.say(`  ${shown}`, `  ${shown}`);
      session.say(`The map: ${address}  (Ctrl-C ends it)`, `地图：${address}  （Ctrl-C 结束）`);
      return;
    }
    if (run.state === 'failed' || run.state === 'cancelled') {
      const reason = run.reason?.text[language];
      if (reason) session.tell(reason, reason);
      return;
    }
    if (progress) session.progress(line(progress, session));
    await wait(LOOK_MILLISECONDS);
  }
}

function line(
  { phase, goal, seconds, iteration, incumbent, bound, gap }: Progress,
  { language }: Session,
): string {
  if (goal === null) return (WORK[phase] ?? WORK.travel)[language];
  const told = { level: 0, iteration: iteration ?? 0, incumbent: [incumbent], bound: [bound], gap };
  return progressLine({ ...told, phase: phase === 'bound' ? 'bound' : 'search' }, goal, seconds, language);
}

const WORK: Readonly<Record<string, Text>> & { readonly travel: Text } = {
  travel: { en: 'Walking times …', zh: '计算步行时间 …' },
  files: { en: 'Writing tables and reports …', zh: '生成表格与报告 …' },
};
