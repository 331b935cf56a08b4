import type * as z from 'zod';
import { fault, type PolicyFault } from './fault.ts';

/** First and last year a source may bear: nothing before the republic, nothing beyond planning. */
export const EARLIEST_YEAR = 1949;
export const LATEST_YEAR = 2100;

/** What the schema found wrong, said in our words: the key, its value, what to do. `under` is the path of `raw`. */
export function issueFaults(
  error: z.ZodError,
  raw: unknown,
  file: string,
  under: string,
): readonly PolicyFault[] {
  return error.issues.flatMap((issue) => {
    const path = [under, ...issue.path.map(String)].filter((part) => part !== '').join('.') || null;
    const place = { file, path };
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        fault(
          place,
          'policy-unknown-key',
          key,
          'is no key that is known here; remove it.',
          '不是已知的键，请删去。',
        ),
      );
    }
    const value = valueAt(raw, issue.path);
    if (value === undefined) {
      return [fault(place, 'policy-key-missing', undefined, 'is missing; add it.', '缺少这一项，请补上。')];
    }
    if (issue.path.at(-1) === 'year') {
      const en = `must be a whole year from ${EARLIEST_YEAR} to ${LATEST_YEAR}.`;
      const zh = `应为 ${EARLIEST_YEAR} 到 ${LATEST_YEAR} 之间的整数年份。`;
      return [fault(place, 'policy-year-wrong', value, en, zh)];
    }
    const expected = issue.code === 'invalid_type' ? issue.expected : 'a value of another form';
    const en = `has the wrong type; it must be ${expected}.`;
    return [fault(place, 'policy-type-wrong', value, en, `类型不对，应为 ${expected}。`)];
  });
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    raw,
  );
}
