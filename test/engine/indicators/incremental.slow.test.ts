import { test } from 'vitest';
import { expectMovesToUpdate } from '../../support/indicator-moves.ts';

test('ten thousand changed assignments update every indicator as if all were computed anew', () => {
  expectMovesToUpdate(10_000);
}, 600_000);
