import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LIBRARY_HOMES, PARTS } from './support/architecture/import-table.ts';
import { cycleFaults, importFaults, partOf, purityFaults } from './support/architecture/judge.ts';
import { readSource } from './support/architecture/source-file.ts';
import { readTree } from './support/architecture/tree.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tree = readTree(root);

/** What is found in a file that does not exist. */
function faultsOf(path: string, text: string): string[] {
  const file = readSource(path, text);
  return [...importFaults([file]), ...purityFaults([file])];
}

describe('the house as it stands', () => {
  it('has only arrows that the import table allows, and each library in its home', () => {
    expect(tree.length).toBeGreaterThan(100);
    expect(tree.flatMap((file) => file.imports).length).toBeGreaterThan(300);
    expect(importFaults(tree)).toEqual([]);
  });

  it('keeps clock, chance, network and machine out of the engine', () => {
    expect(tree.flatMap((file) => file.globals).length).toBeGreaterThan(1000);
    expect(purityFaults(tree)).toEqual([]);
  });

  it('has no ring of folders', () => {
    expect(cycleFaults(tree)).toEqual([]);
  });
});

describe('the table itself', () => {
  it('names only parts that it has', () => {
    const known = new Set(PARTS.map((part) => part.path));
    const named = PARTS.flatMap((part) => [...part.imports, ...(part.loads ?? [])]).filter(
      (path) => path !== '*',
    );
    expect(named.filter((path) => !known.has(path))).toEqual([]);
    expect(known.size).toBe(PARTS.length);
  });

  it('gives a file to the longest name that fits', () => {
    expect(partOf('engine/units.ts')?.path).toBe('engine/units.ts');
    expect(partOf('engine/plan/read.ts')?.path).toBe('engine/plan');
    expect(partOf('engine/planning/read.ts')).toBeNull();
    expect(partOf('web/app/worker/run.ts')?.path).toBe('web/app/worker');
  });
});

describe('a wrong file is named', () => {
  const wrong: readonly (readonly [string, string, string, RegExp])[] = [
    [
      'the judge importing the search',
      'engine/check/x.ts',
      "import '../layout/task.ts';",
      /:1: engine\/check may not import engine\/layout \(engine\/check\/x\.ts → engine\/layout\/task\.ts\)/,
    ],
    [
      'a type is an arrow too',
      'engine/plan/x.ts',
      "import type { A } from '../travel/table.ts';",
      /engine\/plan may not import engine\/travel/,
    ],
    [
      'so is a type inside a type',
      'engine/plan/x.ts',
      "let a: import('../travel/table.ts').A;",
      /engine\/plan may not import engine\/travel/,
    ],
    [
      'and a re-export',
      'engine/problem/x.ts',
      "export * from '../plan/index.ts';",
      /engine\/problem may not import engine\/plan/,
    ],
    [
      'and what is loaded later',
      'engine/layout/x.ts',
      "const a = import('../staffing/a.ts');",
      /engine\/layout may not import engine\/staffing/,
    ],
    [
      'and a worker',
      'engine/flow/x.ts',
      "new URL('../layout/a.ts', import.meta.url);",
      /engine\/flow may not import engine\/layout/,
    ],
    [
      'the command line loading the server at its start',
      'engine/cli/x.ts',
      "import '../../web/server/server.ts';",
      /engine\/cli may not import web\/server/,
    ],
    [
      'the engine importing the bench',
      'engine/cli/x.ts',
      "import '../../bench/run.ts';",
      /engine\/cli may not import bench/,
    ],
    [
      'anything importing a test',
      'bench/x.ts',
      "import '../test/support/tiny-town.ts';",
      /bench may not import test/,
    ],
    ['a folder outside the house', 'engine/cellar/x.ts', '', /belongs to no part/],
    [
      'a library away from home',
      'engine/layout/x.ts',
      "import highs from 'highs';",
      /highs is imported in engine\/solvers only/,
    ],
    ['a library without a home', 'engine/layout/x.ts', "import 'left-pad';", /left-pad has no home yet/],
    [
      'a scoped library by its whole name',
      'engine/layout/x.ts',
      "import '@a/b/c.js';",
      /library @a\/b has no home/,
    ],
    ['Node in the engine', 'engine/layout/x.ts', "import 'node:fs';", /only engine\/cli.* may use Node/],
    [
      'chance',
      'engine/layout/x.ts',
      '\n const a = Math.random();',
      /x\.ts:2: Math\.random makes the engine impure/,
    ],
    ['the clock', 'engine/layout/x.ts', 'const a = Date.now();', /Date\.now/],
    ['the clock by another door', 'engine/layout/x.ts', 'const a = new Date();', /new Date\(\)/],
    ['the machine', 'engine/layout/x.ts', 'const a = process.env.HOME;', /process makes/],
    ['the network', 'engine/layout/x.ts', "const a = await fetch('x');", /fetch makes/],
    [
      'the machine by another name',
      'engine/layout/x.ts',
      'const a = globalThis.process;',
      /globalThis makes/,
    ],
  ];

  it.each(wrong)('%s', (_, path, text, message) => {
    const faults = faultsOf(path, text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(message);
  });

  it('a ring of folders', () => {
    const ring = [
      readSource('engine/milp/a.ts', "import '../stop/b.ts';"),
      readSource('engine/stop/b.ts', "import '../flow/c.ts';"),
      readSource('engine/flow/c.ts', "import '../milp/a.ts';"),
    ];
    expect(cycleFaults(ring)).toHaveLength(1);
    expect(cycleFaults(ring)[0]).toContain('engine/milp → engine/stop → engine/flow → engine/milp');
    expect(cycleFaults(ring.slice(1))).toEqual([]);
  });
});

describe('a right file is let through', () => {
  const right: readonly (readonly [string, string, string])[] = [
    [
      'the judge importing plans',
      'engine/check/x.ts',
      "import '../plan/index.ts'; import '../../engine/units.ts';",
    ],
    [
      'the command line loading the server when asked',
      'engine/cli/x.ts',
      "await import('../../web/server/server.ts');",
    ],
    [
      'names of members, keys and parameters',
      'engine/layout/x.ts',
      'export const f = (a: { process: number }, fetch: number, { console }: { console: 1 }) => [a.process, fetch, console, { process: 1 }];',
    ],
    [
      'words in texts and comments',
      'engine/layout/x.ts',
      "// Math.random, fetch\nexport const a = 'process Date.now()';",
    ],
    ['a given date', 'engine/layout/x.ts', "export const a = new Date('2026-09-01');"],
    [
      'the command line using the machine',
      'engine/cli/x.ts',
      "import 'node:fs'; process.exit(0); Date.now();",
    ],
  ];

  it.each(right)('%s', (_, path, text) => {
    expect(faultsOf(path, text)).toEqual([]);
  });

  it('every library with a home is one of package.json', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const installed = new Set(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }));
    expect(Object.keys(LIBRARY_HOMES).filter((name) => !installed.has(name))).toEqual([]);
  });
});
