import { join } from 'node:path';
import type { CliCommand } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { isOn, numberOption, textOption } from '../options.ts';
import { DEMO_FOLDER, PACKAGE_ROOT, packageVersion } from '../paths.ts';
import { STORE_OPTIONS, storeChoice, untilEnded, WORK_OPTIONS, workSettings } from '../server-options.ts';

const PORT = 4173;

export const serve: CliCommand = {
  usage: 'serve',
  help: ['server on this machine: datasets, scenarios, long runs', '本机服务：数据集、方案与长时运行'],
  options: [
    { flags: '--port <n>', help: [`port (default ${PORT})`, `端口（默认 ${PORT}）`] },
    { flags: '--host <address>', help: ['127.0.0.1; no other is served', '仅限 127.0.0.1'] },
    { flags: '--no-demo', help: ['begin with an empty store', '不载入示例县'] },
    ...STORE_OPTIONS,
    ...WORK_OPTIONS,
  ],
  uses: [],
  async run(session, _, options) {
    const { serve: start } = await import('../../../web/server/server.ts');
    const { StoreError } = await import('../../../web/server/store/store.ts');
    const { url, folder } = storeChoice(options);
    session.say('Opening the store …', '正在打开数据存储……');
    try {
      const served = await start({
        host: textOption(options, 'host') ?? '127.0.0.1',
        port: numberOption(options, 'port', { minimum: 0, maximum: 65_535, whole: true }) ?? PORT,
        url,
        folder,
        version: packageVersion(),
        ...workSettings(options),
        page: join(PACKAGE_ROOT, 'dist', 'page'),
        demo: options.demo === false || isOn(options, 'noDemo') ? null : DEMO_FOLDER,
        log: process.stderr,
      });
      session.out(
        session.language === 'zh'
          ? `均衡已启动：${served.address}  （Ctrl-C 结束）`
          : `Junheng serves ${served.address}  (Ctrl-C ends it)`,
      );
      await untilEnded(session.cancelled);
      await served.close();
      return EXIT.ok;
    } catch (error) {
      if (error instanceof StoreError) throw new UsageError(error.text);
      throw error;
    }
  },
};
