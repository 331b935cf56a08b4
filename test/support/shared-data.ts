import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';

const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where published data lie: `JUNHENG_DATA`, else the folder `shared/data` beside the checkout. */
export const SHARED_DATA = resolve(process.env.JUNHENG_DATA ?? join(checkout, '..', 'shared', 'data'));

/** Path of a file or folder of the published data. */
export function sharedPath(...parts: readonly string[]): string {
  return join(SHARED_DATA, ...parts);
}

/**
 * A `describe` for tests that read published data, none of which may be copied into this repository. Where the folder is
 * absent the tests are skipped, and said to be, by name; where it is there, a missing file fails as anything else does.
 */
export function describeWithData(folder: string, name: string, body: () => void): void {
  if (existsSync(SHARED_DATA)) {
    describe(name, body);
    return;
  }
  console.warn(
    `\nNOT TESTED: ${name}\n  It needs the published data "${folder}", and ${SHARED_DATA} does not exist.\n` +
      '  Set JUNHENG_DATA to the folder that holds it.\n',
  );
  describe.skip(`${name} (no published data)`, body);
}
