import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Options } from './command.ts';
import { UsageError } from './exit.ts';
import { textOption } from './options.ts';
import type { Question } from './question.ts';
import type { Session } from './session.ts';

/** Reads a published instance. The readers belong to the benchmarks and are loaded only when asked for. */
export async function readInstance(_session: Session, file: string, options: Options): Promise<Question> {
  const format = textOption(options, 'format');
  if (format !== 'sap') {
    throw new UsageError({
      en: `--format ${format} is not known; zones can be drawn for sap.`,
      zh: `不支持 --format ${format}；划分学区可用 sap。`,
    });
  }
  const adjacency = textOption(options, 'adjacency');
  if (adjacency === undefined) {
    throw new UsageError({
      en: 'The format sap needs the neighbours of units as well: add --adjacency FILE.',
      zh: 'sap 格式还需要单元相邻表：请加 --adjacency FILE。',
    });
  }
  const { InstanceError, readSap } = await import('../../bench/instances/sap.ts');
  const [units, neighbours] = [await readText(file), await readText(adjacency)];
  try {
    const name = basename(file).replace(/\.[^.]*$/, '');
    const {
      problem,
      travel,
      policy,
      options: asked,
    } = readSap(name, units, neighbours, { seed: 1, iterations: null, seconds: null });
    return { problem, travel, policy, wholePolicy: null, overrides: {}, options: asked, scenario: null };
  } catch (error) {
    if (error instanceof InstanceError) throw new UsageError({ en: error.message, zh: error.message });
    throw error;
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError({
      en: `${file} cannot be read (${reason}); check the path.`,
      zh: `无法读取 ${file}（${reason}）；请检查路径。`,
    });
  }
}
