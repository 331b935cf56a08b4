import { join } from 'node:path';
import {
  type Case,
  chosenCases,
  chosenRunners,
  earlierRecords,
  folderOf,
  loadBench,
  type Suite,
  type SuiteResult,
} from '../bench-choices.ts';
import type { CliCommand, Options } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { writeWhole } from '../files.ts';
import { isOn, numberOption, textOption } from '../options.ts';
import { PACKAGE_ROOT } from '../paths.ts';
import type { Session } from '../session.ts';

export const bench: CliCommand = {
  usage: 'bench <suites...>',
  help: [
    'suites × runners × seeds, judged; results as JSON and one page',
    '基准测试：算例 × 求解方式 × 种子',
  ],
  options: [
    { flags: '--data <folder>', help: ['published instances (default: ../shared/data)', '算例文件夹'] },
    { flags: '--runners <names>', help: ['separated by commas, or all', '求解方式，用逗号分隔，或 all'] },
    { flags: '--quick', help: ['the part that takes about five minutes', '约五分钟的子集'] },
    {
      flags: '--cases <names>',
      help: ['only these instances, separated by commas', '只运行所列算例，用逗号分隔'],
    },
    { flags: '--seeds <n>', help: ['seeds 1 to n', '种子数'] },
    { flags: '--jobs <n>', help: ['runs at a time (default 1)', '同时运行数（默认 1）'] },
    {
      flags: '--memory <megabytes>',
      help: ['most memory of a run with all it starts (default 4000)', '每次运行的内存上限（默认 4000）'],
    },
    { flags: '--compare <file>', help: ['results.json of an earlier run', '与以往的 results.json 对比'] },
    { flags: '--publish', help: ['write the figures into README and docs', '将结果写入 README 与文档'] },
  ],
  uses: ['time', 'out', 'threads'],
  async run(session, names, options) {
    const { SUITES, FIGURES, benchPage, markdownTable, publish } = await loadBench();
    const show = (name: string, table: string) => {
      if (isOn(options, 'publish')) {
        const written = publish(PACKAGE_ROOT, name, table).join(', ');
        session.say(`Written: ${written}`, `已写出：${written}`);
      }
      if (!session.json) session.out(table);
    };
    const unknown = names.find((name) => ![...SUITES, ...FIGURES].some((one) => one.name === name));
    if (unknown !== undefined) {
      const known = [...SUITES, ...FIGURES].map((one) => one.name).join(', ');
      throw new UsageError({
        en: `There is no suite "${unknown}"; known are ${known}.`,
        zh: `没有基准“${unknown}”；可用：${known}。`,
      });
    }
    const suites = SUITES.filter(({ name }) => names.includes(name));
    const cases = chosenCases(suites, options);
    const earlier = await earlierRecords(options);
    const base = textOption(options, 'out') ?? join(PACKAGE_ROOT, '.bench');
    const single = suites.length === 1 && textOption(options, 'out') !== undefined;
    const results: SuiteResult[] = [];
    for (const [suite, chosen] of cases) {
      const out = single ? base : join(base, suite.name);
      const result = await resultOf(session, suite, chosen, out, options);
      results.push({
        ...result,
        earlier: earlier?.filter((record) => record.suite === suite.name) ?? null,
      });
      const table = markdownTable(suite.name, result.rows, result.records);
      await writeWhole(join(out, 'report.md'), table);
      show(suite.name, table);
    }
    if (results.length > 0) {
      const folder = suites.length === 1 && !single ? join(base, suites[0]!.name) : base;
      const records = results.flatMap((result) => result.records);
      const rows = results.flatMap((result) => result.rows);
      const json = JSON.stringify({ suites: suites.map(({ name }) => name), rows, records }, null, 2);
      await writeWhole(join(folder, 'results.json'), `${json}\n`);
      await writeWhole(join(folder, 'report.html'), benchPage(results));
      if (session.json) session.out(json);
      const page = join(folder, 'report.html');
      session.say(`Written: ${page}`, `已写出：${page}`);
    }
    for (const figures of FIGURES.filter(({ name }) => names.includes(name)))
      show(figures.name, `\`\`\`text\n${await figures.run()}\n\`\`\`\n`);
    return EXIT.ok;
  },
};

/** Runs what was chosen of a suite, or goes on with what an interrupted call left. */
async function resultOf(
  session: Session,
  suite: Suite,
  cases: readonly Case[],
  out: string,
  options: Options,
): Promise<Omit<SuiteResult, 'earlier'>> {
  const { runSuite, rowsOf } = await loadBench();
  const folder = folderOf(suite, options);
  const whole = (maximum: number) => ({ minimum: 1, maximum, whole: true });
  const part = isOn(options, 'quick') ? suite.quick : suite;
  const seeds = numberOption(options, 'seeds', whole(1000)) ?? part.seeds;
  const { runners, absent } = chosenRunners(suite, options);
  for (const [name, reason] of absent) session.say(`${name}: ${reason}`, `${name}：${reason}`);
  const records = await runSuite(suite, {
    folder,
    runners,
    cases,
    seeds: Array.from({ length: seeds }, (_, i) => i + 1),
    seconds: numberOption(options, 'time', { minimum: 1, maximum: 1e6 }) ?? part.seconds,
    threads: numberOption(options, 'threads', whole(256)) ?? 2,
    jobs: numberOption(options, 'jobs', whole(64)) ?? 1,
    memoryMegabytes: numberOption(options, 'memory', whole(1e6)) ?? 4000,
    out,
    cancelled: session.cancelled,
    onRecord({ case: instance, runner, seed, objective, failure }, done, total) {
      const found = failure ?? String(objective);
      session.say(
        `${done}/${total}  ${instance} ${runner} seed ${seed}: ${found}`,
        `${done}/${total}  ${instance} ${runner} 种子 ${seed}：${found}`,
      );
    },
  });
  return { suite: suite.name, help: suite.help, rows: rowsOf(cases, records), records, absent };
}
