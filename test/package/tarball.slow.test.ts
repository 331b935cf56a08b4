import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** What is published: packed, installed in an empty folder, and run there, far from the sources. */
const root = join(import.meta.dirname, '..', '..');
let folder: string;

function junheng(...args: string[]) {
  const bin = join(folder, 'node_modules', 'junheng', 'bin', 'junheng.cjs');
  return spawnSync(process.execPath, [bin, ...args], { cwd: folder, encoding: 'utf8' });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'junheng-packed-'));
  execFileSync('npm', ['pack', '--pack-destination', folder, '--loglevel=error'], { cwd: root });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
  writeFileSync(join(folder, 'package.json'), '{"private": true, "type": "module"}');
  execFileSync('npm', ['install', `./${tarball}`, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
  });
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed tarball', () => {
  test('says its version and its commands', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(junheng('--version').stdout.trim()).toBe(version);
    const help = junheng('--help', '--lang', 'zh').stdout;
    for (const command of ['import', 'zone', 'check', 'compare', 'generate']) expect(help).toContain(command);
  });

  test('plans the demo county it carries, and judges the plan', () => {
    const demo = join(folder, 'node_modules', 'junheng', 'datasets', 'demo');
    const plan = join(folder, 'plan.json');
    const zoned = junheng('zone', demo, '--iterations', '20', '--out', plan, '--quiet');
    expect(zoned.stderr).toBe('');
    expect(zoned.status).toBe(0);
    const judged = junheng('check', demo, plan, '--json', '--quiet');
    expect(judged.status).toBe(0);
    expect(JSON.parse(judged.stdout).verdict).toBe('keeps every rule');
  });

  test('is a library as well', () => {
    writeFileSync(
      join(folder, 'use.js'),
      "import { checkPlan, parsePlan } from 'junheng'; console.log(typeof checkPlan, typeof parsePlan);",
    );
    expect(execFileSync(process.execPath, ['use.js'], { cwd: folder, encoding: 'utf8' }).trim()).toBe(
      'function function',
    );
  });

  test('holds no tests, no benchmark data and no sources outside dist', () => {
    const files = readdirSync(join(folder, 'node_modules', 'junheng'));
    expect(files.sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'bin',
      'datasets',
      'dist',
      'docs',
      'engine',
      'package.json',
    ]);
  });
});
