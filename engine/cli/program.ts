import { Command, Option } from 'commander';
import stringWidth from 'string-width';
import type { Language } from '../problem/index.ts';
import type { CliCommand, CommonOption, OptionDefinition, Options } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import { COMMON_OPTIONS, LANGUAGE, SPEECH_OPTIONS } from './options.ts';
import { packageVersion } from './paths.ts';
import { HELP_ZH, usageSentence } from './usage-words.ts';

type Run = (definition: CliCommand, args: readonly string[], options: Options) => Promise<void>;

/** The commander program with every command, its help and complaints in the language. */
export function programIn(language: Language, run: Run): Command {
  const zh = language === 'zh';
  const program = new Command('junheng')
    .description(
      zh
        ? '均衡：县域学区、布局与教师交流的规划引擎'
        : 'Attendance zones, school layout and teacher exchange for a county',
    )
    .configureHelp({
      // Chinese characters take two cells.
      displayWidth: (text) => stringWidth(text),
      styleTitle: (title) => (zh ? (HELP_ZH[title] ?? title) : title),
    })
    .version(packageVersion(), '-V, --version', zh ? '显示版本号' : 'show the version')
    .helpOption('-h, --help', zh ? '显示帮助' : 'show this help')
    .helpCommand('help [command]', zh ? '显示某个命令的帮助' : 'show the help of a command')
    .addOption(option(LANGUAGE, language))
    .exitOverride();
  program.configureOutput({
    outputError: (text, write) => write(usageSentence(text, commandOf(program), language)),
  });
  for (const definition of COMMANDS) register(program, definition, language, run);
  return program;
}

/** `junheng zone`, for the words of a complaint; the last command that was looked at. */
function commandOf(program: Command): string {
  const name = program.args[0];
  const known = program.commands.some((one) => one.name() === name);
  return known ? `junheng ${name}` : 'junheng';
}

function register(program: Command, definition: CliCommand, language: Language, run: Run): void {
  const command = program.command(definition.usage).description(definition.help[language === 'zh' ? 1 : 0]);
  const own = definition.options ?? [];
  for (const one of own) command.addOption(option(one, language));
  for (const [name, one] of Object.entries(COMMON_OPTIONS)) {
    if (own.some(({ flags }) => flags === one.flags)) continue;
    const offered = definition.uses.includes(name as CommonOption);
    command.addOption(offered ? option(one, language) : option(one, language).hideHelp());
  }
  for (const one of SPEECH_OPTIONS) command.addOption(option(one, language));
  command.action(() => run(definition, command.processedArgs.flat(), command.opts()));
}

function option({ flags, help, repeated }: OptionDefinition, language: Language): Option {
  const made = new Option(flags, help[language === 'zh' ? 1 : 0]);
  return repeated
    ? made.argParser((value: string, earlier: readonly string[] = []) => [...earlier, value])
    : made;
}
