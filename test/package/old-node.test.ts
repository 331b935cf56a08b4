import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { expect, test } from 'vitest';

/** Runs the program's first file under a pretended version of Node and gives what it printed and its exit code. */
function runUnder(version: string): { printed: string; exitCode: number | null } {
  const source = readFileSync(join(import.meta.dirname, '..', '..', 'bin', 'junheng.cjs'), 'utf8');
  let printed = '';
  const process = {
    versions: { node: version },
    exit(code: number) {
      throw new Exit(code);
    },
  };
  const console = {
    error(text: string) {
      printed += text;
    },
  };
  try {
    vm.runInNewContext(source.replace(/^#!.*\n/, ''), { process, console, require: () => ({}) });
  } catch (error) {
    if (error instanceof Exit) return { printed, exitCode: error.code };
  }
  return { printed, exitCode: null };
}

class Exit {
  readonly code: number;
  constructor(code: number) {
    this.code = code;
  }
}

test.each(['16.20.0', '20.20.2', '22.17.9'])(
  'Node %s is told what is needed, in both languages',
  (version) => {
    const { printed, exitCode } = runUnder(version);
    expect(exitCode).toBe(2);
    expect(printed).toContain(version);
    expect(printed).toContain('22.18');
    expect(printed).toContain('均衡');
  },
);

test.each(['22.18.0', '24.0.0', '26.1.0'])('Node %s is not', (version) => {
  expect(runUnder(version)).toEqual({ printed: '', exitCode: null });
});
