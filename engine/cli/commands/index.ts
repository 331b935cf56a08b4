import type { CliCommand } from '../command.ts';
import { check } from './check.ts';
import { compare } from './compare.ts';
import { importCommand } from './import.ts';
import { indicators } from './indicators.ts';

/** Every command of the program, in the order of its help. */
export const COMMANDS: readonly CliCommand[] = [importCommand, check, compare, indicators];
