import { generateTo, optionFaults } from '../../../datasets/synthetic/index.ts';
import { FolderInUse } from '../../../datasets/writers/index.ts';
import type { CliCommand } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { numberOption, textOption } from '../options.ts';

export const generate: CliCommand = {
  usage: 'generate',
  help: ['a realistic synthetic county', '生成仿真县域数据'],
  options: [
    { flags: '--units <n>', help: ['demand units (default 600)', '居住单元数（默认 600）'] },
    { flags: '--schools <n>', help: ['schools (default 48)', '学校数（默认 48）'] },
  ],
  uses: ['seed', 'out'],
  async run(session, _, options) {
    const whole = { minimum: 0, maximum: Number.MAX_SAFE_INTEGER, whole: true };
    const county = {
      units: numberOption(options, 'units', whole) ?? 600,
      schools: numberOption(options, 'schools', whole) ?? 48,
      seed: numberOption(options, 'seed', whole) ?? 1,
    };
    const out = textOption(options, 'out');
    if (out === undefined) {
      throw new UsageError({
        en: 'generate needs a folder to write to: add --out DATASET.',
        zh: 'generate 需要输出文件夹：请加 --out 数据集。',
      });
    }
    const faults = optionFaults(county);
    if (faults.length > 0) {
      throw new UsageError({
        en: faults.map(({ en }) => en).join('\n'),
        zh: faults.map(({ zh }) => zh).join('\n'),
      });
    }
    try {
      const files = await generateTo(out, county, { language: session.language });
      if (session.json) session.out(JSON.stringify({ out, files }, null, 2));
      else session.say(`Written to ${out}: ${files.join(', ')}`, `已写入 ${out}:${files.join('、')}`);
      return EXIT.ok;
    } catch (error) {
      if (!(error instanceof FolderInUse)) throw error;
      throw new UsageError({
        en: `${out} holds something else (${error.entry}); choose an empty or new folder.`,
        zh: `${out} 中已有其他内容（${error.entry}）；请另选空文件夹。`,
      });
    }
  },
};
