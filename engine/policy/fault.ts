/**
 * Something wrong in a profile or in the policy of a dataset. The same shape as a dataset's complaint, so that both
 * are told in one list: `file` is the profile or `policy.json`, `column` the path of the setting.
 */
export interface PolicyFault {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly row: null;
  readonly column: string | null;
  readonly value: string | null;
  readonly text: { readonly en: string; readonly zh: string };
}

const LONGEST_VALUE = 60;

export function fault(
  place: { readonly file: string; readonly path: string | null },
  code: string,
  value: unknown,
  en: string,
  zh: string,
): PolicyFault {
  return {
    code,
    severity: 'error',
    file: place.file,
    row: null,
    column: place.path,
    value: value === undefined ? null : shown(value),
    text: { en, zh },
  };
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
