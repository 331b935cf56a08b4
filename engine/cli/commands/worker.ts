import type { CliCommand } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { signalToEnd, storeChoice, untilEnded, WORK_OPTIONS, workSettings } from '../server-options.ts';

export const worker: CliCommand = {
  usage: 'worker',
  help: [
    'take runs from the PostgreSQL at DATABASE_URL; any number of machines',
    '从 DATABASE_URL 指定的 PostgreSQL 领取运行任务（可多台机器）',
  ],
  options: WORK_OPTIONS,
  uses: [],
  async run(session, _, options) {
    const { startWorker } = await import('../../../web/server/worker.ts');
    const { StoreError } = await import('../../../web/server/store/store.ts');
    const { url } = storeChoice(options);
    if (url === null) {
      throw new UsageError({
        en: 'A worker takes its runs from PostgreSQL; set DATABASE_URL=postgres://… (the embedded store works for itself).',
        zh: 'worker 需要 PostgreSQL；请设置 DATABASE_URL=postgres://…（内置存储由服务自行计算）。',
      });
    }
    const ending = signalToEnd(session.cancelled);
    try {
      const stop = await startWorker({ url, ...workSettings(options), log: process.stderr });
      session.say('The worker waits for runs (Ctrl-C ends it).', '正在等待任务（Ctrl-C 结束）。');
      await untilEnded(ending);
      await stop();
      return EXIT.ok;
    } catch (error) {
      if (error instanceof StoreError) throw new UsageError(error.text);
      throw error;
    }
  },
};
