import { expect, it } from 'vitest';
import { expectTold, TRIED } from './fault-matrix/told.ts';

/** Each unpacks half a gigabyte before it gives up, so they are apart from the other faults of the table. */
const BOMBS = TRIED.filter(({ fault }) => fault === 'zip bomb');

it.each(BOMBS)('$fault × $format is told as $cell.code', { timeout: 60_000 }, async ({ format, cell }) => {
  expect(BOMBS).toHaveLength(12);
  await expectTold(format, cell);
});
