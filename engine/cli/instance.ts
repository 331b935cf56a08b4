import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Options } from './command.ts';
import { UsageError } from './exit.ts';
import { textOption } from './options.ts';
import type { Question } from './question.ts';
import type { Session } from './session.ts';

type Asked = Pick<Question, 'problem' | 'travel' | 'policy' | 'options'>;
type Search = Pick<Question['options'], 'seed' | 'iterations' | 'seconds'>;

/** How a published format is read; the readers belong to the benchmarks and are loaded only when asked for. */
interface Format {
  /** Whether neighbours of units come in a file of their own. */
  readonly adjacency: boolean;
  readonly read: (
    name: string,
    text: string,
    adjacency: string,
    contiguity: boolean,
    search: Search,
  ) => Promise<Asked>;
}

/** Every published format that the program reads directly. A new one is one reader and one line here. */
export const FORMATS: Readonly<Record<string, Format>> = {
  sap: {
    adjacency: true,
    read: async (name, text, adjacency, _contiguity, search) =>
      (await import('../../bench/instances/sap.ts')).readSap(name, text, adjacency, search),
  },
  cflsap: {
    adjacency: true,
    read: async (name, text, adjacency, contiguity, search) =>
      (await import('../../bench/instances/cflsap.ts')).readCflsap(name, text, adjacency, contiguity, search),
  },
  sscflp: {
    adjacency: false,
    read: async (name, text, _adjacency, _contiguity, search) =>
      (await import('../../bench/instances/sscflp.ts')).readSscflp(name, text, search),
  },
  pmed: {
    adjacency: false,
    read: async (name, text, _adjacency, _contiguity, search) =>
      (await import('../../bench/instances/pmed.ts')).readPmed(name, text, search),
  },
  cpmp: {
    adjacency: false,
    read: async (name, text, _adjacency, _contiguity, search) =>
      (await import('../../bench/instances/cpmp.ts')).readCpmp(name, text, search),
  },
};

/** Reads a published instance in the format that the options name. */
export async function readInstance(_session: Session, file: string, options: Options): Promise<Question> {
  const named = textOption(options, 'format')!;
  const format = Object.hasOwn(FORMATS, named) ? FORMATS[named]! : null;
  if (format === null) {
    const known = Object.keys(FORMATS);
    throw new UsageError({
      en: `--format ${named} is not known; choose among ${known.join(', ')}.`,
      zh: `不支持 --format ${named}；可用 ${known.join('、')}。`,
    });
  }
  const adjacency = textOption(options, 'adjacency');
  if (format.adjacency && adjacency === undefined) {
    throw new UsageError({
      en: `The format ${named} needs the neighbours of units as well: add --adjacency FILE.`,
      zh: `${named} 格式还需要单元相邻表：请加 --adjacency FILE。`,
    });
  }
  const { InstanceError } = await import('../../bench/instances/instance-file.ts');
  const text = await readText(file);
  const neighbours = format.adjacency ? await readText(adjacency!) : '';
  try {
    const name = basename(file).replace(/\.[^.]*$/, '');
    const search = { seed: 1, iterations: null, seconds: null };
    const {
      problem,
      travel,
      policy,
      options: asked,
    } = await format.read(name, text, neighbours, textOption(options, 'contiguous') !== 'false', search);
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
