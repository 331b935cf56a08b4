import { expect, it } from 'vitest';
import { FUZZED, fuzzImporter } from '../../support/fuzz-importers.ts';

/** A short run; `node test/support/run-importer-fuzz.ts` goes on for minutes. */
const RUNS = 150;

it.each(FUZZED)('a spoiled %s is read or refused, never crashed upon', async (format) => {
  const { tried, refused, findings } = await fuzzImporter(format, 20261123, (count) => count < RUNS);
  expect(findings.map(({ error }) => error)).toEqual([]);
  expect(tried).toBe(RUNS);
  expect(refused).toBeGreaterThan(0);
});
