import type { CliCommand } from '../command.ts';
import { backup } from './backup.ts';
import { bench } from './bench.ts';
import { check } from './check.ts';
import { compare } from './compare.ts';
import { explain } from './explain.ts';
import { exportCommand } from './export.ts';
import { generate } from './generate.ts';
import { importCommand } from './import.ts';
import { indicators } from './indicators.ts';
import { layout } from './layout.ts';
import { project } from './project.ts';
import { report } from './report.ts';
import { restore } from './restore.ts';
import { rotate } from './rotate.ts';
import { serve } from './serve.ts';
import { start } from './start.ts';
import { worker } from './worker.ts';
import { zone } from './zone.ts';

/** Every command of the program, in the order of its help. */
export const COMMANDS: readonly CliCommand[] = [
  start,
  importCommand,
  generate,
  project,
  zone,
  layout,
  rotate,
  check,
  explain,
  compare,
  indicators,
  report,
  exportCommand,
  serve,
  worker,
  backup,
  restore,
  bench,
];
