import { test } from 'vitest';
import { expectMovesToUpdate } from '../../support/indicator-moves.ts';

test('a changed assignment updates every indicator as if all were computed anew', () => {
  expectMovesToUpdate(300);
});
