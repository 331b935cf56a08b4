import { FolderInUse, templateFiles, type WriteOptions, writeFolder } from '../../datasets/writers/index.ts';
import { UsageError } from './exit.ts';

/** Writes the empty tables into a new or empty folder; gives their names. Throws a UsageError when the folder is in use. */
export async function writeTemplates(folder: string, options: WriteOptions): Promise<string[]> {
  const files = await templateFiles(options);
  try {
    await writeFolder(files, folder, false);
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    throw new UsageError({
      en: `${folder} is not empty (it holds ${error.entry}): name a new folder for the templates.`,
      zh: `文件夹 ${folder} 不为空（含 ${error.entry}）：请为模板指定新文件夹。`,
    });
  }
  return files.map((file) => file.name);
}
