import { Command, CommanderError, Option } from 'commander';
import type { Language } from '../problem/index.ts';
import type { CliCommand, OptionDefinition } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import { EXIT, UsageError } from './exit.ts';
import { COMMON_OPTIONS } from './options.ts';
import { packageVersion } from './paths.ts';
import { startSession } from './session.ts';

/** The language that was asked for, or that of the system. */
function languageOf(args: readonly string[]): Language {
  const given =
    args.find((_, i) => args[i - 1] === '--lang') ?? args.find((one) => one.startsWith('--lang='))?.slice(7);
  const { JUNHENG_LANG, LC_ALL, LC_MESSAGES, LANG } = process.env;
  const wish = given ?? JUNHENG_LANG ?? LC_ALL ?? LC_MESSAGES ?? LANG ?? 'en';
  return wish.toLowerCase().startsWith('zh') ? 'zh' : 'en';
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
    const session = startSession({ language, json: options.json === true, quiet: options.quiet === true });
    done(await definition.run(session, command.processedArgs.flat(), options));
  });
}

async function main(args: readonly string[]): Promise<number> {
  const language = languageOf(args);
  const program = new Command('junheng')
    .description(
      language === 'zh'
        ? '均衡:县域学区、布局与教师交流的规划引擎'
        : 'Attendance zones, school layout and teacher exchange for a county',
    )
    .version(packageVersion())
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
    throw error;
  }
}

process.exitCode = await main(process.argv.slice(2));
