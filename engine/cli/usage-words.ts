import type { Language } from '../problem/index.ts';

interface Sentence {
  readonly error: RegExp;
  readonly en: string;
  readonly zh: string;
}

/** What commander says of a call that it cannot follow, and our sentences for it; `$1` is the first group. */
const SENTENCES: readonly Sentence[] = [
  {
    error: /^error: unknown option '(.+)'$/,
    en: 'There is no option $1; COMMAND --help lists them.',
    zh: '没有选项 $1；可用“COMMAND --help”查看全部选项。',
  },
  {
    error: /^error: unknown option '(.+)'\s+\(Did you mean (.+)\?\)$/,
    en: 'There is no option $1; did you mean $2?',
    zh: '没有选项 $1；是否指 $2？',
  },
  {
    error: /^error: unknown command '(.+)'$/,
    en: 'There is no command "$1"; junheng --help lists them.',
    zh: '没有命令“$1”；可用 junheng --help 查看全部命令。',
  },
  {
    error: /^error: unknown command '(.+)'\s+\(Did you mean (.+)\?\)$/,
    en: 'There is no command "$1"; did you mean $2?',
    zh: '没有命令“$1”；是否指 $2？',
  },
  {
    error: /^error: missing required argument '(.+)'$/,
    en: 'The argument <$1> is missing; COMMAND --help shows what the command takes.',
    zh: '缺少参数 <$1>；可用“COMMAND --help”查看用法。',
  },
  {
    error: /^error: option '(?:-\w, )?(\S+) <(.+)>' argument missing$/,
    en: '$1 needs a value after it: $1 <$2>.',
    zh: '$1 后面需要一个值：$1 <$2>。',
  },
  {
    error: /^error: too many arguments.* Expected (\d+) arguments? but got (\d+): (.*)\.$/,
    en: 'The command takes $1 arguments and got $2 ($3); COMMAND --help shows what it takes.',
    zh: '该命令需要 $1 个参数，而收到 $2 个（$3）；可用“COMMAND --help”查看用法。',
  },
];

/** A usage error of commander as a sentence in the language; what is not known stays as it is. */
export function usageSentence(message: string, command: string, language: Language): string {
  const plain = message.trim();
  const found = SENTENCES.find(({ error }) => error.test(plain));
  const sentence = found ? plain.replace(found.error, found[language]) : plain;
  return `${sentence.replace('COMMAND', command).replace('takes 1 arguments', 'takes one argument')}\n`;
}

/** Headings and descriptions that commander writes by itself, in Chinese. */
export const HELP_ZH: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};
