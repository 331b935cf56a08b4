import type { CommonOption, OptionDefinition, Options } from './command.ts';
import { UsageError } from './exit.ts';

/** Understood before the command as well as after it. */
export const LANGUAGE: OptionDefinition = {
  flags: '--lang <language>',
  help: ['en or zh (default: from the system)', '语言 en 或 zh（默认随系统）'],
};

/** Options that every command understands; which of them it follows, it says in `uses`. */
export const COMMON_OPTIONS: Readonly<Record<CommonOption, OptionDefinition>> = {
  scenario: {
    flags: '--scenario <file>',
    help: ['scenario.json: changes of the baseline', '方案文件 scenario.json'],
  },
  policy: {
    flags: '--policy <profile>',
    help: ['policy profile, instead of the dataset’s own', '政策标准（替代数据集自带）'],
  },
  time: { flags: '--time <seconds>', help: ['time for solving (default 30)', '求解时间，秒（默认 30）'] },
  iterations: {
    flags: '--iterations <n>',
    help: [
      'search iterations (10,000 moves each; 200 is a good start) instead of time, for repeatable runs',
      '以迭代次数（每次 1 万步，可先试 200）代替时间，便于复现',
    ],
  },
  seed: { flags: '--seed <n>', help: ['seed of all random choices (default 1)', '随机种子（默认 1）'] },
  out: { flags: '--out <path>', help: ['file or folder to write', '输出文件或文件夹'] },
  solver: {
    flags: '--solver <name>',
    help: ['solver for exact models (default highs)', '精确求解器（默认 highs）'],
  },
  threads: {
    flags: '--threads <n>',
    help: ['worker threads (default: up to 2)', '工作线程数（默认至多 2）'],
  },
};

/** Followed by every command. */
export const SPEECH_OPTIONS: readonly OptionDefinition[] = [
  { flags: '--json', help: ['one JSON document on stdout', '以 JSON 输出结果'] },
  { flags: '--quiet', help: ['no progress', '不显示进度'] },
  LANGUAGE,
];

export function textOption(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** The texts of an option that may be repeated. */
export function textOptions(options: Options, name: string): readonly string[] {
  const value = options[name];
  return Array.isArray(value) ? value : [];
}

export function isOn(options: Options, name: string): boolean {
  return options[name] === true;
}

/** A number within inclusive limits, or undefined when it was not given. Throws a UsageError otherwise. */
export function numberOption(
  options: Options,
  name: string,
  { minimum, maximum, whole = false }: { minimum: number; maximum: number; whole?: boolean },
): number | undefined {
  const text = textOption(options, name);
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(value) && value >= minimum && value <= maximum && (!whole || Number.isInteger(value)))
    return value;
  throw new UsageError({
    en: `--${name} takes a ${whole ? 'whole ' : ''}number from ${minimum} to ${maximum}, not "${text}".`,
    zh: `--${name} 应为 ${minimum} 至 ${maximum} 之间的${whole ? '整' : ''}数，而不是“${text}”。`,
  });
}

export interface SolveSettings {
  readonly seconds: number | null;
  readonly iterations: number | null;
  readonly seed: number;
  readonly threads: number;
  readonly solver: string | undefined;
}

/** `--time`, `--iterations`, `--seed`, `--threads`, `--solver` of one call. */
export function solveSettings(options: Options, defaultSeconds = 30): SolveSettings {
  const iterations = numberOption(options, 'iterations', { minimum: 0, maximum: 1e12, whole: true }) ?? null;
  const seconds = numberOption(options, 'time', { minimum: 0, maximum: 1e7 });
  return {
    iterations,
    seconds: seconds ?? (iterations === null ? defaultSeconds : null),
    seed: numberOption(options, 'seed', { minimum: 0, maximum: Number.MAX_SAFE_INTEGER, whole: true }) ?? 1,
    threads: numberOption(options, 'threads', { minimum: 1, maximum: 256, whole: true }) ?? 2,
    solver: textOption(options, 'solver'),
  };
}
