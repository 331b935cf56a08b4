import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withRoutes } from '../../scripts/write-routes.ts';
import { ALL_ENDPOINTS } from '../../web/shared/index.ts';

it('docs/server.md lists every route (node scripts/write-routes.ts writes it)', async () => {
  const text = readFileSync(new URL('../../docs/server.md', import.meta.url), 'utf8');
  expect(await withRoutes(text)).toBe(text);
  expect(ALL_ENDPOINTS.length).toBeGreaterThan(40);
});
