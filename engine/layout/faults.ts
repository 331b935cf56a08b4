import type { Complaint } from '../problem/index.ts';

/** Where options are blamed, for want of a file: they come from a command line, a scenario or a form. */
export const OPTIONS = 'options';

/** A fault of the options: `column` is the field of `PlanOptions`, `position` the entry in it. */
export function optionFault(
  code: string,
  column: string,
  position: number | null,
  value: string | number | null,
  text: Complaint['text'],
): Complaint {
  return {
    code,
    severity: 'error',
    file: OPTIONS,
    row: position === null ? null : position + 1,
    column,
    value: value === null ? null : String(value).slice(0, 80),
    text,
  };
}

/** A fault of a table as a whole, found only when the question is put: the row is not known any more, the id is. */
export function dataFault(
  code: string,
  file: string,
  column: string | null,
  value: string,
  text: Complaint['text'],
): Complaint {
  return { code, severity: 'error', file, row: null, column, value: value.slice(0, 80), text };
}

/** The first few of a long list, for a sentence. */
export function some(ids: readonly string[], most = 5): string {
  const shown = ids.slice(0, most).join(', ');
  return ids.length > most ? `${shown} … (${ids.length})` : shown;
}
