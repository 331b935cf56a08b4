import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CliCommand, Options } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { isOn, numberOption, textOption } from '../options.ts';
import { PACKAGE_ROOT } from '../paths.ts';

/** The benchmarks are loaded only when they are asked for. */
const loadBench = async () => ({
  ...(await import('../../../bench/suites/index.ts')),
  ...(await import('../../../bench/run.ts')),
  ...(await import('../../../bench/report.ts')),
  ...(await import('../../../bench/publish.ts')),
  ...(await import('../../../bench/figures.ts')),
});
type Suite = Awaited<ReturnType<typeof loadBench>>['SUITES'][number];

export const bench: CliCommand = {
  usage: 'bench <suite>',
  help: ['published instances with known values', '公开算例基准测试'],
  options: [
    { flags: '--data <folder>', help: ['published instances (default: ../shared/data)', '算例文件夹'] },
    { flags: '--quick', help: ['the part that takes about five minutes', '约五分钟的子集'] },
    {
      flags: '--cases <names>',
      help: ['only these instances, separated by commas', '只运行所列算例，用逗号分隔'],
    },
    { flags: '--seeds <n>', help: ['seeds 1 to n', '种子数'] },
    { flags: '--jobs <n>', help: ['runs at a time (default 1)', '同时运行数（默认 1）'] },
    { flags: '--publish', help: ['write the figures into README and docs', '将结果写入 README 与文档'] },
    {
      flags: '--memory <megabytes>',
      help: ['JavaScript heap of a run (default 4000)', '每次运行的堆内存上限'],
    },
  ],
  uses: ['time', 'out', 'threads'],
  async run(session, [name], options) {
    const { SUITES, FIGURES, runSuite, rowsOf, markdownTable, publish } = await loadBench();
    const show = (table: string) => {
      if (isOn(options, 'publish')) {
        const written = publish(PACKAGE_ROOT, name!, table).join(', ');
        session.say(`Written: ${written}`, `已写出：${written}`);
      }
      session.out(table);
    };
    const figures = FIGURES.find((one) => one.name === name);
    if (figures) {
      show(`\`\`\`text\n${await figures.run()}\n\`\`\`\n`);
      return EXIT.ok;
    }
    const suite = SUITES.find((one) => one.name === name);
    if (!suite) {
      const known = [...SUITES, ...FIGURES].map((one) => one.name).join(', ');
      throw new UsageError({
        en: `There is no suite "${name}"; known are ${known}.`,
        zh: `没有基准“${name}”；可用：${known}。`,
      });
    }
    const folder = folderOf(suite, options);
    const whole = (maximum: number) => ({ minimum: 1, maximum, whole: true });
    const part = isOn(options, 'quick') ? suite.quick : suite;
    const seeds = numberOption(options, 'seeds', whole(1000)) ?? part.seeds;
    const cases = chosenCases(suite, folder, options);
    const out = textOption(options, 'out') ?? join(PACKAGE_ROOT, '.bench', suite.name);
    const records = await runSuite(suite, {
      folder,
      runners: suite.runners.slice(0, 1),
      cases,
      seeds: Array.from({ length: seeds }, (_, i) => i + 1),
      seconds: numberOption(options, 'time', { minimum: 1, maximum: 1e6 }) ?? part.seconds,
      threads: numberOption(options, 'threads', whole(256)) ?? 2,
      jobs: numberOption(options, 'jobs', whole(64)) ?? 1,
      memoryMegabytes: numberOption(options, 'memory', whole(1e6)) ?? 4000,
      out,
      cancelled: session.cancelled,
      onRecord({ case: instance, seed, objective, failure }, done, total) {
        const found = failure ?? String(objective);
        session.say(
          `${done}/${total}  ${instance} seed ${seed}: ${found}`,
          `${done}/${total}  ${instance} 种子 ${seed}:${found}`,
        );
      },
    });
    const table = markdownTable(suite.name, rowsOf(cases, records), records);
    await mkdir(out, { recursive: true });
    await writeFile(join(out, 'report.md'), table);
    if (session.json) session.out(JSON.stringify(records, null, 2));
    else show(table);
    return EXIT.ok;
  },
};

function folderOf(suite: Suite, options: Options): string {
  if (suite.folder === null) return '';
  const data =
    textOption(options, 'data') ?? process.env.JUNHENG_DATA ?? join(PACKAGE_ROOT, '..', 'shared', 'data');
  const folder = join(data, suite.folder);
  if (existsSync(folder)) return folder;
  throw new UsageError({
    en: `${folder} is not there; name the folder of the published instances with --data.`,
    zh: `找不到 ${folder}；请用 --data 指明算例文件夹。`,
  });
}

function chosenCases(suite: Suite, folder: string, options: Options) {
  const all = suite.cases(folder);
  const named =
    textOption(options, 'cases')?.split(',') ?? (isOn(options, 'quick') ? suite.quick.cases : null);
  if (named === null) return all;
  const unknown = named.filter((name) => !all.some((one) => one.name === name));
  if (unknown.length === 0) return all.filter((one) => named.includes(one.name));
  throw new UsageError({
    en: `${unknown.join(', ')}: no such instance; known are ${all.map((one) => one.name).join(', ')}.`,
    zh: `没有算例 ${unknown.join('、')}；可用：${all.map((one) => one.name).join('、')}。`,
  });
}
