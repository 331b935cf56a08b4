import { readFile, writeFile } from 'node:fs/promises';
import { UsageError } from './exit.ts';

/** The value of a JSON file that the user named; throws a UsageError that says what to do. */
export async function readJson(file: string): Promise<unknown> {
  const content = await readText(file);
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new UsageError({
      en: `${file} is not JSON (${(error as Error).message}); correct it and run again.`,
      zh: `${file} 不是有效的 JSON；请更正后重试。`,
    });
  }
}

/** The text of a file that the user named. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError({
      en: `${file} cannot be read (${reason}); check the path.`,
      zh: `无法读取 ${file}（${reason}）；请检查路径。`,
    });
  }
}

/** Writes a file where the user asked for it. */
export async function writeText(file: string, content: string): Promise<void> {
  try {
    await writeFile(file, content);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError({
      en: `${file} cannot be written (${reason}); choose another place with --out.`,
      zh: `无法写入 ${file}（${reason}）；请用 --out 另选位置。`,
    });
  }
}
