import { expect } from 'vitest';
import { importFiles } from '../../../support/import-files.ts';
import { type Cell, FAULT_MATRIX, FAULTS, type Tried } from './table.ts';
import { FORMATS, type Format, whole } from './whole.ts';

/** The table of faults × formats, cell by cell. */
export const CELLS = FAULTS.flatMap((fault) =>
  FORMATS.map((format) => ({ fault, format, cell: FAULT_MATRIX[fault][format] })),
);
export const isTried = (cell: Cell): cell is Tried => typeof cell !== 'string';
export const TRIED = CELLS.flatMap(({ fault, format, cell }) =>
  isTried(cell) ? [{ fault, format, cell }] : [],
);

/** Imports a spoiled source; its complaint must name file, row and reason, and the county be refused or taken as the table says. */
export async function expectTold(format: Format, cell: Tried): Promise<void> {
  const { beside, mapping } = whole(format);
  const spoiled = cell.files();
  const others = beside.filter(({ name }) => spoiled.every((one) => one.name !== name));
  const { complaints, problem } = await importFiles([...spoiled, ...others], { ...mapping, ...cell.mapping });
  const told = complaints.filter(({ code, file, row }) => {
    return code === cell.code && file === cell.file && (cell.row === undefined || row === cell.row);
  });
  expect(complaints.map(({ code, file, row }) => ({ code, file, row }))).toContainEqual(
    expect.objectContaining({
      code: cell.code,
      file: cell.file,
      ...(cell.row === undefined ? {} : { row: cell.row }),
    }),
  );
  expect(told.map(({ text }) => text.en).join('\n')).toMatch(cell.says);
  if (cell.value !== undefined) expect(told.map(({ value }) => String(value))).toContain(String(cell.value));
  for (const { text } of complaints) expect(text.en + text.zh).not.toMatch(HALF_FILLED);
  // Refused by an error, or taken with a warning: never both, never neither.
  expect(problem === null).toBe(cell.refused !== false);
}

const HALF_FILLED = /\{\w+\}|undefined(?! entity)|NaN|\[object/;
