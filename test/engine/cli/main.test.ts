import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEMO, runCli } from '../../support/run-cli.ts';

test('a fault of the program itself is told as such and never ends with a code that scripts take for an answer', () => {
  const broken = 'performance.now = () => { throw new Error("broken clock"); }';
  const main = join(import.meta.dirname, '..', '..', '..', 'bin', 'junheng.cjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'zone', DEMO], {
    encoding: 'utf8',
    env: {
      ...process.env,
      JUNHENG_LANG: 'en',
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(broken)}`,
    },
  });
  expect({ status, stdout }).toEqual({ status: 70, stdout: '' });
  expect(stderr).toContain('This is a fault of Junheng');
  expect(stderr).toContain('broken clock');
});

test('the language may stand before the command, and faults of usage speak it', () => {
  const { status, stdout } = runCli('--lang', 'zh', 'zone', '--help');
  expect(status).toBe(0);
  expect(stdout).toContain('在现有学校间划分学区');
  const unknown = runCli('--lang', 'fr', 'zone', DEMO);
  expect(unknown.status).toBe(2);
  expect(unknown.stderr).toContain('--lang takes en or zh, not "fr".');
});
