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

test.each([
  [['zon'], '没有命令“zon”；是否指 zone？'],
  [['zone', DEMO, '--sed', '3'], '没有选项 --sed；是否指 --seed？'],
  [['zone'], '缺少参数 <dataset>'],
  [['zone', DEMO, '--time'], '--time 后面需要一个值'],
  [['check', 'a', 'b', 'c'], '该命令需要 2 个参数，而收到 3 个'],
])('%j is answered in Chinese', (args, sentence) => {
  const { status, stderr } = runCli(...args, '--lang=zh');
  expect(status).toBe(2);
  expect(stderr).toContain(sentence);
  expect(stderr).not.toMatch(/error:/);
});

test('a command offers the options that it follows, and takes the others without a word', () => {
  const { stdout } = runCli('check', '--help');
  expect(stdout).toContain('--policy');
  expect(stdout).not.toMatch(/--seed|--threads|--time/);
  expect(runCli('check', DEMO, 'nowhere.json', '--seed', '1', '--quiet').stderr).toContain('nowhere.json');
});

test('a path that is not there is told once, and nothing that follows from it', () => {
  const { status, stderr } = runCli('zone', 'no/such/folder', '--quiet');
  expect(status).toBe(2);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toContain('There is no such file or folder');
});
