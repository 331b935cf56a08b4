import type { CliCommand } from '../command.ts';

/** Every command of the program, in the order of its help. */
export const COMMANDS: readonly CliCommand[] = [];
