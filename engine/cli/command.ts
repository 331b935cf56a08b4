import type { ExitCode } from './exit.ts';
import type { Session } from './session.ts';

/** One command of the program; `commands/index.ts` lists them all. */
export interface CliCommand {
  /** Name and arguments as commander writes them: `zone <dataset>`. */
  readonly usage: string;
  readonly help: readonly [en: string, zh: string];
  /** Options of this command beside the common ones. */
  readonly options?: readonly OptionDefinition[];
  readonly run: (session: Session, args: readonly string[], options: Options) => Promise<ExitCode>;
}

export interface OptionDefinition {
  readonly flags: string;
  readonly help: readonly [en: string, zh: string];
}

/** Options as given: text, or true for a switch. Read them through the functions of `options.ts`. */
export type Options = Readonly<Record<string, string | boolean | undefined>>;
