import type * as z from 'zod';
import type { Complaint } from '../problem/index.ts';

type Text = Complaint['text'];
export type Issue = z.core.$ZodIssue;

/** A kind of plan file: its version string, and the file that describes it. */
export interface PlanFormat {
  readonly version: string;
  readonly describedIn: string;
}

/** What a fault of a plan file's form means, and the next step, in both languages. */
export function issueText(issue: Issue, missing: boolean, { version, describedIn }: PlanFormat): Text {
  const see = {
    en: `${describedIn} describes every field.`,
    zh: `各字段说明见 ${describedIn}。`,
  };
  if (missing) {
    const expected = issue.code === 'invalid_type' ? typeName(issue.expected) : null;
    return {
      en: `The field is missing. Add it${expected ? ` (${expected.en})` : ''}; ${see.en}`,
      zh: `缺少该字段${expected ? `（${expected.zh}）` : ''}；请补上，${see.zh}`,
    };
  }
  switch (issue.code) {
    case 'invalid_type': {
      const expected = typeName(issue.expected);
      return { en: `This must be ${expected.en}.`, zh: `此处应为${expected.zh}。` };
    }
    case 'invalid_value': {
      const choices = issue.values.map(String);
      return {
        en: `This must be ${choices.length > 1 ? 'one of ' : ''}${choices.join(', ')}.`,
        zh: `此处应为 ${choices.join('、')}${choices.length > 1 ? ' 之一' : ''}。`,
      };
    }
    case 'unrecognized_keys':
      return {
        en: `The field is not one of ${version}. Correct its spelling or remove it.`,
        zh: `${version} 中没有该字段；请更正名称或将其删除。`,
      };
    case 'too_small':
      return limitText(issue.origin, issue.minimum, issue.inclusive ?? true, 'least');
    case 'too_big':
      return limitText(issue.origin, issue.maximum, issue.inclusive ?? true, 'most');
    case 'invalid_format':
      return {
        en: 'This must be 64 hexadecimal digits (SHA-256).',
        zh: '此处应为 64 位十六进制数（SHA-256）。',
      };
    case 'invalid_key':
      return { en: 'An id must not be empty. Name the unit or school.', zh: '编号不能为空；请填写编号。' };
    default:
      return { en: `This has the wrong form; ${see.en}`, zh: `格式不符；${see.zh}` };
  }
}

const TYPE_NAMES: Readonly<Record<string, Text>> = {
  string: { en: 'text', zh: '文本' },
  number: { en: 'a number', zh: '数字' },
  int: { en: 'a whole number', zh: '整数' },
  boolean: { en: 'true or false', zh: 'true 或 false' },
  array: { en: 'a list', zh: '列表' },
  object: { en: 'an object', zh: '对象' },
  record: { en: 'an object', zh: '对象' },
};

function typeName(expected: string): Text {
  return TYPE_NAMES[expected] ?? { en: expected, zh: expected };
}

function limitText(origin: string, limit: number | bigint, inclusive: boolean, side: 'least' | 'most'): Text {
  if (origin === 'array' && Number(limit) > 1)
    return { en: `This list must hold at least ${limit} entries.`, zh: `此列表至少应有 ${limit} 项。` };
  if (origin === 'string' || origin === 'array')
    return { en: 'This must not be empty.', zh: '此处不能为空。' };
  const en = side === 'least' ? (inclusive ? 'at least' : 'more than') : inclusive ? 'at most' : 'less than';
  const zh = side === 'least' ? (inclusive ? '不小于' : '大于') : inclusive ? '不大于' : '小于';
  return { en: `This must be ${en} ${limit}.`, zh: `此处应${zh} ${limit}。` };
}
