import { describe, expect, it } from 'vitest';
import { importFiles } from '../../support/import-files.ts';
import { CELLS, expectTold, isTried, TRIED } from './fault-matrix/told.ts';
import { FORMATS, type Format, whole } from './fault-matrix/whole.ts';

describe('a county of one format', () => {
  it.each(FORMATS)('is imported from %s where nothing is wrong', async (format) => {
    const { file, beside, mapping } = whole(format);
    const { problem, complaints } = await importFiles([file, ...beside], mapping);
    expect(complaints.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(problem).not.toBeNull();
  });
});

describe('faults by formats', () => {
  it.each(TRIED.filter(({ fault }) => fault !== 'zip bomb'))(
    '$fault × $format is told as $cell.code',
    async ({ format, cell }) => expectTold(format, cell),
  );

  it('leave no cell open: each is tried, or says why there is nothing to try', () => {
    expect(CELLS).toHaveLength(8 * 12);
    expect(TRIED).toHaveLength(74);
    for (const { cell } of CELLS) if (!isTried(cell)) expect(cell).toMatch(/^[A-Z].{20,}\.$/);
  });
});

describe('one bit', () => {
  /** Spread over the file; heights are half a million numbers of one kind. */
  const FLIPS: Readonly<Partial<Record<Format, number>>> = { srtm: 8, geopackage: 60 };

  it.each(FORMATS)('flipped anywhere in %s is read or refused, never crashed upon', async (format) => {
    const { file, beside, mapping } = whole(format);
    const flips = FLIPS[format] ?? 160;
    let tried = 0;
    for (let i = 0; i < flips; i++) {
      const bytes = file.bytes.slice();
      bytes[Math.floor((i * bytes.length) / flips)]! ^= 1 << (i % 8);
      const { complaints, problem } = await importFiles([{ name: file.name, bytes }, ...beside], mapping);
      const errors = complaints.filter(({ severity }) => severity === 'error');
      expect(errors.length > 0).toBe(problem === null);
      for (const one of errors) {
        expect(one.file).not.toBe('');
        expect(one.text.en + one.text.zh).not.toMatch(/\{\w+\}|\[object/);
      }
      tried++;
    }
    expect(tried).toBe(flips);
  });
});
