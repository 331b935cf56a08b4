import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../engine/cli/exit.ts';
import { mustBeWritable, writeWhole } from '../../../engine/cli/files.ts';
import { DEMO, runCli } from '../../support/run-cli.ts';
import { withFolder } from '../../support/temporary-folder.ts';

describe('where a result is to be written', () => {
  test('a new place below an existing folder will do, and asking makes nothing', () =>
    withFolder(async (folder) => {
      await mustBeWritable(join(folder, 'a', 'b', 'plan.json'), 'file');
      await mustBeWritable(join(folder, 'a', 'b'), 'folder');
      await mustBeWritable(folder, 'folder');
      expect(await readdir(folder)).toEqual([]);
    }));

  test('a folder in the place of a file, a file in the place of a folder or on the way to it will not', () =>
    withFolder(async (folder) => {
      const file = join(folder, 'file');
      await writeFile(file, 'x');
      await mkdir(join(folder, 'plan.json'));
      await expect(mustBeWritable(join(folder, 'plan.json'), 'file')).rejects.toThrow(UsageError);
      await expect(mustBeWritable(file, 'folder')).rejects.toThrow(UsageError);
      await expect(mustBeWritable(join(file, 'below'), 'folder')).rejects.toThrow(UsageError);
    }));

  test('is asked before zones are drawn, not after', () => {
    const { status, stdout, stderr } = runCli(
      'zone',
      DEMO,
      '--time',
      '1000',
      '--out',
      join(DEMO, 'units.csv'),
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/units\.csv cannot be written \(ENOTDIR\); choose another place with --out/);
  });
});

describe('a file', () => {
  test('is there whole, with the folders it needs', () =>
    withFolder(async (folder) => {
      await writeWhole(join(folder, 'a', 'b', 'file.txt'), 'whole');
      expect(await readFile(join(folder, 'a', 'b', 'file.txt'), 'utf8')).toBe('whole');
      expect(await readdir(join(folder, 'a', 'b'))).toEqual(['file.txt']);
    }));

  test('that cannot take its place leaves nothing behind', () =>
    withFolder(async (folder) => {
      await mkdir(join(folder, 'taken'));
      await expect(writeWhole(join(folder, 'taken'), 'text')).rejects.toThrow(UsageError);
      expect(await readdir(folder)).toEqual(['taken']);
    }));
});
