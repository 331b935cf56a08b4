import { FolderInUse } from '../../../datasets/writers/index.ts';
import { VARIANTS, type Variant } from '../../policy/index.ts';
import {
  canProject,
  outlook,
  projectionParameters,
  projectPupils,
  USUAL_YEARS,
} from '../../projection/index.ts';
import { assumptionsTable, outlookTable, VARIANT_NAMES } from '../../report/index.ts';
import type { CliCommand } from '../command.ts';
import { readCounty } from '../county.ts';
import { EXIT, UsageError } from '../exit.ts';
import { numberOption, textOption } from '../options.ts';
import { writeProjected } from '../project-dataset.ts';
import { terminalTable } from '../terminal-table.ts';

const YEARS = { minimum: 1980, maximum: 2130, whole: true };

export const project: CliCommand = {
  usage: 'project <dataset>',
  help: ['pupils of later school years, low, middle and high', '预测以后学年的学生数（低、中、高）'],
  options: [
    {
      flags: '--until <year>',
      help: ['last school year (default: nine years on)', '预测到哪一学年（默认其后九年）'],
    },
    {
      flags: '--variant <name>',
      help: ['low, middle or high (default middle)', '低 low、中 middle 或高 high'],
    },
    {
      flags: '--from <year>',
      help: ['last year taken as the dataset has it (default: the last it has)', '以数据集中哪一学年为起点'],
    },
  ],
  uses: ['scenario', 'policy', 'out'],
  async run(session, [source], options) {
    const variant = variantOption(textOption(options, 'variant'));
    const out = textOption(options, 'out');
    if (out !== undefined && textOption(options, 'scenario') !== undefined) {
      throw new UsageError({
        en: '--out writes the dataset with its own schools and streets, which a scenario changes: leave out --scenario, or --out.',
        zh: '--out 写出的是原数据集，不含方案中的改动：请去掉 --scenario 或 --out。',
      });
    }
    const county = await readCounty(session, source!, options);
    if (!county) return EXIT.badInput;
    const { problem, policy } = county;
    if (!canProject(problem)) {
      throw new UsageError({
        en: `${source} has no pupils by grade, so none can be projected; use a dataset with columns g1 … g9.`,
        zh: `${source} 没有分年级学生数，无法预测；请使用含一年级…九年级列的数据集。`,
      });
    }
    const from = numberOption(options, 'from', YEARS) ?? problem.years.at(-1)!;
    if (!problem.years.includes(from)) {
      throw new UsageError({
        en: `--from ${from}: the dataset has no pupils for that year; it has ${problem.years.join(', ')}.`,
        zh: `--from ${from}：数据集没有该学年学生数；现有 ${problem.years.join('、')}。`,
      });
    }
    const until = numberOption(options, 'until', YEARS) ?? from + USUAL_YEARS;
    if (until <= from || until > from + FARTHEST_YEARS) {
      throw new UsageError({
        en: `--until ${until} must lie from ${from + 1} to ${from + FARTHEST_YEARS}; name an earlier year under --from to replace years that the dataset has.`,
        zh: `--until ${until} 应在 ${from + 1} 与 ${from + FARTHEST_YEARS} 之间；如需替换已有学年，请用 --from 指定更早的起点。`,
      });
    }
    const told = outlook(problem, policy, until, from);
    if (session.json) session.out(JSON.stringify(told, null, 2));
    else {
      const { language } = session;
      session.out(VARIANT_NAMES[variant][language]);
      session.out(terminalTable(outlookTable(problem, told, variant), language));
      const assumed = assumptionsTable(told);
      session.out(`\n${assumed.title[language]}`);
      session.out(terminalTable(assumed, language));
      for (const note of assumed.notes ?? []) session.say(note.en, note.zh);
    }
    if (out === undefined) return EXIT.ok;
    const { years, pupils } = projectPupils(
      problem,
      projectionParameters(policy.values, variant),
      until,
      from,
    );
    const projected = { ...problem, years, units: { ...problem.units, pupils } };
    try {
      const files = await writeProjected(source!, out, projected, from, session.language);
      session.say(`Written to ${out}: ${files.join(', ')}`, `已写入 ${out}：${files.join('、')}`);
    } catch (error) {
      if (!(error instanceof FolderInUse)) throw error;
      throw new UsageError({
        en: `${out} holds something else (${error.entry}); choose an empty or new folder.`,
        zh: `${out} 中已有其他内容（${error.entry}）；请另选空文件夹。`,
      });
    }
    return EXIT.ok;
  },
};

const FARTHEST_YEARS = 30;

function variantOption(text: string | undefined): Variant {
  if (text === undefined) return 'middle';
  const found = VARIANTS.find((one) => one === text);
  if (found) return found;
  throw new UsageError({
    en: `--variant takes ${VARIANTS.join(', ')}, not "${text}".`,
    zh: `--variant 应为 ${VARIANTS.join('、')}，而不是“${text}”。`,
  });
}
