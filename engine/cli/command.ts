import type { ExitCode } from './exit.ts';
import type { Session } from './session.ts';

/** One command of the program; `commands/index.ts` lists them all. */
export interface CliCommand {
  /** Name and arguments as commander writes them: `zone <dataset>`. */
  readonly usage: string;
  readonly help: readonly [en: string, zh: string];
  /** Options of this command beside the common ones, or in the place of one of these. */
  readonly options?: readonly OptionDefinition[];
  /** Common options that it follows; the others are understood, so that scripts may give them everywhere, but not offered. */
  readonly uses: readonly CommonOption[];
  readonly run: (session: Session, args: readonly string[], options: Options) => Promise<ExitCode>;
}

export interface OptionDefinition {
  readonly flags: string;
  /** May be given several times; read with `textOptions`. */
  readonly repeated?: true;
  readonly help: readonly [en: string, zh: string];
}

export type CommonOption =
  | 'scenario'
  | 'policy'
  | 'time'
  | 'iterations'
  | 'seed'
  | 'out'
  | 'solver'
  | 'threads';

/** Options as given: text, true for a switch, all texts of a repeated one. Read them through the functions of `options.ts`. */
export type Options = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
