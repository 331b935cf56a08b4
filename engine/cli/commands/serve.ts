import { join } from 'node:path';
import type { CliCommand } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { isOn, numberOption, textOption } from '../options.ts';
import { DEMO_FOLDER, PACKAGE_ROOT, packageVersion } from '../paths.ts';
import {
  STORE_OPTIONS,
  signalToEnd,
  storeChoice,
  untilEnded,
  WORK_OPTIONS,
  workSettings,
} from '../server-options.ts';
import { tellFirst } from '../tell-first.ts';

const PORT = 4173;

export const serve: CliCommand = {
  usage: 'serve',
  help: ['server on this machine: datasets, scenarios, long runs', '本机服务：数据集、方案与长时运行'],
  options: [
    { flags: '--port <n>', help: [`port (default ${PORT})`, `端口（默认 ${PORT}）`] },
    { flags: '--host <address>', help: ['127.0.0.1; no other is served', '仅限 127.0.0.1'] },
    {
      flags: '--map-host <origins>',
      help: [
        'hosts of a base map that the page may ask, with commas: https://*.tianditu.gov.cn',
        '允许页面访问的底图主机，逗号分隔：https://*.tianditu.gov.cn',
      ],
    },
    {
      flags: '--log <level>',
      help: [
        'what is logged to stderr: info (default), warn (default at a terminal), error',
        '写入 stderr 的日志级别：info（默认）、warn（终端中默认）、error',
      ],
    },
    { flags: '--no-demo', help: ['begin with an empty store', '不载入示例县'] },
    ...STORE_OPTIONS,
    ...WORK_OPTIONS,
  ],
  uses: [],
  async run(session, _, options) {
    const { serve: start } = await import('../../../web/server/server.ts');
    const { StoreError } = await import('../../../web/server/store/store.ts');
    const { url, folder } = storeChoice(options);
    const ending = signalToEnd(session.cancelled);
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
        mapHosts: mapHosts(textOption(options, 'mapHost')),
        log: process.stderr,
        logLevel: logLevel(textOption(options, 'log')),
      });
      session.out(
        session.language === 'zh'
          ? `均衡已启动：${served.address}  （Ctrl-C 结束）`
          : `Junheng serves ${served.address}  (Ctrl-C ends it)`,
      );
      await Promise.race([untilEnded(ending), tellFirst(session, served, ending)]);
      await untilEnded(ending);
      await served.close();
      return EXIT.ok;
    } catch (error) {
      if (error instanceof StoreError) throw new UsageError(error.text);
      throw error;
    }
  },
};

/** Origins of base maps. Whatever else stood there would go into the page's security policy. */
function mapHosts(text: string | undefined): readonly string[] {
  const hosts = (text ?? '').split(',').flatMap((host) => host.trim() || []);
  for (const host of hosts) {
    if (/^https:\/\/(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?$/i.test(host)) continue;
    throw new UsageError({
      en: `--map-host takes origins such as https://*.tianditu.gov.cn, not "${host}".`,
      zh: `--map-host 应为 https://*.tianditu.gov.cn 形式的来源，而不是“${host}”。`,
    });
  }
  return hosts;
}

const LEVELS = ['info', 'warn', 'error'];

function logLevel(given: string | undefined): string {
  if (given === undefined) return process.stderr.isTTY ? 'warn' : 'info';
  if (LEVELS.includes(given)) return given;
  throw new UsageError({
    en: `--log takes ${LEVELS.join(', ')}, not "${given}".`,
    zh: `--log 应为 ${LEVELS.join('、')}，而不是“${given}”。`,
  });
}
