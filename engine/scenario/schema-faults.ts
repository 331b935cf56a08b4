import type * as z from 'zod';
import { type Issue, issueText } from '../plan/issue-text.ts';
import type { Tell } from './modification.ts';

const FORMAT = { version: 'scenario.json', describedIn: 'docs/scenarios.md' };
const LONGEST_VALUE = 60;

/** Every fault of a form, told with its field, the value that stands there, and what should. `raw` is what was read. */
export function tellSchemaFaults(error: z.ZodError, raw: unknown, tell: Tell): void {
  for (const issue of error.issues.flatMap((one) => plainIssues(one as Issue))) {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [null];
    for (const key of keys) {
      const path = key === null ? issue.path : [...issue.path, key];
      const found = valueAt(raw, path);
      tell(path.join('.'), shown(found), issueText(issue, found === undefined, FORMAT));
    }
  }
}

/** The issues of the form of a union that comes nearest: the one with the fewest, misspelt keys counting most. */
function plainIssues(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const farness = (list: readonly Issue[]) =>
    list.length + list.filter(({ code }) => code === 'unrecognized_keys').length * UNKNOWN_KEY;
  const nearest = issue.errors.toSorted((a, b) => farness(a) - farness(b))[0]!;
  return nearest.flatMap((one) => plainIssues({ ...one, path: [...issue.path, ...one.path] }));
}

/** A key that a form does not know says that another form was meant. */
const UNKNOWN_KEY = 10;

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key],
    raw,
  );
}

function shown(value: unknown): string | null {
  if (value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
