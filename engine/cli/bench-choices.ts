import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Options } from './command.ts';
import { UsageError } from './exit.ts';
import { isOn, textOption } from './options.ts';
import { PACKAGE_ROOT } from './paths.ts';
import { readText } from './text-file.ts';

/** The benchmarks are loaded only when they are asked for. */
export const loadBench = async () => await import('../../bench/index.ts');

type Bench = Awaited<ReturnType<typeof loadBench>>;
export type Suite = Bench['SUITES'][number];
export type Case = ReturnType<Suite['cases']>[number];
export type RunRecord = ReturnType<Bench['readRecords']>[number];
export type SuiteResult = Parameters<Bench['benchPage']>[0][number];

/** Names separated by commas; null where the option was not given. */
function namesIn(options: Options, name: string): readonly string[] | null {
  const text = textOption(options, name);
  return text === undefined ? null : text.split(',').map((one) => one.trim());
}

/** The folder of a suite's published instances; empty for suites that make their own. */
export function folderOf(suite: Suite, options: Options): string {
  if (suite.folder === null) return '';
  const data =
    textOption(options, 'data') ?? process.env.JUNHENG_DATA ?? join(PACKAGE_ROOT, '..', 'shared', 'data');
  const folder = join(data, suite.folder);
  if (existsSync(folder)) return folder;
  throw new UsageError({
    en: `${folder} is not there; name the folder of the published instances with --data.`,
    zh: `找不到 ${folder}；请用 --data 指明算例文件夹。`,
  });
}

/** The instances of each suite that were asked for; a name may be of any of the suites. */
export function chosenCases(suites: readonly Suite[], options: Options): ReadonlyMap<Suite, readonly Case[]> {
  const all = new Map(suites.map((suite) => [suite, suite.cases(folderOf(suite, options))]));
  const named = namesIn(options, 'cases');
  if (named) {
    const known = [...all.values()].flat().map(({ name }) => name);
    mustBeKnown(named, known, { en: 'instance', zh: '算例' });
  }
  return new Map(
    [...all].map(([suite, cases]) => {
      const wanted = named ?? (isOn(options, 'quick') ? suite.quick.cases : null);
      return [suite, wanted === null ? cases : cases.filter(({ name }) => wanted.includes(name))];
    }),
  );
}

/** The runners that were asked for and can run here, and those that cannot, with the reason. */
export function chosenRunners(suite: Suite, options: Options) {
  const named = namesIn(options, 'runners') ?? suite.runners.slice(0, 1);
  const asked = named.length === 1 && named[0] === 'all' ? suite.runners : named;
  mustBeKnown(asked, suite.runners, { en: 'runner', zh: '求解方式' });
  const absent = asked.flatMap((name) => {
    const reason = suite.absent?.(name) ?? null;
    return reason === null ? [] : [[name, reason] as const];
  });
  const left = new Set(absent.map(([name]) => name));
  return { runners: asked.filter((name) => !left.has(name)), absent };
}

function mustBeKnown(
  named: readonly string[],
  known: readonly string[],
  what: { readonly en: string; readonly zh: string },
): void {
  const unknown = named.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new UsageError({
    en: `${unknown.join(', ')}: no such ${what.en}; known are ${known.join(', ')}.`,
    zh: `没有${what.zh} ${unknown.join('、')}；可用：${known.join('、')}。`,
  });
}

/** The records of an earlier run: of its results.json, or its records.jsonl; null where none was named. */
export async function earlierRecords(options: Options): Promise<readonly RunRecord[] | null> {
  const file = textOption(options, 'compare');
  if (file === undefined) return null;
  const text = await readText(file);
  try {
    if (!file.endsWith('.jsonl')) return (JSON.parse(text) as { records: RunRecord[] }).records.slice();
    const { readRecords } = await loadBench();
    return readRecords(file);
  } catch {
    throw new UsageError({
      en: `${file} holds no earlier run; give the results.json or records.jsonl of one.`,
      zh: `${file} 不是以往的测试结果；请给出其 results.json 或 records.jsonl。`,
    });
  }
}
