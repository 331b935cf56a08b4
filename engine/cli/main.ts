import { CommanderError } from 'commander';
import type { Language } from '../problem/index.ts';
import { EXIT, UsageError } from './exit.ts';
import { programIn } from './program.ts';
import { startSession } from './session.ts';

function givenLanguage(args: readonly string[]): string | undefined {
  return (
    args.find((_, i) => args[i - 1] === '--lang') ?? args.find((one) => one.startsWith('--lang='))?.slice(7)
  );
}

/** The language that was asked for, or that of the system. */
function languageOf(args: readonly string[]): Language {
  const given = givenLanguage(args);
  const { JUNHENG_LANG, LC_ALL, LC_MESSAGES, LANG } = process.env;
  const wish = given ?? JUNHENG_LANG ?? LC_ALL ?? LC_MESSAGES ?? LANG ?? 'en';
  return wish.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

function mustBeKnown(given: string | undefined): void {
  if (given === undefined || /^(en|zh)([-_.]|$)/i.test(given)) return;
  throw new UsageError({
    en: `--lang takes en or zh, not "${given}".`,
    zh: `--lang 应为 en 或 zh，而不是“${given}”。`,
  });
}

async function main(args: readonly string[]): Promise<number> {
  const language = languageOf(args);
  let exitCode: number = EXIT.ok;
  const program = programIn(language, async (definition, given, options) => {
    mustBeKnown(givenLanguage(args));
    const session = startSession({ language, json: options.json === true, quiet: options.quiet === true });
    exitCode = await definition.run(session, given, options);
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.badInput;
    if (error instanceof UsageError) {
      process.stderr.write(`${error.text[language]}\n`);
      return EXIT.badInput;
    }
    tellFault(error, language);
    return EXIT.fault;
  }
}

/** Node itself would end with 1, which means "proved that there is no plan". */
function tellFault(error: unknown, language: Language): void {
  const found = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    language === 'zh'
      ? `程序内部错误，未得出结论。请将以下内容连同所用数据与命令反馈给开发者：\n${found}\n`
      : `This is a fault of Junheng, and nothing was concluded. Report it with the command and the data that led here:\n${found}\n`,
  );
}

process.exitCode = await main(process.argv.slice(2));
