import { Command, CommanderError, Option } from 'commander';
import type { Language } from '../problem/index.ts';
import type { CliCommand, OptionDefinition } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import { EXIT, UsageError } from './exit.ts';
import { COMMON_OPTIONS, LANGUAGE } from './options.ts';
import { packageVersion } from './paths.ts';
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

function addOptions(command: Command, options: readonly OptionDefinition[], language: Language): void {
  for (const { flags, help } of options)
    command.addOption(new Option(flags, help[language === 'zh' ? 1 : 0]));
}

function register(
  program: Command,
  definition: CliCommand,
  language: Language,
  done: (code: number) => void,
): void {
  const command = program.command(definition.usage).description(definition.help[language === 'zh' ? 1 : 0]);
  addOptions(command, definition.options ?? [], language);
  addOptions(command, COMMON_OPTIONS, language);
  command.action(async () => {
    const options = command.opts();
    mustBeKnown(givenLanguage(process.argv.slice(2)));
    const session = startSession({ language, json: options.json === true, quiet: options.quiet === true });
    done(await definition.run(session, command.processedArgs.flat(), options));
  });
}

async function main(args: readonly string[]): Promise<number> {
  const language = languageOf(args);
  const program = new Command('junheng')
    .description(
      language === 'zh'
        ? '均衡：县域学区、布局与教师交流的规划引擎'
        : 'Attendance zones, school layout and teacher exchange for a county',
    )
    .version(packageVersion())
    .addOption(new Option(LANGUAGE.flags, LANGUAGE.help[language === 'zh' ? 1 : 0]))
    .exitOverride();
  let exitCode: number = EXIT.ok;
  for (const command of COMMANDS) {
    register(program, command, language, (code) => {
      exitCode = code;
    });
  }
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
