import type * as z from 'zod';
import type { Complaint } from '../problem/index.ts';
import { EXCHANGE_PLAN_VERSION, type ExchangePlan } from './exchange-plan.ts';
import { exchangePlanSchema } from './exchange-plan-schema.ts';
import { type Issue, issueText, type PlanFormat } from './issue-text.ts';
import { PLAN_VERSION, type Plan } from './plan.ts';
import { firstError, type Path, pathKey, scanJson } from './scan.ts';
import { planSchema } from './schema.ts';

export type Parsed<P> = { readonly plan: P } | { readonly complaints: readonly Complaint[] };
export type ParsedPlan = Parsed<Plan>;
export type ParsedExchangePlan = Parsed<ExchangePlan>;

const ZONES: PlanFormat = { version: PLAN_VERSION, describedIn: 'plan.schema.json' };
const EXCHANGE: PlanFormat = { version: EXCHANGE_PLAN_VERSION, describedIn: 'exchange-plan.schema.json' };

/** Deeper than any plan, shallow enough for every program that reads one recursively. */
const DEEPEST = 64;

/**
 * Reads a plan file. Any text is answered: with the plan, or with every fault of its form (not JSON, a missing or
 * misspelt field, a value of the wrong type, a key given twice). Whether the plan is true is for `engine/check`.
 * `file` is the name that complaints carry.
 */
export function parsePlan(text: string, file = 'plan.json'): ParsedPlan {
  return parseAs<Plan>(text, file, planSchema, ZONES);
}

/** Reads the file of an exchange plan, as `parsePlan` reads zoning plans. */
export function parseExchangePlan(text: string, file = 'exchange.json'): ParsedExchangePlan {
  return parseAs<ExchangePlan>(text, file, exchangePlanSchema, EXCHANGE);
}

/** Whether a text says that it is an exchange plan; anything else is for `parsePlan`, which tells what is wrong with it. */
export function saysExchange(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    const schema = (value as { readonly schema?: unknown } | null)?.schema;
    return typeof schema === 'string' && schema.startsWith(EXCHANGE_PLAN_VERSION.split('/')[0]!);
  } catch {
    return false;
  }
}

function parseAs<P>(text: string, file: string, schema: z.ZodType, format: PlanFormat): Parsed<P> {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return { complaints: [notJson(source, file)] };
  }
  const { faults, deepest } = scanJson(source, new Set());
  if (deepest > DEEPEST) return { complaints: [tooDeep(file, deepest)] };

  const complaints = faults.map(({ kind, path, row }) => keyFault(kind, path, row, file));
  const read = schema.safeParse(value);
  if (!read.success) complaints.push(...shapeFaults(read.error.issues, value, source, file, format));
  // The value itself, not the schema's copy: nothing is converted, and the order of keys stays.
  return complaints.length === 0 ? { plan: value as P } : { complaints: inOrder(complaints) };
}

function shapeFaults(
  issues: readonly Issue[],
  value: unknown,
  source: string,
  file: string,
  format: PlanFormat,
): Complaint[] {
  const places = issues.flatMap((issue): { issue: Issue; path: Path }[] => {
    const path = issue.path as Path;
    if (issue.code !== 'unrecognized_keys') return [{ issue, path }];
    return issue.keys.map((key) => ({ issue, path: [...path, key] }));
  });
  // A field that is missing has no line of its own; its parent's is the place to add it.
  const wanted = new Set(places.flatMap(({ path }) => [pathKey(path), pathKey(path.slice(0, -1))]));
  const { rows } = scanJson(source, wanted);
  return places.map(({ issue, path }) => {
    const found = valueAt(value, path);
    return {
      code: found === undefined ? 'plan-field-missing' : `plan-${issue.code.replaceAll('_', '-')}`,
      severity: 'error',
      file,
      row: rows.get(pathKey(path)) ?? rows.get(pathKey(path.slice(0, -1))) ?? null,
      column: pathText(path) || null,
      value:
        found === undefined ? null : shortened(typeof found === 'string' ? found : JSON.stringify(found)),
      text: issueText(issue, found === undefined, format),
    };
  });
}

function keyFault(kind: 'duplicate' | 'refused', path: Path, row: number, file: string): Complaint {
  const text =
    kind === 'duplicate'
      ? {
          en: 'The key is given twice; a reader would keep one of the two in silence. Delete one.',
          zh: '该键重复出现，读取时只会保留其中一个；请删除一处。',
        }
      : {
          en: 'This name cannot be an id in a plan file. Give the unit or school another id.',
          zh: '该名称不能用作方案文件中的编号；请为该小区（村）或学校换一个编号。',
        };
  const place = { severity: 'error', file, row, column: pathText(path), value: String(path.at(-1)) } as const;
  return { code: `plan-key-${kind}`, ...place, text };
}

function notJson(source: string, file: string): Complaint {
  const offset = firstError(source);
  return {
    code: 'plan-not-json',
    severity: 'error',
    file,
    row: offset === null ? null : source.slice(0, offset).split('\n').length,
    column: null,
    value: offset === null ? null : source.slice(offset, offset + SHOWN_OF_TEXT) || null,
    text: {
      en: 'The file is not JSON from here on. Was it cut off, or is it another file?',
      zh: '文件从此处起不是有效的 JSON；请检查文件是否被截断，或是否选错了文件。',
    },
  };
}

function tooDeep(file: string, deepest: number): Complaint {
  return {
    code: 'plan-too-deep',
    severity: 'error',
    file,
    row: null,
    column: null,
    value: String(deepest),
    text: {
      en: `The file nests deeper than a plan does (at most ${DEEPEST} levels). Is it another file?`,
      zh: `文件的嵌套层数超过方案文件的上限（${DEEPEST} 层）；请检查是否选错了文件。`,
    },
  };
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce((there, step) => (there as Readonly<Record<string | number, unknown>>)?.[step], value);
}

/** `result.levels[0].value`; keys that are no plain words in quotes. */
function pathText(path: Path): string {
  return path
    .map((step) => {
      if (typeof step === 'number') return `[${step}]`;
      return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
    })
    .join('')
    .replace(/^\./, '');
}

const LONGEST_VALUE = 60;
const SHOWN_OF_TEXT = 20;

function shortened(text: string): string {
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

function inOrder(complaints: readonly Complaint[]): Complaint[] {
  return complaints.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));
}
