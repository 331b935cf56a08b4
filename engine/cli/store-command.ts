import type { Options } from './command.ts';
import { EXIT, type ExitCode, UsageError } from './exit.ts';
import { storeChoice } from './server-options.ts';

/** Does something with the store; what is wrong with it is told to the user as a sentence. */
export async function storeCommand(
  options: Options,
  work: (choice: ReturnType<typeof storeChoice>) => Promise<void>,
): Promise<ExitCode> {
  const { StoreError } = await import('../../web/server/store/store.ts');
  try {
    await work(storeChoice(options));
    return EXIT.ok;
  } catch (error) {
    if (error instanceof StoreError) throw new UsageError(error.text);
    const { code, path } = error as NodeJS.ErrnoException;
    if (path === undefined) throw error;
    throw new UsageError({
      en: `${path} cannot be used (${code}); check the path.`,
      zh: `无法使用 ${path}（${code}）；请检查路径。`,
    });
  }
}
