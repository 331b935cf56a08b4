import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../engine/cli/exit.ts';
import { writeTemplates } from '../../../engine/cli/template.ts';
import { TABLES } from '../../../engine/problem/index.ts';
import { withFolder } from '../../support/temporary-folder.ts';

describe('templates on disk', () => {
  it('are a file a table, or one workbook, and never overwrite anything', async () => {
    await withFolder(async (parent) => {
      const folder = join(parent, 'empty');
      await writeTemplates(folder, { language: 'zh' });
      expect((await readdir(folder)).sort()).toEqual(TABLES.map(({ name }) => `${name}.csv`).sort());
      await expect(writeTemplates(folder, { format: 'xlsx' })).rejects.toThrow(UsageError);
      expect(await writeTemplates(join(parent, 'book'), { format: 'xlsx' })).toEqual(['template.xlsx']);
    });
  });
});
