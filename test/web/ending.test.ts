import { expect, it } from 'vitest';
import { withFolder } from '../support/temporary-folder.ts';
import { SERVING, startProgram } from './support/server-process.ts';

it('ends in order at the first signal, also while it plans the demo county and tells how that goes', {
  timeout: 240_000,
}, async () => {
  await withFolder(async (folder) => {
    const serve = ['serve', '--port', '0', '--store', folder];
    const server = await startProgram(serve, {}, /Walking times|nearness/);
    expect(await server.end()).toBe(0);
    // The store was closed, so the next one may have it; the county is taken up where it was left, unsaid.
    const again = await startProgram(serve, {}, SERVING);
    expect(await again.end()).toBe(0);
  });
});
