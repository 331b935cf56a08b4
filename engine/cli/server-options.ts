import { once } from 'node:events';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { OptionDefinition, Options } from './command.ts';
import { numberOption, textOption } from './options.ts';

/** Options of every command that opens the store. */
export const STORE_OPTIONS: readonly OptionDefinition[] = [
  {
    flags: '--store <folder>',
    help: [
      'data folder (default: JUNHENG_STORE, else .junheng in the home folder); DATABASE_URL=postgres://… uses PostgreSQL',
      '数据文件夹（默认 JUNHENG_STORE，否则为主目录下 .junheng）；设置 DATABASE_URL=postgres://… 则使用 PostgreSQL',
    ],
  },
];

export const WORK_OPTIONS: readonly OptionDefinition[] = [
  {
    flags: '--memory <megabytes>',
    help: ['memory of one run (default 4096)', '单次运行的内存上限，MB（默认 4096）'],
  },
  { flags: '--runs <n>', help: ['runs at the same moment (default 2)', '同时进行的运行数（默认 2）'] },
];

/** Where the store is. The address of a database holds a password, so it comes by the environment only. */
export function storeChoice(options: Options): { readonly url: string | null; readonly folder: string } {
  const { DATABASE_URL, JUNHENG_STORE } = process.env;
  const folder = textOption(options, 'store') ?? JUNHENG_STORE ?? join(homedir(), '.junheng');
  return { url: DATABASE_URL || null, folder };
}

export function workSettings(options: Options): {
  readonly memoryMegabytes: number;
  readonly concurrency: number;
} {
  return {
    memoryMegabytes:
      numberOption(options, 'memory', { minimum: 64, maximum: 1_000_000, whole: true }) ?? 4096,
    concurrency: numberOption(options, 'runs', { minimum: 0, maximum: 64, whole: true }) ?? 2,
  };
}

/** Aborted at the first signal to end. To be made once: a signal is told only to those who already listen. */
export function signalToEnd(cancelled: AbortSignal): AbortSignal {
  const terminated = new AbortController();
  process.once('SIGTERM', () => terminated.abort());
  return AbortSignal.any([cancelled, terminated.signal]);
}

export async function untilEnded(ending: AbortSignal): Promise<void> {
  if (!ending.aborted) await once(ending, 'abort');
}
